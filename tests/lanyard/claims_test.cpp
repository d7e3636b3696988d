// Claims of real processes: a living one's are its own, a killed one's are settled by the next, and a lost
// one stays lost.
#include <doctest/doctest.h>

#include <csignal>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of_scan(const fs::path& event, const fs::path& hub, const std::string& point,
                                       const std::string& code, const std::string& stops = "") {
    std::vector<std::string> words = {
        program("claiming_door"), "scan", event.string(), hub.string(), point, code};
    if (!stops.empty()) words.push_back(stops);
    return words;
}

nlohmann::json said_by(const std::vector<std::string>& words) {
    const Finished done = run_program(words);
    CAPTURE(done.err);
    REQUIRE(done.status == 0);
    return nlohmann::json::parse(done.out);
}

nlohmann::json rows(const fs::path& event) {
    return said_by({program("claiming_door"), "rows", event.string()});
}

nlohmann::json rows_with(const char* unsettled, const char* decisions, const std::string& check_ins,
                         const char* jobs) {
    return {{"unsettled", unsettled}, {"decisions", decisions}, {"check_ins", check_ins}, {"jobs", jobs}};
}

// A door that has stopped between its check-in and what comes of it.
struct StoppedDoor {
    StoppedDoor(const SampleEvent& sample, const fs::path& event, const std::string& code,
                const std::string& stops)
        : process(words_of_scan(event, sample.file("hub.db"), "Kiosk 2", code, stops), sample.file("out"),
                  sample.file("err")) {
        REQUIRE(wait_until([&] { return text_of(sample.file("out")) == "\"stopped\"\n"; }));
    }
    void kill() {
        process.send_signal(SIGKILL);
        process.wait_for_end();
    }
    ChildProcess process;
};

}  // namespace

TEST_CASE("a command settles nothing of a kiosk that runs, and what a killed one left") {
    const SampleEvent sample;
    StoppedDoor kiosk(sample, sample.folder(), sample.code("amara okafor"), "before");
    const auto waiting = rows(sample.folder());
    const std::string check_in = waiting["check_ins"];
    CHECK(waiting == rows_with("1", "", check_in, "held"));

    CHECK(sample.lanyard({"attendees"}).status == 0);
    CHECK(sample.json({"check-in", sample.code("amara okafor")}, 1)["verdict"] == "already_in");
    CHECK(rows(sample.folder()) == waiting);
    CHECK(sample.json({"check-in", sample.code("barry mason")})["verdict"] == "admitted");
    CHECK(rows(sample.folder())["unsettled"] == "1");
    CHECK(rows(sample.folder())["jobs"] == "held");
    CHECK(rows(sample.folder())["decisions"] == "");

    kiosk.kill();
    CHECK(sample.lanyard({"attendees"}).status == 0);
    CHECK(rows(sample.folder())["unsettled"] == "1");  // who only reads settles nothing
    CHECK(sample.json({"check-in", sample.code("barry mason")})["verdict"] == "welcome_back");
    // A command line has no hub to ask.
    CHECK(rows(sample.folder())["unsettled"] == "0");
    CHECK(rows(sample.folder())["jobs"] == "queued");
    CHECK(rows(sample.folder())["decisions"] == "alone");
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("a door that lost its claim says so again, and holds the winner's check-in") {
    const SampleEvent sample;
    const auto other = sample.file("other machine");
    fs::copy(sample.folder(), other);
    const auto hub = sample.file("hub.db");
    const std::string code = sample.code("amara okafor");
    CHECK(said_by(words_of_scan(sample.folder(), hub, "Kiosk 1", code))["verdict"] == "admitted");
    const std::string winner = rows(sample.folder())["check_ins"];
    for (int scan = 0; scan < 2; ++scan) {
        const auto said = said_by(words_of_scan(other, hub, "Kiosk 2", code));
        CHECK(said["verdict"] == "already_in");
        CHECK(said["earlier_point"] == "Kiosk 1");
        CHECK(rows(other) == rows_with("0", "", winner, ""));
    }
}

TEST_CASE(
    "a door that is killed before or after its claim, and wins or loses it, settles it at the next start") {
    for (const char* stops : {"before", "after"}) {
        for (const bool loses : {false, true}) {
            CAPTURE(stops);
            CAPTURE(loses);
            const SampleEvent sample;
            const auto other = sample.file("other machine");
            fs::copy(sample.folder(), other);
            const auto hub = sample.file("hub.db");
            const std::string code = sample.code("amara okafor");
            if (loses) said_by(words_of_scan(sample.folder(), hub, "Kiosk 1", code));
            StoppedDoor door(sample, other, code, stops);
            const std::string own = rows(other)["check_ins"];
            CHECK(rows(other) == rows_with("1", "", own, "held"));
            door.kill();
            CHECK(said_by(words_of_scan(other, hub, "Kiosk 2", code))["verdict"] == "already_in");
            const std::string winner = loses ? rows(sample.folder())["check_ins"].get<std::string>() : own;
            CHECK(rows(other) == rows_with("0", loses ? "" : "claimed", winner, loses ? "" : "queued"));
        }
    }
}
