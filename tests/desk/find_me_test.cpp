// Finding oneself at a kiosk, against the tables.
#include "desk/find_me.h"

#include <doctest/doctest.h>

#include "desk/import_list.h"
#include "desk/person_deeds.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

std::string found(Desk& desk, std::string_view name, std::string_view second) {
    const auto answer = find_me(desk, name, second);
    REQUIRE(answer.ok());
    return answer->value_or("");
}

}  // namespace

TEST_CASE("the one person who is meant is found, and nobody by half of it") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const std::string ada = event.id_of(*desk, "Ada");
    CHECK(found(*desk, "ada ABBOT", "ADA@x.example") == ada);
    CHECK(found(*desk, "Ada Abbot", "ben@x.example").empty());
    CHECK(found(*desk, "Ada", "ada@x.example").empty());
    CHECK(found(*desk, "", "").empty());
    CHECK(found(*desk, "Ada Abbot", "").empty());
}

TEST_CASE("what the desk corrected counts, and what the list said before does not") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const std::string ada = event.id_of(*desk, "Ada");
    REQUIRE(correct(*desk, ada, {{Field::email, "ada@new.example"}}, by_kiosk(event.at(0))));
    CHECK(found(*desk, "Ada Abbot", "ada@new.example") == ada);
    CHECK(found(*desk, "Ada Abbot", "ada@x.example").empty());
}

TEST_CASE("two people of one name and one address are not told apart, and neither is found") {
    EventForTest event;
    auto desk = event.open();
    REQUIRE(import_list(
        *desk,
        "Attendee ID,First name,Last name,Email\n1,Jo,Lee,team@x.example\n2,Jo,Lee,team@x.example\n"
        "3,Ann,Lee,team@x.example\n",
        "list.csv", {}, by_import(event.at(-60))));
    REQUIRE(desk->attendees()->size() == 3);
    CHECK(found(*desk, "Jo Lee", "team@x.example").empty());
    CHECK(found(*desk, "Ann Lee", "team@x.example") == event.id_of(*desk, "Ann"));
}

TEST_CASE("protected people are never found") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const std::string ada = event.id_of(*desk, "Ada");
    REQUIRE(set_flag(*desk, ada, Flag::protected_person, true, by_kiosk(event.at(0))));
    CHECK(found(*desk, "Ada Abbot", "ada@x.example").empty());
}

TEST_CASE("letters that SQLite cannot fold are found all the same") {
    EventForTest event;
    auto desk = event.open();
    REQUIRE(import_list(*desk, "First name,Last name,Email\nÅsa,Öberg,Åsa@Öberg.example\n", "list.csv", {},
                        by_import(event.at(-60))));
    CHECK_FALSE(found(*desk, "asa oberg", "åsa@öberg.example").empty());
}

TEST_CASE("by code word, or not at all, as event.toml says") {
    const char* list =
        "First name,Last name,Email,Order code,Code word\nAda,Abbot,ada@x.example,ZX9,harvest\n";
    EventForTest event("[kiosk]\nfind_by = \"code_word\"\n");
    auto desk = event.open();
    REQUIRE(import_list(*desk, list, "list.csv", {}, by_import(event.at(-60))));
    CHECK_FALSE(found(*desk, "Ada Abbot", "Harvest").empty());
    CHECK_FALSE(found(*desk, "Ada Abbot", "zx9").empty());
    CHECK(found(*desk, "Ada Abbot", "ada@x.example").empty());

    EventForTest off("[kiosk]\nfind_by = \"off\"\n");
    auto other = off.open();
    REQUIRE(import_list(*other, list, "list.csv", {}, by_import(off.at(-60))));
    CHECK(found(*other, "Ada Abbot", "harvest").empty());
}
