// Corrections of a fix list: what they bring with them, and how long they hold.
#include "desk/list_corrections.h"

#include <doctest/doctest.h>

#include "desk/import_list.h"
#include "desk/imports.h"
#include "desk/person_deeds.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

KnownRegistrations one(const RegistrationFields& list) {
    KnownRegistrations known;
    known["p"].list = list;
    known["p"].from_list = true;
    return known;
}

const std::string headings = "First name,Last name,Email,Organisation\n";

std::string filled(const std::string& person, Field field, const std::string& to) {
    std::string text;
    for (const auto& heading : fix_list_headings()) text += "\"" + heading + "\",";
    text += "\n";
    for (const auto& cell : fix_list_row({person, 2, field, "", ""}, {})) text += "\"" + cell + "\",";
    const std::string empty = "\"\",\"id " + person + "\"";
    return text.replace(text.find(empty), empty.size(), "\"" + to + "\",\"id " + person + "\"") + "\n";
}

ImportReport take(Desk& desk, const std::string& text, Instant at) {
    auto report = import_list(desk, text, "list.csv", {}, by_import(at));
    if (!report) FAIL(report.error().message());
    return std::move(report).value();
}

}  // namespace

TEST_CASE("a name that was swapped changes places; another one becomes whole, and the seat somebody's") {
    const auto known = one({{Field::name, "Kowalczyk Anna"},
                            {Field::given_name, "Kowalczyk"},
                            {Field::family_name, "Anna"},
                            {Field::seat, "unnamed"}});
    const auto fields = [&](const std::string& to) {
        const auto outcome = correct_list({{2, "p", Field::name, to}}, known);
        REQUIRE(outcome.people.size() == 1);
        return outcome.people[0].fields;
    };
    CHECK(fields("Anna Kowalczyk") == RegistrationFields{{Field::name, "Anna Kowalczyk"},
                                                         {Field::given_name, "Anna"},
                                                         {Field::family_name, "Kowalczyk"},
                                                         {Field::seat, ""}});
    CHECK(fields("Nowak, Ewa") == RegistrationFields{{Field::name, "Ewa Nowak"},
                                                     {Field::given_name, "Ewa"},
                                                     {Field::family_name, "Nowak"},
                                                     {Field::seat, ""}});
    CHECK(fields("Ewa Nowak") == RegistrationFields{{Field::name, "Ewa Nowak"},
                                                    {Field::given_name, ""},
                                                    {Field::family_name, ""},
                                                    {Field::seat, ""}});
    CHECK(fields("TBA").at(Field::name) == "TBA");
    CHECK_FALSE(fields("TBA").count(Field::seat));
}

TEST_CASE("a status is understood or refused, sessions are parted, and each row is in one count") {
    const auto known = one({{Field::status, "expected"}, {Field::email, "a@x.example"}});
    const auto outcome = correct_list({{2, "p", Field::status, "No - cancelled"},
                                       {3, "p", Field::sessions, "Workshop A; Workshop C"},
                                       {4, "p", Field::email, "a@x.example"},
                                       {5, "p", Field::status, "purple"},
                                       {6, "nobody", Field::email, "b@x.example"}},
                                      known);
    CHECK(outcome.comparison.changed == 2);
    CHECK(outcome.comparison.unchanged == 1);
    REQUIRE(outcome.rejected.size() == 2);
    CHECK(outcome.rejected[0].line == 5);
    CHECK(outcome.rejected[1].line == 6);
    REQUIRE(outcome.people.size() == 1);
    CHECK(outcome.people[0].fields.at(Field::status) == "cancelled");
    CHECK(outcome.people[0].fields.at(Field::sessions) == "Workshop A\nWorkshop C");
    CHECK(outcome.people[0].replaced.at(Field::status) == "expected");
}

TEST_CASE(
    "a correction holds against the list as it was, gives way to what it says anew, and can be undone") {
    EventForTest event;
    auto desk = event.open();
    const std::string list = headings + "Ada,Abbot,ada@x,Leeds\nBen,Brown,ben@x.example,York\n";
    take(*desk, list, event.at(-60));
    const std::string ada = event.id_of(*desk, "ada");
    const auto report = take(*desk, filled(ada, Field::organisation, "Leeds City Council"), event.at(0));
    CHECK(report.corrections);
    CHECK(report.comparison.changed == 1);
    CHECK(report.comparison.missing.empty());
    const auto organisation = [&] { return (*desk->attendee(ada))->organisation; };
    CHECK(organisation() == "Leeds City Council");
    for (int minute : {1, 2}) {
        const auto again = take(*desk, list, event.at(minute));
        CHECK(again.comparison.unchanged == 2);
        CHECK(organisation() == "Leeds City Council");
    }
    SUBCASE("the list takes it over") {
        take(*desk, headings + "Ada,Abbot,ada@x,Leeds City Council\n", event.at(3));
        CHECK(organisation() == "Leeds City Council");
        take(*desk, headings + "Ada,Abbot,ada@x,Leeds\n", event.at(4));
        CHECK(organisation() == "Leeds City Council");
    }
    SUBCASE("the list says a third thing, and then what it said first") {
        take(*desk, headings + "Ada,Abbot,ada@x,Hull\n", event.at(3));
        CHECK(organisation() == "Hull");
        take(*desk, list, event.at(4));
        CHECK(organisation() == "Leeds");
    }
    SUBCASE("taken back") {
        REQUIRE(undo_import(*desk, report.number, by_import(event.at(3))).ok());
        CHECK(organisation() == "Leeds");
        CHECK(take(*desk, list, event.at(4)).comparison.unchanged == 2);
    }
    SUBCASE("under a desk's own correction") {
        REQUIRE(correct(*desk, ada, {{Field::organisation, "Leeds Trinity"}}, by_kiosk(event.at(3))));
        take(*desk, filled(ada, Field::organisation, "LCC"), event.at(4));
        CHECK(organisation() == "Leeds Trinity");
    }
    const auto difference = verify_journal(desk->database(), event.key());
    CHECK((difference.ok() && !difference->has_value()));
}

TEST_CASE("a sheet without anything filled in is no import") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const auto report = import_list(*desk, filled(event.id_of(*desk, "ada"), Field::email, ""), "list.csv",
                                    {}, by_import(event.at(0)));
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().kind == ErrorKind::input);
}
