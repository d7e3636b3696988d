// How many would have come by now if today went as the event's day before did: one rule, in one sentence.
// Pure.
#pragma once

#include <optional>
#include <string>

namespace lanyard {

// Of a day on which people came already, and of today as far as it has gone.
struct ForecastFacts {
    std::string day;          // the other one, "2017-11-10"
    int came_then = 0;        // by the time that was as far from its opening, or from its noon, as it is now
    int registered_then = 0;  // with a ticket for that day: expected or come
    int came = 0;             // today
    int registered = 0;       // for today, in the same way
    bool is_by_opening = true;  // false: one of the days has no opening, and the clock says how late it was
};

// The share of those registered that had come then, of those who are registered for today; rounded. Nothing
// else is known of when people come: no curve is made up for an event's first day, and none where nobody was
// registered.
std::optional<int> expected_by_now(const ForecastFacts& facts);
// "" where nothing is forecast.
std::string forecast_words(const ForecastFacts& facts);

}  // namespace lanyard
