// What is done to a video on stage: by the operator, by the clock, on two nodes; what of it moves the day,
// what is refused, and what is taken back.
#include "desk/playback_deeds.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "desk/export_playback.h"
#include "desk/import_programme.h"
#include "desk/notices.h"
#include "desk/video_records.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

using Act = PlaybackAct;

// EventForTest::at counts minutes from nine.
constexpr const char* day =
    "id,title,kind,start,end,room,anchor,file\n"
    "talk,Talk,talk,2017-11-10T09:30Z,2017-11-10T10:00Z,great-hall,,\n"
    "message,Message,video,2017-11-10T10:00Z,2017-11-10T10:06Z,great-hall,,message.mp4\n"
    "after,After it,talk,2017-11-10T10:06Z,2017-11-10T10:40Z,great-hall,,\n"
    "loop,Loop,video,2017-11-10T11:00Z,2017-11-10T12:00Z,foyer,,loop.mp4\n"
    "lunch,Lunch,break,2017-11-10T12:30Z,2017-11-10T13:30Z,,yes,\n";

constexpr const char* settings =
    "[[video]]\nsession = \"loop\"\nstart = \"clock\"\nloop = true\n"
    "[[room]]\nid = \"great-hall\"\nname = \"Great Hall\"\n";

struct Hall {
    EventForTest event{settings};
    std::unique_ptr<Desk> cue = event.open({"", true});

    Hall() { REQUIRE(import_programme(*cue, day, "day.csv", by_import(event.at(0))).ok()); }

    Result<std::string> act(Act what, Instant now, const std::string& subject = "message") {
        return do_playback_deed(*cue, {what, subject}, {"cue", false, now});
    }
    static PlaybackDay day_of(Desk& desk) {
        auto day = playback_day(desk);
        REQUIRE(day.ok());
        return std::move(day).value();
    }
    PlaybackSlot slot(const std::string& session = "message") {
        for (const PlaybackSlot& slot : day_of(*cue).slots)
            if (slot.session == session) return slot;
        FAIL("no slot ", session);
        return {};
    }
    Playback at(Instant now, const std::string& session = "message") {
        return playback_at(slot(session), now);
    }
    Instant start_of(const std::string& id) {
        for (const Session& session : day_of(*cue).sessions)
            if (session.planned.id == id) return session.start;
        return {};
    }
};

const Instant ten = EventForTest::at(60);

}  // namespace

TEST_CASE("Go three minutes late begins the session then, and what follows moves with it") {
    Hall hall;
    REQUIRE(hall.act(Act::go, ten + minutes(3)).ok());
    CHECK(hall.at(ten + minutes(3)).state == PlaybackState::playing);
    CHECK(hall.at(ten + minutes(3) + seconds(42)).position == seconds(42));
    CHECK(hall.start_of("message") == ten + minutes(3));
    CHECK(hall.start_of("after") == ten + minutes(9));
    CHECK(hall.start_of("lunch") == ten + minutes(150));
    const PlaybackSlot slot = hall.slot();
    CHECK(slot.inputs.tape.went_by == "cue");
    CHECK(slot.planned_start == ten);
    // Taking it back is one deed: the tape and the day are as they were.
    REQUIRE(hall.act(Act::undo, ten + minutes(4)).ok());
    CHECK(hall.at(ten + minutes(4)).state == PlaybackState::armed);
    CHECK(hall.start_of("after") == ten + minutes(6));
}

TEST_CASE("Go before the slot is armed, again, or on what is cancelled is refused with a reason") {
    Hall hall;
    CHECK(hall.act(Act::go, ten - minutes(2)).error().what == "is not armed yet");
    REQUIRE(hall.act(Act::go, ten - seconds(30)).ok());
    CHECK(hall.act(Act::go, ten).error().what == "plays already");
    auto other = hall.event.open({"", true});
    CHECK(do_playback_deed(*other, {Act::go, "message"}, {"other cue", false, ten}).error().kind ==
          ErrorKind::refused);
    CHECK(hall.act(Act::again, ten).error().what == "is not over");
    CHECK(hall.act(Act::go, ten, "talk").error().kind == ErrorKind::input);
    CHECK(hall.act(Act::go, ten, "nothing").error().kind == ErrorKind::input);
    CHECK(hall.act(Act::resume, ten).error().what == "is not held");
}

TEST_CASE("held, resumed, muted, covered, skipped and taken back") {
    Hall hall;
    CHECK_FALSE(hall.act(Act::hold, ten).ok());
    REQUIRE(hall.act(Act::go, ten).ok());
    REQUIRE(hall.act(Act::hold, ten + seconds(40)).ok());
    CHECK(hall.at(ten + minutes(9)).position == seconds(40));
    CHECK(hall.at(ten + minutes(9)).state == PlaybackState::held);
    REQUIRE(hall.act(Act::resume, ten + seconds(100)).ok());
    CHECK(hall.at(ten + seconds(110)).position == seconds(50));
    CHECK(hall.slot().inputs.tape.went_at == ten);
    REQUIRE(hall.act(Act::mute, ten + seconds(111)).ok());
    CHECK_FALSE(hall.act(Act::mute, ten + seconds(112)).ok());
    CHECK_FALSE(hall.at(ten + seconds(112)).is_heard);
    REQUIRE(hall.act(Act::unmute, ten + seconds(113)).ok());
    REQUIRE(hall.act(Act::show_card, ten + seconds(114)).ok());
    CHECK(hall.at(ten + seconds(115)).audience == AudienceSees::card);
    REQUIRE(hall.act(Act::show_video, ten + seconds(116)).ok());
    CHECK(hall.at(ten + seconds(117)).position == seconds(57));
    REQUIRE(hall.act(Act::skip, ten + seconds(118)).ok());
    CHECK(hall.at(ten + seconds(119)).state == PlaybackState::ended);
    // A Skip by mistake: it plays on as if it had never been pressed.
    REQUIRE(hall.act(Act::undo, ten + seconds(120)).ok());
    CHECK(hall.at(ten + seconds(121)).position == seconds(61));
    REQUIRE(hall.act(Act::skip, ten + seconds(122)).ok());
    REQUIRE(hall.act(Act::again, ten + seconds(130)).ok());
    CHECK(hall.at(ten + seconds(131)).position == seconds(1));
    CHECK(hall.start_of("message") == ten);
    CHECK_FALSE(hall.act(Act::undo, ten, "loop").ok());
}

TEST_CASE("of two films 40 s apart the first keeps Go, whichever a late operator asks for") {
    Hall hall;
    REQUIRE(import_programme(*hall.cue,
                             "id,title,kind,start,end,room,file\n"
                             "a,A,video,2017-11-10T10:00:00Z,2017-11-10T10:00:40Z,great-hall,a.mp4\n"
                             "b,B,video,2017-11-10T10:00:40Z,2017-11-10T10:05:40Z,great-hall,b.mp4\n",
                             "two.csv", by_import(hall.event.at(0)))
                .ok());
    CHECK(hall.act(Act::go, ten, "b").error().what == "comes after a video that is not over");
    CHECK(hall.act(Act::go, ten + minutes(20), "b").error().kind == ErrorKind::refused);
    CHECK(hall.act(Act::skip, ten, "b").error().what == "is not armed yet");
    REQUIRE(hall.act(Act::go, ten + minutes(20), "a").ok());
    CHECK_FALSE(hall.act(Act::go, ten + minutes(20) + seconds(39), "b").ok());
    REQUIRE(hall.act(Act::go, ten + minutes(20) + seconds(41), "b").ok());
    CHECK(hall.act(Act::again, ten + minutes(21), "a").error().kind == ErrorKind::refused);
}

TEST_CASE("while the building is left what plays is held, and nothing goes on until it is over") {
    Hall hall;
    REQUIRE(hall.act(Act::go, ten).ok());
    REQUIRE(call_evacuation(*hall.cue, {"desk", false, ten + seconds(30)}).ok());
    CHECK(hall.at(ten + minutes(4)).state == PlaybackState::held);
    CHECK(hall.at(ten + minutes(4)).position == seconds(30));
    for (const Act act : {Act::resume, Act::again, Act::go})
        CHECK(hall.act(act, ten + minutes(4)).error().what == "waits: the building is being left");
    REQUIRE(end_evacuation(*hall.cue, {"desk", true, ten + minutes(5)}).ok());
    REQUIRE(hall.act(Act::resume, ten + minutes(6)).ok());
    CHECK(hall.at(ten + minutes(6)).position == seconds(30));
    // One that a clock begins behind the way out is held when that is over.
    REQUIRE(call_evacuation(*hall.cue, {"desk", false, ten + minutes(58)}).ok());
    REQUIRE(record_clock_starts(*hall.cue, ten + minutes(61)).ok());
    REQUIRE(end_evacuation(*hall.cue, {"desk", true, ten + minutes(62)}).ok());
    CHECK(hall.at(ten + minutes(63), "loop").state == PlaybackState::held);
}

TEST_CASE("a jump plays on elsewhere, panic covers and holds it, and both are taken back") {
    Hall hall;
    const auto jump = [&](Milliseconds to, Instant now) {
        PlaybackDeed deed{Act::jump, "message"};
        deed.position = to;
        return do_playback_deed(*hall.cue, deed, {"cue", false, now});
    };
    CHECK(jump(minutes(1), ten).error().what == "does not play");
    REQUIRE(hall.act(Act::go, ten).ok());
    REQUIRE(jump(minutes(3), ten + minutes(1)).ok());
    CHECK(hall.at(ten + minutes(2)).position == minutes(4));
    CHECK(hall.slot().inputs.tape.went_at == ten);
    CHECK(jump(minutes(6), ten + minutes(2)).error().what == "is not so long");
    CHECK(jump(-seconds(1), ten + minutes(2)).error().what == "is not so long");
    REQUIRE(hall.act(Act::panic, ten + minutes(2)).ok());
    CHECK(hall.at(ten + minutes(3)).state == PlaybackState::held);
    CHECK(hall.at(ten + minutes(3)).audience == AudienceSees::card);
    // Held, it jumps and stands there.
    REQUIRE(jump(seconds(10), ten + minutes(3)).ok());
    CHECK(hall.at(ten + minutes(4)).position == seconds(10));
    REQUIRE(hall.act(Act::undo, ten + minutes(4)).ok());
    REQUIRE(hall.act(Act::undo, ten + minutes(4)).ok());
    CHECK(hall.at(ten + minutes(4)).audience == AudienceSees::video);
    CHECK(hall.at(ten + minutes(2)).position == minutes(4));
    // Held by an evacuation, it may begin again.
    REQUIRE(hall.act(Act::hold, ten + minutes(2)).ok());
    REQUIRE(hall.act(Act::again, ten + minutes(5)).ok());
    CHECK(hall.at(ten + minutes(5)).position == Milliseconds::zero());
}

TEST_CASE("the volume is a register of the video, and the proof of play has it and the jumps") {
    Hall hall;
    const auto volume = [&](int db, Instant now) {
        PlaybackDeed deed{Act::volume, "message"};
        deed.volume_db = db;
        return do_playback_deed(*hall.cue, deed, {"cue", false, now});
    };
    REQUIRE(volume(-3, ten - seconds(20)).ok());
    CHECK(volume(-33, ten).error().kind == ErrorKind::refused);
    CHECK(volume(9, ten).error().kind == ErrorKind::refused);
    REQUIRE(hall.act(Act::go, ten).ok());
    VideoShowing showing;
    showing.session = "message";
    showing.file = "message.mp4";
    showing.began = ten;
    showing.entry = *record_showing_began(*hall.cue, showing, "cue");
    REQUIRE(volume(-6, ten + seconds(30)).ok());
    CHECK(hall.slot().inputs.volume_db == -6);
    PlaybackDeed jump{Act::jump, "message"};
    jump.position = seconds(120);
    REQUIRE(do_playback_deed(*hall.cue, jump, {"cue", false, ten + seconds(40)}).ok());
    const auto table = export_playback(*hall.cue, ten + minutes(9));
    REQUIRE(table.ok());
    const auto cell = [&](const char* heading) {
        const auto column = std::find(table->headings.begin(), table->headings.end(), heading);
        REQUIRE(column != table->headings.end());
        return table->rows.front().at(static_cast<std::size_t>(column - table->headings.begin()));
    };
    CHECK(cell("volume") == "10:00:00 -3 dB, 10:00:30 -6 dB");
    CHECK(cell("jumps") == "10:00:40 40.0–120.0");
}

TEST_CASE("the proof of play says when a video was held, muted and covered") {
    Hall hall;
    REQUIRE(hall.act(Act::go, ten).ok());
    VideoShowing showing;
    showing.session = "message";
    showing.file = "message.mp4";
    showing.began = ten;
    showing.entry = *record_showing_began(*hall.cue, showing, "cue");
    REQUIRE(hall.act(Act::hold, ten + seconds(40)).ok());
    REQUIRE(hall.act(Act::resume, ten + seconds(70)).ok());
    REQUIRE(hall.act(Act::mute, ten + seconds(80)).ok());
    REQUIRE(hall.act(Act::show_card, ten + seconds(90)).ok());
    REQUIRE(hall.act(Act::show_video, ten + seconds(95)).ok());
    showing.ended = ten + seconds(120);
    showing.end = ShowingEnd::played;
    REQUIRE(record_showing_ended(*hall.cue, showing, "cue").ok());
    const auto table = export_playback(*hall.cue, ten + minutes(9));
    REQUIRE(table.ok());
    const auto cell = [&](const char* heading) {
        const auto column = std::find(table->headings.begin(), table->headings.end(), heading);
        REQUIRE(column != table->headings.end());
        return table->rows.front().at(static_cast<std::size_t>(column - table->headings.begin()));
    };
    CHECK(cell("held") == "10:00:40–10:01:10");
    CHECK(cell("muted") == "10:01:20–10:02:00");
    CHECK(cell("card") == "10:01:30–10:01:35");
    CHECK(table->rows.back().size() == table->headings.size());
    CHECK(cell("ended_by") == cell("ended"));
    // One that a stage was killed in, and another that came after it.
    showing.began = ten + seconds(121);
    showing.ended.reset();
    REQUIRE(record_showing_began(*hall.cue, showing, "cue").ok());
    showing.began = ten + seconds(131);
    REQUIRE(record_showing_began(*hall.cue, showing, "cue").ok());
    const auto killed = export_playback(*hall.cue, ten + minutes(9));
    REQUIRE(killed.ok());
    REQUIRE(killed->rows.size() == 4);
    CHECK(killed->rows[1].back().find("10:02:11") != std::string::npos);
    CHECK(killed->rows[2].back().find("10:06:30") != std::string::npos);  // held for half a minute
}

TEST_CASE("the line-up is the room's, is on once, and goes by itself") {
    Hall hall;
    REQUIRE(hall.act(Act::line_up, ten - minutes(50), "great-hall").ok());
    CHECK_FALSE(hall.act(Act::line_up, ten - minutes(49), "great-hall").ok());
    CHECK(Hall::day_of(*hall.cue).stage("great-hall").line_up_since == ten - minutes(50));
    REQUIRE(hall.act(Act::end_line_up, ten - minutes(48), "great-hall").ok());
    CHECK_FALSE(Hall::day_of(*hall.cue).stage("great-hall").line_up_since);
    CHECK_FALSE(hall.act(Act::end_line_up, ten - minutes(47), "great-hall").ok());
    REQUIRE(hall.act(Act::line_up, ten - minutes(46), "great-hall").ok());
    CHECK(hall.act(Act::line_up, ten - minutes(30), "great-hall").ok());
}

TEST_CASE("a slot by the clock is written down once, by whoever asks first, as of its start") {
    Hall hall;
    auto stage = hall.event.open({});
    const Instant eleven = ten + minutes(60);
    CHECK(record_clock_starts(*stage, eleven - seconds(1))->empty());
    CHECK(*record_clock_starts(*stage, eleven + seconds(20)) == std::vector<std::string>{"loop"});
    CHECK(record_clock_starts(*hall.cue, eleven + seconds(21))->empty());
    CHECK(record_clock_starts(*stage, eleven + seconds(22))->empty());
    const PlaybackSlot loop = hall.slot("loop");
    CHECK(loop.inputs.tape.went_at == eleven);
    CHECK(loop.inputs.tape.went_by == "clock");
    CHECK(hall.start_of("loop") == eleven);
}

TEST_CASE("two nodes that met agree, whatever each of them did to the same video") {
    Hall hall;
    REQUIRE(hall.act(Act::go, ten).ok());
    const auto copy = hall.event.copy("stage machine");
    auto stage = hall.event.open_copy(copy, {});
    REQUIRE(do_playback_deed(*stage, {Act::hold, "message"}, {"stage", false, ten + seconds(20)}).ok());
    hall.event.clock.time += seconds(5);
    REQUIRE(hall.act(Act::mute, ten + seconds(21)).ok());
    exchange(*hall.cue, *stage);
    const PlaybackDay one = Hall::day_of(*hall.cue), two = Hall::day_of(*stage);
    CHECK(one == two);
    CHECK(playback_at(one.slots.front(), ten + seconds(30)).state == PlaybackState::held);
    CHECK(one.slots.front().inputs.muted);
}

TEST_CASE("how a file was found says how long it plays, for as long as it is that file") {
    Hall hall;
    CHECK(hall.slot().length() == minutes(6));
    VideoCheckRecord check;
    check.session = "message";
    check.file = "message.mp4";
    check.bytes = 902'044;
    check.at = ten - minutes(30);
    check.verdict = "look";
    check.problems = {"it is too loud"};
    check.played = seconds(17);
    check.loudness_lufs = -20;
    check.correction_db = -3;
    check.captions = 3;
    REQUIRE(record_video_check(*hall.cue, check, "cue").ok());
    CHECK(hall.slot().length() == seconds(17));
    const PlaybackDay found = Hall::day_of(*hall.cue);
    REQUIRE(found.check("message"));
    CHECK(*found.check("message") == check);
    CHECK(found.check("loop") == nullptr);
    check.file = "other.mp4";
    check.played = seconds(99);
    REQUIRE(record_video_check(*hall.cue, check, "cue").ok());
    CHECK(hall.slot().length() == seconds(17));
}

TEST_CASE("a showing is written down when it begins and when it ends, and one that nobody ended stays open") {
    Hall hall;
    REQUIRE(hall.act(Act::go, ten).ok());
    VideoShowing showing;
    showing.session = "message";
    showing.file = "message.mp4";
    showing.went_by = "cue";
    showing.began = ten + Milliseconds(30);
    const auto killed = record_showing_began(*hall.cue, showing, "cue");
    REQUIRE(killed.ok());
    showing.began = ten + seconds(8);
    showing.from = seconds(8);
    const auto began = record_showing_began(*hall.cue, showing, "cue");
    REQUIRE(began.ok());
    showing.entry = *began;
    showing.ended = ten + seconds(17);
    showing.to = seconds(17);
    showing.dropped_frames = 2;
    showing.end = ShowingEnd::played;
    REQUIRE(record_showing_ended(*hall.cue, showing, "cue").ok());
    const auto showings = Hall::day_of(*hall.cue).showings;
    REQUIRE(showings.size() == 2);
    CHECK(showings[0].entry == *killed);
    CHECK(showings[0].end == ShowingEnd::running);
    CHECK_FALSE(showings[0].ended);
    CHECK(showings[1].end == ShowingEnd::played);
    CHECK(showings[1].from == seconds(8));
    CHECK(showings[1].dropped_frames == 2);
    CHECK(showings[1].ended == ten + seconds(17));
}
