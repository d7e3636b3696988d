// The bench's figures: a piece of work, what stands beside it, and what is asked of the two.
#pragma once

#include <benchmark/benchmark.h>

#include <functional>
#include <string>
#include <vector>

namespace lanyard {

struct Goal {
    enum class Kind {
        at_most,           // of ours, in the figure's unit
        at_most_times,     // of what stands beside it
        more_than_beside,  // at least so much more than what stands beside it
    };
    Kind kind = Kind::at_most;
    double value = 0;
};

// Runs Google Benchmark's loop once. The loop's real time in milliseconds is the value, unless it tells
// another with tell_value().
using Measure = std::function<void(benchmark::State&)>;

struct Figure {
    std::string work;    // "one check-in, 300 people"
    std::string beside;  // what the peer does; "" where there is a limit alone
    std::string unit = "ms";
    Goal goal;
    Measure ours, peer;  // the peer may be empty
    int rounds = 1;      // of each, in turns, so that both meet the same disk; the median counts
    int times = 1;       // in a round, of which the mean is its value
};

// Hands both to Google Benchmark, under the names "WORK/ours" and "WORK/beside".
void add_figure(Figure figure);
const std::vector<Figure>& figures();

// Inside a measure: its value is this one, not the loop's time.
void tell_value(benchmark::State& state, double value);
// Inside a measure, in place of the loop: why it cannot be had here.
void skip(benchmark::State& state, const std::string& reason);

}  // namespace lanyard
