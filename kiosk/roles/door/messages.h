// What a room's door asks of the desk's thread, and what it is told.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "desk/outcome.h"
#include "desk/room_door.h"
#include "event/attendee.h"

namespace lanyard {

// Somebody comes in or goes out: by the code they hold up, or as the one who was chosen by name.
struct PassDoor {
    std::string code, person;  // one of them
    bool leaving = false;
    std::string anyway = {};  // why they come in although the rules say no; "": they do not
};
struct SearchAtDoor {
    std::string words;
};
struct TakeBackPass {
    std::string entry;
};
using RoomRequest = std::variant<PassDoor, SearchAtDoor, TakeBackPass>;

// Whether somebody has a place in what the door is open for.
enum class PlaceAtDoor {
    for_everybody,  // it is no workshop, or they chose none
    enrolled,
    elsewhere,  // in another session
};

struct PassedDoor {
    PassDoor asked;
    Outcome outcome;
    PlaceAtDoor place = PlaceAtDoor::for_everybody;
    std::string other, other_room;  // of elsewhere: where their place is, by its title; "" where nobody knows
    std::optional<Error> error;     // why it could not be done at all
    std::vector<std::string> room_left = {};  // of a full room: in which others there are places
};

struct FoundAtDoor {
    std::string words;
    std::vector<Attendee> people;
    std::size_t further = 0;
    std::optional<Error> error = {};  // why nobody could be looked for; that says nothing of who is there
};

struct PassTakenBack {
    std::optional<Error> error;
};

using RoomAnswer = std::variant<PassedDoor, FoundAtDoor, PassTakenBack, std::shared_ptr<const RoomNow>>;

struct RoomNews {
    long long request = 0;  // 0: unasked
    RoomAnswer answer;
};

}  // namespace lanyard
