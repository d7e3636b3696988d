// What was taken out is in the journal: by whom and how long it was, and nothing of whom it was about.
#include "desk/taken_out.h"

#include <doctest/doctest.h>

#include "desk/export_attendance.h"
#include "event/export_kind.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

TEST_CASE("each list that is taken out is an entry, in order, and other machines hear of it") {
    const EventForTest event;
    event.import_people();
    const auto folder = event.copy("another machine");
    auto here = event.open(), there = event.open_copy(folder);
    CHECK(export_taken_out(*here)->rows.empty());
    REQUIRE(note_taken_out(*here, "attendance", "csv", 3, by_desk(event.at(1))));
    REQUIRE(note_taken_out(*there, "no-shows", "xlsx", 2, by_desk(event.at(2))));
    exchange(*here, *there);
    for (Desk* desk : {here.get(), there.get()}) {
        const auto table = export_taken_out(*desk);
        REQUIRE(table.ok());
        CHECK(table->headings.size() == 6);
        REQUIRE(table->rows.size() == 2);
        const std::vector<std::string> first(table->rows[0].begin(), table->rows[0].end() - 1);
        CHECK(first ==
              std::vector<std::string>{"2017-11-10T09:01:00+00:00", "desk", "attendance", "csv", "3"});
        CHECK(table->rows[1][2] == "no-shows");
        CHECK(table->rows[0][5] != table->rows[1][5]);
    }
}

TEST_CASE("an entry of it tells of nobody, and changes nothing that anybody sees") {
    const EventForTest event;
    event.import_people();
    auto desk = event.open();
    const auto people = export_attendance(*desk, true);
    REQUIRE(people.ok());
    REQUIRE(note_taken_out(*desk, "attendance", "csv", people->rows.size(), by_desk(event.at(1))));
    const auto entries =
        desk->database().read([&] { return read_entries_of(desk->database(), export_subject); });
    REQUIRE(entries.ok());
    REQUIRE(entries->size() == 1);
    const Entry& entry = entries->front();
    CHECK(entry.kind == entry_kind::taken_out);
    CHECK_FALSE(entry.personal);
    CHECK(entry.body == R"({"what":"attendance","format":"csv","rows":3})");
    CHECK(export_attendance(*desk, true)->rows == people->rows);
}
