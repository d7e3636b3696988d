// Where people are: the one definition that the roll call, the counts, the doors, the desk and the attendance
// go by.
//
// Somebody is in the building from when they come in by any door, a room's too, until they leave by an
// entrance: whoever leaves a room is in the building still. They are in a room while the newest of their
// passes is the one into it, so nobody is in two rooms. What is given out once is no door, but tells where
// they were seen. Passes count by (clock, entry), with whichever record of the person they were made.
//
// Nobody stays overnight, scanned out or not: who came in on an earlier day of the event is not in the
// building, whatever else their passes say.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "event/check_in.h"

namespace lanyard {

class Database;
struct EventConfig;

// Which of the event's areas are which, and what day it is.
struct Premises {
    std::string entrance;                // the area of all entrances
    std::vector<std::string> once;       // where something is given out once
    Instant day_began = Instant::min();  // event/event_day

    bool is_of_today(Instant pass) const { return pass >= day_began; }
};
// On the day of `now`; without it, as if no day had ended.
Premises premises_of(const EventConfig& config, std::optional<Instant> now = {});

struct LastSeen {
    std::string area, point, node;
    Instant at{};
};

struct Whereabouts {
    bool inside = false;                // in the building
    std::string room;                   // the area besides the entrance that they are in; "" for none
    std::optional<Instant> arrived_at;  // when they came in first
    std::string arrived_point;
    Presence came_in = {};  // of somebody inside: the pass that brought them in, since they left last
    std::optional<Instant> left_at;     // of somebody who is not: when they left
    std::optional<LastSeen> last_seen;  // by any pass, and by what was given out once
};

// All calls belong inside Database::read or write: they throw what SQLite throws. `records` are all of a
// person's (store/people/records), the kept one first.

Whereabouts whereabouts_of(Database& database, const Premises& premises,
                           const std::vector<std::string>& records);

// Of everybody of whom a pass stands, in no order; `person` is a kept record.
using SeePerson = std::function<void(const std::string& person, const Whereabouts& where)>;
void each_whereabouts(Database& database, const Premises& premises, const SeePerson& see);

// What a door of `area` goes by: the newest pass there, and whether they are inside now. At an entrance that
// is the pass of a room's door where they came in by that. Of an area where something is given out once:
// whether it was. None: nothing stands.
std::optional<Presence> presence_in(Database& database, const Premises& premises,
                                    const std::vector<std::string>& records, const std::string& area);

// No more people than these are in the building: quickly, and counted only up to `enough`. It has in it who
// came in on an earlier day, and whoever was in a room. How many there are exactly, store/people/head_counts
// says.
int most_in_building(Database& database, const Premises& premises, int enough);
// How many people are in a room; of those, who came in `since`.
int people_in_room(Database& database, const Premises& premises, const std::string& area,
                   std::optional<Instant> since = {});

// Where something is given out once: how many records of people had it.
int given_out_in(Database& database, const std::string& area);

}  // namespace lanyard
