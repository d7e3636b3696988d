// The day's sessions: what was planned, what has been said of it since, and what is on now and next.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "event/attendee.h"

namespace lanyard {

enum class SessionKind { talk, workshop, panel, pause, video, other };
std::string_view session_kind_name(SessionKind kind);  // "break" for pause
std::optional<SessionKind> session_kind_from_name(std::string_view name);

// What a session's source says of it, beside its times.
enum class PlanState { planned, delayed, cancelled };
std::string_view plan_state_name(PlanState state);
std::optional<PlanState> plan_state_from_name(std::string_view name);

// As imported. Times are absolute; the zone is the event's.
struct PlannedSession {
    std::string id;
    std::string guid;  // what its source calls it beside the id, the same for ever; "" for none
    std::string title;
    SessionKind kind = SessionKind::talk;
    Instant start{}, end{};
    std::string room;  // a room's id; "" is everywhere (a break)
    std::vector<std::string> speakers;
    std::string chair;
    std::string track;
    bool anchor = false;  // does not move when what is before it runs late
    std::optional<int> capacity;
    std::string file;  // a video slot's file in the event's folder
    PlanState state = PlanState::planned;

    bool operator==(const PlannedSession&) const = default;
};

// What has been said since, one register each; results are never stored.
struct SessionInputs {
    int delay_minutes = 0;
    bool held = false;
    std::optional<Instant> started_at;
    bool cancelled = false;

    bool operator==(const SessionInputs&) const = default;
};

// What holds of a session as long as nobody has said anything by hand: what its source says.
SessionInputs inputs_by_source(const PlannedSession& session);

struct Session {
    PlannedSession planned;
    SessionInputs inputs;
    Instant start{}, end{};  // actual

    bool operator==(const Session&) const = default;
};

enum class SessionState { planned, running, over, cancelled, delayed };
std::string_view session_state_name(SessionState state);

// The actual times of `planned` with `inputs` (same order and size), sorted by start, then room, then id.
// Without inputs they are the planned ones.
// - A delay counts from the planned start; a session that has begun starts when it did.
// - In one room a delay moves what follows until gaps and breaks have absorbed it. Sessions that the plan
//   lets overlap do not move each other.
// - An anchor moves by its own delay alone, and what runs into it is cut at it; so is what runs into a
//   session that has begun.
// - Each session ends at its own end, however late the next one begins; a break lasts until what touches
//   it in the plan begins.
// - What is everywhere begins as soon as the first of the rooms that it empties is free, and ends when the
//   first session after it begins: one late room does not hold up everybody's lunch.
// - Cancelled sessions keep their planned times and delay nobody.
std::vector<Session> actual_programme(const std::vector<PlannedSession>& planned,
                                      const std::vector<SessionInputs>& inputs);

// A session that is held is waited for so long after its start, unless it is cancelled.
inline constexpr Milliseconds held_is_awaited = std::chrono::hours(12);
// True where it is held, has not begun and is awaited still: nobody knows when it will begin.
bool is_held(const Session& session, Instant now);

// The one answer to what has become of a session. One that is held is delayed, whatever the time.
SessionState session_state(const Session& session, Instant now);

// True for one that is neither over nor cancelled.
bool is_left(const Session& session, Instant now);

struct NowAndNext {
    const Session* now = nullptr;      // never a cancelled one, nor one that is held
    std::vector<const Session*> also;  // that are on at the same time in the same room, in order
    const Session* next = nullptr;  // may be a cancelled one, so that whoever waits for it learns of it

    bool operator==(const NowAndNext&) const = default;
};
// In a room, counting sessions that are everywhere as long as none of its own is on. Points into `sessions`,
// which come sorted as above. A session holds from its start to just before its end; of several at once the
// one that started last is `now`. One that is held is next until it begins.
NowAndNext now_and_next(const std::vector<Session>& sessions, std::string_view room, Instant now);
// The same for each of `rooms`, which differ, in one pass over the sessions.
std::vector<NowAndNext> now_and_next_in(const std::vector<Session>& sessions,
                                        const std::vector<std::string>& rooms, Instant now);

// What a person who comes in at `now` is told: what is on, and what begins next.
struct OnAndNext {
    std::vector<const Session*> on, next;  // several where they may choose one; never a cancelled one
};
// `enrolled` are the sessions that they have a place in: where one of these is on, or begins next, it alone
// is meant. Else everything that is on in any room, breaks too; what goes on behind the rest of the day, like
// a stand, only where nothing else is. What begins next begins all at one time; what is held may at any moment. `sessions` come sorted as
// above, and the answers point into them.
OnAndNext on_and_next_for(const std::vector<Session>& sessions, const std::vector<std::string>& enrolled,
                          Instant now);

// The first of the sessions that they have a place in that is not over; nullptr where there is none.
const Session* own_session(const std::vector<Session>& sessions, const std::vector<std::string>& enrolled,
                           Instant now);

// The session that a list's words mean: its id or its title, folded; of a title with a colon the part before
// it or after it is enough ("Workshop A" and "Circular questions" mean "Workshop A: Circular questions").
// nullptr where none or several would fit.
const Session* session_by_words(const std::vector<Session>& sessions, std::string_view words);

// A person's enrolments with the sessions' ids in place of the list's words, where the programme has them.
void name_sessions(Attendee& attendee, const std::vector<Session>& sessions);

}  // namespace lanyard
