// Who is enrolled in a session, and where they may go when it does not take place.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"
#include "event/programme.h"

namespace lanyard {

class Desk;

struct EnrolledPerson {
    std::string id, name;
    std::string session;  // the session that they are enrolled in: its id
    std::string to;  // the session where there is a place for them; "" for none, or where nobody is moved
    bool is_in_it = false;  // they have a place there already
};

// Where people go: nowhere, to one session, or ("" with `moves`) to the workshops that are on at the same
// time, where most places are left.
struct WhereTo {
    bool moves = false;
    std::string session;
};

// In order of name; who waits for a place in it is not among them. `session` and `where.session` are ids, or
// words of a title: an unknown one is an input error; moving people to the session that they are in is wrong
// usage.
Result<std::vector<EnrolledPerson>> people_of_session(Desk& desk, const std::string& session,
                                                      const WhereTo& where);

// Inside a transaction: enrols those who have a place elsewhere there, and nowhere else for what they came
// from. Gives the entries.
std::vector<std::string> move_people(Desk& desk, const std::vector<EnrolledPerson>& people, const Deed& deed);

// Where places are left in the workshops that are on at the same time as this one: "Workshop C · Room 3", as
// people say it, those with the most places first.
Result<std::vector<std::string>> places_beside(Desk& desk, const Session& session);
// Gives somebody a place in a workshop, and takes from them those that are at the same time; or, with `on`
// false, takes their place in it. Where no place is left only an organiser gives one. Gives the entries.
Result<std::vector<std::string>> change_workshop(Desk& desk, const std::string& person,
                                                 const std::string& session, bool on, const Deed& deed);

}  // namespace lanyard
