// Leaving the building, coming back, and announcements, on one machine and on two.
#include "desk/notices.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/walk_in.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

bool is_whole(Desk& desk, const EventForTest& event) {
    const auto difference = verify_journal(desk.database(), event.key());
    return difference.ok() && !difference->has_value();
}

NewAnnouncement lunch(int until) {
    return {"  Lunch is   served ", {}, {}, EventForTest::at(until)};
}

}  // namespace

TEST_CASE("while the building is left nobody goes in, by code, by name or by walking in; then they do") {
    EventForTest event;
    event.import_people();
    auto kiosk = event.open();
    auto desk = event.open({"", true});
    CHECK(scan(*kiosk, event.code_of(*desk, "Ada"), by_desk(event.at(0))).verdict == Verdict::admitted);
    const auto called = call_evacuation(*desk, by_desk(event.at(1)));
    REQUIRE(called.ok());
    CHECK(called->since == event.at(1));
    CHECK(called->actor == "desk");
    // The same code within a minute is no welcome either.
    CHECK(scan(*kiosk, event.code_of(*desk, "Ada"), by_desk(event.at(1))).verdict == Verdict::evacuating);
    CHECK(scan(*kiosk, event.code_of(*desk, "Ben"), by_desk(event.at(1))).verdict == Verdict::evacuating);
    CHECK(check_in(*desk, event.id_of(*desk, "Ben"), by_desk(event.at(1)))->verdict == Verdict::evacuating);
    WalkIn marigold;
    marigold.name = "Marigold";
    CHECK(walk_in(*desk, marigold, by_desk(event.at(1)))->outcome.verdict == Verdict::evacuating);
    CHECK(desk->attendees("marigold")->empty());
    // Who goes out may be scanned out.
    CheckInRequest out;
    out.leaving = true;
    CHECK(scan(*kiosk, event.code_of(*desk, "Ada"), by_desk(event.at(2)), out).verdict == Verdict::exited);

    // A second call is the same one.
    CHECK(*call_evacuation(*kiosk, by_desk(event.at(3))) == *called);
    REQUIRE(end_evacuation(*desk, by_desk(event.at(4))));
    CHECK_FALSE(evacuation(*kiosk)->has_value());
    CHECK(end_evacuation(*desk, by_desk(event.at(4))).error().kind == ErrorKind::refused);
    CHECK(undo_evacuation(*desk, by_desk(event.at(4))).error().kind == ErrorKind::refused);
    CHECK(scan(*kiosk, event.code_of(*desk, "Ben"), by_desk(event.at(5))).verdict == Verdict::admitted);
    CHECK(is_whole(*desk, event));
}

TEST_CASE("a call made by mistake is taken back, and leaves nothing") {
    EventForTest event;
    auto desk = event.open();
    REQUIRE(call_evacuation(*desk, by_desk(event.at(0))));
    REQUIRE(undo_evacuation(*desk, by_desk(event.at(1))));
    CHECK_FALSE(evacuation(*desk)->has_value());
    REQUIRE(call_evacuation(*desk, by_desk(event.at(2))));
    CHECK((*evacuation(*desk))->since == event.at(2));
}

TEST_CASE("a machine that had not heard of a call cannot end it by ending another") {
    EventForTest event;
    auto here = event.open();
    auto there = event.open_copy(event.copy("there"));
    REQUIRE(call_evacuation(*here, by_desk(event.at(0))));
    REQUIRE(call_evacuation(*there, by_desk(event.at(0))));
    REQUIRE(end_evacuation(*there, by_desk(event.at(5))));
    CHECK_FALSE(evacuation(*there)->has_value());
    exchange(*here, *there);
    for (Desk* desk : {here.get(), there.get()}) CHECK(evacuation(*desk)->has_value());
    REQUIRE(end_evacuation(*there, by_desk(event.at(6))));
    exchange(*here, *there);
    for (Desk* desk : {here.get(), there.get()}) {
        CHECK_FALSE(evacuation(*desk)->has_value());
        CHECK(is_whole(*desk, event));
    }
}

TEST_CASE("an announcement is said, seen on another machine, and withdrawn") {
    EventForTest event;
    auto here = event.open({"", true});
    auto there = event.open_copy(event.copy("there"));
    const auto made = announce(*here, lunch(20), by_desk(event.at(0)));
    REQUIRE(made.ok());
    CHECK(made->text == "Lunch is served");
    exchange(*here, *there);
    REQUIRE(announcements(*there)->size() == 1);
    CHECK(announcements(*there)->front() == *made);
    REQUIRE(withdraw_announcement(*there, made->id, by_desk(event.at(1))));
    exchange(*here, *there);
    CHECK(announcements(*here)->empty());
    CHECK(withdraw_announcement(*here, made->id, by_desk(event.at(2))).error().kind == ErrorKind::input);
    CHECK(is_whole(*here, event));
}

TEST_CASE("an announcement without words, room or end is refused, and writes nothing") {
    EventForTest event;
    auto desk = event.open();
    NewAnnouncement none = lunch(20), nowhere = lunch(20), endless = lunch(20), gone = lunch(-1);
    none.text = " ";
    nowhere.rooms = {"Cellar"};
    endless.text = std::string(longest_announcement + 1, 'a');
    for (const NewAnnouncement& wrong : {none, nowhere, endless, gone}) {
        const auto made = announce(*desk, wrong, by_desk(event.at(0)));
        REQUIRE_FALSE(made.ok());
        CHECK(made.error().kind == ErrorKind::usage);
    }
    CHECK(announcements(*desk)->empty());
}
