// Staff: added, told apart by PIN and badge, removed; on one machine and on two.
#include "desk/staff.h"

#include <doctest/doctest.h>

#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

StaffMember add(Desk& desk, const std::string& name, const std::string& pin,
                StaffRole role = StaffRole::staff, const std::string& person = {}) {
    const auto member = add_staff(desk, {name, role, pin, person}, by_kiosk(EventForTest::at(0)));
    if (!member) FAIL(member.error().message());
    return *member;
}

}  // namespace

TEST_CASE("a desk without staff asks for no PIN; with staff only a PIN of theirs opens it") {
    EventForTest event;
    auto desk = event.open();
    CHECK_FALSE(*has_staff(*desk));
    CHECK_FALSE(staff_with_pin(*desk, "294715")->has_value());
    const StaffMember ruth = add(*desk, "Ruth", "294715");
    add(*desk, "Nick", "581936", StaffRole::organiser);
    CHECK(*has_staff(*desk));
    CHECK((*staff_with_pin(*desk, "294715"))->name == "Ruth");
    CHECK((*staff_with_pin(*desk, "581936"))->role == StaffRole::organiser);
    CHECK_FALSE(staff_with_pin(*desk, "294716")->has_value());
    CHECK_FALSE(staff_with_pin(*desk, "")->has_value());
    CHECK(ruth.id.size() == 12);
    const auto all = list_staff(*desk);
    REQUIRE(all->size() == 2);
    CHECK(all->front().name == "Nick");
    for (const StaffMember& member : *all) CHECK(member.pin.empty());
}

TEST_CASE("the same name again is the same member with another PIN; the same PIN twice is refused") {
    EventForTest event;
    auto desk = event.open();
    const StaffMember first = add(*desk, "Ruth Eisenberg", "294715");
    CHECK(add(*desk, "ruth  eisenberg", "294716", StaffRole::organiser).id == first.id);
    CHECK_FALSE(staff_with_pin(*desk, "294715")->has_value());
    CHECK((*staff_with_pin(*desk, "294716"))->role == StaffRole::organiser);
    CHECK(add_staff(*desk, {"Nick", StaffRole::staff, "294716", ""}, by_kiosk(event.at(1))).error().kind ==
          ErrorKind::refused);
    CHECK(add_staff(*desk, {"Nick", StaffRole::staff, "123456", ""}, by_kiosk(event.at(1))).error().kind ==
          ErrorKind::input);
    CHECK(add_staff(*desk, {"", StaffRole::staff, "581936", ""}, by_kiosk(event.at(1))).error().kind ==
          ErrorKind::usage);
}

TEST_CASE("a badge of the staff opens with its own PIN alone") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const std::string ada = event.id_of(*desk, "Ada");
    add(*desk, "Ada", "294715", StaffRole::staff, ada);
    add(*desk, "Nick", "581936");
    CHECK((*staff_with_badge(*desk, ada))->name == "Ada");
    CHECK_FALSE(staff_with_badge(*desk, event.id_of(*desk, "Ben"))->has_value());
    CHECK((*staff_with_pin(*desk, "294715", ada))->name == "Ada");
    CHECK_FALSE(staff_with_pin(*desk, "581936", ada)->has_value());
}

TEST_CASE("removed, their PIN opens nothing, also on another machine; taken back, it does again") {
    EventForTest event;
    auto desk = event.open();
    add(*desk, "Nick", "581936");
    auto other = event.open_copy(event.copy("other"));
    REQUIRE(staff_with_pin(*other, "581936")->has_value());
    REQUIRE(remove_staff(*desk, "nick", by_kiosk(event.at(1))).ok());
    exchange(*desk, *other);
    CHECK_FALSE(staff_with_pin(*other, "581936")->has_value());
    CHECK_FALSE(*has_staff(*other));
    CHECK(remove_staff(*desk, "nick", by_kiosk(event.at(2))).error().kind == ErrorKind::input);
}

TEST_CASE("what is kept of a PIN is in no body, and goes with everything else that tells who somebody was") {
    EventForTest event;
    auto desk = event.open();
    const StaffMember ruth = add(*desk, "Ruth", "294715");
    const auto entries = desk->database().read([&] { return read_entries_of(desk->database(), ruth.id); });
    REQUIRE(entries->size() == 1);
    CHECK(entries->front().body.find(ruth.pin) == std::string::npos);
    CHECK(entries->front().personal->find(ruth.pin) != std::string::npos);
    CHECK(entries->front().personal->find("294715") == std::string::npos);
    REQUIRE(desk->journal()
                .transact([&] {
                    NewEntry purge;
                    purge.kind = entry_kind::event_purged;
                    purge.at = event.at(1);
                    desk->journal().append(purge);
                })
                .ok());
    CHECK_FALSE(staff_with_pin(*desk, "294715")->has_value());
    CHECK(list_staff(*desk)->front().name.empty());
}
