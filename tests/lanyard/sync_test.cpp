// Two machines without a network, by the command line and a file; and a hub that is not there.
#include <doctest/doctest.h>
#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

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

TEST_CASE("hub serve sets a hub up by itself, for this machine and for another that gets two files") {
    if (!fs::exists("/usr/lib/postgresql")) {
        std::cout << "SKIPPED: PostgreSQL is not installed; no hub was served\n";
        return;
    }
    const SampleEvent sample;
    const fs::path home = sample.file("desk's home"), copy = sample.file("copy");
    fs::copy(sample.folder(), copy, fs::copy_options::recursive);
    fs::create_directories(home);
    std::vector<std::string> words;
    if (::geteuid() == 0) {  // PostgreSQL refuses root
        CHECK(sample.lanyard({"hub", "serve"}).status == 2);
        words = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
        std::vector<fs::path> mine = {sample.folder().parent_path(), sample.folder(), home};
        for (const auto& file : fs::recursive_directory_iterator(sample.folder()))
            mine.push_back(file.path());
        for (const fs::path& path : mine) REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
    }
    const std::string port = std::to_string(20'000 + ::getpid() % 10'000);
    for (const std::string& word :
         {std::string("env"), "HOME=" + home.string(), "XDG_STATE_HOME=" + home.string(), program("lanyard"),
          std::string("--event"), sample.folder().string(), std::string("hub"), std::string("serve"),
          std::string("--port"), port})
        words.push_back(word);
    // Twice: the second time everything is there, and what was sent the first time as well.
    for (int turn = 0; turn < 2; ++turn) {
        ChildProcess server(words, sample.file("out"), sample.file("err"));
        const auto is_up = [&] {
            return text_of(sample.file("out")).find("runs on port") != std::string::npos;
        };
        // Making a cluster takes a second, or a minute and a half on a machine with other work.
        for (int minutes = 0; minutes < 4 && server.is_running() && !is_up(); ++minutes)
            wait_until([&] { return !server.is_running() || is_up(); });
        REQUIRE_MESSAGE(is_up(), text_of(sample.file("err")));
        for (const char* file : {"hub.toml", "hub.crt"})
            fs::copy(sample.folder() / file, copy / file, fs::copy_options::overwrite_existing);
        CHECK(at(sample, copy, {"walk-in", "--name", "Eve " + std::to_string(turn)}).status == 0);
        const auto synced = at(sample, copy, {"hub", "sync"});
        CHECK_MESSAGE(synced.status == 0, synced.err);
        CHECK_MESSAGE(synced.out.find(" 0 were sent") == std::string::npos, synced.out);
        const auto status = at(sample, copy, {"hub", "status"});
        CHECK_MESSAGE(status.status == 0, status.err);
        // A fresh machine joins by a file, and believes the certificate that the file names.
        const fs::path code = sample.file("invitation " + std::to_string(turn)),
                       kiosk = sample.file("kiosk " + std::to_string(turn));
        const auto invited = sample.lanyard({"hub", "invite", "--out", code.string()});
        REQUIRE_MESSAGE(invited.status == 0, invited.err);
        auto wrong = nlohmann::json::parse(text_of(code));
        wrong["certificate"] = std::string(64, '0');
        const auto mistaken = run_program({program("lanyard"), "join", wrong.dump(), kiosk.string()});
        CHECK(mistaken.status == 3);
        CHECK_MESSAGE(mistaken.err.find("its certificate is another") != std::string::npos, mistaken.err);
        const auto joined = run_program({program("lanyard"), "join", code.string(), kiosk.string()});
        CHECK_MESSAGE(joined.status == 0, joined.err);
        CHECK(text_of(kiosk / "hub.crt") == text_of(sample.folder() / "hub.crt"));
        CHECK(at(sample, kiosk, {"hub", "sync"}).status == 0);
        if (turn == 1) {  // another certificate is believed by nobody
            std::ofstream(copy / "hub.crt") << "nonsense";
            CHECK(at(sample, copy, {"hub", "status"}).status == 4);
        }
        server.send_signal(SIGTERM);
        CHECK(server.wait_for_end() == 0);
    }
}
