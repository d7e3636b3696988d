// Who walks in, and who comes instead of somebody: let in and written down, or neither.
#include "desk/walk_in.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/notices.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

struct Entrance {
    EventForTest event;
    std::unique_ptr<Desk> desk;

    explicit Entrance(const std::string& settings, const std::string& point = "Kiosk 1") : event(settings) {
        event.import_people();
        desk = event.open({point, true, false});
    }
    std::string id_of(const char* name) { return event.id_of(*desk, name); }
    AttendeeStatus status_of(const std::string& person) { return desk->attendee(person)->value().status; }
    Outcome comes_instead(const std::string& leaver, bool here, int minute, const std::string& anyway = "") {
        const auto done = substitute(*desk, leaver, {"Late Sub", "", "", "", "", ""}, here,
                                     by_desk(event.at(minute)), false, anyway);
        REQUIRE(done.ok());
        return done->outcome;
    }
    Verdict checks_in(const std::string& person, int minute, const CheckInRequest& how = {}) {
        return check_in(*desk, person, by_desk(event.at(minute)), how)->verdict;
    }
    // A substitution that is refused like this has changed nothing.
    void refuses(const std::string& leaver, Verdict verdict, int minute) {
        const Outcome outcome = comes_instead(leaver, true, minute);
        CHECK(outcome.verdict == verdict);
        CHECK_FALSE(outcome.attendee.has_value());
        CHECK(desk->attendees("late")->empty());
        CHECK(desk->attendee(leaver)->value().status != AttendeeStatus::replaced);
    }
};

}  // namespace

TEST_CASE("a substitution whose newcomer is not let in changes nothing, and is done with a reason") {
    SUBCASE("check-in is over") {
        Entrance hall("closes = 2017-11-10T18:00:00\n");
        const std::string ada = hall.id_of("Ada");
        hall.refuses(ada, Verdict::closed, 600);
        CHECK(hall.comes_instead(ada, true, 601, "They rang").verdict == Verdict::admitted);
        CHECK(hall.status_of(ada) == AttendeeStatus::replaced);
        CHECK(hall.desk->attendees("late")->size() == 1);
    }
    SUBCASE("the building is full") {
        Entrance hall("capacity = 1\n");
        REQUIRE(hall.checks_in(hall.id_of("Ben"), 0) == Verdict::admitted);
        const std::string ada = hall.id_of("Ada");
        hall.refuses(ada, Verdict::full, 1);
        CHECK(hall.comes_instead(ada, true, 2, "They rang").verdict == Verdict::admitted);
    }
    SUBCASE("the building is being left") {
        Entrance hall("");
        REQUIRE(call_evacuation(*hall.desk, by_desk(hall.event.at(0))).ok());
        hall.refuses(hall.id_of("Ada"), Verdict::evacuating, 1);
        CHECK(hall.comes_instead(hall.id_of("Ada"), false, 2).verdict == Verdict::replaced);
        CHECK(hall.desk->attendees("late")->size() == 1);
    }
}

TEST_CASE("what is not paid passes over to who comes instead, here or later, and is asked for") {
    Entrance hall("");
    const std::string ada = hall.id_of("Ada");
    REQUIRE(correct(*hall.desk, ada, {{Field::status, "pending"}}, by_desk(hall.event.at(0))).ok());
    hall.refuses(ada, Verdict::pending, 1);
    SUBCASE("here") {
        const Outcome outcome = hall.comes_instead(ada, true, 2, "Has paid now");
        CHECK(outcome.verdict == Verdict::admitted);
        CHECK(outcome.set_aside == std::vector<Verdict>{Verdict::pending});
    }
    SUBCASE("later") {
        const Outcome outcome = hall.comes_instead(ada, false, 2);
        CHECK(outcome.verdict == Verdict::replaced);
        CHECK(outcome.attendee->status == AttendeeStatus::pending);
        CHECK(hall.checks_in(outcome.attendee->id, 3) == Verdict::pending);
        CheckInRequest anyway;
        anyway.anyway = "Has paid now";
        CHECK(hall.checks_in(outcome.attendee->id, 4, anyway) == Verdict::admitted);
    }
}

TEST_CASE("a full building is full at a room's door; who is in it passes the door as before") {
    Entrance hall("capacity = 2\n", "Small Hall door");
    CheckInRequest at_entrance, anyway;
    at_entrance.point = "Kiosk 1";
    REQUIRE(hall.checks_in(hall.id_of("Ada"), 0, at_entrance) == Verdict::admitted);
    const auto walks_in = [&](const Deed& deed, const std::optional<std::string>& why) {
        return walk_in(*hall.desk, {"Dan", "", "", "", "", ""}, deed, false, why)->outcome;
    };
    // The last seat is kept for who is booked.
    CHECK(walks_in(by_desk(hall.event.at(1)), {}).verdict == Verdict::full);
    REQUIRE(hall.checks_in(hall.id_of("Ben"), 2) == Verdict::admitted);
    CHECK(hall.checks_in(hall.id_of("Ada"), 3) == Verdict::admitted);

    const std::string cleo = hall.id_of("Cleo");
    CHECK(hall.checks_in(cleo, 4) == Verdict::full);
    CHECK(walks_in(by_desk(hall.event.at(5)), "Needed").verdict == Verdict::full);
    CHECK(hall.desk->attendees("dan")->empty());
    CHECK(walks_in({"0123456789ab", true, hall.event.at(6)}, "Needed").verdict == Verdict::admitted);
    anyway.anyway = "They are booked";
    CHECK(hall.checks_in(cleo, 7, anyway) == Verdict::admitted);
    CheckInRequest out = at_entrance;
    out.leaving = true;
    CHECK(hall.checks_in(cleo, 8, out) == Verdict::exited);
    CHECK(hall.checks_in(cleo, 9) == Verdict::full);
    CHECK(hall.checks_in(hall.id_of("Ben"), 10, at_entrance) == Verdict::already_in);
}
