// The day in view: arrivals in bars, by what people are registered as and by where they came in; of one day,
// and always the same people as the counts.
#include "desk/day_view.h"

#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "desk/check_in_deeds.h"
#include "desk/import_list.h"
#include "desk/import_programme.h"
#include "desk/taking_back.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

DayView view_at(Desk& desk, int minute) {
    auto view = day_view(desk, EventForTest::at(minute));
    REQUIRE(view.ok());
    return std::move(view).value();
}

int all_of(const std::vector<ArrivalBar>& bars) {
    return std::accumulate(bars.begin(), bars.end(), 0,
                           [](int sum, const ArrivalBar& bar) { return sum + bar.came; });
}

int all_of(const std::vector<DayGroup>& groups) {
    return std::accumulate(groups.begin(), groups.end(), 0,
                           [](int sum, const DayGroup& group) { return sum + group.came; });
}

}  // namespace

TEST_CASE("arrivals stand in their five minutes, and among those who are registered alike") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open();
    CHECK(view_at(*desk, 0).bars.empty());
    CheckInRequest at_second;
    at_second.point = "Kiosk 2";
    REQUIRE(check_in(*desk, event.id_of(*desk, "Ada"), by_kiosk(event.at(1))).ok());
    REQUIRE(check_in(*desk, event.id_of(*desk, "Ben"), by_kiosk(event.at(13)), at_second).ok());
    const DayView view = view_at(*desk, 14);
    REQUIRE(view.bars.size() == 3);
    CHECK(view.bars[0].from == event.at(0));
    CHECK(view.bars[0].came == 1);
    CHECK(view.bars[1].came == 0);
    CHECK(view.bars[2].came == 1);
    REQUIRE(view.ticket_types.size() == 2);
    CHECK(view.ticket_types[0].name == "Delegate");
    CHECK(view.ticket_types[0].came == 2);
    CHECK(view.ticket_types[1].name == "Speaker");
    CHECK(view.ticket_types[1].came == 0);
    CHECK(view.ticket_types[1].registered == 1);
    REQUIRE(view.points.size() == 2);
    CHECK(view.points[1].name == "Kiosk 2");
    CHECK(view.queue.outside == 1);
    CHECK(view.queue.expected == 3);
    CHECK(view.queue.kiosks == 1);  // the other let nobody in lately
    CHECK(view.queue.came_lately == 1);
    REQUIRE(view.newest);
    CHECK(*view.newest == event.at(13));
}

TEST_CASE("another day's arrivals are not this day's") {
    const EventForTest event("day = \"2017-11-10\"\ncloses = \"2017-11-12T20:00\"\n");
    event.import_people();
    auto desk = event.open();
    constexpr int next_day = 24 * 60;
    const std::string ada = event.id_of(*desk, "Ada");
    REQUIRE(check_in(*desk, ada, by_kiosk(event.at(0))).ok());
    CHECK(all_of(view_at(*desk, 5).bars) == 1);
    CHECK(view_at(*desk, next_day).bars.empty());
    REQUIRE(check_in(*desk, ada, by_kiosk(event.at(next_day + 1))).ok());
    CHECK(all_of(view_at(*desk, next_day + 2).bars) == 1);
}

TEST_CASE(
    "on the second day whoever came on the first is outside again, unless their ticket was for that day") {
    const EventForTest event("day = \"2017-11-10\"\ncloses = \"2017-11-12T20:00\"\n",
                             "[[ticket_type]]\nname = \"Speaker\"\ndays = [\"2017-11-10\"]\n");
    event.import_people();
    auto desk = event.open();
    constexpr int next_day = 24 * 60;
    for (const char* name : {"Ada", "Cleo"})
        REQUIRE(check_in(*desk, event.id_of(*desk, name), by_kiosk(event.at(0))).ok());
    CHECK(view_at(*desk, 5).queue.outside == 1);
    CHECK(view_at(*desk, 5).queue.expected == 3);
    const DayView morning = view_at(*desk, next_day);
    CHECK(morning.queue.outside == 2);  // Cleo's ticket was for the first day
    CHECK(morning.queue.expected == 2);
    REQUIRE(morning.ticket_types.size() == 1);
    CHECK(morning.ticket_types[0].registered == 2);
    REQUIRE(check_in(*desk, event.id_of(*desk, "Ada"), by_kiosk(event.at(next_day + 1))).ok());
    const DayView later = view_at(*desk, next_day + 2);
    CHECK(later.queue.outside == 1);
    CHECK(later.queue.expected == 2);
    CHECK(later.queue.kiosks == 1);
}

TEST_CASE("today is held against the newest day before, by their openings; the first day against none") {
    const EventForTest event("day = \"2017-11-10\"\ncloses = \"2017-11-12T20:00\"\n");
    event.import_people();
    auto desk = event.open();
    REQUIRE(import_programme(*desk,
                             "id,title,kind,start,end,room\n"
                             "a,First,talk,2017-11-10 09:30,2017-11-10 10:30,small-hall\n"
                             "b,Second,talk,2017-11-11 11:30,2017-11-11 12:30,small-hall\n",
                             "days.csv", by_import(event.at(-60)))
                .ok());
    constexpr int next_day = 24 * 60, two_hours = 120;
    REQUIRE(check_in(*desk, event.id_of(*desk, "Ada"), by_kiosk(event.at(10))).ok());
    REQUIRE(check_in(*desk, event.id_of(*desk, "Ben"), by_kiosk(event.at(20))).ok());
    CHECK_FALSE(expected_by_now(view_at(*desk, 25).forecast));
    const auto expected_at = [&](int minute) {
        return expected_by_now(view_at(*desk, next_day + two_hours + minute).forecast);
    };
    CHECK(expected_at(9) == 0);
    CHECK(expected_at(10) == 1);
    CHECK(expected_at(60) == 2);
    REQUIRE(check_in(*desk, event.id_of(*desk, "Cleo"), by_kiosk(event.at(next_day + two_hours))).ok());
    const ForecastFacts facts = view_at(*desk, next_day + two_hours + 15).forecast;
    CHECK(facts.day == "2017-11-10");
    CHECK(facts.came_then == 1);
    CHECK(facts.registered_then == 3);
    CHECK(facts.came == 1);
    CHECK(facts.registered == 3);
    // The third day has no opening, and is held against the second by the clock.
    CHECK(view_at(*desk, 2 * next_day + two_hours - 1).forecast.came_then == 0);
    const ForecastFacts third = view_at(*desk, 2 * next_day + two_hours).forecast;
    CHECK(third.day == "2017-11-11");
    CHECK(third.came_then == 1);
}

TEST_CASE("a machine that has been quiet for long is named, and this one never") {
    const EventForTest event;
    event.import_people();
    const auto folder = event.copy("another machine");
    auto here = event.open(), there = event.open_copy(folder);
    REQUIRE(check_in(*there, event.id_of(*there, "Ada"), by_kiosk(event.at(0))).ok());
    exchange(*here, *there);
    REQUIRE(check_in(*here, event.id_of(*here, "Ben"), by_kiosk(event.at(1))).ok());
    CHECK(view_at(*here, 14).quiet.empty());
    const auto quiet = view_at(*here, 15).quiet;
    REQUIRE(quiet.size() == 1);
    CHECK(quiet[0].node == there->journal().node());
    CHECK(quiet[0].newest == event.at(0));
}

TEST_CASE(
    "on a day the bars, the groups and the counts tell of the same people, whoever comes and is taken back") {
    for (unsigned seed = 0; seed < 10; ++seed) {
        CAPTURE(seed);
        const EventForTest event;
        event.import_people();
        auto desk = event.open();
        std::mt19937 random(seed);
        const char* names[] = {"Ada", "Ben", "Cleo"};
        for (int minute = 0; minute < 12; ++minute) {
            const std::string person = event.id_of(*desk, names[random() % 3]);
            CheckInRequest request;
            request.leaving = random() % 4 == 0;
            if (random() % 3 == 0)
                (void)undo(*desk, person, by_desk(event.at(minute)));
            else
                (void)check_in(*desk, person, by_kiosk(event.at(minute)), request);
            const DayView view = view_at(*desk, minute);
            CHECK(all_of(view.bars) == view.counts.arrived);
            CHECK(all_of(view.organisations) == view.counts.arrived);
            CHECK(all_of(view.ticket_types) == view.counts.arrived);
            CHECK(all_of(view.points) == view.counts.arrived);
        }
    }
}
