// Turns are worked out once for all slots; everything else compares what the slots of one room are doing.
#include "event/stage_queue.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lanyard {
namespace {

bool has_begun(const PlaybackSlot& slot) {
    return slot.inputs.tape.moved != Tape::Moved::untouched;
}

bool comes_before(const PlaybackSlot& a, const PlaybackSlot& b) {
    const bool a_waits = !has_begun(a), b_waits = !has_begun(b);
    return std::tie(a_waits, a.start, a.planned_start, a.session) <
           std::tie(b_waits, b.start, b.planned_start, b.session);
}

// Of one that has begun: when, or when it was skipped before it could.
Instant began(const PlaybackSlot& slot) {
    const Tape& tape = slot.inputs.tape;
    return tape.went_at == Instant{} ? tape.at : tape.went_at;
}

// What a stage shows first: the higher the rank. Of two that play the one that was started later is seen, and
// of two that are over.
std::tuple<int, Instant> rank(const PlaybackSlot& slot, const Playback& playback) {
    const Instant moved = has_begun(slot) ? slot.inputs.tape.at : slot.start;
    const Instant reversed{-slot.start.time_since_epoch()};
    switch (playback.state) {
        case PlaybackState::playing:
        case PlaybackState::held:
            return {4, moved};
        case PlaybackState::armed:
            return {2, reversed};
        case PlaybackState::idle:
            return {1, reversed};
        case PlaybackState::ended:
            break;
    }
    return {playback.audience == AudienceSees::video ? 3 : 0, moved};
}

// The first in the room that is not over, without `except`.
const PlaybackSlot* first_left(const std::vector<PlaybackSlot>& slots, std::string_view room,
                               const PlaybackSlot* except, Instant now) {
    const PlaybackSlot* first = nullptr;
    for (const PlaybackSlot& slot : slots) {
        if (slot.cancelled || slot.room != room || &slot == except) continue;
        if (playback_at(slot, now).state == PlaybackState::ended) continue;
        if (!first || comes_before(slot, *first)) first = &slot;
    }
    return first;
}

}  // namespace

void give_turns(std::vector<PlaybackSlot>& slots) {
    struct Row {
        std::vector<PlaybackSlot*> begun, waiting;
    };
    std::map<std::string_view, Row> rooms;
    for (PlaybackSlot& slot : slots) {
        slot.turn = {};
        if (slot.cancelled) continue;
        Row& row = rooms[slot.room];
        (has_begun(slot) ? row.begun : row.waiting).push_back(&slot);
    }
    for (auto& [room, row] : rooms) {
        std::sort(row.begun.begin(), row.begun.end(),
                  [](const PlaybackSlot* a, const PlaybackSlot* b) { return began(*a) < began(*b); });
        std::sort(row.waiting.begin(), row.waiting.end(),
                  [](const PlaybackSlot* a, const PlaybackSlot* b) { return comes_before(*a, *b); });
        Instant over{};
        for (PlaybackSlot* slot : row.waiting) {
            slot->turn = over;
            // What began when this one had been given up brings it back no more.
            for (const PlaybackSlot* first : row.begun)
                if (began(*first) < over_at(*slot)) slot->turn = std::max(slot->turn, over_at(*first));
            over = std::max(over, over_at(*slot));
        }
    }
}

const PlaybackSlot* waits_behind(const std::vector<PlaybackSlot>& slots, const PlaybackSlot& slot,
                                 Instant now) {
    const PlaybackSlot* first = first_left(slots, slot.room, &slot, now);
    return first && comes_before(*first, slot) ? first : nullptr;
}

StageNow stage_now(const std::vector<PlaybackSlot>& slots, std::string_view room, const StageInputs& stage,
                   Instant now) {
    StageNow shown;
    for (const PlaybackSlot& slot : slots) {
        if (slot.cancelled || slot.room != room) continue;
        const Playback playback = playback_at(slot, now);
        if (shown.slot && rank(slot, playback) < rank(*shown.slot, shown.playback)) continue;
        shown.slot = &slot;
        shown.playback = playback;
    }
    shown.next = first_left(slots, room, shown.slot, now);
    const bool lines_up =
        stage.line_up_since && now < *stage.line_up_since + line_up_lasts && now >= *stage.line_up_since;
    const bool is_free = shown.playback.audience == AudienceSees::card &&
                         shown.playback.state != PlaybackState::playing &&
                         shown.playback.state != PlaybackState::held;
    if (lines_up && is_free) shown.playback.audience = AudienceSees::line_up;
    if (stage.evacuating) {
        shown.playback.audience = AudienceSees::way_out;
        shown.playback.is_heard = false;
    }
    return shown;
}

const PlaybackSlot* on_stage(const std::vector<PlaybackSlot>& slots, std::string_view room, Instant now) {
    const StageNow stage = stage_now(slots, room, {}, now);
    const PlaybackState state = stage.playback.state;
    return state == PlaybackState::playing || state == PlaybackState::held ? stage.slot : nullptr;
}

StageNow cue_now(const std::vector<PlaybackSlot>& slots, std::string_view room, const StageInputs& stage,
                 Instant now) {
    StageNow shown = stage_now(slots, room, stage, now);
    if (!shown.next || shown.playback.state != PlaybackState::ended) return shown;
    const Playback waits = playback_at(*shown.next, now);
    if (waits.state != PlaybackState::armed) return shown;
    const AudienceSees audience = shown.playback.audience;
    shown = {shown.next, waits, first_left(slots, room, shown.next, now)};
    shown.playback.audience = audience;
    return shown;
}

std::string stage_room(const std::vector<PlaybackSlot>& slots, const EventConfig& config,
                       std::string_view wanted) {
    if (const Room* room = wanted.empty() ? nullptr : config.room(wanted)) return room->id;
    if (!wanted.empty()) return std::string(wanted);
    const auto first = std::find_if(slots.begin(), slots.end(), [](const PlaybackSlot& slot) {
        return !slot.room.empty() && !slot.cancelled;
    });
    if (first != slots.end()) return first->room;
    return config.rooms.empty() ? "" : config.rooms.front().id;
}

}  // namespace lanyard
