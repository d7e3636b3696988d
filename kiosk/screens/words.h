// Dates, times and waits as people say them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/language.h"

namespace lanyard {

// "Friday 10 November" in the current language.
std::string spoken_date(Instant instant, std::string_view zone);
// "Friday 10 November, Saturday 11 November" of "2017-11-10" and "2017-11-11".
std::string spoken_days(const std::vector<std::string>& dates);

// "Fri 10 Nov".
std::string short_date(Instant instant, std::string_view zone);

// "16:20" where `instant` is today, else with the day before it as short as it is clear: "Thu 16:20",
// "2 Nov 16:20".
std::string short_time(Instant instant, Instant now, std::string_view zone);

// "08:30" where `instant` is today, else "Friday 10 November, 08:30".
std::string spoken_time(Instant instant, Instant now, std::string_view zone);

// "at 08:30" where `instant` is today, else "on Friday 10 November at 08:30".
std::string spoken_when(Instant instant, Instant now, std::string_view zone);

// "Starts in 38 minutes", "On now", "Later today", "Friday 10 November".
std::string spoken_wait(Instant start, Instant now, std::string_view zone);

}  // namespace lanyard
