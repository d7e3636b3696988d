// What a room's door shows of its room: what is on, who is in, how many more may come in.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "desk/enrolment_watch.h"
#include "event/event_config.h"
#include "event/room_door.h"

namespace lanyard {

class Database;
class Desk;

// Inside Database::read or write: how many people are in a room for what its door is open for. Under free
// re-entry nobody is scanned out: then only those count who came since.
int people_in_room(Database& database, const EventConfig& config, const std::string& area,
                   const DoorSession& door);

// How many a room takes for a session: the workshop's own number, else the room's; none: nobody said.
std::optional<int> places_of(const EventConfig& config, const std::string& room, const Session* session);

struct RoomNow {
    std::optional<Session> session, next;
    int inside = 0;               // where something is given out once: how many had it
    std::optional<int> places;    // altogether
    std::optional<int> enrolled;  // of a workshop: people whose place is in it
    // None: nobody said how many there are.
    std::optional<int> places_left() const {
        return places ? std::optional(*places > inside ? *places - inside : 0) : std::nullopt;
    }
};

// Counts without reading everybody: who is enrolled where is kept in memory.
class RoomWatch {
  public:
    // `desk` must outlive it; its point is the door.
    explicit RoomWatch(Desk& desk) : desk_(desk) {}

    Result<RoomNow> look(Instant now);

  private:
    Desk& desk_;
    EnrolmentWatch enrolments_;
};

}  // namespace lanyard
