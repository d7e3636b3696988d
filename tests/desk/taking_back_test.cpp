// What comes of a seat that was passed on, when it is taken back.
#include "desk/taking_back.h"

#include <doctest/doctest.h>

#include "desk/history.h"
#include "desk/walk_in.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

struct Seats {
    EventForTest event;
    std::unique_ptr<Desk> desk;
    int minute = 0;

    Seats() {
        event.import_people();
        DeskOptions staff;
        staff.staff = true;
        desk = event.open(staff);
    }
    Deed deed() { return by_desk(event.at(++minute)); }
    std::string comes_instead_of(const std::string& leaver, const char* name, bool here) {
        const auto came = substitute(*desk, leaver, {name, "", "", "", "", ""}, here, deed(), false);
        REQUIRE(came.ok());
        return came->outcome.attendee->id;
    }
    std::string entry_of(const std::string& person, std::string_view kind) {
        const auto entries = standing_entries_of(*desk, person);
        REQUIRE(entries.ok());
        for (const Entry& entry : *entries)
            if (entry.kind == kind) return entry_id(entry);
        return "";
    }
    std::optional<Attendee> attendee(const std::string& id) { return *desk->attendee(id); }
};

}  // namespace

TEST_CASE("a seat that went from hand to hand asks about whoever has it in the end") {
    Seats seats;
    const std::string ada = seats.event.id_of(*seats.desk, "Ada");
    const std::string manon = seats.comes_instead_of(ada, "Manon Rees", false);
    const std::string nia = seats.comes_instead_of(manon, "Nia Price", true);
    const std::string passed_on = seats.entry_of(ada, entry_kind::substituted);
    const auto asks = undo(*seats.desk, passed_on, seats.deed());
    REQUIRE(asks.ok());
    REQUIRE(asks->inside.size() == 1);
    CHECK(asks->inside.front().id == nia);
    CHECK(asks->may_stay);
    CHECK(seats.attendee(ada)->status == AttendeeStatus::replaced);
    SUBCASE("she stays, without the seat") {
        REQUIRE(undo(*seats.desk, passed_on, seats.deed(), "", AboutInsider::stays).ok());
        REQUIRE(seats.attendee(nia));
        CHECK(seats.attendee(nia)->inside);
    }
    SUBCASE("she never came") {
        REQUIRE(undo(*seats.desk, passed_on, seats.deed(), "", AboutInsider::never_came).ok());
        CHECK_FALSE(seats.attendee(nia));
    }
    CHECK(seats.attendee(ada)->status == AttendeeStatus::expected);
    CHECK_FALSE(seats.attendee(manon));
}

TEST_CASE("that somebody stays is offered only where it can be done") {
    Seats seats;
    const auto walked = walk_in(*seats.desk, {"Dan Dean", "", "", "", "", ""}, seats.deed(), false, {});
    const std::string registered =
        seats.entry_of(walked->outcome.attendee->id, entry_kind::registered_at_desk);
    CHECK_FALSE(undo(*seats.desk, registered, seats.deed())->may_stay);
    const std::string ada = seats.event.id_of(*seats.desk, "Ada");
    seats.comes_instead_of(ada, "Manon Rees", true);
    CHECK(undo(*seats.desk, seats.entry_of(ada, entry_kind::substituted), seats.deed())->may_stay);
}
