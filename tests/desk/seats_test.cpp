// Seats kept, given to those who wait, taken back; and who may let people in past the limit.
#include "desk/seats.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/history.h"
#include "desk/not_registered.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

// Four seats, three of them for people of the list until half past nine.
struct SmallHall {
    EventForTest event{"capacity = 4\nhold_until = 2017-11-10T09:30:00\n"};
    std::unique_ptr<Desk> desk;

    SmallHall() {
        event.import_people();
        DeskOptions options;
        options.staff = true;
        desk = event.open(options);
    }
    Verdict walks_in(const char* name, int minute, const std::optional<std::string>& anyway = {}) {
        return walks_in(name, by_desk(event.at(minute)), anyway);
    }
    Verdict walks_in(const char* name, const Deed& deed, const std::optional<std::string>& anyway) {
        const auto outcome = walk_in(*desk, {name, "", "", "", "", ""}, deed, false, anyway);
        REQUIRE(outcome.ok());
        return outcome->outcome.verdict;
    }
    std::string waits(const char* name, int minute) {
        const auto outcome =
            put_on_waiting_list(*desk, {name, "", "", "", "", ""}, by_desk(event.at(minute)));
        REQUIRE(outcome.ok());
        return outcome->attendee->id;
    }
    Seats seats(int minute) { return seats_now(*desk, event.at(minute))->value(); }
    std::vector<std::string> names_waiting() {
        std::vector<std::string> names;
        const auto waiting = waiting_list(*desk);
        REQUIRE(waiting.ok());
        for (const Attendee& person : *waiting) names.push_back(person.name);
        return names;
    }
};

}  // namespace

TEST_CASE("until half past nine only the fourth seat is for a walk-in; then nobody walks in past who waits") {
    SmallHall hall;
    CHECK(hall.seats(0).kept == 3);
    CHECK(hall.walks_in("Dan", 0) == Verdict::admitted);
    CHECK(hall.walks_in("Eve", 1) == Verdict::full);
    CHECK(hall.desk->attendees("eve")->empty());
    const std::string eve = hall.waits("Eve", 1);
    hall.waits("Fay", 2);
    hall.waits("Gus", 3);
    CHECK(hall.names_waiting() == std::vector<std::string>{"Eve", "Fay", "Gus"});
    CHECK(hall.seats(29).to_release() == 0);
    CHECK(release_seats(*hall.desk, 1, by_desk(hall.event.at(29))).error().kind == ErrorKind::refused);
    // One of the list came in time; three seats are left of which two may be given.
    REQUIRE(lets_through(
        check_in(*hall.desk, hall.event.id_of(*hall.desk, "Ada"), by_desk(hall.event.at(20)))->verdict));
    CHECK(hall.seats(30).to_release() == 2);
    CHECK(hall.walks_in("Hal", 30) == Verdict::full);
    const auto released = release_seats(*hall.desk, 9, by_desk(hall.event.at(31)));
    REQUIRE(released.ok());
    CHECK(released->people.size() == 2);
    CHECK(released->people.front() == eve);
    CHECK(hall.names_waiting() == std::vector<std::string>{"Gus"});
    CHECK(hall.seats(31).kept == 2);
    // Eve takes her seat, at a kiosk, like everybody who is expected.
    CHECK(check_in(*hall.event.open(), eve, by_desk(hall.event.at(32)))->verdict == Verdict::admitted);
    CHECK(hall.seats(32).taken == 3);
    CHECK(hall.seats(32).kept == 1);
}

TEST_CASE("a late ticket-holder comes before a walk-in and before whoever was promised the seat") {
    SmallHall hall;
    CHECK(hall.walks_in("Dan", 0) == Verdict::admitted);
    const std::string eve = hall.waits("Eve", 1), fay = hall.waits("Fay", 2), gus = hall.waits("Gus", 3);
    REQUIRE(release_seats(*hall.desk, 3, by_desk(hall.event.at(31))).ok());
    auto kiosk = hall.event.open();
    for (const char* name : {"Ada", "Ben", "Cleo"})
        CHECK(check_in(*kiosk, hall.event.id_of(*kiosk, name), by_desk(hall.event.at(40)))->verdict ==
              Verdict::admitted);
    CHECK(check_in(*kiosk, eve, by_desk(hall.event.at(41)))->verdict == Verdict::full);
    CHECK(hall.walks_in("Hal", 42) == Verdict::full);
}

TEST_CASE("seats that were given are taken back as one deed, and the list is as it was") {
    SmallHall hall;
    hall.waits("Eve", 1);
    hall.waits("Fay", 2);
    const auto released = release_seats(*hall.desk, 2, by_desk(hall.event.at(31)));
    REQUIRE(released.ok());
    CHECK(hall.names_waiting().empty());
    CHECK(hall.desk->counts()->promised == 2);
    REQUIRE(
        undo_together(*hall.desk, released->entries, by_desk(hall.event.at(32)), "Pressed by mistake").ok());
    CHECK(hall.names_waiting() == std::vector<std::string>{"Eve", "Fay"});
    CHECK(hall.desk->counts()->promised == 0);
    CHECK(hall.desk->counts()->waiting == 2);
}

TEST_CASE(
    "a ticket-holder turned away as full waits before everybody without a ticket, and has the next seat") {
    SmallHall hall;
    const std::string fay = hall.waits("Fay", 1);
    for (const char* name : {"Ada", "Ben"})
        REQUIRE(lets_through(
            check_in(*hall.desk, hall.event.id_of(*hall.desk, name), by_desk(hall.event.at(5)))->verdict));
    const Deed by_organiser{"0123456789ab", true, hall.event.at(6)};
    for (const char* name : {"Gus", "Hal"})
        CHECK(hall.walks_in(name, by_organiser, "needed") == Verdict::admitted);
    const std::string cleo = hall.event.id_of(*hall.desk, "Cleo");
    CHECK(check_in(*hall.desk, cleo, by_desk(hall.event.at(7)))->verdict == Verdict::full);
    const auto waits = wait_for_seat(*hall.desk, cleo, by_desk(hall.event.at(8)));
    REQUIRE(waits.ok());
    CHECK(hall.names_waiting() == std::vector<std::string>{"Cleo Clark", "Fay"});
    CHECK(wait_for_seat(*hall.desk, cleo, by_desk(hall.event.at(8))).error().kind == ErrorKind::refused);
    CHECK(wait_for_seat(*hall.desk, hall.event.id_of(*hall.desk, "Ada"), by_desk(hall.event.at(8)))
              .error()
              .kind == ErrorKind::refused);
    CHECK(wait_for_seat(*hall.desk, "nobody", by_desk(hall.event.at(8))).error().kind == ErrorKind::input);
    CHECK(hall.desk->counts()->waiting == 2);
    CHECK(check_in(*hall.event.open(), cleo, by_desk(hall.event.at(9)))->verdict == Verdict::pending);
    CHECK(history_of(*hall.desk, cleo, 10)->front().what == Happening::put_on_waiting_list);
    // Somebody's check-in was a mistake: the seat is hers, not Fay's.
    REQUIRE(undo(*hall.desk, hall.event.id_of(*hall.desk, "Gus"), by_desk(hall.event.at(10))).ok());
    const auto released = release_seats(*hall.desk, 1, by_desk(hall.event.at(35)));
    REQUIRE(released.ok());
    CHECK(released->people == std::vector<std::string>{cleo});
    CHECK(check_in(*hall.event.open(), cleo, by_desk(hall.event.at(36)))->verdict == Verdict::admitted);
    CHECK(hall.names_waiting() == std::vector<std::string>{"Fay"});
}

TEST_CASE(
    "being put on the waiting list is taken back: a ticket-holder is expected again, and who came instead "
    "stays") {
    SmallHall hall;
    const std::string ada = hall.event.id_of(*hall.desk, "Ada");
    const auto instead =
        substitute(*hall.desk, ada, {"Ivy", "", "", "", "", ""}, false, by_desk(hall.event.at(1)), false);
    REQUIRE(instead.ok());
    const std::string ivy = instead->outcome.attendee->id;
    const auto waits = wait_for_seat(*hall.desk, ivy, by_desk(hall.event.at(2)));
    REQUIRE(waits.ok());
    CHECK(hall.desk->attendee(ivy)->value().status == AttendeeStatus::pending);
    REQUIRE(undo(*hall.desk, *waits, by_desk(hall.event.at(3))).ok());
    CHECK(hall.desk->attendee(ivy)->value().status == AttendeeStatus::expected);
    CHECK(hall.desk->attendee(ada)->value().status == AttendeeStatus::replaced);
    CHECK(hall.desk->counts()->waiting == 0);
}

// OpenStudio's issue 480: walk-ins took the seats of people who had booked.
TEST_CASE(
    "without hold_until those who are booked come before walk-ins all day, and staff may always let them "
    "in") {
    EventForTest event("capacity = 3\n");
    event.import_people();
    const auto desk = event.open({"Kiosk 1", true, false});
    const auto comes = [&](const char* name, int minute, const CheckInRequest& how = {}) {
        return check_in(*desk, event.id_of(*desk, name), by_desk(event.at(minute)), how)->verdict;
    };
    CHECK(comes("ada", 0) == Verdict::admitted);
    for (const char* name : {"Dan", "Eve"})
        CHECK(walk_in(*desk, {name, "", "", "", "", ""}, by_desk(event.at(1)), false, {})->outcome.verdict ==
              Verdict::full);
    CHECK(comes("ben", 600) == Verdict::admitted);

    // An organiser's guest has the last seat: for the one who is booked a member of staff needs a reason.
    const Deed by_organiser{"0123456789ab", true, event.at(601)};
    REQUIRE(walk_in(*desk, {"Fay", "", "", "", "", ""}, by_organiser, false, "The mayor")->outcome.verdict ==
            Verdict::admitted);
    const char* last = "cleo";
    CHECK(comes(last, 602) == Verdict::full);
    CheckInRequest anyway;
    anyway.anyway = " ";  // which says nothing
    CHECK(comes(last, 603, anyway) == Verdict::full);
    anyway.anyway = "They are booked";
    CHECK(comes(last, 604, anyway) == Verdict::admitted);
}

TEST_CASE("only an organiser lets somebody in past the limit, and says why; the history tells both") {
    SmallHall hall;
    CHECK(hall.walks_in("Dan", 0) == Verdict::admitted);
    CHECK(hall.walks_in("Eve", 1, "The mayor") == Verdict::full);
    const Deed by_organiser{"0123456789ab", true, hall.event.at(1)};
    CHECK(hall.walks_in("Eve", by_organiser, "") == Verdict::full);
    CHECK(hall.walks_in("Eve", by_organiser, "The mayor") == Verdict::admitted);
    const auto history = history_of(*hall.desk, hall.event.id_of(*hall.desk, "Eve"), 10);
    REQUIRE(history.ok());
    CHECK(history->front().what == Happening::let_in_anyway);
    CHECK(history->front().detail == "full");
    CHECK(history->front().reason == "The mayor");
    CHECK(history->front().actor == "0123456789ab");
    const auto undone =
        undo(*hall.desk, hall.event.id_of(*hall.desk, "Eve"), by_desk(hall.event.at(2)), "Was not the mayor");
    REQUIRE(undone.ok());
    CHECK(hall.desk->counts()->inside == 1);
}
