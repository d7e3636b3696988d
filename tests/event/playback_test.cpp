// The playback clock: states by the clock, the same for whoever has the same registers, and positions that
// only go forward.
#include "event/playback.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace lanyard;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant ten = instant_from_ms(1'510'308'000'000);  // 2017-11-10T10:00Z

PlaybackSlot message() {
    PlaybackSlot slot;
    slot.session = "message";
    slot.title = "A message";
    slot.room = "great-hall";
    slot.file = "message.mp4";
    slot.start = slot.planned_start = ten;
    slot.end = ten + minutes(6);
    slot.decoded_length = minutes(5);
    return slot;
}

Tape tape(Tape::Moved moved, Instant at, Milliseconds position = {}) {
    return {moved, at, position, at, "cue"};
}

PlaybackSlot with(Tape tape) {
    PlaybackSlot slot = message();
    slot.inputs.tape = std::move(tape);
    return slot;
}

PlaybackState state_at(const PlaybackSlot& slot, Instant now) {
    return playback_at(slot, now).state;
}

// A register's entry as the journal has it: the newest by (clock, id) stands.
struct Said {
    int clock;
    Tape tape;
    std::optional<bool> muted, card;
};

PlaybackInputs newest(std::vector<Said> said) {
    std::stable_sort(said.begin(), said.end(),
                     [](const Said& a, const Said& b) { return a.clock < b.clock; });
    PlaybackInputs inputs;
    for (const Said& one : said) {
        if (one.tape.moved != Tape::Moved::untouched) inputs.tape = one.tape;
        if (one.muted) inputs.muted = *one.muted;
        if (one.card) inputs.card = *one.card;
    }
    return inputs;
}

std::vector<Said> random_history(std::mt19937& random) {
    std::uniform_int_distribution<int> pick(0, 5), second(-90, 600);
    std::vector<Said> said;
    const int count = 1 + pick(random);
    for (int i = 0; i < count; ++i) {
        Said one{i, {}, {}, {}};
        const Instant at = ten + seconds(second(random));
        const int kind = pick(random);
        if (kind < 3)
            one.tape =
                tape(static_cast<Tape::Moved>(1 + kind), at, seconds(std::max(0, second(random) % 300)));
        else if (kind == 3)
            one.muted = pick(random) % 2 == 0;
        else
            one.card = pick(random) % 2 == 0;
        said.push_back(one);
    }
    return said;
}

}  // namespace

TEST_CASE("a slot is idle, is armed a minute before its start, and waits for Go an hour") {
    const PlaybackSlot slot = message();
    CHECK(state_at(slot, ten - minutes(30)) == PlaybackState::idle);
    CHECK(state_at(slot, ten - Milliseconds(60'001)) == PlaybackState::idle);
    CHECK(state_at(slot, ten - seconds(60)) == PlaybackState::armed);
    CHECK(state_at(slot, ten + minutes(3)) == PlaybackState::armed);
    CHECK(state_at(slot, ten + minutes(59)) == PlaybackState::armed);
    CHECK(state_at(slot, ten + minutes(60)) == PlaybackState::ended);
    PlaybackSlot held = slot;
    held.held = true;
    CHECK(state_at(held, ten + minutes(90)) == PlaybackState::armed);
    PlaybackSlot cancelled = slot;
    cancelled.cancelled = true;
    CHECK(state_at(cancelled, ten) == PlaybackState::idle);
    CHECK(playback_at(slot, ten).audience == AudienceSees::card);
}

TEST_CASE("after Go the position is the time since, whenever somebody looks, and its end is known") {
    const Instant go = ten + minutes(3);
    const PlaybackSlot slot = with(tape(Tape::Moved::playing, go));
    CHECK(playback_at(slot, go) ==
          Playback{PlaybackState::playing, Milliseconds(0), AudienceSees::video, true});
    CHECK(playback_at(slot, go + Milliseconds(73'210)).position == Milliseconds(73'210));
    CHECK(playback_at(slot, go - seconds(2)).position == Milliseconds(0));
    const Instant end = go + minutes(5);
    CHECK(state_at(slot, end - Milliseconds(1)) == PlaybackState::playing);
    CHECK(playback_at(slot, end) == Playback{PlaybackState::ended, minutes(5), AudienceSees::video, false});
    CHECK(playback_at(slot, end + last_frame_stands).audience == AudienceSees::card);
    CHECK(next_change(slot, go) == end);
    CHECK(next_change(slot, end) == end + last_frame_stands);
}

TEST_CASE("a file that was never looked at is taken to fill its slot") {
    PlaybackSlot slot = with(tape(Tape::Moved::playing, ten));
    slot.decoded_length.reset();
    CHECK(state_at(slot, ten + minutes(6) - Milliseconds(1)) == PlaybackState::playing);
    CHECK(state_at(slot, ten + minutes(6)) == PlaybackState::ended);
}

TEST_CASE("held it stands, resumed it goes on, skipped it is over, muted and covered it is not heard") {
    CHECK(playback_at(with(tape(Tape::Moved::held, ten, seconds(40))), ten + minutes(20)) ==
          Playback{PlaybackState::held, seconds(40), AudienceSees::video, false});
    const PlaybackSlot resumed = with(tape(Tape::Moved::playing, ten + minutes(20), seconds(40)));
    CHECK(playback_at(resumed, ten + minutes(21)).position == seconds(100));
    CHECK(playback_at(with(tape(Tape::Moved::skipped, ten, seconds(40))), ten) ==
          Playback{PlaybackState::ended, seconds(40), AudienceSees::card, false});
    PlaybackSlot slot = with(tape(Tape::Moved::playing, ten));
    slot.inputs.muted = true;
    CHECK(playback_at(slot, ten + seconds(5)) ==
          Playback{PlaybackState::playing, seconds(5), AudienceSees::video, false});
    slot.inputs.muted = false;
    slot.inputs.card = true;
    CHECK(playback_at(slot, ten + seconds(5)) ==
          Playback{PlaybackState::playing, seconds(5), AudienceSees::card, false});
}

TEST_CASE("a slot by the clock starts by itself, the same before and after it is written down") {
    PlaybackSlot slot = message();
    slot.starts = VideoStart::clock;
    CHECK(state_at(slot, ten - seconds(1)) == PlaybackState::armed);
    CHECK_FALSE(started_by_clock(slot, ten - seconds(1)));
    CHECK(started_by_clock(slot, ten) == ten);
    CHECK(started_by_clock(slot, ten + minutes(4)) == ten);
    CHECK_FALSE(started_by_clock(slot, ten + minutes(5)));
    PlaybackSlot written = slot;
    written.inputs.tape = tape(Tape::Moved::playing, ten);
    CHECK_FALSE(started_by_clock(written, ten));
    for (int second = 0; second < 400; second += 7)
        CHECK(playback_at(slot, ten + seconds(second)) == playback_at(written, ten + seconds(second)));
    slot.held = true;
    CHECK(state_at(slot, ten + seconds(1)) == PlaybackState::armed);
}

TEST_CASE("a loop begins again until its session ends") {
    PlaybackSlot slot = message();
    slot.starts = VideoStart::clock;
    slot.loops = true;
    slot.decoded_length = seconds(17);
    slot.end = ten + minutes(20);
    CHECK(playback_at(slot, ten + seconds(16)).position == seconds(16));
    CHECK(playback_at(slot, ten + seconds(17)).position == seconds(0));
    CHECK(playback_at(slot, ten + seconds(200 * 5)).position == seconds(1000 % 17));
    CHECK(state_at(slot, ten + minutes(20)) == PlaybackState::ended);
}

TEST_CASE("the same registers give the same picture, in whatever order and however often they came") {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        std::vector<Said> said = random_history(random), other = said;
        other.insert(other.end(), said.begin(), said.end());
        std::shuffle(other.begin(), other.end(), random);
        PlaybackSlot one = message(), two = message();
        one.inputs = newest(said);
        two.inputs = newest(other);
        for (int second = -120; second < 900; second += 13) {
            const Instant now = ten + seconds(second);
            REQUIRE(playback_at(one, now) == playback_at(two, now));
        }
    }
}

TEST_CASE("while it plays the position never goes back, and whoever comes late is where the others are") {
    std::mt19937 random(11);
    std::uniform_int_distribution<int> step(1, 9000);
    for (int round = 0; round < 300; ++round) {
        PlaybackSlot slot = message();
        slot.inputs = newest(random_history(random));
        Instant now = ten - minutes(2);
        Playback before = playback_at(slot, now);
        while (now < ten + minutes(20)) {
            now += Milliseconds(step(random));
            const Playback here = playback_at(slot, now);
            CHECK(here.position >= Milliseconds::zero());
            if (here.state == PlaybackState::playing && before.state == PlaybackState::playing)
                REQUIRE(here.position >= before.position);
            if (here.state == PlaybackState::held || here.state == PlaybackState::ended)
                CHECK_FALSE(here.is_heard);
            // Nothing was kept from before: a stage that begins now is given the same.
            PlaybackSlot rejoined = slot;
            REQUIRE(playback_at(rejoined, now) == here);
            before = here;
        }
    }
}

TEST_CASE("what changes by time alone changes when it is said to, and not in between") {
    std::mt19937 random(13);
    for (int round = 0; round < 200; ++round) {
        PlaybackSlot slot = message();
        slot.inputs = newest(random_history(random));
        const auto seen = [&](Instant now) {
            const Playback playback = playback_at(slot, now);
            return std::tuple(playback.state, playback.audience, playback.is_heard);
        };
        Instant now = ten - minutes(2);
        while (const auto next = next_change(slot, now)) {
            REQUIRE(*next > now);
            CHECK(seen(*next - Milliseconds(1)) == seen(now));
            now = *next;
        }
        CHECK(seen(now + minutes(600)) == seen(now));
    }
}

TEST_CASE("a Go that is late moves what follows, and what holds is named") {
    const auto plan = [](const char* id, SessionKind kind, int from, int to, bool anchor = false) {
        PlannedSession session;
        session.id = session.title = id;
        session.kind = kind;
        session.start = ten + minutes(from);
        session.end = ten + minutes(to);
        session.room = kind == SessionKind::pause ? "" : "great-hall";
        session.anchor = anchor;
        return session;
    };
    const std::vector<PlannedSession> planned = {
        plan("message", SessionKind::video, 0, 10), plan("talk", SessionKind::talk, 10, 90),
        plan("outcomes", SessionKind::talk, 95, 150), plan("lunch", SessionKind::pause, 150, 210, true)};
    const auto day = actual_programme(planned, std::vector<SessionInputs>(planned.size()));
    const ProgrammeEffect late = effect_of_go(day, "message", ten + minutes(3));
    REQUIRE(late.moves.size() == 2);
    CHECK(late.moves[1].after.planned.id == "talk");
    CHECK(late.moves[1].after.start - late.moves[1].before.start == minutes(3));
    const Session* holds = first_that_holds(day, "message", late);
    REQUIRE(holds);
    CHECK(holds->planned.id == "outcomes");
    const ProgrammeEffect later = effect_of_go(day, "message", ten + minutes(12));
    holds = first_that_holds(day, "message", later);
    REQUIRE(holds);
    CHECK(holds->planned.id == "lunch");
    CHECK(effect_of_go(day, "message", ten).moves.empty());
}

TEST_CASE("a file is looked at when it comes, and again half an hour and five minutes before its start") {
    PlaybackSlot slot = message();
    CHECK(video_check_is_due(slot, std::nullopt, ten - minutes(300)));
    CHECK_FALSE(video_check_is_due(slot, ten - minutes(300), ten - minutes(31)));
    CHECK(video_check_is_due(slot, ten - minutes(300), ten - minutes(30)));
    CHECK_FALSE(video_check_is_due(slot, ten - minutes(30), ten - minutes(6)));
    CHECK(video_check_is_due(slot, ten - minutes(30), ten - minutes(5)));
    CHECK_FALSE(video_check_is_due(slot, ten - minutes(5), ten + minutes(50)));
    slot.inputs.tape = tape(Tape::Moved::playing, ten);
    CHECK_FALSE(video_check_is_due(slot, std::nullopt, ten));
}

TEST_CASE("slots are the sessions that are videos or name a file, as event.toml says how they start") {
    EventConfig config;
    config.videos = {{"loop", VideoStart::clock, true}};
    PlannedSession talk, film, loop;
    talk.id = "talk";
    film.id = "film";
    film.kind = SessionKind::video;
    loop.id = "loop";
    loop.kind = SessionKind::other;
    loop.file = "loop.mp4";
    const auto slots = playback_slots(actual_programme({talk, film, loop}, {{}, {}, {}}), config);
    REQUIRE(slots.size() == 2);
    CHECK(slots[0].session == "film");
    CHECK(slots[0].starts == VideoStart::cue);
    CHECK(slots[1].starts == VideoStart::clock);
    CHECK(slots[1].loops);
}

TEST_CASE("names of tapes come back as what they name") {
    for (int i = 0; i < 4; ++i) {
        const auto moved = static_cast<Tape::Moved>(i);
        CHECK(tape_from_name(tape_name(moved)) == moved);
    }
    CHECK_FALSE(tape_from_name("rewound"));
    CHECK(playback_state_name(PlaybackState::armed) == "armed");
}

TEST_CASE("files are looked at in the order of their need: what comes next first, what is past last") {
    const Instant now = instant_from_ms(1'510'308'000'000);
    std::vector<PlaybackSlot> slots(4);
    const int starts_in[] = {-180, 90, -5, 10};  // minutes
    const char* names[] = {"past", "later", "on", "next"};
    for (std::size_t i = 0; i < slots.size(); ++i) {
        slots[i].session = names[i];
        slots[i].start = now + std::chrono::minutes(starts_in[i]);
    }
    put_next_first(slots, now);
    std::string order;
    for (const PlaybackSlot& slot : slots) order += slot.session + " ";
    CHECK(order == "on next later past ");
}
