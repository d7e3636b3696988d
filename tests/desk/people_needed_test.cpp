// The programme's people found among those of the list, by name and by hand.
#include "desk/people_needed.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "desk/check_in_deeds.h"
#include "desk/import_programme.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

struct Morning {
    EventForTest event;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<PeopleFinder> finder;

    Morning() {
        event.import_people();
        DeskOptions options;
        options.staff = true;
        desk = event.open(options);
        REQUIRE(import_programme(
                    *desk,
                    "id,title,kind,start,end,room,speakers,chair\n"
                    "talk,A talk,talk,2017-11-10 10:00,2017-11-10 10:30,small-hall,Dr Ada Abbot,Zed Young\n"
                    "panel,A panel,panel,2017-11-10 11:00,2017-11-10 11:30,small-hall,Ben Brown OBE,\n",
                    "day.csv", by_import(event.at(-60)))
                    .ok());
        finder = std::make_unique<PeopleFinder>(*desk);
    }
    std::vector<NeededPerson> needed(int minute) {
        return people_needed(*desk, *finder, event.at(minute)).value();
    }
    NeededPerson one(const std::string& name, int minute) {
        for (const NeededPerson& person : needed(minute))
            if (person.name == name) return person;
        FAIL(name);
        return {};
    }
};

}  // namespace

TEST_CASE("speakers are people of the list; who is checked in has arrived, and taken back has not") {
    Morning day;
    const std::string ada = day.event.id_of(*day.desk, "Ada");
    CHECK(day.one("Dr Ada Abbot", 10).person == ada);
    CHECK(day.one("Dr Ada Abbot", 10).state == NeededState::later);
    CHECK(day.one("Dr Ada Abbot", 15).state == NeededState::soon);
    CHECK(day.one("Dr Ada Abbot", 40).state == NeededState::now);
    REQUIRE(check_in(*day.desk, ada, by_kiosk(day.event.at(41))).ok());
    CHECK(day.one("Dr Ada Abbot", 42).state == NeededState::arrived);
    REQUIRE(undo(*day.desk, ada, by_kiosk(day.event.at(43))).ok());
    CHECK(day.one("Dr Ada Abbot", 44).state == NeededState::now);
    CHECK(day.needed(44).size() == 3);
}

TEST_CASE("a name that is on no list is linked by hand, and a helper is added; both are taken off again") {
    Morning day;
    CHECK(day.one("Zed Young", 40).records == 0);
    const std::string cleo = day.event.id_of(*day.desk, "Cleo");
    REQUIRE(
        need_person(*day.desk, {cleo, "talk", "Zed Young", NeededAs::chair}, by_kiosk(day.event.at(0))).ok());
    CHECK(day.one("Zed Young", 40).person == cleo);
    REQUIRE(need_person(*day.desk, {cleo, "panel", "", NeededAs::helper}, by_kiosk(day.event.at(0))).ok());
    REQUIRE(need_nobody(*day.desk, cleo, "talk", by_kiosk(day.event.at(1))).ok());
    CHECK(day.one("Zed Young", 40).records == 0);
    CHECK(day.one("Cleo Clark", 40).as == NeededAs::helper);
    CHECK(day.one("Cleo Clark", 40).session == "panel");
    CHECK(need_person(*day.desk, {cleo, "no such", "", NeededAs::helper}, by_kiosk(day.event.at(0)))
              .error()
              .kind == ErrorKind::input);
    CHECK(need_person(*day.desk, {"nobody", "panel", "", NeededAs::helper}, by_kiosk(day.event.at(0)))
              .error()
              .kind == ErrorKind::input);
}

TEST_CASE("of a person with two records the newest word about a session counts, whichever it was said of") {
    Morning day;
    const std::string ben = day.event.id_of(*day.desk, "Ben"), cleo = day.event.id_of(*day.desk, "Cleo");
    const auto helpers = [&] {
        const auto needed = day.needed(40);
        return std::count_if(needed.begin(), needed.end(),
                             [](const NeededPerson& person) { return person.as == NeededAs::helper; });
    };
    REQUIRE(need_person(*day.desk, {ben, "talk", "", NeededAs::helper}, by_desk(day.event.at(0))).ok());
    REQUIRE(need_person(*day.desk, {cleo, "talk", "", NeededAs::helper}, by_desk(day.event.at(1))).ok());
    CHECK(helpers() == 2);
    REQUIRE(same_person(*day.desk, ben, cleo, by_desk(day.event.at(2))).ok());
    CHECK(helpers() == 1);
    REQUIRE(need_nobody(*day.desk, ben, "talk", by_desk(day.event.at(3))).ok());
    CHECK(helpers() == 0);
}

TEST_CASE("kept up to date, whom the programme needs is whom looking for every name again finds") {
    for (unsigned seed = 0; seed < 12; ++seed) {
        CAPTURE(seed);
        Morning day;
        NeededWatch watch(*day.desk, *day.finder);
        std::mt19937 random(seed);
        std::vector<std::string> people;
        for (const char* name : {"Ada", "Ben", "Cleo"}) people.push_back(day.event.id_of(*day.desk, name));
        for (int step = 0; step < 30; ++step) {
            const std::string& person = people[random() % people.size()];
            const Instant now = day.event.at(step);
            switch (random() % 6) {
                case 0:
                    (void)check_in(*day.desk, person, by_kiosk(now));
                    break;
                case 1:
                    (void)undo(*day.desk, person, by_kiosk(now));
                    break;
                case 2:
                    (void)correct(*day.desk, person,
                                  {{random() % 2 ? Field::name : Field::badge_name, "Zed Young"}},
                                  by_kiosk(now));
                    break;
                case 3:
                    (void)need_person(*day.desk, {person, "talk", "Zed Young", NeededAs::chair},
                                      by_kiosk(now));
                    break;
                case 4:
                    (void)same_person(*day.desk, person, people[random() % people.size()], by_kiosk(now));
                    break;
                default:
                    (void)correct(*day.desk, person, {{Field::name, std::nullopt}}, by_kiosk(now));
            }
            CHECK(watch.look(now).value() == people_needed(*day.desk, *day.finder, now).value());
        }
    }
}
