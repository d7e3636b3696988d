// Who is held, and what a purge leaves of them and of everybody else.
#include "desk/holds.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/erasing.h"
#include "desk/purging.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

TEST_CASE("a hold ends by itself, is lifted, and the newest word counts") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open({"", true, false});
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben");
    const Deed deed = by_desk(event.at(0));
    CHECK(hold(*desk, ada, event.at(10), " ", deed).error().kind == ErrorKind::usage);
    CHECK(hold(*desk, ada, event.at(0), "a claim", deed).error().kind == ErrorKind::usage);
    CHECK(hold(*desk, "nobody", event.at(10), "a claim", deed).error().kind == ErrorKind::input);
    REQUIRE(hold(*desk, ada, event.at(10), "a claim", deed));
    REQUIRE(hold(*desk, ben, event.at(99), "a complaint", deed));
    CHECK(holds_at(*desk, event.at(9))->size() == 2);
    CHECK(holds_at(*desk, event.at(10))->size() == 1);
    REQUIRE(hold(*desk, ada, event.at(50), "a longer claim", deed));
    CHECK((*hold_of(*desk, ada, event.at(20)))->reason == "a longer claim");
    REQUIRE(lift_hold(*desk, ada, by_desk(event.at(20))));
    CHECK_FALSE(*hold_of(*desk, ada, event.at(21)));
    CHECK(lift_hold(*desk, ada, by_desk(event.at(22))).error().kind == ErrorKind::refused);
}

TEST_CASE("who is held is neither erased nor purged; counts stay, and the event says what it is") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open({"", true, false});
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben");
    for (const std::string& person : {ada, ben}) REQUIRE(check_in(*desk, person, by_desk(event.at(0))));
    REQUIRE(hold(*desk, ada, event.at(10), "a claim", by_desk(event.at(1))));
    CHECK(erase(*desk, ada, by_desk(event.at(2))).error().kind == ErrorKind::refused);
    CHECK(may_be_written(*desk, event.at(2)));
    const auto purged = purge(*desk, by_desk(event.at(3)));
    REQUIRE(purged);
    CHECK(purged->is_finished);
    REQUIRE(purged->held.size() == 1);
    CHECK(purged->held.front().name == "Ada Abbot");
    CHECK((*desk->attendee(ada))->name == "Ada Abbot");
    CHECK((*desk->attendee(ben))->name.empty());
    CHECK(desk->counts()->arrived == 2);
    CHECK((*purged_event(*desk, event.at(4)))->held == 1);
    CHECK(may_be_written(*desk, event.at(4)).error().kind == ErrorKind::refused);
    REQUIRE(purge(*desk, by_desk(event.at(11))));
    CHECK((*desk->attendee(ada))->name.empty());
    CHECK(desk->counts()->arrived == 2);
}
