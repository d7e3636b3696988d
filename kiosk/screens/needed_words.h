// What the desk and the hall say of somebody whom the programme needs.
#pragma once

#include <string>

#include "event/event_config.h"
#include "event/people_needed.h"

namespace lanyard {

// "Barry Mason has not arrived: on in 18 min · 07700 900205", of somebody who has not.
std::string missing_words(const NeededPerson& person, Instant now);

// "speaker · 10:05 · Systemic practice, then and now · Great Hall".
std::string needed_for_words(const NeededPerson& person, const EventConfig& config);

}  // namespace lanyard
