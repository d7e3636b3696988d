// Every question is answered from the registers and the time, by way of one tape: what was done to the slot
// last, or what the clock did where nobody has written it down yet.
#include "event/playback.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace lanyard {
namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, 4> tape_names = {"untouched", "playing", "held", "skipped"};
constexpr std::array<std::string_view, 5> state_names = {"idle", "armed", "playing", "held", "ended"};
constexpr std::array<minutes, 2> checks_before = {minutes(30), minutes(5)};

// When a slot that starts by the clock at its start is over.
Instant end_by_clock(const PlaybackSlot& slot) {
    return slot.loops ? slot.end : slot.start + slot.length();
}

Tape tape_now(const PlaybackSlot& slot, Instant now) {
    const Tape& tape = slot.inputs.tape;
    const bool waits = tape.moved == Tape::Moved::untouched && slot.starts == VideoStart::clock;
    if (!waits || slot.held || now < slot.start) return tape;
    return {Tape::Moved::playing, slot.start, {}, slot.start, "clock"};
}

// When a tape that plays on undisturbed reaches its end.
Instant end_of(const PlaybackSlot& slot, const Tape& tape) {
    if (slot.loops) return std::max(slot.end, tape.at);
    return tape.at + std::max(Milliseconds::zero(), slot.length() - tape.position);
}

Playback waiting(const PlaybackSlot& slot, Instant now) {
    const bool is_given_up = !slot.held && now >= slot.start + waits_for_go;
    if (is_given_up) return {PlaybackState::ended, {}, AudienceSees::card, false};
    const bool is_armed = now >= slot.start - arms_before;
    return {is_armed ? PlaybackState::armed : PlaybackState::idle, {}, AudienceSees::card, false};
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

// What comes first on a stage: the higher the rank, and then the later.
std::tuple<int, Instant> rank(const PlaybackSlot& slot, const Playback& playback) {
    const Instant reversed{-slot.start.time_since_epoch()};
    switch (playback.state) {
        case PlaybackState::playing:
        case PlaybackState::held:
            return {4, slot.inputs.tape.moved == Tape::Moved::untouched ? slot.start : slot.inputs.tape.at};
        case PlaybackState::armed:
            return {2, slot.start};
        case PlaybackState::idle:
            return {1, reversed};
        case PlaybackState::ended:
            break;
    }
    return {playback.audience == AudienceSees::video ? 3 : 0, slot.start};
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

bool starts_by_clock(const PlaybackSlot& slot, Instant now) {
    return !slot.cancelled && !slot.held && slot.starts == VideoStart::clock &&
           slot.inputs.tape.moved == Tape::Moved::untouched && now >= slot.start && now < end_by_clock(slot);
}

std::optional<Instant> next_change(const PlaybackSlot& slot, Instant now) {
    if (slot.cancelled) return std::nullopt;
    std::vector<Instant> changes = {slot.start - arms_before, slot.start, slot.start + waits_for_go};
    const Tape tape = tape_now(slot, now);
    if (tape.moved == Tape::Moved::playing) {
        changes.push_back(end_of(slot, tape));
        changes.push_back(end_of(slot, tape) + last_frame_stands);
    }
    std::optional<Instant> next;
    for (const Instant change : changes)
        if (change > now && (!next || change < *next)) next = change;
    return next;
}

StageNow stage_now(const std::vector<PlaybackSlot>& slots, std::string_view room, const StageInputs& stage,
                   Instant now) {
    StageNow shown;
    for (const PlaybackSlot& slot : slots) {
        if (slot.cancelled || slot.room != room) continue;
        const Playback playback = playback_at(slot, now);
        if (shown.slot && rank(slot, playback) < rank(*shown.slot, shown.playback)) continue;
        shown = {&slot, playback};
    }
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
    const bool is_past = slot.inputs.tape.moved != Tape::Moved::untouched || now >= slot.start + waits_for_go;
    if (slot.cancelled || is_past) return false;
    if (!last_check) return true;
    return std::any_of(checks_before.begin(), checks_before.end(), [&](minutes before) {
        return now >= slot.start - before && *last_check < slot.start - before;
    });
}

}  // namespace lanyard
