// The hall's screen and its cue in real windows: the message armed, sent late, joined late, and survived
// whatever happens to its file, its sound and its player.
#include <doctest/doctest.h>
#include <signal.h>

#include <fstream>
#include <sstream>

#include "tests/e2e/people.h"
#include "tests/e2e/stage_hall.h"

using namespace lanyard;
namespace fs = std::filesystem;

TEST_CASE("armed a minute before, sent three minutes late by one key: it plays, and the day moves with it") {
    const SampleEvent sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720}, foyer{1280, 720};
    // Go three minutes late, and what follows begins at once: nothing absorbs.
    REQUIRE(sample.lanyard({"programme", "delay", "conversation", "--", "-4"}).status == 0);
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T10:02:55Z");
    KioskSession cue = role(table, sample, "cue", "2017-11-10T10:02:55Z");
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    CHECK(stage.widget("card"));
    CHECK((*stage.widget("card"))["label"] == "Robert Goodwill");
    CHECK_MESSAGE(says(cue, "audience", "holding card"), cue.story());
    CHECK_MESSAGE(says(cue, "state", "late"), cue.story());
    CHECK_MESSAGE(says(cue, "countdown", "+03:"), cue.story());
    CHECK_MESSAGE(says(cue, "file", "checked to the end"), cue.story());
    CHECK_MESSAGE(says(cue, "late_go", "everything after it moves 3 min"), cue.label("late_go"));

    cue.press("space");
    REQUIRE_MESSAGE(stage.shows("stage", "playing"), stage.story());
    REQUIRE_MESSAGE(
        stage.wait_for([](const nlohmann::json& tree) { return find_widget(tree, "video").has_value(); }),
        stage.story());
    CHECK_MESSAGE(cue.shows("cue", "playing"), cue.story());
    CHECK_MESSAGE(says(cue, "audience", "video"), cue.story());

    const auto sessions = sample.json({"programme"})["sessions"];
    for (const auto& session : sessions) {
        if (session["id"] == "message")
            CHECK(session["start"].get<std::string>().substr(0, 16) == "2017-11-10T10:03");
        if (session["id"] == "conversation")
            CHECK(session["start"].get<std::string>().substr(0, 16) == "2017-11-10T10:04");
        if (session["id"] == "lunch") CHECK(session["start"] == "2017-11-10T12:30:00+00:00");
    }
    KioskSession board(foyer, sample.folder(), sample.file("board"),
                       {"--role", "board", "--window", stage_window, "--clock", "2017-11-10T10:03:10Z"});
    CHECK_MESSAGE(says(board, "lateness", "late"), board.story());

    REQUIRE_MESSAGE(stage.shows("stage", "ended"), stage.story());
    REQUIRE_MESSAGE(
        stage.wait_for([](const nlohmann::json& tree) { return find_widget(tree, "card").has_value(); }),
        stage.story());
    CHECK(stage.process().end() == 0);
    CHECK(cue.process().end() == 0);
    const auto rows = playback(sample);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["session"] == "message");
    CHECK(rows[0]["go_by"] == "cue");
    CHECK(rows[0]["how"] == "played");
    CHECK(rows[0]["from_s"] == "0.0");
    CHECK(std::stod(rows[0]["to_s"].get<std::string>()) > 15);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("a stage that is killed and comes back is where the clock is, and the proof of play says so") {
    const LongMessage film;
    const SampleEvent& sample = film.sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    KioskSession cue = role(table, sample, "cue", "2017-11-10T09:59:58Z");
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    // Without a stage Go is written down all the same, and the operator is told.
    CHECK_MESSAGE(says(cue, "warnings", "No stage screen"), cue.story());
    cue.press("space");
    REQUIRE_MESSAGE(cue.shows("cue", "playing"), cue.story());
    {
        KioskSession first = role(hall, sample, "stage1", "2017-11-10T10:00:04Z");
        REQUIRE_MESSAGE(first.wait_for([&](const nlohmann::json&) { return second_of(first) >= 5; }),
                        first.story());
        // What was shown for a moment alone may not be written down yet.
        REQUIRE(wait_until([&] { return playback(sample).size() == 1; }));
        first.process().send_signal(SIGKILL);
        CHECK(first.process().wait_for_end() != 0);
    }
    KioskSession second = role(hall, sample, "stage2", "2017-11-10T10:00:30Z");
    REQUIRE_MESSAGE(second.wait_for([&](const nlohmann::json&) { return second_of(second) >= 0; }),
                    second.story());
    // Go was given within two seconds of 10:00 by the cue's clock.
    CHECK(second_of(second) >= 27);
    CHECK(second.process().end() == 0);
    const auto rows = playback(sample);
    REQUIRE(rows.size() == 2);
    CHECK(std::stod(rows[1]["from_s"].get<std::string>()) > 26);
    CHECK(rows[1]["how"] == "interrupted");
}

TEST_CASE(
    "its file deleted while it plays, it plays on and the desk is called; gone before, the card stays") {
    const LongMessage film;
    const SampleEvent& sample = film.sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    KioskSession cue = role(table, sample, "cue", "2017-11-10T09:59:58Z");
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T09:59:58Z");
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    cue.press("space");
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 2; }),
                    stage.story());
    fs::remove(sample.folder() / "message.mp4");
    CHECK_MESSAGE(says(cue, "warnings", "gone from the folder"), cue.story());
    CHECK_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 8; }),
                  stage.story());
    CHECK(stage.process().end() == 0);

    KioskSession again = role(hall, sample, "stage2", "2017-11-10T10:00:20Z");
    REQUIRE_MESSAGE(again.shows("stage", "playing"), again.story());
    CHECK_MESSAGE(says(cue, "warnings", "not in the event's folder"), cue.story());
    CHECK(again.widget("card"));
    CHECK_FALSE(again.widget("video"));
    KioskSession desk(hall, sample.folder(), sample.file("desk"),
                      {"--role", "desk", "--window", stage_window, "--clock", "2017-11-10T10:00:40Z"});
    CHECK_MESSAGE(desk.wait_for([](const nlohmann::json& tree) {
        return tree.dump().find("the video does not play as it should") != std::string::npos;
    }),
                  desk.tree().dump());
}

TEST_CASE("without an audio device it plays on, and the cue says that nobody hears it") {
    const SampleEvent sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    if (fs::exists("/dev/snd")) {
        MESSAGE("SKIPPED: this machine has a sound card; going on without one was not tried");
        return;
    }
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T09:59:55Z");
    KioskSession cue = role(table, sample, "cue", "2017-11-10T09:59:55Z");
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    CHECK_MESSAGE(says(cue, "warnings", "no audio device"), cue.story());
    cue.touch("go");
    CHECK_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 3; }),
                  stage.story());
    // The meter shows what is heard, and of this nothing is.
    CHECK_MESSAGE(says(cue, "level", "0/9"), cue.story());
}

TEST_CASE("the player ends by itself in the middle: another one goes on where the clock is") {
    const LongMessage film;
    const SampleEvent& sample = film.sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    const fs::path end_now = sample.file("end-now");
    KioskSession cue = role(table, sample, "cue", "2017-11-10T09:59:58Z");
    KioskSession stage = role(
        hall, sample, "stage", "2017-11-10T09:59:58Z",
        {"env", "LANYARD_END_PLAYER=" + end_now.string(), "LD_PRELOAD=" + program("libending_player.so")});
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    cue.press("space");
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 2; }),
                    stage.story());
    std::ofstream(end_now) << "\n";
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) {
        return stage.log().find("player has ended") != std::string::npos;
    }),
                    stage.story());
    CHECK_FALSE(fs::exists(end_now));
    const int before = second_of(stage);
    CHECK_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= before + 3; }),
                  stage.story());
    CHECK_MESSAGE(cue.shows("cue", "playing"), cue.story());
    CHECK(stage.process().end() == 0);
    const auto rows = playback(sample);
    REQUIRE_FALSE(rows.empty());
    CHECK(std::stod(rows.back()["to_s"].get<std::string>()) > before + 2);
}

TEST_CASE(
    "on a machine without sound card, graphics card or bus nothing but the log's own lines is on the "
    "terminal") {
    const SampleEvent sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720}, entrance{1280, 720};
    const std::vector<std::string> bare = {"env", "--unset=SDL_AUDIODRIVER", "--unset=PIPEWIRE_DEBUG",
                                           "DBUS_SESSION_BUS_ADDRESS=unix:path=/none",
                                           "PULSE_SERVER=unix:/none"};
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T09:59:57Z", bare);
    KioskSession cue = role(table, sample, "cue", "2017-11-10T09:59:57Z", bare);
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    cue.press("space");
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 1; }),
                    stage.story());
    KioskSession kiosk(entrance, sample.folder(), sample.file("kiosk"), {"--window", stage_window}, bare);
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    const Delegate person = ordinary_delegates(sample).front();
    CHECK_MESSAGE(kiosk.admits(person.code, person.greeting), kiosk.story());
    for (KioskSession* session : {&stage, &cue, &kiosk}) CHECK(session->process().end() == 0);
    CHECK(cue.log() == "");
    CHECK(kiosk.log() == "");
    std::stringstream lines(stage.log());
    for (std::string line; std::getline(lines, line);) {
        const bool is_ours = line.rfind("player: ", 0) == 0 || line.rfind("stage of great-hall: ", 0) == 0;
        CHECK_MESSAGE(is_ours, line);
    }
}

TEST_CASE(
    "the audio device goes away while it plays: the film goes on, and the cue says that nobody hears it") {
    if (!is_installed("pulseaudio")) {
        MESSAGE("SKIPPED: pulseaudio is not installed, so no audio device can be taken away");
        return;
    }
    const LongMessage film;
    const SampleEvent& sample = film.sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    SoundCard card(sample);
    KioskSession cue = role(table, sample, "cue", "2017-11-10T09:59:58Z");
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T09:59:58Z", card.words());
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    cue.press("space");
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 2; }),
                    stage.story());
    const auto warns = [&] {
        const auto warnings = cue.widget("warnings");
        return warnings && warnings->dump().find("no audio device") != std::string::npos;
    };
    CHECK_FALSE(warns());
    card.device.send_signal(SIGKILL);
    CHECK(card.device.wait_for_end() != 0);
    CHECK_MESSAGE(cue.wait_for([&](const nlohmann::json&) { return warns(); }), cue.story());
    const int before = second_of(stage);
    CHECK_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= before + 3; }),
                  stage.story());
    CHECK(stage.process().end() == 0);
}

TEST_CASE("held, resumed, muted, covered and skipped by their keys; a slip is taken back") {
    const LongMessage film;
    const SampleEvent& sample = film.sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T09:59:55Z");
    KioskSession cue = role(table, sample, "cue", "2017-11-10T09:59:55Z");
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    CHECK_FALSE((*cue.widget("hold"))["enabled"].get<bool>());
    cue.press("space");
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 1; }),
                    stage.story());
    cue.press("h");
    REQUIRE_MESSAGE(stage.shows("stage", "held"), stage.story());
    const int held_at = second_of(stage);
    REQUIRE_MESSAGE(cue.shows("cue", "held"), cue.story());
    CHECK(cue.widget("resume"));
    cue.press("h");
    REQUIRE_MESSAGE(stage.shows("stage", "playing"), stage.story());
    CHECK(second_of(stage) <= held_at + 2);
    cue.press("m");
    CHECK_MESSAGE(cue.wait_for([](const nlohmann::json& tree) {
        const auto mute = find_widget(tree, "mute");
        return mute && (*mute)["checked"] == true;
    }),
                  cue.story());
    cue.press("c");
    CHECK_MESSAGE(
        stage.wait_for([](const nlohmann::json& tree) { return find_widget(tree, "card").has_value(); }),
        stage.story());
    CHECK_MESSAGE(says(cue, "audience", "holding card"), cue.story());
    cue.press("c");
    CHECK_MESSAGE(
        stage.wait_for([](const nlohmann::json& tree) { return find_widget(tree, "video").has_value(); }),
        stage.story());
    cue.press("s");
    REQUIRE_MESSAGE(stage.shows("stage", "ended"), stage.story());
    REQUIRE_MESSAGE(cue.shows("cue", "ended"), cue.story());
    cue.touch("undo");
    REQUIRE_MESSAGE(stage.shows("stage", "playing"), stage.story());
    CHECK_MESSAGE(
        stage.wait_for([](const nlohmann::json& tree) { return find_widget(tree, "video").has_value(); }),
        stage.story());
}

TEST_CASE("a stage alone starts a slot by the clock, and it is written down once") {
    const SampleEvent sample;
    const VirtualScreen hall{1280, 720};
    {
        const std::string settings = text_of(sample.folder() / "event.toml");
        const std::string cue = "start   = \"cue\"";
        const auto at = settings.find(cue);
        REQUIRE(at != std::string::npos);
        std::ofstream(sample.folder() / "event.toml")
            << settings.substr(0, at) << "start   = \"clock\"" << settings.substr(at + cue.size());
    }
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T09:59:54Z");
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 1; }),
                    stage.story());
    CHECK(wait_until([&] { return playback(sample).at(0)["go_at"] == "2017-11-10T10:00:00+00:00"; }));
    KioskSession other = role(hall, sample, "stage2", "2017-11-10T10:00:04Z");
    REQUIRE_MESSAGE(other.wait_for([&](const nlohmann::json&) { return second_of(other) >= 4; }),
                    other.story());
    CHECK(stage.process().end() == 0);
    CHECK(other.process().end() == 0);
    const auto rows = playback(sample);
    REQUIRE(rows.size() == 2);  // two stages showed it
    for (const auto& row : rows) {
        CHECK(row["go_at"] == "2017-11-10T10:00:00+00:00");
        CHECK(row["go_by"] == "clock");
    }
}

TEST_CASE("the line-up covers the stage with bars while nothing plays") {
    const SampleEvent sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T08:50:00Z");
    KioskSession cue = role(table, sample, "cue", "2017-11-10T08:50:00Z");
    REQUIRE_MESSAGE(stage.shows("stage", "idle"), stage.story());
    REQUIRE_MESSAGE(cue.shows("cue", "idle"), cue.story());
    cue.press("l");
    CHECK_MESSAGE(says(stage, "line_up", "Great Hall"), stage.story());
    CHECK_MESSAGE(says(cue, "audience", "line-up"), cue.story());
    cue.touch("line_up");
    CHECK_MESSAGE(
        stage.wait_for([](const nlohmann::json& tree) { return find_widget(tree, "card").has_value(); }),
        stage.story());
}
