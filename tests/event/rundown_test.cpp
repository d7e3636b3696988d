// A stage's rundown: what comes, when it was to end and when it will.
#include "event/rundown.h"

#include "tests/event/programme_day.h"

using namespace lanyard;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

// A talk, a film of six minutes in a slot of five, two talks, lunch.
struct Hall {
    Day day;
    std::vector<PlaybackSlot> slots;

    Hall() {
        day.add("opening", "09:30", "10:00");
        day.add("film", "10:00", "10:05", "hall", SessionKind::video);
        day.add("talk", "10:05", "10:30");
        day.add("elsewhere", "10:05", "10:30", "annexe");
        day.add("lunch", "10:30", "11:30", "", SessionKind::pause).anchor = true;
        slots = playback_slots(day.actual(), {});
        slots.front().decoded_length = minutes(6);
    }
    // "opening 10:00 (10:00) on; …": the expected end, and the planned one.
    std::string at_time(Instant now, std::size_t most = 9) {
        give_turns(slots);
        std::string all;
        for (const RundownItem& item : rundown(day.actual(), slots, "hall", now, most))
            all += item.session.planned.id + " " + format_clock(item.end, "Europe/London") + " (" +
                   format_clock(item.planned_end, "Europe/London") + ")" + (item.is_on ? " on; " : "; ");
        return all;
    }
};

}  // namespace

TEST_CASE("as planned, the film ends when it has played, and not when its slot does") {
    Hall hall;
    CHECK(hall.at_time(at("09:50")) ==
          "opening 10:00 (10:00) on; film 10:06 (10:05); talk 10:30 (10:30); lunch 11:30 (11:30); ");
    CHECK(hall.at_time(at("09:50"), 2) == "opening 10:00 (10:00) on; film 10:06 (10:05); ");
}

TEST_CASE("a film that waits late moves what follows it as its Go would") {
    Hall hall;
    CHECK(hall.at_time(at("10:04")) == "film 10:10 (10:05); talk 10:30 (10:30); lunch 11:30 (11:30); ");
    CHECK(rundown(hall.day.actual(), hall.slots, "hall", at("10:04"), 9)[1].start == at("10:09"));
}

TEST_CASE("what plays ends when the rest of it has, and one that is held as long after now") {
    Hall hall;
    const Instant went = at("10:02");
    hall.day.of("film").started_at = went;
    hall.slots.front().inputs.tape = {Tape::Moved::playing, went, {}, went, "cue"};
    CHECK(hall.at_time(at("10:05")).find("film 10:08 (10:05) on; ") == 0);
    hall.slots.front().inputs.tape = {Tape::Moved::held, went + minutes(1), minutes(1), went, "cue"};
    CHECK(hall.at_time(at("10:10")).find("film 10:15 (10:05) on; ") == 0);
    hall.slots.front().inputs.tape = {Tape::Moved::skipped, went + minutes(1), minutes(1), went, "cue"};
    CHECK(hall.at_time(at("10:10")).find("film") == std::string::npos);
}
