// The desk's search on a real event: whatever is written by whomever, the next search knows it.
#include "desk/find_people.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "desk/check_in_deeds.h"
#include "desk/import_list.h"
#include "desk/imports.h"
#include "desk/person_deeds.h"
#include "desk/walk_in.h"
#include "event/ticket_code.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

std::vector<std::string> names(PeopleFinder& finder, const std::string& query, std::size_t most = 10) {
    const auto found = finder.find(query, most);
    REQUIRE(found.ok());
    std::vector<std::string> names;
    for (const Attendee& person : found->people) names.push_back(person.name);
    return names;
}

using Names = std::vector<std::string>;

int import(Desk& desk, const std::string& rows) {
    const auto report = import_list(desk, "First name,Last name,Email,Organisation,Ticket code\n" + rows,
                                    "list.csv", {}, by_import(EventForTest::at(0)));
    if (!report) FAIL(report.error().message());
    return report->number;
}

}  // namespace

TEST_CASE("people are found by name, organisation, email and code") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open();
    PeopleFinder finder(*desk);
    CHECK(names(finder, "abbot ada") == Names{"Ada Abbot"});
    CHECK(names(finder, "york") == Names{"Ben Brown"});
    CHECK(names(finder, "cleo@") == Names{"Cleo Clark"});
    CHECK(names(finder, "clrak") == Names{"Cleo Clark"});
    const std::string code = event.code_of(*desk, "Ben");
    CHECK(names(finder, ticket_code_in_fives(code)) == Names{"Ben Brown"});
    CHECK(names(finder, "nobody").empty());
}

TEST_CASE(
    "what is written meanwhile is found: at this desk, by another process, by an import and its undoing") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(), other = event.open();
    PeopleFinder finder(*desk);
    CHECK(names(finder, "dora").empty());

    WalkIn dora;
    dora.name = "Dora Dale";
    REQUIRE(walk_in(*other, dora, by_kiosk(EventForTest::at(1))).ok());
    CHECK(names(finder, "dora") == Names{"Dora Dale"});

    REQUIRE(correct(*desk, event.id_of(*desk, "Ada"),
                    {{Field::name, "Ada Byron"}, {Field::family_name, "Byron"}},
                    by_kiosk(EventForTest::at(2)))
                .ok());
    CHECK(names(finder, "byron") == Names{"Ada Byron"});
    CHECK(names(finder, "abbot").empty());

    const int number = import(*other, "Ewa,Elk,ewa@x.example,Bath,EVB-0042-77\n");
    CHECK(names(finder, "ewa") == Names{"Ewa Elk"});
    CHECK(names(finder, "EVB-0042") == Names{"Ewa Elk"});
    REQUIRE(undo_import(*other, number, by_import(EventForTest::at(3))).ok());
    CHECK(names(finder, "ewa").empty());
}

TEST_CASE("the number that a list gives somebody finds them as a whole, and nobody else by a part of it") {
    const EventForTest event;
    auto desk = event.open();
    PeopleFinder finder(*desk);
    const auto report = import_list(*desk,
                                    "First name,Last name,Email,Attendee #\n"
                                    "Ewa,Elk,ewa@x.example,860071\nBob,Bay,bob@x.example,860072\n",
                                    "list.csv", {}, by_import(EventForTest::at(0)));
    REQUIRE(report.ok());
    CHECK(names(finder, "860071") == Names{"Ewa Elk"});
    CHECK(names(finder, "86007").empty());
    CHECK(names(finder, "860073").empty());
    REQUIRE(undo_import(*desk, report->number, by_import(EventForTest::at(1))).ok());
    CHECK(names(finder, "860071").empty());
}

TEST_CASE("somebody who has come stays to be found when the list that named them is taken back") {
    const EventForTest event;
    auto desk = event.open();
    PeopleFinder finder(*desk);
    const int number = import(*desk, "Ewa,Elk,ewa@x.example,Bath,CODE1\n");
    REQUIRE(check_in(*desk, event.id_of(*desk, "Ewa"), by_kiosk(EventForTest::at(1))).ok());
    REQUIRE(undo_import(*desk, number, by_import(EventForTest::at(2))).ok());
    CHECK(names(finder, "ewa") == Names{"Ewa Elk"});
}

TEST_CASE("two records of one person are found once, under either name") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open();
    PeopleFinder finder(*desk);
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben");
    REQUIRE(same_person(*desk, ada, ben, by_kiosk(EventForTest::at(1))).ok());
    CHECK(names(finder, "ben brown") == Names{"Ada Abbot"});
    CHECK(names(finder, "b") == Names{"Ada Abbot"});
    CHECK(names(finder, "a") == Names{"Ada Abbot"});
}

TEST_CASE("entries that come from another node out of order are found once they are here") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open(), far = event.open_copy(event.copy("far"));
    PeopleFinder finder(*desk);
    CHECK(names(finder, "walker").empty());
    for (int i = 0; i < 4; ++i) {
        WalkIn person;
        person.name = "Walker " + std::string(1, static_cast<char>('A' + i));
        REQUIRE(walk_in(*far, person, by_kiosk(EventForTest::at(i))).ok());
    }
    std::vector<Entry> entries;
    REQUIRE(far->database().read([&] { entries = read_entries(far->database()); }));
    std::reverse(entries.begin(), entries.end());
    for (const Entry& entry : entries) {
        REQUIRE(desk->journal().merge({entry}));
        (void)names(finder, "walker");
    }
    CHECK(names(finder, "walker").size() == 4);
}

TEST_CASE("no more than asked for, and how many more there are") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open();
    PeopleFinder finder(*desk);
    import(*desk, "Bea,Bell,bea@x.example,Bath,C1\nBob,Bull,bob@x.example,Bath,C2\n");
    const auto by_letter = finder.find("b", 2);
    REQUIRE(by_letter.ok());
    CHECK(by_letter->people.size() == 2);
    CHECK(by_letter->further == 1);
}

TEST_CASE(
    "people are found by telephone, by a number of theirs, by half a code, with spaces and with a title") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open();
    import(*desk, "Dora,Dale,dora@x.example,York,4012345678901\nEve,Eden,eve@x.example,York,1042\n");
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben");
    REQUIRE(correct(*desk, ada, {{Field::phone, "+44 7700 900205"}}, by_desk(event.at(1))).ok());
    REQUIRE(correct(*desk, ben, {{Field::phone, "07700 900117"}}, by_desk(event.at(1))).ok());
    PeopleFinder finder(*desk);
    for (const char* phone :
         {"+44 7700 900205", "07700900205", "07700 900205", "7700900205", "447700900205"}) {
        CAPTURE(phone);
        CHECK(names(finder, phone) == Names{"Ada Abbot"});
    }
    CHECK(names(finder, "07700 900117") == Names{"Ben Brown"});
    CHECK(names(finder, "7700900117") == Names{"Ben Brown"});
    CHECK(names(finder, "4012345678901") == Names{"Dora Dale"});
    CHECK(names(finder, "4 012345 678901") == Names{"Dora Dale"});
    CHECK(names(finder, "1042") == Names{"Eve Eden"});
    const std::string code = event.code_of(*desk, "Ben");
    CHECK(names(finder, code.substr(0, 10)) == Names{"Ben Brown"});
    CHECK(names(finder, ticket_code_in_fives(code).substr(0, 14)) == Names{"Ben Brown"});
    CHECK(names(finder, "Dr Ben Brown") == Names{"Ben Brown"});
    CHECK(names(finder, "Professor cleo") == Names{"Cleo Clark"});
}
