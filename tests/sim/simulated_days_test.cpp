// Days of the real desk, journal and replication in a simulated hall: whatever goes wrong, nothing that
// anybody was told is lost, nobody comes in twice while the doors can talk, and everything meets again.
#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/record.h"
#include "tests/sim/world/played_day.h"

using namespace lanyard;

namespace {

constexpr int people = 40;

void play_days(bool is_calm) {
    DayFigures figures;
    const std::uint32_t days = std::getenv("LANYARD_FULL") ? 600 : 16;
    for (std::uint32_t seed = 1; seed <= days; ++seed) {
        if (kind_of_day(seed, people).is_calm != is_calm) continue;
        const PlayedDay day = play_day(seed, people);
        figures.add(day.figures);
        if (day.violations.empty()) continue;
        FAIL_CHECK("play it again: simulate 1 --from " << seed << " --people " << people << '\n'
                                                       << shortest_story(seed, people, 120));
    }
    CHECK(figures.check_ins > figures.days * 30);  // or nobody came
    CHECK(figures.faults() > figures.days);
    record("simulated event-days", figures.days);
    record("check-ins of simulated days", figures.check_ins);
    record("faults of simulated days", figures.faults());
}

}  // namespace

TEST_CASE("a day is the same whenever it is played by the same seed") {
    std::string digests[2];
    for (std::string& digest : digests) {
        const DayKind kind = kind_of_day(7, people);
        SimulatedHall hall(7, kind);
        hall.live(plan_day(7, kind));
        digest = hall.digest();
    }
    CHECK(digests[0].size() > 1000);
    CHECK(digests[0] == digests[1]);
}

TEST_CASE("while the hub can be reached nobody is let in twice, whatever dies and whatever disk fails") {
    play_days(true);
}

TEST_CASE(
    "whatever is cut off, wiped, set back and promoted, in the end all have the same, and nothing is lost") {
    play_days(false);
}

TEST_CASE("what a hub and a folder that were both set back leave on a kiosk alone is brought by a stick") {
    const PlayedDay day = play_day(349, people);
    CHECK(day.violations.empty());
    CHECK(day.figures.faults_by_kind.count("a stick was needed") == 1);
}

TEST_CASE("a day that goes wrong is told by the steps that it takes") {
    std::vector<Step> steps(100);
    for (int i = 0; i < 100; ++i) steps[static_cast<std::size_t>(i)].person = i;
    const auto needed = shrink(
        steps,
        [](const std::vector<Step>& some) {
            int found = 0;
            for (const Step& step : some) found += step.person == 17 || step.person == 71;
            return found == 2;
        },
        1000);
    REQUIRE(needed.size() == 2);
    CHECK(needed[0].person == 17);
    CHECK(needed[1].person == 71);
}
