// What a room's door shows of its room: what is on, who is in, how many more may come in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/admitted_twice.h"
#include "desk/enrolment_watch.h"
#include "event/event_config.h"
#include "event/room_door.h"

namespace lanyard {

class Database;
class Desk;
struct Premises;

// Inside Database::read or write: how many people are in a room for what its door is open for. Under free
// re-entry nobody is scanned out: then only those count who came since.
int people_in_room(Database& database, const Premises& premises, Reentry reentry, const std::string& area,
                   const DoorSession& door);

// How many a room takes for a session: the workshop's own number, else the room's; none: nobody said.
std::optional<int> places_of(const EventConfig& config, const std::string& room, const Session* session);

// By this door and another that had not heard of it (desk/admitted_twice).
struct LetInTwice {
    std::string name;
    DoubleAdmission admissions;
};

struct RoomNow {
    std::optional<Session> session, next;
    int inside = 0;                      // where something is given out once: how many had it
    std::optional<int> places;           // altogether
    std::optional<int> enrolled;         // of a workshop: people whose place is in it
    std::vector<LetInTwice> twice = {};  // whom nobody has seen to yet
    // None: nobody said how many there are.
    std::optional<int> places_left() const {
        return places ? std::optional(*places > inside ? *places - inside : 0) : std::nullopt;
    }
};

// Counts without reading everybody: who is enrolled where is kept in memory.
class RoomWatch {
  public:
    // `desk` must outlive it; its point is the door.
    explicit RoomWatch(Desk& desk) : desk_(desk), twice_(desk) {}

    Result<RoomNow> look(Instant now);

  private:
    RoomNow look_at_room(Instant now);
    Result<std::vector<LetInTwice>> let_in_twice();

    Desk& desk_;
    EnrolmentWatch enrolments_;
    AdmittedTwiceWatch twice_;
};

}  // namespace lanyard
