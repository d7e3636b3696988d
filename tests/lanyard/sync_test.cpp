// Two machines without a network, by the command line and a file; and a hub that is not there.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// The command line on another machine's copy of the event.
Finished at(const SampleEvent& sample, const fs::path& event, std::vector<std::string> words) {
    std::vector<std::string> all = {"env",
                                    "XDG_STATE_HOME=" + sample.file("another home").string(),
                                    program("lanyard"),
                                    "--event",
                                    event.string(),
                                    "--clock",
                                    morning};
    all.insert(all.end(), words.begin(), words.end());
    return run_program(all);
}

}  // namespace

TEST_CASE("two machines catch up by a stick, and everybody is in once on both") {
    const SampleEvent sample;
    const fs::path copy = sample.file("copy"), stick = sample.file("stick.lanyard");
    fs::copy(sample.folder(), copy, fs::copy_options::recursive);
    REQUIRE(sample.lanyard({"check-in", sample.code("amara okafor")}).status == 0);
    REQUIRE(at(sample, copy, {"walk-in", "--name", "Eve Early"}).status == 0);
    REQUIRE(sample.lanyard({"sync", stick.string()}).status == 0);
    const auto there = at(sample, copy, {"sync", stick.string()});
    CHECK(there.status == 0);
    CHECK(there.out.find("were new here") != std::string::npos);
    CHECK(sample.json({"sync", stick.string()})["new"] > 0);
    const auto mine = sample.lanyard({"export", "attendance"}),
               theirs = at(sample, copy, {"export", "attendance"});
    CHECK(mine.out == theirs.out);
    CHECK(mine.out.find("Eve Early") != std::string::npos);
    CHECK(text_of(stick).find("Okafor") == std::string::npos);
    // Without a badge printed the code is its owner back from a walk; nobody unknown would be.
    CHECK(at(sample, copy, {"check-in", sample.code("amara okafor")}).out.rfind("welcome_back", 0) == 0);

    const auto own = sample.lanyard({"sync", (sample.folder() / "event.toml").string()});
    CHECK(own.status == 2);
    const fs::path list = sample.file("list.csv");
    std::ofstream(list) << "Name,Email\n";
    CHECK(sample.lanyard({"sync", list.string()}).status == 3);
    CHECK(text_of(list) == "Name,Email\n");
}

TEST_CASE("a hub that is not there is said with what to do, and stops nobody") {
    const SampleEvent sample;
    CHECK(sample.lanyard({"hub", "status"}).status == 2);
    const auto nowhere = sample.lanyard({"hub", "create", "host=127.0.0.1 port=1 dbname=x user=x"});
    CHECK(nowhere.status == 4);
    CHECK(nowhere.err.find("See whether the hub runs") != std::string::npos);
    CHECK_FALSE(fs::exists(sample.folder() / "hub.toml"));
    std::ofstream(sample.folder() / "hub.toml") << "address = \"host=127.0.0.1 port=1 dbname=x user=x\"\n";
    CHECK(sample.lanyard({"hub", "sync"}).status == 4);
    CHECK(sample.lanyard({"check-in", sample.code("amara okafor")}).status == 0);
    CHECK(sample.lanyard({"doctor"}).out.find("hub: ") != std::string::npos);
    std::ofstream(sample.folder() / "hub.toml") << "adress = \"x\"\n";
    const auto slip = sample.lanyard({"hub", "status"});
    CHECK(slip.status == 3);
    CHECK(slip.err.find("Did you mean address?") != std::string::npos);
}
