// Dates as people say them, in the current language.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"

namespace lanyard {

// By the fields of a date that ICU orders as the language does: "EEEEdMMMMy" is "Friday 10 November 2017".
// English ones are said as in Britain, the day before the month; commas are left out.
std::string date_words(Instant instant, std::string_view zone, const char* fields);

}  // namespace lanyard
