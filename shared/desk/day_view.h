// The day in view: how many have come, when, by what and through where, and what somebody should see to.
// Every screen and command that shows the day asks here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "event/arrival_forecast.h"
#include "event/queue_coach.h"
#include "store/people/head_counts.h"

namespace lanyard {

class Desk;

// How many came first on this day within five minutes from here.
struct ArrivalBar {
    static constexpr Milliseconds length = std::chrono::minutes(5);

    Instant from{};
    int came = 0;
};

// People who have something in common: of those who are registered so for this day, how many came on it.
struct DayGroup {
    std::string name;  // "" where they have none
    int came = 0;
    int registered = 0;  // expected, or come today; of a check-in point 0: nobody is registered for one
};

struct RollLeft {
    std::string point;
    int labels = 0;
};

struct QuietMachine {
    std::string node;   // 16 hexadecimal digits
    std::string point;  // where it joined for, as far as it said; else ""
    Instant newest{};
};

struct DayView {
    // Of a machine that works with people; in which nothing at all happens at a board.
    static constexpr Milliseconds quiet_after = std::chrono::minutes(15);
    // A roll is told of from here on, and wherever it is shorter than the queue.
    static constexpr int few_labels = 50;

    Instant now{};
    HeadCounts counts;               // of the whole event
    std::optional<Instant> opening;  // when the day's first session begins: a break is none
    // From the first arrival of the day to the last, the empty ones among them; none where nobody came.
    std::vector<ArrivalBar> bars;
    // The largest first, then by name; check-in points as event.toml has them.
    std::vector<DayGroup> organisations, ticket_types, points;
    QueueFacts queue;                 // of those who are registered for this day
    ForecastFacts forecast;           // by the newest day before on which anybody came
    int badges_back = 0;              // in the boxes of check-in points
    std::vector<RollLeft> rolls;      // of this machine's printers: those that will end
    std::vector<QuietMachine> quiet;  // other machines of which nothing was heard for `quiet_after`
    std::optional<Instant> newest;    // the newest entry that is here; how old the picture is
};

// At `now`, which is the event's time; reads only.
Result<DayView> day_view(Desk& desk, Instant now);

}  // namespace lanyard
