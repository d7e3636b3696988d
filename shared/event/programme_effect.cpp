// The two programmes are compared session by session; a cut shows in a session that ends, shorter than
// planned, just where something that cannot move begins.
#include "event/programme_effect.h"

#include <string_view>
#include <unordered_map>

namespace lanyard {
namespace {

bool stays_where_it_is(const Session& session) {
    return !session.inputs.cancelled && (session.planned.anchor || session.inputs.started_at);
}

bool share_a_room(const Session& a, const Session& b) {
    return a.planned.room == b.planned.room || a.planned.room.empty() || b.planned.room.empty();
}

// What cuts `session` off, among sessions of the same programme; nullptr for nothing.
const Session* what_holds(const Session& session, const std::vector<Session>& sessions) {
    for (const Session& other : sessions) {
        if (other.planned.id != session.planned.id && other.start == session.end &&
            other.planned.start >= session.planned.end && stays_where_it_is(other) &&
            share_a_room(session, other)) {
            return &other;
        }
    }
    return nullptr;
}

}  // namespace

ProgrammeEffect programme_effect(const std::vector<Session>& before, const std::vector<Session>& after) {
    std::unordered_map<std::string_view, const Session*> earlier;
    for (const Session& session : before) earlier.emplace(session.planned.id, &session);
    ProgrammeEffect effect;
    for (const Session& session : after) {
        const auto found = earlier.find(session.planned.id);
        if (found == earlier.end()) continue;
        const Session& was = *found->second;
        if (session.inputs.cancelled || was.inputs.cancelled) continue;
        if (session.start != was.start || session.end != was.end) effect.moves.push_back({was, session});
        const Milliseconds length = session.end - session.start, length_before = was.end - was.start;
        const bool is_cut = length < length_before && length < session.planned.end - session.planned.start &&
                            session.planned.kind != SessionKind::pause;
        if (!is_cut) continue;
        if (const Session* holds = what_holds(session, after))
            effect.cuts.push_back({session, *holds, length_before - length});
    }
    return effect;
}

}  // namespace lanyard
