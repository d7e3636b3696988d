// lanyard deploy by the real program, into a folder: every file, again, beside somebody else's, and taken
// away.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "base/safe_file.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

constexpr const char* kiosk_unit = "etc/systemd/system/lanyard-kiosk.service";
constexpr const char* hub_unit = "etc/systemd/system/lanyard-hub.service";

struct Machine {
    SampleEvent sample{SampleEvent::List::none};
    fs::path root = sample.file("root");

    Machine() { fs::create_directories(root); }
    Finished deploy(std::vector<std::string> words) const {
        words.insert(words.begin(), {"deploy", "--root", root.string()});
        return sample.lanyard(words);
    }
    // Their text, by where they lie below the root.
    std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(root))
            if (entry.is_regular_file())
                files[entry.path().lexically_relative(root).string()] = text_of(entry.path());
        return files;
    }
};

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a kiosk's files say what was asked for, and doing it again changes nothing") {
    const Machine machine;
    const auto done = machine.deploy({"--role", "desk", "--point", "Desk 1", "--printer", "auto"});
    REQUIRE_MESSAGE(done.status == 0, done.err);
    const auto files = machine.files();
    CHECK(files.size() == 5);
    const std::string& unit = files.at(kiosk_unit);
    CHECK(has(unit, "ExecStart=/usr/bin/cage -- /usr/bin/lanyard-kiosk --role \"desk\" --event \"" +
                        fs::canonical(machine.sample.folder()).string() +
                        "\" --point \"Desk 1\" --printer \"auto\"\n"));
    CHECK(has(unit, "WatchdogSec="));
    CHECK(has(unit, "Restart=always"));
    // In a login session what cage starts is not heard by this service, which would be killed as never
    // started.
    CHECK(has(unit, "NotifyAccess=all"));
    CHECK_FALSE(has(unit, "\nPAMName="));
    for (const auto& file : files) {
        CAPTURE(file.first);
        for (const char* filled_in : {"@options@", "@event@"}) CHECK_FALSE(has(file.second, filled_in));
        CHECK(has(done.out, file.first));
        CHECK((fs::status(machine.root / file.first).permissions() & fs::perms::all) == fs::perms(0644));
    }
    CHECK(machine.deploy({"--role", "desk", "--point", "Desk 1", "--printer", "auto"}).status == 0);
    CHECK(machine.files() == files);
    CHECK(machine.deploy({"--role", "desk", "--hub"}).status == 0);
    CHECK(has(machine.files().at(hub_unit), " hub serve\n"));
}

TEST_CASE("what a unit would understand otherwise stays a name") {
    const Machine machine;
    REQUIRE(machine.deploy({"--point", "Kiosk \"1\" \\ 100 % $HOME ; é"}).status == 0);
    CHECK(has(machine.files().at(kiosk_unit), "--point \"Kiosk \\\"1\\\" \\\\ 100 %% $$HOME ; é\"\n"));
    CHECK(machine.deploy({"--point", "Kiosk\n1"}).status == 2);
}

TEST_CASE("somebody else's file is neither written over nor taken away, and then nothing is written") {
    const Machine machine;
    fs::create_directories((machine.root / kiosk_unit).parent_path());
    REQUIRE(write_file(machine.root / kiosk_unit, "[Unit]\n").ok());
    const auto before = machine.files();
    const auto refused = machine.deploy({});
    CHECK(refused.status == 1);
    CHECK(has(refused.err, "not by lanyard deploy"));
    CHECK(machine.files() == before);
    CHECK(machine.deploy({"--remove"}).status == 1);
    CHECK(machine.files() == before);
}

TEST_CASE("it is looked at before, and taken away afterwards") {
    const Machine machine;
    const auto shown = machine.deploy({"--print"});
    CHECK(shown.status == 0);
    CHECK(has(shown.out, "WatchdogSec="));
    CHECK(machine.files().empty());
    CHECK(machine.deploy({"--remove"}).status == 1);
    REQUIRE(machine.deploy({"--hub"}).status == 0);
    CHECK(machine.files().size() == 6);
    CHECK(machine.deploy({"--remove"}).status == 0);
    CHECK(machine.files().empty());
}

TEST_CASE("systemd takes the units as they are written") {
    if (!is_installed("systemd-analyze")) {
        std::puts("SKIPPED: systemd-analyze is not installed, so that no unit was read by systemd");
        return;
    }
    const Machine machine;
    REQUIRE(machine.deploy({"--hub", "--point", "Kiosk \"1\" 100 %"}).status == 0);
    for (const char* unit : {kiosk_unit, hub_unit}) {
        // A unit is refused where its program is not there.
        std::string text = text_of(machine.root / unit);
        for (const std::string program : {"ExecStart=/usr/bin/cage", "ExecStart=/usr/bin/lanyard"})
            if (const auto at = text.find(program); at != std::string::npos)
                text.replace(at, program.size(), "ExecStart=/bin/true");
        REQUIRE(has(text, "ExecStart=/bin/true "));
        REQUIRE(write_file(machine.root / unit, text).ok());
        const auto read =
            run_program({"systemd-analyze", "--man=no", "verify", (machine.root / unit).string()});
        CHECK_MESSAGE(read.status == 0, read.err);
        CHECK_MESSAGE(read.err.empty(), read.err);
    }
}
