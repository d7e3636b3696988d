// The day's exceptions: refusals by whose code it was, and who was let in all the same.
#include "desk/exceptions.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/person_deeds.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

TEST_CASE("who was not let in and who was all the same stand in one list, the newest first") {
    const EventForTest event;
    event.import_people();
    DeskOptions staff;
    staff.staff = true;
    auto desk = event.open(staff);
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben");
    REQUIRE(correct(*desk, ben, {{Field::status, "pending"}}, by_desk(event.at(0))).ok());
    REQUIRE(set_flag(*desk, ada, Flag::desk_first, true, by_desk(event.at(0))).ok());
    CheckInRequest as_kiosk, anyway;
    as_kiosk.as_kiosk = true;
    anyway.anyway = "Paid in cash";
    CHECK(scan(*desk, event.code_of(*desk, "Ada"), by_kiosk(event.at(1)), as_kiosk).verdict ==
          Verdict::desk_first);
    CHECK(scan(*desk, "https://example.org/nobody", by_kiosk(event.at(2)), as_kiosk).verdict ==
          Verdict::unknown);
    CHECK(check_in(*desk, ben, by_desk(event.at(3)), anyway)->verdict == Verdict::admitted);
    const auto all = exceptions_between(*desk, event.at(0), event.at(10));
    REQUIRE(all.ok());
    REQUIRE(all->size() == 3);
    CHECK((*all)[0].name == "Ben Brown");
    CHECK((*all)[0].was_let_in);
    CHECK((*all)[0].verdicts == "pending");
    CHECK((*all)[0].reason == "Paid in cash");
    CHECK((*all)[1].person.empty());
    CHECK((*all)[1].verdicts == "unknown");
    CHECK((*all)[2].person == ada);
    CHECK((*all)[2].verdicts == "desk_first");
    CHECK(exceptions_between(*desk, event.at(2), event.at(3))->size() == 1);
}
