// Actual times come from one pass forward over the plan, and one that lets sessions run on until what
// follows.
#include "event/programme.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <tuple>

#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, 6> kind_names = {"talk",  "workshop", "panel",
                                                        "break", "video",    "other"};
constexpr std::array<std::string_view, 5> state_names = {"planned", "running", "over", "cancelled",
                                                         "delayed"};

bool is_everywhere(const Session& session) {
    return session.planned.room.empty();
}

bool planned_earlier(const Session& a, const Session& b) {
    const PlannedSession &p = a.planned, &q = b.planned;
    return std::tie(p.start, p.end, p.room, p.id) < std::tie(q.start, q.end, q.room, q.id);
}

bool starts_earlier(const Session& a, const Session& b) {
    return std::tie(a.start, a.planned.room, a.planned.id) < std::tie(b.start, b.planned.room, b.planned.id);
}

// True where the plan has `later` wait for `earlier`. Sessions that the plan lets overlap do not wait.
bool waits_for(const Session& later, const Session& earlier) {
    return earlier.planned.end <= later.planned.start && !earlier.inputs.cancelled &&
           !later.inputs.cancelled &&
           (earlier.planned.room == later.planned.room || is_everywhere(earlier) || is_everywhere(later));
}

// True where what comes before cannot move it: it began already, or the plan says so.
bool is_fixed(const Session& session) {
    return session.inputs.started_at || session.planned.anchor;
}

// When it would start if nothing before it ran late.
Instant wanted_start(const Session& session) {
    return session.inputs.started_at.value_or(session.planned.start +
                                              std::chrono::minutes(session.inputs.delay_minutes));
}

// The sessions of a programme in planned order, given their actual times one after the other.
class Timetable {
  public:
    explicit Timetable(std::vector<Session> sessions) : sessions_(std::move(sessions)) {
        std::sort(sessions_.begin(), sessions_.end(), planned_earlier);
        for (const Session& session : sessions_) sharing_[session.planned.room];
        for (std::size_t i = 0; i < sessions_.size(); ++i) {
            for (auto& [room, sharing] : sharing_) {
                const std::string& own = sessions_[i].planned.room;
                if (own == room || own.empty() || room.empty()) sharing.push_back(i);
            }
        }
    }

    std::vector<Session> with_actual_times() && {
        for (std::size_t i = 0; i < sessions_.size(); ++i) place(i);
        for (std::size_t i = 0; i < sessions_.size(); ++i) run_on(i);
        std::sort(sessions_.begin(), sessions_.end(), starts_earlier);
        return std::move(sessions_);
    }

  private:
    void place(std::size_t i) {
        Session& session = sessions_[i];
        if (session.inputs.cancelled) return;
        const Instant limit = latest_end(i);
        session.start = wanted_start(session);
        if (!is_fixed(session)) session.start = std::min(std::max(session.start, room_free(i)), limit);
        // A break makes up for what came late before it; everything else keeps its length.
        const bool absorbs = session.planned.kind == SessionKind::pause;
        const Instant end =
            absorbs ? session.planned.end : session.start + (session.planned.end - session.planned.start);
        session.end = std::max(session.start, std::min(end, limit));
    }

    // When everything that it waits for is over. What is for everybody does not wait for the slowest of the
    // rooms it empties: of those that were to end last before it, the first decides.
    Instant room_free(std::size_t i) const {
        Instant free = Instant::min(), rooms_planned_end = Instant::min(), first_room_free = Instant::min();
        for (const std::size_t j : sharing_room(i)) {
            if (j == i) break;
            const Session& earlier = sessions_[j];
            if (!waits_for(sessions_[i], earlier)) continue;
            if (!is_everywhere(sessions_[i]) || is_everywhere(earlier)) {
                free = std::max(free, earlier.end);
            } else if (earlier.planned.end > rooms_planned_end) {
                rooms_planned_end = earlier.planned.end;
                first_room_free = earlier.end;
            } else if (earlier.planned.end == rooms_planned_end) {
                first_room_free = std::min(first_room_free, earlier.end);
            }
        }
        return std::max(free, first_room_free);
    }

    // When something that cannot be moved wants the room.
    Instant latest_end(std::size_t i) const {
        Instant latest = Instant::max();
        for (const std::size_t j : sharing_room(i)) {
            if (j > i && is_fixed(sessions_[j]) && waits_for(sessions_[j], sessions_[i])) {
                latest = std::min(latest, wanted_start(sessions_[j]));
            }
        }
        return latest;
    }

    // Where the plan has the next session begin as this one ends, this one lasts until then.
    void run_on(std::size_t i) {
        Session& session = sessions_[i];
        bool touches = false;
        Instant next_start = Instant::max();
        for (const std::size_t j : sharing_room(i)) {
            if (j <= i || !waits_for(sessions_[j], session)) continue;
            touches |= sessions_[j].planned.start == session.planned.end;
            next_start = std::min(next_start, sessions_[j].start);
        }
        if (touches) session.end = std::max(session.end, next_start);
    }

    // The sessions in the same room and those that are everywhere, itself among them, in planned order.
    const std::vector<std::size_t>& sharing_room(std::size_t i) const {
        return sharing_.at(sessions_[i].planned.room);
    }

    std::vector<Session> sessions_;
    std::map<std::string, std::vector<std::size_t>> sharing_;  // by room
};

bool concerns_room(const Session& session, std::string_view room) {
    return is_everywhere(session) || session.planned.room == room;
}

bool is_on(const Session& session, Instant now) {
    return !session.inputs.cancelled && session.start <= now && now < session.end;
}

// Something to sit in, whoever you are; of several at a time nobody can say which.
bool is_for_everybody(const Session& session, const std::vector<Session>& sessions) {
    const auto is_open_to_all = [](const Session& any) {
        return any.planned.kind != SessionKind::workshop && any.planned.kind != SessionKind::pause;
    };
    if (!is_open_to_all(session)) return false;
    return is_everywhere(session) ||
           std::none_of(sessions.begin(), sessions.end(), [&](const Session& other) {
               return other.start == session.start && other.planned.room != session.planned.room &&
                      !is_everywhere(other) && !other.inputs.cancelled && is_open_to_all(other);
           });
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

std::string_view session_state_name(SessionState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::vector<Session> actual_programme(const std::vector<PlannedSession>& planned,
                                      const std::vector<SessionInputs>& inputs) {
    assert(planned.size() == inputs.size());
    std::vector<Session> sessions;
    sessions.reserve(planned.size());
    for (std::size_t i = 0; i < planned.size(); ++i) {
        sessions.push_back(
            {planned[i], inputs[i], planned[i].start, std::max(planned[i].start, planned[i].end)});
    }
    return Timetable(std::move(sessions)).with_actual_times();
}

SessionState session_state(const Session& session, Instant now) {
    const SessionInputs& inputs = session.inputs;
    if (inputs.cancelled) return SessionState::cancelled;
    if (inputs.held && !inputs.started_at) return SessionState::delayed;
    if (now >= session.end) return SessionState::over;
    if (now >= session.start) return SessionState::running;
    return session.start > session.planned.start ? SessionState::delayed : SessionState::planned;
}

NowAndNext now_and_next(const std::vector<Session>& sessions, std::string_view room, Instant now) {
    NowAndNext result;
    // Of two that begin at once, one that takes place comes before a cancelled one, and the room's own before
    // one that is everywhere.
    const auto rank = [](const Session& session) {
        return (session.inputs.cancelled ? 0 : 2) + (is_everywhere(session) ? 0 : 1);
    };
    for (const Session& session : sessions) {
        if (!concerns_room(session, room)) continue;
        if (session.start > now) {
            const Session* next = result.next;
            if (!next || (session.start == next->start && rank(session) > rank(*next)))
                result.next = &session;
        } else if (is_on(session, now)) {
            if (!result.now || rank(session) >= rank(*result.now)) result.now = &session;
        }
    }
    return result;
}

const Session* next_for(const std::vector<Session>& sessions, const std::vector<std::string>& enrolled,
                        Instant now) {
    const Session* best = nullptr;
    bool best_is_own = false;
    for (const Session& session : sessions) {
        if (best && session.start > std::max(best->start, now)) break;
        if (session.inputs.cancelled || session.end <= now) continue;
        const bool own = std::find(enrolled.begin(), enrolled.end(), session.planned.id) != enrolled.end();
        if (!own && (best_is_own || !is_for_everybody(session, sessions))) continue;
        best = &session;
        best_is_own = own;
    }
    return best;
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
