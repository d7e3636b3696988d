// What is said of a person at the desk: what may be said, and whose details are kept where two are one.
#include "desk/person_deeds.h"

#include <doctest/doctest.h>

#include "desk/desk.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

DeskOptions staff() {
    DeskOptions options;
    options.staff = true;
    return options;
}

}  // namespace

TEST_CASE("of two people who are one the kept one's details are kept, and the other's fill what it had not") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "Ada");
    const auto came =
        walk_in(*desk, {"Ada Byron", "Ada", "Byron", "Hull", "", "Press"}, by_desk(event.at(0)), false);
    REQUIRE(came.ok());
    const std::string walked = came->outcome.attendee->id;
    REQUIRE(correct(*desk, walked, {{Field::phone, "07700 900205"}}, by_desk(event.at(1))).ok());
    const Attendee before = **desk->attendee(ada), other = **desk->attendee(walked);

    REQUIRE(same_person(*desk, ada, walked, by_desk(event.at(2))).ok());
    const Attendee joined = **desk->attendee(ada);
    CHECK(joined.name == before.name);
    CHECK(joined.given_name == before.given_name);
    CHECK(joined.family_name == before.family_name);
    CHECK(joined.badge_name == before.badge_name);
    CHECK(joined.organisation == before.organisation);
    CHECK(joined.email == before.email);
    CHECK(joined.ticket_type == before.ticket_type);
    CHECK(joined.phone == "07700 900205");
    CHECK(joined.inside);

    // All of it goes with the joining.
    const auto asks = undo(*desk, joined.id, by_desk(event.at(3)));
    REQUIRE(asks.ok());
    std::string join;
    REQUIRE(desk->database().read([&] {
        for (const Entry& entry : read_entries_of(desk->database(), ada))
            if (entry.kind == entry_kind::same_person) join = entry_id(entry);
    }));
    REQUIRE(undo(*desk, join, by_desk(event.at(4))).ok());
    CHECK((*desk->attendee(ada))->phone.empty());
    CHECK((*desk->attendee(ada))->name == before.name);
    CHECK((*desk->attendee(walked))->name == other.name);
    CHECK((*desk->attendee(walked))->organisation == other.organisation);
}

TEST_CASE("an email, a telephone number and codes that cannot be are refused, and nothing is written") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(staff());
    const std::string ada = event.id_of(*desk, "Ada"), code_of_ben = event.code_of(*desk, "Ben");
    const Attendee before = **desk->attendee(ada);
    const auto refuses = [&](Field field, const std::string& value) {
        CAPTURE(value);
        CHECK_FALSE(correct(*desk, ada, {{field, value}}, by_desk(event.at(0))).ok());
    };
    refuses(Field::email, "ada");
    refuses(Field::email, "ada@x@y.example");
    refuses(Field::phone, "call me");
    refuses(Field::phone, "ada@x.example");
    refuses(Field::codes, "");
    refuses(Field::codes, code_of_ben);
    CHECK((*desk->attendee(ada))->email == before.email);
    CHECK((*desk->attendee(ada))->codes == before.codes);
    CHECK(correct(*desk, ada, {{Field::email, "a.abbot@x.example"}, {Field::phone, "+44 (0)7700 900205"}},
                  by_desk(event.at(1)))
              .ok());
    CHECK(correct(*desk, ada, {{Field::email, ""}, {Field::phone, ""}}, by_desk(event.at(2))).ok());
    CHECK(correct(*desk, ada, {{Field::codes, "LTX-42"}}, by_desk(event.at(3))).ok());
    CHECK_FALSE(walk_in(*desk, {"Dan Dean", "", "", "", "dan", ""}, by_desk(event.at(4)), false).ok());
}
