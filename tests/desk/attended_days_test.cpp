// The days that people came on and their hours by each basis: as a plain model says, with nothing made up for
// a leaving that nobody saw.
#include "desk/attended_days.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "desk/check_in_deeds.h"
#include "desk/export_visits.h"
#include "desk/import_programme.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

constexpr int next_day = 24 * 60;
const char* const two_days = "day = \"2017-11-10\"\ncloses = \"2017-11-11T20:00\"\nreentry = \"scan\"\n";

struct Passes {
    EventForTest event{two_days};
    std::unique_ptr<Desk> desk;

    Passes() {
        event.import_people();
        DeskOptions staff;
        staff.staff = true;
        desk = event.open(staff);
        REQUIRE(import_programme(*desk,
                                 "id,title,kind,start,end,room\n"
                                 "a,Opening,talk,2017-11-10 09:30,2017-11-10 10:30,small-hall\n"
                                 "b,Beside it,talk,2017-11-10 10:00,2017-11-10 11:00,\n"
                                 "c,Coffee,break,2017-11-10 11:00,2017-11-10 11:30,\n"
                                 "d,After it,panel,2017-11-10 11:30,2017-11-10 12:15,small-hall\n"
                                 "e,Another day,talk,2017-11-11 10:00,2017-11-11 11:00,small-hall\n",
                                 "days.csv", by_import(event.at(0)))
                    .ok());
    }
    void pass(const std::string& name, int minute, const std::string& point, bool leaving = false) {
        CheckInRequest how;
        how.point = point;
        how.leaving = leaving;
        REQUIRE(check_in(*desk, event.id_of(*desk, name), by_desk(event.at(minute)), how).ok());
    }
    std::vector<CertifiedDay> days(const std::string& name, HoursBasis basis) {
        auto all = attended_days(*desk, basis);
        REQUIRE(all.ok());
        return (*all)[event.id_of(*desk, name)];
    }
};

void check_day(const CertifiedDay& day, const std::string& date, int minutes, bool exit_missing) {
    CAPTURE(date);
    CHECK(day.date == date);
    CHECK(day.minutes == minutes);
    CHECK(day.exit_missing == exit_missing);
}

}  // namespace

TEST_CASE("the programme's hours: what is on at once counts once, breaks and what was cancelled do not") {
    Passes passes;
    passes.pass("Ada", 0, "Kiosk 1");
    passes.pass("Ada", next_day, "Kiosk 2");
    const auto days = passes.days("Ada", HoursBasis::programme);
    REQUIRE(days.size() == 2);
    check_day(days[0], "2017-11-10", 90 + 45, false);
    check_day(days[1], "2017-11-11", 60, false);
    CHECK(passes.days("Ben", HoursBasis::programme).empty());  // never came

    Session cancelled;
    cancelled.planned.start = cancelled.start = EventForTest::at(0);
    cancelled.planned.end = cancelled.end = EventForTest::at(60);
    Session other = cancelled;
    cancelled.inputs.cancelled = true;
    const EventConfig& config = passes.desk->folder().config;
    CHECK(programme_minutes(config, {cancelled}).empty());
    CHECK(programme_minutes(config, {cancelled, other}) == std::map<std::string, int>{{"2017-11-10", 60}});
    CHECK(programme_minutes(config, {}).empty());
}

TEST_CASE("the doors' hours: every stay in the building, and a leaving that nobody saw is marked") {
    Passes passes;
    passes.pass("Ada", 0, "Kiosk 1");
    passes.pass("Ada", 60, "Kiosk 1", true);
    passes.pass("Ada", 90, "Kiosk 2");
    passes.pass("Ada", 100, "Small Hall door");
    passes.pass("Ada", 110, "Small Hall door", true);  // in the building still
    passes.pass("Ada", 200, "Kiosk 2", true);
    const auto ada = passes.days("Ada", HoursBasis::doors);
    REQUIRE(ada.size() == 1);
    check_day(ada[0], "2017-11-10", 60 + 110, false);

    passes.pass("Ben", 10, "Small Hall door");  // past the entrance, unseen there
    passes.pass("Ben", 70, "Kiosk 1", true);
    passes.pass("Ben", 80, "Kiosk 1");
    passes.pass("Ben", next_day, "Kiosk 1");
    passes.pass("Ben", next_day + 5, "Kiosk 1", true);
    const auto ben = passes.days("Ben", HoursBasis::doors);
    REQUIRE(ben.size() == 2);
    check_day(ben[0], "2017-11-10", 60, true);
    check_day(ben[1], "2017-11-11", 5, false);
}

TEST_CASE("the rooms' hours: every stay in one, and who was in none has the day without time") {
    Passes passes;
    passes.pass("Ada", 0, "Kiosk 1");
    passes.pass("Ada", 30, "Small Hall door");
    passes.pass("Ada", 75, "Kiosk 1", true);  // which ends the stay in the room
    passes.pass("Cleo", 5, "Kiosk 1");
    passes.pass("Ben", 30, "Small Hall door");
    const auto ada = passes.days("Ada", HoursBasis::visits), ben = passes.days("Ben", HoursBasis::visits),
               cleo = passes.days("Cleo", HoursBasis::visits);
    REQUIRE(ada.size() == 1);
    check_day(ada[0], "2017-11-10", 45, false);
    REQUIRE(ben.size() == 1);
    check_day(ben[0], "2017-11-10", 0, true);
    REQUIRE(cleo.size() == 1);
    check_day(cleo[0], "2017-11-10", 0, false);
}

TEST_CASE(
    "whatever passes there are, nobody has more hours than from their first pass of a day to its last") {
    for (unsigned seed = 0; seed < 6; ++seed) {
        CAPTURE(seed);
        Passes passes;
        std::mt19937 random(seed);
        const char* const names[] = {"Ada", "Ben", "Cleo"};
        const char* const points[] = {"Kiosk 1", "Kiosk 2", "Small Hall door"};
        std::map<std::string, std::map<std::string, std::vector<int>>> seen;  // minutes by person and day
        for (int minute = 0; minute < 2 * next_day; minute += 1 + static_cast<int>(random() % 200)) {
            if (minute % next_day > 10 * 60) continue;
            const std::string name = names[random() % 3];
            passes.pass(name, minute, points[random() % 3], random() % 2 == 0);
            seen[name][minute < next_day ? "2017-11-10" : "2017-11-11"].push_back(minute);
        }
        for (const HoursBasis basis : {HoursBasis::doors, HoursBasis::visits})
            for (const char* name : names)
                for (const CertifiedDay& day : passes.days(name, basis)) {
                    const auto& minutes = seen[name][day.date];
                    REQUIRE_FALSE(minutes.empty());
                    CHECK(day.minutes >= 0);
                    CHECK(day.minutes <= minutes.back() - minutes.front());
                    if (minutes.size() == 1 && basis == HoursBasis::doors) CHECK(day.exit_missing);
                }
        // And on the same days by whichever basis.
        for (const char* name : names) {
            const auto doors = passes.days(name, HoursBasis::doors),
                       programme = passes.days(name, HoursBasis::programme);
            REQUIRE(doors.size() == programme.size());
            for (std::size_t i = 0; i < doors.size(); ++i) CHECK(doors[i].date == programme[i].date);
        }
    }
}
