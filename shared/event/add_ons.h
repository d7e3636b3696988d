// What people get once beside their place: lunch, a shirt in their size; and who of them booked it. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/attendee.h"
#include "event/event_config.h"

namespace lanyard {

// One thing that somebody is to have, by an area of event.toml with `once`.
struct AddOn {
    std::string area;   // its id
    std::string name;   // and what it is called: "Shirt"
    std::string which;  // what they chose: "M"; "" where they said yes, or everybody gets the same
    bool is_need =
        false;  // the list's column is about a need (event/answer_kind): `which` is for staff alone
};

// "Shirt: M", or "Lunch" where nothing was to be chosen: for whoever gives it out.
std::string add_on_words(const AddOn& add_on);
// The same for screens that others may see, and for the history: what was chosen for a need is left out.
std::string words_for_all(const AddOn& add_on);

// What somebody gets in an area where something is given out once; none where it has to be booked and they
// did not: their list has nothing, or a no, in the column that the area's `booked` names, in any case and
// spelling. Their answers have to be known (a door knows people without them).
std::optional<AddOn> add_on_in(const Area& area, const Attendee& person);

// The same in words, as whoever stands there gives it out: of what they did not book, what it is called.
std::string given_words(const Area& area, const Attendee& person);

// All that somebody booked, in event.toml's order; what everybody gets is not in it.
std::vector<AddOn> booked_by(const EventConfig& config, const Attendee& person);

}  // namespace lanyard
