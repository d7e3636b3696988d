// One day of the simulation by its seed: what kind of day it is, what came of it, and the shortest story of
// what went wrong.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/sim/world/shrinking.h"
#include "tests/sim/world/simulated_hall.h"

namespace lanyard {

// Every other day is calm, and on every fifth badges are printed.
inline DayKind kind_of_day(std::uint32_t seed, int people) {
    return {people, seed % 2 == 0, seed % 5 == 0};
}

struct PlayedDay {
    DayFigures figures;
    std::vector<std::string> violations;
};

inline PlayedDay play_day(std::uint32_t seed, const DayKind& kind, const std::vector<Step>& steps) {
    SimulatedHall hall(seed, kind);
    hall.live(steps);
    return {hall.figures(), hall.violations()};
}

inline PlayedDay play_day(std::uint32_t seed, int people) {
    const DayKind kind = kind_of_day(seed, people);
    return play_day(seed, kind, plan_day(seed, kind));
}

// The steps that are needed for it, and what is violated by them; plays the day at most `most_tries` times.
inline std::string shortest_story(std::uint32_t seed, int people, int most_tries) {
    const DayKind kind = kind_of_day(seed, people);
    const auto fails = [&](const std::vector<Step>& some) {
        return !play_day(seed, kind, some).violations.empty();
    };
    const auto steps = shrink(plan_day(seed, kind), fails, most_tries);
    std::string story;
    for (const Step& step : steps) story += step.words() + '\n';
    for (const std::string& what : play_day(seed, kind, steps).violations) story += what + '\n';
    return story;
}

}  // namespace lanyard
