// lanyard serve by the real program: on this machine without TLS, elsewhere with it, and ended in order.
#include <doctest/doctest.h>

#include <filesystem>
#include <memory>

#include "tests/lanyard/programs/child_process.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/private_state.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// The page of the sample, for as long as this lives.
struct Page {
    SampleEvent sample;
    PrivateState state;
    fs::path out = sample.file("out"), err = sample.file("err");
    std::unique_ptr<ChildProcess> server;
    std::string address;

    explicit Page(const std::string& on) {
        server = std::make_unique<ChildProcess>(
            std::vector<std::string>{program("lanyard"), "--event", sample.folder().string(), "--clock",
                                     morning, "serve", "--on", on, "--port", "0"},
            out, err);
        REQUIRE_MESSAGE(wait_until([&] { return text_of(out).find("/enter?token=") != std::string::npos; }),
                        text_of(err));
        const std::string told = text_of(out);
        const auto at = told.rfind("http");
        address = told.substr(at, told.find('\n', at) - at);
    }
    // What a browser that keeps cookies is shown at the end of all redirections.
    Finished browse(const std::string& from, std::vector<std::string> more = {}) const {
        std::vector<std::string> words = {"curl",         "--silent",
                                          "--insecure",   "--location",
                                          "--cookie-jar", sample.file("jar").string(),
                                          "--cookie",     sample.file("jar").string()};
        words.insert(words.end(), more.begin(), more.end());
        words.push_back(from);
        return run_program(words);
    }
    std::string at(const std::string& path) const { return address.substr(0, address.find("/enter")) + path; }
};

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("on this machine: the day by its address, a list taken out and written down, and an end") {
    Page page("127.0.0.1");
    CHECK(has(page.address, "http://127.0.0.1:"));
    CHECK(has(page.browse(page.at("/")).out, "organisers"));
    page.sample.json({"check-in", page.sample.code("amara okafor")});
    CHECK(has(page.browse(page.address).out, "<strong>1</strong> arrived"));
    CHECK(has(page.browse(page.at("/people"), {"--data-urlencode", "words=okafor"}).out, "Amara Okafor"));
    const auto list = page.browse(page.at("/exports/no-shows.csv"), {"--request", "POST", "--data", ""});
    CHECK(has(list.out, "family_name"));
    const auto exports = page.sample.json({"export", "exports"});
    REQUIRE(exports.size() == 1);
    CHECK(exports[0]["what"] == "no-shows");
    CHECK(page.server->end() == 0);
}

TEST_CASE("in a network it speaks TLS, with a certificate that is made once") {
    Page page("0.0.0.0");
    CHECK(has(page.address, "https://"));
    CHECK(has(page.browse(page.address).out, "<h1>"));
    CHECK(has(text_of(page.err), "certificate"));
    const fs::path kept = page.state.folder.path() / "lanyard" / "web";
    CHECK((fs::status(kept / "web.key").permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    const std::string certificate = text_of(kept / "web.crt");
    CHECK(has(certificate, "BEGIN CERTIFICATE"));
    CHECK(page.server->end() == 0);
}
