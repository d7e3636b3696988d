// What the packages hold works where it is installed, without the tree that it was built in. Whether a bare
// Debian takes the packages themselves is tools/deploy/try_packages.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "base/safe_file.h"
#include "tests/folders.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/private_state.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// Both packages' files below a folder, as they lie below /usr.
struct Installed {
    ScratchFolder scratch;
    fs::path usr = scratch.path() / "usr";

    Installed() {
        for (const char* package : {"lanyard", "lanyard-kiosk"}) {
            const auto done = run_program({"cmake", "--install", program_folder().parent_path().string(),
                                           "--prefix", usr.string(), "--component", package});
            REQUIRE_MESSAGE(done.status == 0, done.err);
        }
    }
    std::string command(const char* name) const { return (usr / "bin" / name).string(); }
};

std::set<std::string> files_below(const fs::path& folder) {
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.insert(entry.path().lexically_relative(folder).string());
    return files;
}

}  // namespace

TEST_CASE("the commands are links to the programs, which say their version from there") {
    const Installed installed;
    for (const char* name : {"lanyard", "lanyard-kiosk"}) {
        CHECK(fs::is_symlink(installed.usr / "bin" / name));
        const auto said = run_program({installed.command(name), "--version"});
        CHECK(said.status == 0);
        CHECK(said.out.find(std::string(name) + " ") == 0);
        CHECK(said.out == run_program({program(name), "--version"}).out);
    }
}

TEST_CASE("languages, sounds and the sample event lie where the programs look for them, each file of them") {
    const Installed installed;
    const fs::path home = installed.usr / "lib/lanyard";
    for (const char* folder : {"languages", "sounds", "deploy"}) {
        CHECK_FALSE(files_below(home / folder).empty());
        CHECK(files_below(home / folder) == files_below(program_folder() / folder));
    }
    CHECK(files_below(installed.usr / "share/lanyard/launch-2017") ==
          files_below(fs::path(sample_file("event.toml")).parent_path()));
}

TEST_CASE("an event is made, a list brought in and somebody certified, in French, by what is installed") {
    const Installed installed;
    const PrivateState state;
    const std::string event = (installed.scratch.path() / "event").string(),
                      sample = (installed.usr / "share/lanyard/launch-2017").string(),
                      pdf = (installed.scratch.path() / "certificates.pdf").string();
    const auto lanyard = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {installed.command("lanyard"), "--clock", morning});
        const auto done = run_program(words);
        REQUIRE_MESSAGE(done.status == 0, done.err);
        return done.out;
    };
    lanyard({"init", event, "--from", sample});
    lanyard({"--event", event, "import", sample + "/registrations.csv"});
    lanyard({"--event", event, "walk-in", "--name", "Ada Abbot"});
    // French comes first, so that it is the language of whoever asked for none.
    std::string settings = text_of(fs::path(event) / "event.toml");
    const std::string languages = R"(["en", "fr", "cy"])";
    const std::size_t at = settings.find(languages);
    REQUIRE(at != std::string::npos);
    settings.replace(at, languages.size(), R"(["fr", "en", "cy"])");
    REQUIRE(write_file(fs::path(event) / "event.toml", settings).ok());
    lanyard({"--event", event, "certificates", "--out", pdf});
    CHECK(run_program({"pdftotext", pdf, "-"}).out.find("Attestation de présence") != std::string::npos);
}
