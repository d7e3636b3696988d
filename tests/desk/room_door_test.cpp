// A room's door: presence by session, places, and people let in all the same.
#include "desk/room_door.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/help_calls.h"
#include "desk/history.h"
#include "desk/import_list.h"
#include "desk/import_programme.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

// Two workshops in the same room, one after the other, for two people each; everybody chose the second.
struct Afternoon {
    EventForTest event;
    std::unique_ptr<Desk> door;
    std::unique_ptr<RoomWatch> room;

    explicit Afternoon(const std::string& settings = "") : event(settings) {
        event.import_people();
        DeskOptions options;
        options.staff = true;
        options.point = "Small Hall door";
        door = event.open(options);
        const char* programme =
            "id,title,kind,start,end,room,capacity\n"
            "first,Workshop A: First,workshop,2017-11-10 10:00,2017-11-10 11:00,small-hall,2\n"
            "second,Workshop B: Second,workshop,2017-11-10 11:00,2017-11-10 12:00,small-hall,2\n"
            "third,Workshop C: Third,workshop,2017-11-10 11:00,2017-11-10 12:00,elsewhere,2\n";
        REQUIRE(import_programme(*door, programme, "day.csv", by_import(event.at(0))).ok());
        room = std::make_unique<RoomWatch>(*door);
    }
    Outcome comes(const std::string& name, int minute, bool anyway = false, bool leaving = false) {
        CheckInRequest how;
        how.as_kiosk = true;
        if (anyway) how.anyway = "There is room for one more";
        how.leaving = leaving;
        const auto outcome = check_in(*door, event.id_of(*door, name), by_door(event.at(minute)), how);
        REQUIRE(outcome.ok());
        return *outcome;
    }
    RoomNow now(int minute) { return room->look(event.at(minute)).value(); }
    void enrol(const std::string& name, const std::string& session) {
        const std::string person = event.id_of(*door, name);
        REQUIRE(door->journal()
                    .transact([&] {
                        NewEntry entry;
                        entry.kind = entry_kind::enrolled;
                        entry.at = event.at(0);
                        entry.actor = "desk";
                        entry.subject = person;
                        entry.body = R"({"session":")" + session + R"(","enrolment":"chosen"})";
                        door->journal().append(entry);
                    })
                    .ok());
    }
};

}  // namespace

TEST_CASE(
    "who was at the first workshop takes no place in the second, and is counted there when they come again") {
    Afternoon day;
    CHECK(day.comes("Ada", 61).verdict == Verdict::admitted);
    CHECK(day.comes("Ben", 62).verdict == Verdict::admitted);
    CHECK(day.now(63).inside == 2);
    CHECK(day.now(63).places_left() == 0);
    CHECK(day.comes("Cleo", 64).verdict == Verdict::full);
    // A second later workshop: nobody is in, although nobody was scanned out.
    CHECK(day.now(121).inside == 0);
    CHECK(day.now(121).places_left() == 2);
    CHECK(day.comes("Cleo", 122).verdict == Verdict::admitted);
    const Outcome again = day.comes("Ada", 123);
    CHECK(lets_through(again.verdict));
    CHECK_FALSE(again.entry.empty());
    CHECK(day.now(124).inside == 2);
    CHECK(day.comes("Ben", 125).verdict == Verdict::full);
    // Somebody who is in and comes back from a walk is not a second person.
    CHECK(day.comes("Ada", 126).verdict == Verdict::already_in);
    CHECK(day.now(126).inside == 2);
}

TEST_CASE(
    "a full room and another's session: let in anyway, recorded with what was set aside, and taken back") {
    Afternoon day;
    day.enrol("Ada", "third");
    const Outcome refused = day.comes("Ada", 122);
    CHECK(refused.verdict == Verdict::wrong_session);
    const Outcome anyway = day.comes("Ada", 122, true);
    CHECK(anyway.verdict == Verdict::admitted);
    CHECK(anyway.set_aside == std::vector<Verdict>{Verdict::wrong_session});
    day.comes("Ben", 123);
    CHECK(day.comes("Cleo", 124).verdict == Verdict::full);
    const Outcome third = day.comes("Cleo", 124, true);
    CHECK(third.set_aside == std::vector<Verdict>{Verdict::full});
    CHECK(day.now(125).inside == 3);
    CHECK(day.now(125).places_left() == 0);
    const auto history = history_of(*day.door, day.event.id_of(*day.door, "Cleo"), 5);
    CHECK(history->front().what == Happening::let_in_anyway);
    CHECK(history->front().detail == "full");
    CHECK(history->front().actor == "door");
    REQUIRE(undo(*day.door, third.entry, by_door(day.event.at(126)), "at the door").ok());
    CHECK(day.now(126).inside == 2);
}

TEST_CASE("scanned out is out, and a record that turned out to be a double counts once") {
    Afternoon day;
    day.comes("Ada", 122);
    day.comes("Ben", 122);
    CHECK(day.now(123).inside == 2);
    CHECK(day.comes("Ada", 123, false, true).verdict == Verdict::exited);
    CHECK(day.now(123).inside == 1);
    day.comes("Ada", 124);
    REQUIRE(same_person(*day.door, day.event.id_of(*day.door, "Ada"), day.event.id_of(*day.door, "Ben"),
                        by_door(day.event.at(125)))
                .ok());
    CHECK(day.now(125).inside == 1);
}

TEST_CASE("two records that turned out to be one person take one place in a room, and leave it with either") {
    Afternoon day("reentry = \"scan\"\n");
    day.enrol("Ada", "second");
    day.enrol("Ben", "second");
    CHECK(day.comes("Ada", 122).verdict == Verdict::admitted);
    CHECK(day.comes("Ben", 122).verdict == Verdict::admitted);
    CHECK(day.now(123).enrolled == 2);
    CHECK(day.comes("Cleo", 123).verdict == Verdict::full);
    const std::string ada = day.event.id_of(*day.door, "Ada");
    REQUIRE(same_person(*day.door, ada, day.event.id_of(*day.door, "Ben"), by_door(day.event.at(124))).ok());
    CHECK(day.now(124).inside == 1);
    CHECK(day.now(124).enrolled == 1);
    CHECK(day.comes("Cleo", 124, true).verdict == Verdict::admitted);
    CHECK(day.now(125).inside == 2);
    CHECK(day.comes("Ada", 126, false, true).verdict == Verdict::exited);
    CHECK(day.now(126).inside == 1);
}

TEST_CASE("where people are scanned out, whoever was not is still in") {
    Afternoon day("reentry = \"scan\"\n");
    day.comes("Ada", 61);
    CHECK(day.now(122).inside == 1);
}

TEST_CASE("a door knows what it is open for, what comes next, and how many have a place") {
    Afternoon day;
    day.enrol("Ada", "second");
    day.enrol("Ben", "third");
    RoomNow now = day.now(100);
    CHECK(now.session->planned.id == "first");
    CHECK(now.next->planned.id == "second");
    CHECK(now.enrolled == 0);
    now = day.now(121);
    CHECK(now.session->planned.id == "second");
    CHECK_FALSE(now.next.has_value());
    CHECK(now.enrolled == 1);
    CHECK(now.places == 2);
    day.enrol("Cleo", "Workshop B");  // as a list would call it
    CHECK(day.now(122).enrolled == 2);
    CHECK_FALSE(day.now(0).session.has_value());
}

TEST_CASE(
    "a door tells whom it let in twice with another door, once they have heard of each other, till it is "
    "seen to") {
    Afternoon day;
    DeskOptions options = day.door->options();
    const auto other = day.event.open_copy(day.event.copy("another machine"), options);
    day.comes("Ada", 61);
    day.comes("Ben", 61);
    const std::string ada = day.event.id_of(*day.door, "Ada");
    CHECK(check_in(*other, ada, by_door(day.event.at(62)), {}).ok());
    CHECK(day.now(63).twice.empty());
    exchange(*day.door, *other);
    const auto twice = day.now(63).twice;
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].name.find("Ada") == 0);
    CHECK(twice[0].admissions.second.at == day.event.at(62));
    REQUIRE(answer_help(*other, call_of(twice[0].admissions), HelpState::done, by_desk(day.event.at(64))));
    exchange(*day.door, *other);
    CHECK(day.now(65).twice.empty());
}
