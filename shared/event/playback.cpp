// Every question is answered from the registers and the time, by way of one tape: what was done to the slot
// last, or what the clock did where nobody has written it down yet.
#include "event/playback.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lanyard {
namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, 4> tape_names = {"untouched", "playing", "held", "skipped"};
constexpr std::array<std::string_view, 5> state_names = {"idle", "armed", "playing", "held", "ended"};
constexpr std::array<std::string_view, 4> audience_names = {"card", "video", "line_up", "way_out"};
constexpr std::array<minutes, 2> checks_before = {minutes(30), minutes(5)};

bool is_untouched(const PlaybackSlot& slot) {
    return slot.inputs.tape.moved == Tape::Moved::untouched;
}

// When the clock starts a slot that it starts.
Instant clock_start(const PlaybackSlot& slot) {
    return std::max(slot.start, slot.turn);
}

// Its turn comes when its session is over: a clock surprises nobody with it then.
bool has_missed_its_time(const PlaybackSlot& slot) {
    return slot.turn > slot.start && slot.turn >= slot.end;
}

bool waits_for_clock(const PlaybackSlot& slot) {
    return is_untouched(slot) && slot.starts == VideoStart::clock && !slot.held;
}

Tape tape_now(const PlaybackSlot& slot, Instant now) {
    const Instant start = clock_start(slot);
    if (!waits_for_clock(slot) || has_missed_its_time(slot) || now < start) return slot.inputs.tape;
    return {Tape::Moved::playing, start, {}, start, "clock"};
}

// When a tape that plays on undisturbed reaches its end.
Instant end_of(const PlaybackSlot& slot, const Tape& tape) {
    if (slot.loops) return std::max(slot.end, tape.at);
    return tape.at + std::max(Milliseconds::zero(), slot.length() - tape.position);
}

// Of one that nobody and no clock has started.
Instant given_up_at(const PlaybackSlot& slot) {
    if (slot.turn == Instant::max()) return slot.turn;
    if (waits_for_clock(slot)) return has_missed_its_time(slot) ? slot.turn : Instant::max();
    return slot.held ? Instant::max() : std::max(slot.start + waits_for_go, slot.turn + keeps_turn);
}

// Nobody will play it any more, but perhaps again.
bool is_past(const PlaybackSlot& slot, Instant now) {
    return !is_untouched(slot) || now >= slot.start + waits_for_go;
}

Playback waiting(const PlaybackSlot& slot, Instant now) {
    PlaybackState state = PlaybackState::idle;
    if (now >= slot.start - arms_before && now >= slot.turn) state = PlaybackState::armed;
    if (now >= given_up_at(slot)) state = PlaybackState::ended;
    return {state, {}, AudienceSees::card, false};
}

Playback playing(const PlaybackSlot& slot, const Tape& tape, Instant now) {
    const Instant end = end_of(slot, tape);
    const AudienceSees shown = slot.inputs.card ? AudienceSees::card : AudienceSees::video;
    if (now >= end) {
        const bool still_stands = now < end + last_frame_stands;
        return {PlaybackState::ended, slot.length(), still_stands ? shown : AudienceSees::card, false};
    }
    // A clock that was set back shows the beginning, never a time before it.
    Milliseconds position = tape.position + std::max(Milliseconds::zero(), now - tape.at);
    if (slot.loops && slot.length() > Milliseconds::zero()) position %= slot.length();
    return {PlaybackState::playing, position, shown, shown == AudienceSees::video && !slot.inputs.muted};
}

}  // namespace

std::string_view tape_name(Tape::Moved moved) {
    return tape_names[static_cast<std::size_t>(moved)];
}

std::optional<Tape::Moved> tape_from_name(std::string_view name) {
    const auto found = std::find(tape_names.begin(), tape_names.end(), name);
    if (found == tape_names.end()) return std::nullopt;
    return static_cast<Tape::Moved>(found - tape_names.begin());
}

std::string_view playback_state_name(PlaybackState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::string_view audience_name(AudienceSees audience) {
    return audience_names[static_cast<std::size_t>(audience)];
}

std::optional<AudienceSees> audience_from_name(std::string_view name) {
    const auto found = std::find(audience_names.begin(), audience_names.end(), name);
    if (found == audience_names.end()) return std::nullopt;
    return static_cast<AudienceSees>(found - audience_names.begin());
}

Milliseconds PlaybackSlot::length() const {
    return decoded_length.value_or(std::max(Milliseconds::zero(), end - start));
}

std::vector<PlaybackSlot> playback_slots(const std::vector<Session>& sessions, const EventConfig& config) {
    std::vector<PlaybackSlot> slots;
    for (const Session& session : sessions) {
        const PlannedSession& plan = session.planned;
        if (plan.kind != SessionKind::video && plan.file.empty()) continue;
        const VideoSetting setting = config.video(plan.id);
        PlaybackSlot slot;
        slot.session = plan.id;
        slot.title = plan.title;
        slot.room = plan.room;
        slot.file = plan.file;
        slot.start = session.start;
        slot.end = session.end;
        slot.planned_start = plan.start;
        slot.cancelled = session.inputs.cancelled;
        slot.held = session.inputs.held;
        slot.starts = setting.starts;
        slot.loops = setting.loops;
        slots.push_back(std::move(slot));
    }
    return slots;
}

Playback playback_at(const PlaybackSlot& slot, Instant now) {
    if (slot.cancelled) return {};
    const Tape tape = tape_now(slot, now);
    switch (tape.moved) {
        case Tape::Moved::untouched:
            return waiting(slot, now);
        case Tape::Moved::playing:
            return playing(slot, tape, now);
        case Tape::Moved::held:
            return {PlaybackState::held, tape.position,
                    slot.inputs.card ? AudienceSees::card : AudienceSees::video, false};
        case Tape::Moved::skipped:
            break;
    }
    return {PlaybackState::ended, tape.position, AudienceSees::card, false};
}

Instant over_at(const PlaybackSlot& slot) {
    if (slot.turn == Instant::max()) return slot.turn;
    const Tape tape = tape_now(slot, Instant::max());
    switch (tape.moved) {
        case Tape::Moved::untouched:
            return given_up_at(slot);
        case Tape::Moved::playing:
            return end_of(slot, tape);
        case Tape::Moved::held:
            return Instant::max();
        case Tape::Moved::skipped:
            break;
    }
    return tape.at;
}

bool takes_go(const PlaybackSlot& slot, Instant now) {
    return playback_at(slot, now).state == PlaybackState::armed && !waits_for_clock(slot);
}

std::optional<Instant> started_by_clock(const PlaybackSlot& slot, Instant now) {
    const bool is_on = waits_for_clock(slot) && playback_at(slot, now).state == PlaybackState::playing;
    return is_on ? std::optional(clock_start(slot)) : std::nullopt;
}

std::optional<Instant> next_change(const PlaybackSlot& slot, Instant now) {
    if (slot.cancelled) return std::nullopt;
    std::vector<Instant> changes = {slot.start - arms_before, slot.start, slot.turn, given_up_at(slot)};
    const Tape tape = tape_now(slot, now);
    if (tape.moved == Tape::Moved::playing) {
        changes.push_back(end_of(slot, tape));
        changes.push_back(end_of(slot, tape) + last_frame_stands);
    }
    std::optional<Instant> next;
    for (const Instant change : changes)
        if (change > now && change != Instant::max() && (!next || change < *next)) next = change;
    return next;
}

ProgrammeEffect effect_of_go(const std::vector<Session>& sessions, std::string_view session, Instant go) {
    std::vector<PlannedSession> planned;
    std::vector<SessionInputs> inputs;
    for (const Session& one : sessions) {
        planned.push_back(one.planned);
        inputs.push_back(one.inputs);
        if (one.planned.id != session || one.inputs.started_at) continue;
        inputs.back().started_at = go;
        inputs.back().held = false;
    }
    return programme_effect(sessions, actual_programme(planned, inputs));
}

const Session* first_that_holds(const std::vector<Session>& sessions, std::string_view session,
                                const ProgrammeEffect& effect) {
    const auto own = std::find_if(sessions.begin(), sessions.end(),
                                  [&](const Session& one) { return one.planned.id == session; });
    if (own == sessions.end()) return nullptr;
    for (auto later = own + 1; later != sessions.end(); ++later) {
        const bool is_here = later->planned.room.empty() || later->planned.room == own->planned.room;
        if (!is_here || later->inputs.cancelled) continue;
        const bool starts_later =
            std::any_of(effect.moves.begin(), effect.moves.end(), [&](const SessionMove& move) {
                return move.after.planned.id == later->planned.id && move.after.start != move.before.start;
            });
        if (!starts_later) return &*later;
    }
    return nullptr;
}

bool video_check_is_due(const PlaybackSlot& slot, std::optional<Instant> last_check, Instant now) {
    if (slot.cancelled || is_past(slot, now)) return false;
    if (!last_check) return true;
    return std::any_of(checks_before.begin(), checks_before.end(), [&](minutes before) {
        return now >= slot.start - before && *last_check < slot.start - before;
    });
}

void put_next_first(std::vector<PlaybackSlot>& slots, Instant now) {
    std::stable_sort(slots.begin(), slots.end(), [now](const PlaybackSlot& a, const PlaybackSlot& b) {
        return std::pair(is_past(a, now), a.start) < std::pair(is_past(b, now), b.start);
    });
}

}  // namespace lanyard
