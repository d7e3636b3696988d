// One room's sessions in order, without breaks and without what was cancelled.
#include "event/room_door.h"

#include <algorithm>

namespace lanyard {
namespace {

using Row = std::vector<const Session*>;

Row sessions_of(const std::vector<Session>& sessions, std::string_view room) {
    Row row;
    for (const Session& session : sessions) {
        const bool is_there = session.planned.room == room && !session.inputs.cancelled &&
                              session.planned.kind != SessionKind::pause;
        if (is_there) row.push_back(&session);
    }
    return row;
}

const Session* first_after(const Row& row, Instant now) {
    const auto found =
        std::find_if(row.begin(), row.end(), [&](const Session* one) { return one->start > now; });
    return found == row.end() ? nullptr : *found;
}

const Session* on_at(const Row& row, Instant now) {
    const Session* on = nullptr;
    for (const Session* one : row)
        if (one->start <= now && now < one->end) on = one;
    return on;
}

bool is_workshop(const Session& session) {
    return session.planned.kind == SessionKind::workshop;
}

// The last to end of those that end before `session` begins, or overlap it without being it.
const Session* before(const Row& row, const Session& session) {
    const Session* last = nullptr;
    for (const Session* one : row)
        if (one->start < session.start && (!last || one->end > last->end)) last = one;
    return last;
}

// Where people sat down who are there for `session`.
const Session& beginning_of_sitting(const Row& row, const Session& session) {
    const Session* first = &session;
    for (const Session* one = before(row, *first); one; one = before(row, *first)) {
        const bool follows_at_once = first->start - one->end <= changeover;
        if (!follows_at_once || is_workshop(*one) || is_workshop(*first)) break;
        first = one;
    }
    return *first;
}

bool contains(const std::vector<std::string>& ids, const Session& session) {
    return std::find(ids.begin(), ids.end(), session.planned.id) != ids.end();
}

}  // namespace

DoorSession door_session(const std::vector<Session>& sessions, std::string_view room, Instant now,
                         const std::vector<std::string>& enrolled) {
    const Row row = sessions_of(sessions, room);
    DoorSession door;
    door.session = on_at(row, now);
    const Session* next = first_after(row, now);
    const bool is_early = door.session && next && is_workshop(*door.session) &&
                          next->start - now <= changeover && !contains(enrolled, *door.session) &&
                          contains(enrolled, *next);
    if (next && (is_early || (!door.session && next->start - now <= doors_open_before))) door.session = next;
    door.next = door.session ? first_after(row, std::max(now, door.session->start)) : next;
    if (!door.session) {
        for (const Session* one : row)
            if (one->end <= now && (!door.since || one->end > *door.since)) door.since = one->end;
        return door;
    }
    const Session& first = beginning_of_sitting(row, *door.session);
    if (const Session* earlier = before(row, first))
        door.since = std::min(earlier->end, first.start - changeover);
    return door;
}

}  // namespace lanyard
