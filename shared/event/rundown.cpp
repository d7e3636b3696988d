// The programme's own times, with what is known of the videos put in.
#include "event/rundown.h"

#include <algorithm>

namespace lanyard {
namespace {

const PlaybackSlot* slot_of(const std::vector<PlaybackSlot>& slots, const Session& session) {
    const auto found = std::find_if(slots.begin(), slots.end(), [&](const PlaybackSlot& slot) {
        return slot.session == session.planned.id;
    });
    return found == slots.end() ? nullptr : &*found;
}

// The programme as it would be if what waits late had Go now.
std::vector<Session> expected(const std::vector<Session>& sessions, const std::vector<PlaybackSlot>& slots,
                              std::string_view room, Instant now) {
    const StageNow stage = cue_now(slots, room, {}, now);
    if (!stage.slot || !takes_go(*stage.slot, now) || now <= stage.slot->start) return sessions;
    std::vector<PlannedSession> planned;
    std::vector<SessionInputs> inputs;
    for (const Session& session : sessions) {
        planned.push_back(session.planned);
        inputs.push_back(session.inputs);
        if (session.planned.id != stage.slot->session) continue;
        inputs.back().held = false;
        if (!inputs.back().started_at) inputs.back().started_at = now;
    }
    return actual_programme(planned, inputs);
}

// With the times that its video gives it; false where that is over.
bool put_video_in(RundownItem& item, const PlaybackSlot& slot, Instant now) {
    const Playback playback = playback_at(slot, now);
    item.is_video = true;
    item.is_on = playback.state == PlaybackState::playing || playback.state == PlaybackState::held;
    const Milliseconds left = slot.length() - (item.is_on ? playback.position : Milliseconds::zero());
    if (playback.state == PlaybackState::ended) return false;
    if (item.is_on) item.start = slot.inputs.tape.went_at;
    const Instant from = item.is_on ? now : item.start;
    item.end = slot.loops ? std::max(slot.end, now) : from + std::max(Milliseconds::zero(), left);
    return true;
}

}  // namespace

std::vector<RundownItem> rundown(const std::vector<Session>& sessions, const std::vector<PlaybackSlot>& slots,
                                 std::string_view room, Instant now, std::size_t most) {
    std::vector<RundownItem> items;
    for (const Session& session : expected(sessions, slots, room, now)) {
        if (items.size() == most) break;
        const bool is_here = session.planned.room.empty() || session.planned.room == room;
        if (!is_here || session.inputs.cancelled) continue;
        RundownItem item{session, session.start, session.end, session.planned.end};
        if (const PlaybackSlot* slot = slot_of(slots, session)) {
            if (!put_video_in(item, *slot, now)) continue;
        } else {
            if (!is_left(session, now)) continue;
            item.is_on = session_state(session, now) == SessionState::running;
        }
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace lanyard
