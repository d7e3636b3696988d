// The cue's sentences: countdowns that are right on the second, who is on and who comes, and what is wrong.
#include "roles/cue/words.h"

#include <doctest/doctest.h>

using namespace lanyard;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant ten = instant_from_ms(1'510'308'000'000);
constexpr const char* london = "Europe/London";

PlannedSession planned(const char* id, const char* title, int from, int to,
                       std::vector<std::string> speakers) {
    PlannedSession session;
    session.id = id;
    session.title = title;
    session.room = "hall";
    session.start = ten + minutes(from);
    session.end = ten + minutes(to);
    session.speakers = std::move(speakers);
    return session;
}

struct Day {
    std::vector<Session> sessions;
    PlaybackView view;
    PlaybackSlot slot;

    Day() {
        auto message = planned("message", "Message", 0, 6, {});
        message.kind = SessionKind::video;
        message.file = "message.mp4";
        auto lunch = planned("lunch", "Lunch", 150, 210, {});
        lunch.kind = SessionKind::pause;
        lunch.room.clear();
        lunch.anchor = true;
        sessions =
            actual_programme({planned("talk", "Talk", -20, 0, {"Isabelle Trowler"}), message,
                              planned("after", "After", 6, 50, {"John Burnham", "Barry Mason"}), lunch},
                             std::vector<SessionInputs>(4));
        view.day.sessions = sessions;
        view.day.slots = playback_slots(sessions, {});
        slot = view.day.slots.front();
    }
    VideoCheckRecord check(const char* verdict) const {
        VideoCheckRecord record;
        record.session = "message";
        record.file = "message.mp4";
        record.at = ten - minutes(30);
        record.verdict = verdict;
        record.played = minutes(6);
        record.loudness_lufs = -23.2;
        record.correction_db = 0.2;
        record.captions = 1;
        return record;
    }
};

}  // namespace

TEST_CASE("a countdown turns at whole seconds before and after nought") {
    CHECK(countdown_words(seconds(-12), true) == "−00:12");
    CHECK(countdown_words(Milliseconds(-11'001), true) == "−00:12");
    CHECK(countdown_words(Milliseconds(-1), true) == "−00:01");
    CHECK(countdown_words(Milliseconds(0), true) == "+00:00");
    CHECK(countdown_words(Milliseconds(185'900), true) == "+03:05");
    CHECK(countdown_words(seconds(-3720), true) == "−1:02:00");
    CHECK(countdown_words(minutes(6), false) == "06:00");
}

TEST_CASE("who is on and who comes after the video, and what a late Go moves") {
    const Day day;
    CHECK(on_stage_words(day.sessions, "hall", {&day.slot, {}, nullptr}, ten - seconds(12), london) ==
          "On stage now: Isabelle Trowler, until 10:00. Then John Burnham and Barry Mason, 10:06.");
    CHECK(on_stage_words(day.sessions, "hall", {&day.slot, {}, nullptr}, ten + seconds(12), london) ==
          "Then John Burnham and Barry Mason, 10:06.");
    CHECK(late_go_words(day.sessions, day.slot, ten - seconds(12), london) ==
          "If Go is at 10:03, everything after it moves 3 min; Lunch at 12:30 holds.");
    CHECK(late_go_words(day.sessions, day.slot, ten + minutes(8), london) ==
          "If Go is at 10:08, everything after it moves 8 min; Lunch at 12:30 holds.");
}

TEST_CASE("a video that waits is not on stage, and behind what is cancelled stands what takes place") {
    const Day day;
    // Its time has come, and another video of the room has Go.
    CHECK(on_stage_words(day.sessions, "hall", {}, ten + minutes(1), london) ==
          "Then John Burnham and Barry Mason, 10:06.");
    std::vector<PlannedSession> planned;
    for (const Session& session : day.sessions) planned.push_back(session.planned);
    std::vector<SessionInputs> inputs(planned.size());
    inputs[2].cancelled = true;
    CHECK(on_stage_words(actual_programme(planned, inputs), "hall", {}, ten + minutes(1), london) ==
          "Then John Burnham and Barry Mason, Cancelled · 10:06. Then Lunch, 12:30.");
}

TEST_CASE("how the file was found is told in words that a volunteer understands") {
    Day day;
    CHECK(file_words(day.slot, day.view, london) == "message.mp4 · not checked yet");
    day.view.checking["message"];
    CHECK(file_words(day.slot, day.view, london) == "message.mp4 · will be checked…");
    day.view.checking["message"] = 35;
    CHECK(file_words(day.slot, day.view, london) == "message.mp4 · being checked, 35 %…");
    day.view.day.checks = {day.check("ready")};
    CHECK(file_words(day.slot, day.view, london) ==
          "06:00 · captions on · −23 LUFS ✓ · checked to the end 09:30 ✓");
    day.view.day.checks = {day.check("broken")};
    day.view.day.checks.front().problems = {"it ends at 0:08 though it should last 6:00"};
    CHECK(file_words(day.slot, day.view, london)
              .find("✕ will not play right, checked 09:30: it ends at 0:08") != std::string::npos);
    day.view.missing.insert("message");
    CHECK(file_words(day.slot, day.view, london) == "message.mp4 is not in the event's folder");
}

TEST_CASE(
    "the operator is warned of a stage that is not there, is not heard, or cannot play, and of people") {
    Day day;
    const StageNow stage = stage_now(day.view.day.slots, "hall", {}, ten);
    CHECK(cue_warnings(day.view, "hall", stage, ten).front().find("No stage screen") == 0);
    day.view.stages = {
        {"hall", "message", true, false, -100, 0, "its picture stands still", AudienceSees::card}};
    NeededPerson missing;
    missing.name = "Barry Mason";
    missing.start = ten + Milliseconds(40 * 60'000);
    missing.state = NeededState::soon;
    day.view.needed = {missing};
    const auto warnings = cue_warnings(day.view, "hall", stage, ten);
    REQUIRE(warnings.size() == 3);
    CHECK(warnings[0] == "The stage: its picture stands still");
    CHECK(warnings[1].find("no audio device") != std::string::npos);
    CHECK(warnings[2] == "Barry Mason has not arrived: on in 40 min");
    // However many are missing, the line keeps its size.
    day.view.needed.resize(7, missing);
    CHECK(cue_warnings(day.view, "hall", stage, ten).back() ==
          "Barry Mason has not arrived: on in 40 min · and 6 more");
}

TEST_CASE("the state says what is waited for") {
    Day day;
    const auto words = [&](Instant now) {
        return state_words(stage_now(day.view.day.slots, "hall", {}, now), now);
    };
    CHECK(words(ten - seconds(12)) == "ARMED · waiting for Go");
    CHECK(words(ten + seconds(1)) == "ARMED · late, waiting for Go");
    CHECK(words(ten - minutes(5)) == "Next video · arms one minute before its start");
    day.view.day.slots.front().inputs.tape = {Tape::Moved::playing, ten, {}, ten, "cue"};
    CHECK(words(ten + seconds(1)) == "PLAYING");
    day.view.day.slots.front().inputs.muted = true;
    CHECK(words(ten + seconds(1)) == "PLAYING · muted");
    CHECK(state_words({}, ten) == "No video is left today");
    // A film that is longer than its slot is told by how much, and whoever waits is not on the stage.
    day.view.day.slots.front().inputs.muted = false;
    day.view.day.slots.front().decoded_length = minutes(9);
    const Instant over = ten + minutes(8);
    const StageNow overrun = stage_now(day.view.day.slots, "hall", {}, over);
    CHECK(state_words(overrun, over) == "PLAYING · 02:00 over its slot");
    CHECK(end_words(overrun, over, london) == "Ends 10:09, planned 10:06.");
    CHECK(on_stage_words(day.sessions, "hall", overrun, over, london) ==
          "John Burnham and Barry Mason wait for it, on until 10:50. Then Lunch, 12:30.");
    CHECK(state_words(stage_now(day.view.day.slots, "hall", {{}, true}, over), over) ==
          "EVACUATION · Go waits until it is over");
}
