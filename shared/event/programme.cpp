// Questions about the actual programme; its times are worked out in actual_programme.cpp.
#include "event/programme.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "event/name_fold.h"
#include "event/own_programme.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 6> kind_names = {"talk",  "workshop", "panel",
                                                        "break", "video",    "other"};
constexpr std::array<std::string_view, 3> plan_state_names = {"planned", "delayed", "cancelled"};
constexpr std::array<std::string_view, 5> state_names = {"planned", "running", "over", "cancelled",
                                                         "delayed"};

bool is_everywhere(const Session& session) {
    return session.planned.room.empty();
}

bool concerns_room(const Session& session, std::string_view room) {
    return is_everywhere(session) || session.planned.room == room;
}

bool is_on(const Session& session, Instant now) {
    return session_state(session, now) == SessionState::running;
}

// Of two that begin at once, one that takes place comes before a cancelled one, and the room's own before one
// that is everywhere.
int rank(const Session& session) {
    return (session.inputs.cancelled ? 0 : 2) + (is_everywhere(session) ? 0 : 1);
}

// What a room's now and next become when `session`, no earlier than those seen before, concerns it too.
void consider(const Session& session, Instant now, NowAndNext& result) {
    if (session.start > now || is_held(session, now)) {
        const Session* next = result.next;
        if (!next || (session.start == next->start && rank(session) > rank(*next))) result.next = &session;
    } else if (is_on(session, now)) {
        const int before = result.now ? rank(*result.now) : 0;
        if (rank(session) < before) return;
        if (rank(session) > before)
            result.also.clear();
        else
            result.also.push_back(result.now);
        result.now = &session;
    }
}

bool is_theirs(const Session& session, const std::vector<std::string>& enrolled) {
    return std::find(enrolled.begin(), enrolled.end(), session.planned.id) != enrolled.end();
}

// Goes on while `other` comes and goes: registration, a stand. A talk is never behind another.
bool is_behind(const Session& session, const Session& other) {
    const SessionKind kind = session.planned.kind;
    const bool may_be = kind == SessionKind::pause || kind == SessionKind::other;
    const bool is_longer = session.end - session.start > other.end - other.start;
    return may_be && is_longer && session.start <= other.start && session.end >= other.end;
}

// One of their own where there is one; else what stands in front of the rest.
std::vector<const Session*> meant_of(std::vector<const Session*> all,
                                     const std::vector<std::string>& enrolled) {
    for (const Session* session : all)
        if (is_theirs(*session, enrolled)) return {session};
    std::vector<const Session*> meant;
    for (const Session* session : all) {
        const bool is_hidden = std::any_of(all.begin(), all.end(),
                                           [&](const Session* other) { return is_behind(*session, *other); });
        if (!is_hidden) meant.push_back(session);
    }
    return meant;
}

}  // namespace

std::string_view session_kind_name(SessionKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<SessionKind> session_kind_from_name(std::string_view name) {
    const auto found = std::find(kind_names.begin(), kind_names.end(), name);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<SessionKind>(found - kind_names.begin());
}

std::string_view plan_state_name(PlanState state) {
    return plan_state_names[static_cast<std::size_t>(state)];
}

std::optional<PlanState> plan_state_from_name(std::string_view name) {
    const auto found = std::find(plan_state_names.begin(), plan_state_names.end(), name);
    if (found == plan_state_names.end()) return std::nullopt;
    return static_cast<PlanState>(found - plan_state_names.begin());
}

SessionInputs inputs_by_source(const PlannedSession& session) {
    SessionInputs inputs;
    inputs.held = session.state == PlanState::delayed;
    inputs.cancelled = session.state == PlanState::cancelled;
    return inputs;
}

std::string_view session_state_name(SessionState state) {
    return state_names[static_cast<std::size_t>(state)];
}

bool is_held(const Session& session, Instant now) {
    const SessionInputs& inputs = session.inputs;
    const bool is_awaited = now < session.planned.start + held_is_awaited;
    return inputs.held && !inputs.started_at && !inputs.cancelled && is_awaited;
}

SessionState session_state(const Session& session, Instant now) {
    if (session.inputs.cancelled) return SessionState::cancelled;
    if (is_held(session, now)) return SessionState::delayed;
    if (now >= session.end) return SessionState::over;
    if (now >= session.start) return SessionState::running;
    return session.start > session.planned.start ? SessionState::delayed : SessionState::planned;
}

bool is_left(const Session& session, Instant now) {
    const SessionState state = session_state(session, now);
    return state != SessionState::cancelled && state != SessionState::over;
}

NowAndNext now_and_next(const std::vector<Session>& sessions, std::string_view room, Instant now) {
    NowAndNext result;
    for (const Session& session : sessions) {
        if (concerns_room(session, room)) consider(session, now, result);
    }
    return result;
}

std::vector<NowAndNext> now_and_next_in(const std::vector<Session>& sessions,
                                        const std::vector<std::string>& rooms, Instant now) {
    std::vector<NowAndNext> results(rooms.size());
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < rooms.size(); ++i) places.emplace(rooms[i], i);
    for (const Session& session : sessions) {
        if (is_everywhere(session)) {
            for (NowAndNext& result : results) consider(session, now, result);
        } else if (const auto place = places.find(session.planned.room); place != places.end()) {
            consider(session, now, results[place->second]);
        }
    }
    return results;
}

OnAndNext on_and_next_for(const std::vector<Session>& sessions, const std::vector<std::string>& enrolled,
                          Instant now) {
    OnAndNext all;
    for (const Session& session : sessions) {
        if (is_on(session, now)) all.on.push_back(&session);
        if (is_on(session, now) || !is_left(session, now)) continue;
        // One that is held may begin at any moment.
        const auto begins = [now](const Session* next) { return std::max(next->start, now); };
        if (all.next.empty() || begins(&session) == begins(all.next.front())) all.next.push_back(&session);
    }
    return {meant_of(std::move(all.on), enrolled), meant_of(std::move(all.next), enrolled)};
}

const Session* own_session(const std::vector<Session>& sessions, const std::vector<std::string>& enrolled,
                           Instant now) {
    const auto own = std::find_if(sessions.begin(), sessions.end(), [&](const Session& session) {
        return is_left(session, now) && is_theirs(session, enrolled);
    });
    return own == sessions.end() ? nullptr : &*own;
}

std::vector<const Session*> plan_for(const std::vector<Session>& sessions,
                                     const std::vector<std::string>& enrolled) {
    std::vector<const Session*> own, plan;
    for (const Session& session : sessions)
        if (!session.inputs.cancelled && is_theirs(session, enrolled)) own.push_back(&session);
    const auto is_missed = [&](const Session& session) {
        return std::any_of(own.begin(), own.end(), [&](const Session* one) {
            const bool overlaps =
                session.planned.start < one->planned.end && one->planned.start < session.planned.end;
            return overlaps && !is_behind(session, *one);
        });
    };
    for (const Session& session : sessions) {
        const bool is_for_all = session.planned.kind != SessionKind::workshop && !is_missed(session);
        if (!session.inputs.cancelled && (is_theirs(session, enrolled) || is_for_all))
            plan.push_back(&session);
    }
    std::stable_sort(plan.begin(), plan.end(),
                     [](const Session* a, const Session* b) { return a->planned.start < b->planned.start; });
    return plan;
}

const Session* session_by_words(const std::vector<Session>& sessions, std::string_view words) {
    for (const Session& session : sessions) {
        if (session.planned.id == words) return &session;
    }
    const std::string wanted = fold_name(words);
    if (wanted.empty()) return nullptr;
    const Session* found = nullptr;
    for (const Session& session : sessions) {
        const std::string& title = session.planned.title;
        const std::size_t colon = std::min(title.find(':'), title.size());
        if (fold_name(session.planned.id) != wanted && fold_name(title) != wanted &&
            fold_name(title.substr(0, colon)) != wanted && fold_name(title.substr(colon)) != wanted) {
            continue;
        }
        if (found) return nullptr;
        found = &session;
    }
    return found;
}

void name_sessions(Attendee& attendee, const std::vector<Session>& sessions) {
    for (auto& enrolment : attendee.sessions) {
        if (const Session* session = session_by_words(sessions, enrolment.session)) {
            enrolment.session = session->planned.id;
        }
    }
}

}  // namespace lanyard
