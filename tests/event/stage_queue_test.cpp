// One film after the other: each rule as a row of a table, and for any number of slots and any operator what
// must hold whatever happens.
#include "event/stage_queue.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace lanyard;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant ten = instant_from_ms(1'510'308'000'000);  // 2017-11-10T10:00Z

// Of the great hall, `from` ten on for `length`.
PlaybackSlot film(const char* id, seconds from, seconds length, VideoStart starts = VideoStart::cue) {
    PlaybackSlot slot;
    slot.session = slot.title = id;
    slot.room = "great-hall";
    slot.start = slot.planned_start = ten + from;
    slot.end = slot.start + length;
    slot.starts = starts;
    return slot;
}

Tape tape(Tape::Moved moved, Instant at, Milliseconds position = {}) {
    return {moved, at, position, at, "cue"};
}

// Two films 40 s apart, and what the operator has done so far.
struct Pair {
    PlaybackSlot a = film("a", seconds(0), seconds(40)), b = film("b", seconds(40), minutes(5));

    std::vector<PlaybackSlot> slots() const {
        std::vector<PlaybackSlot> both = {a, b};
        give_turns(both);
        return both;
    }
};

std::string id_of(const PlaybackSlot* slot) {
    return slot ? slot->session : "";
}

// Whom Go would play, "" where it plays nothing.
std::string has_go(const std::vector<PlaybackSlot>& slots, Instant now) {
    const StageNow cue = cue_now(slots, "great-hall", {}, now);
    return cue.slot && takes_go(*cue.slot, now) ? cue.slot->session : "";
}

struct Case {
    const char* words;
    PlaybackSlot a, b;
    Instant now;
    std::string on_stage, has_go, next;
};

PlaybackSlot with(PlaybackSlot slot, Tape tape) {
    slot.inputs.tape = std::move(tape);
    return slot;
}

PlaybackSlot held(PlaybackSlot slot) {
    slot.held = true;
    return slot;
}

std::vector<Case> cases() {
    using Moved = Tape::Moved;
    const auto a = film("a", seconds(0), seconds(40)), b = film("b", seconds(40), minutes(5));
    const auto loop = film("b", seconds(40), minutes(5), VideoStart::clock);
    const auto playing = [&](Instant go) { return with(a, tape(Moved::playing, go)); };
    const auto skipped = with(a, tape(Moved::skipped, ten + seconds(70)));
    auto cancelled = a;
    cancelled.cancelled = true;
    auto elsewhere = a;
    elsewhere.room = "small-hall";
    return {
        {"long before", a, b, ten - minutes(30), "a", "", "b"},
        {"a minute before A's start", a, b, ten - seconds(60), "a", "a", "b"},
        {"at A's start B would be armed, too", a, b, ten, "a", "a", "b"},
        {"at B's start A has not been played", a, b, ten + seconds(40), "a", "a", "b"},
        {"half an hour late", a, b, ten + minutes(30), "a", "a", "b"},
        {"an hour late A is given up", a, b, ten + minutes(60), "b", "b", ""},
        {"B keeps its turn for ten minutes", a, b, ten + Milliseconds(4'199'999), "b", "b", ""},
        {"and is given up then", a, b, ten + minutes(70), "b", "", ""},
        {"while A plays, nobody has Go", playing(ten), b, ten + seconds(20), "a", "", "b"},
        {"A's last frame stands, and B has Go", playing(ten), b, ten + seconds(41), "a", "b", "b"},
        {"A late, B's start passes while it plays", playing(ten + seconds(30)), b, ten + seconds(60), "a", "",
         "b"},
        {"and then it is B's turn", playing(ten + seconds(30)), b, ten + seconds(90), "b", "b", ""},
        {"A stands still: B waits however long", with(a, tape(Moved::held, ten, seconds(9))), b,
         ten + minutes(90), "a", "", "b"},
        {"A was skipped", skipped, b, ten + seconds(71), "b", "b", ""},
        {"A's session is held: A keeps Go", held(a), b, ten + minutes(90), "a", "a", "b"},
        {"A is cancelled", cancelled, b, ten - seconds(19), "b", "b", ""},
        {"A is on another stage", elsewhere, b, ten, "b", "b", ""},
        {"a clock does not start B over A that waits", a, loop, ten + minutes(3), "a", "a", "b"},
        {"Go does not start B before its time", skipped,
         film("b", seconds(120), minutes(5), VideoStart::clock), ten + seconds(80), "b", "", ""},
        {"a clock starts B when A is over", playing(ten + seconds(30)), loop, ten + seconds(70), "b", "", ""},
        {"but not once B's own time is over", playing(ten + minutes(20)), loop, ten + minutes(21), "", "",
         ""},
        {"B's session is held: it waits for Go", skipped, held(loop), ten + seconds(80), "b", "b", ""},
    };
}

}  // namespace

TEST_CASE("the earliest slot that is not over keeps Go, and the next stands below it") {
    for (const Case& one : cases()) {
        CAPTURE(one.words);
        std::vector<PlaybackSlot> slots = {one.b, one.a};
        give_turns(slots);
        const StageNow stage = stage_now(slots, "great-hall", {}, one.now);
        const bool is_over =
            stage.playback.state == PlaybackState::ended && stage.playback.audience == AudienceSees::card;
        if (one.on_stage.empty())
            CHECK(is_over);
        else
            CHECK(id_of(stage.slot) == one.on_stage);
        CHECK(has_go(slots, one.now) == one.has_go);
        CHECK(id_of(stage.next) == one.next);
    }
}

TEST_CASE("who waits behind whom is named") {
    Pair pair;
    auto slots = pair.slots();
    CHECK(id_of(waits_behind(slots, slots[1], ten)) == "a");
    CHECK(waits_behind(slots, slots[0], ten) == nullptr);
    CHECK(on_stage(slots, "great-hall", ten) == nullptr);
    pair.a.inputs.tape = tape(Tape::Moved::playing, ten);
    slots = pair.slots();
    CHECK(id_of(on_stage(slots, "great-hall", ten)) == "a");
    CHECK(id_of(waits_behind(slots, slots[1], ten + seconds(39))) == "a");
    CHECK(waits_behind(slots, slots[1], ten + seconds(40)) == nullptr);
}

TEST_CASE("a Go taken back while the next plays: it has Go again when that is over") {
    Pair pair;
    pair.b.inputs.tape = tape(Tape::Moved::playing, ten + seconds(50));
    const auto slots = pair.slots();
    CHECK(id_of(stage_now(slots, "great-hall", {}, ten + seconds(60)).slot) == "b");
    CHECK(has_go(slots, ten + seconds(60)) == "");
    CHECK(has_go(slots, ten + minutes(7)) == "a");
}

TEST_CASE("a slot whose session was delayed comes after those that are earlier now") {
    Pair pair;
    pair.a.start = ten + minutes(30);
    pair.a.end = pair.a.start + seconds(40);
    CHECK(has_go(pair.slots(), ten) == "b");
}

TEST_CASE("the line-up shows where nothing plays and goes by itself; an evacuation goes before everything") {
    const std::vector<PlaybackSlot> waits = {film("a", seconds(0), minutes(5))},
                                    plays = {with(waits.front(), tape(Tape::Moved::playing, ten))};
    const StageInputs line_up{ten - minutes(20), false};
    const auto seen = [&](const std::vector<PlaybackSlot>& slots, const StageInputs& stage, Instant now) {
        return stage_now(slots, "great-hall", stage, now).playback.audience;
    };
    CHECK(seen(waits, line_up, ten - minutes(21)) == AudienceSees::card);
    CHECK(seen(waits, line_up, ten - minutes(20)) == AudienceSees::line_up);
    CHECK(seen({}, line_up, ten - minutes(11)) == AudienceSees::line_up);
    CHECK(seen(waits, line_up, ten - minutes(10)) == AudienceSees::card);
    CHECK(seen(plays, {ten, false}, ten + minutes(1)) == AudienceSees::video);
    const StageNow out = stage_now(plays, "great-hall", {{}, true}, ten + minutes(1));
    CHECK(out.playback.audience == AudienceSees::way_out);
    CHECK_FALSE(out.playback.is_heard);
}

namespace {

// Up to eight films in one room, seconds or minutes apart, some by the clock, some again and again.
std::vector<PlaybackSlot> random_day(std::mt19937& random) {
    const auto any = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    std::vector<PlaybackSlot> slots;
    seconds start{0};
    for (int i = 0, count = any(1, 8); i < count; ++i) {
        start += seconds(any(0, 4) == 0 ? any(300, 3000) : any(0, 90));
        PlaybackSlot slot = film(std::to_string(i).c_str(), start, seconds(any(1, 400)),
                                 any(0, 3) == 0 ? VideoStart::clock : VideoStart::cue);
        slot.loops = any(0, 5) == 0;
        if (any(0, 1) == 0) slot.decoded_length = seconds(any(1, 600));
        slot.cancelled = any(0, 9) == 0;
        slots.push_back(std::move(slot));
    }
    return slots;
}

// An operator of one temper, who now and then presses something, and the clock, which writes its starts down
// sooner or later.
class Hall {
  public:
    Hall(unsigned seed) : random_(seed), slots_(random_day(random_)), haste_(any(5, 1200)) {
        give_turns(slots_);
    }

    void run() {
        now_ = ten - minutes(5);
        while (now_ < ten + minutes(300)) {
            check();
            if (any(0, haste_) == 0) press();
            if (any(0, 3) == 0) write_clock_starts();
            now_ += seconds(1);
        }
        // Nothing is left hanging: all were played, skipped or given up, unless one still stands.
        for (const PlaybackSlot& slot : slots_) {
            if (slot.cancelled) continue;
            const PlaybackState state = playback_at(slot, now_).state;
            CHECK(state == PlaybackState::ended);
        }
    }

  private:
    int any(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

    void check() {
        int on = 0;
        for (const PlaybackSlot& slot : slots_) {
            if (slot.cancelled) continue;
            const PlaybackState state = playback_at(slot, now_).state;
            const bool plays = state == PlaybackState::playing;
            on += plays ? 1 : 0;
            // What begins, begins as the earliest that was left, and never before a minute to its start.
            if (plays && !began_.count(slot.session)) {
                began_.insert(slot.session);
                REQUIRE(now_ >= slot.start - (slot.starts == VideoStart::clock ? seconds(0) : arms_before));
                for (const PlaybackSlot& other : slots_) {
                    const bool is_before = other.start < slot.start && !other.cancelled;
                    if (is_before) REQUIRE(playback_at(other, now_).state == PlaybackState::ended);
                }
            }
        }
        REQUIRE(on <= 1);
        const std::string go = has_go(slots_, now_);
        REQUIRE((go.empty() || on == 0));
        // Once it has Go, a slot has it until it was played, skipped or given up.
        if (!had_go_.empty() && go != had_go_) {
            const auto kept = std::find_if(slots_.begin(), slots_.end(),
                                           [&](const PlaybackSlot& slot) { return slot.session == had_go_; });
            REQUIRE(playback_at(*kept, now_).state != PlaybackState::armed);
        }
        had_go_ = go;
        check_changes();
    }

    // What time alone changes is announced.
    void check_changes() {
        for (const PlaybackSlot& slot : slots_) {
            const auto next = next_change(slot, now_);
            const Instant until = next ? std::min(*next, now_ + seconds(1)) : now_ + seconds(1);
            REQUIRE(playback_at(slot, until - Milliseconds(1)).state == playback_at(slot, now_).state);
        }
    }

    void press() {
        const StageNow cue = cue_now(slots_, "great-hall", {}, now_);
        if (!cue.slot) return;
        auto& slot = *std::find_if(slots_.begin(), slots_.end(),
                                   [&](const PlaybackSlot& one) { return one.session == cue.slot->session; });
        const bool plays = cue.playback.state == PlaybackState::playing;
        if (takes_go(slot, now_))
            slot.inputs.tape = tape(any(0, 5) == 0 ? Tape::Moved::skipped : Tape::Moved::playing, now_);
        else if (plays && any(0, 1) == 0)
            slot.inputs.tape = tape(Tape::Moved::skipped, now_, cue.playback.position);
        give_turns(slots_);
    }

    void write_clock_starts() {
        for (PlaybackSlot& slot : slots_) {
            const Playback before = playback_at(slot, now_);
            const auto started = started_by_clock(slot, now_);
            if (!started) continue;
            slot.inputs.tape = {Tape::Moved::playing, *started, {}, *started, "clock"};
            give_turns(slots_);
            REQUIRE(playback_at(slot, now_) == before);
        }
    }

    std::mt19937 random_;
    std::vector<PlaybackSlot> slots_;
    int haste_;
    Instant now_{};
    std::string had_go_;
    std::set<std::string> began_;
};

}  // namespace

TEST_CASE(
    "whatever the slots and the operator: one film at a time, in order, and Go never changes hands early") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        Hall(seed).run();
    }
}

TEST_CASE("a stage without a room is that of the first video, else the event's first") {
    EventConfig config;
    config.rooms = {{"foyer", "Foyer", {}, "", ""}, {"great-hall", "Great Hall", {}, "", ""}};
    const std::vector<PlaybackSlot> slots = {film("a", seconds(0), minutes(5))};
    CHECK(stage_room(slots, config, "") == "great-hall");
    CHECK(stage_room({}, config, "") == "foyer");
    CHECK(stage_room(slots, config, "Foyer") == "foyer");
    CHECK(stage_room(slots, config, "great-hall") == "great-hall");
}
