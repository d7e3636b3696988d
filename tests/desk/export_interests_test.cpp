// Who is taken out with what they agreed to hear of.
#include "desk/export_interests.h"

#include <doctest/doctest.h>

#include "desk/help_calls.h"
#include "desk/person_deeds.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

TEST_CASE("who agreed is taken out with the words they agreed to, and nobody else") {
    EventForTest event;
    event.import_people();
    auto desk = event.open();
    const auto rows = [&] {
        const auto table = export_interests(*desk);
        REQUIRE(table.ok());
        CHECK(table->headings.size() == 9);
        return table->rows;
    };
    CHECK(rows().empty());
    const std::string ada = event.id_of(*desk, "Ada"), ben = event.id_of(*desk, "Ben"),
                      cleo = event.id_of(*desk, "Cleo");
    const std::string words = "May we write?\nWe would write to you about news.";
    REQUIRE(answer_opt_in(*desk, cleo, "news", true, words, by_kiosk(event.at(0))));
    REQUIRE(answer_opt_in(*desk, ada, "news", true, words, by_kiosk(event.at(1))));
    REQUIRE(answer_opt_in(*desk, ben, "news", false, words, by_kiosk(event.at(2))));
    const auto both = rows();
    REQUIRE(both.size() == 2);
    CHECK(both.front() == std::vector<std::string>{"news", ada, "Ada Abbot", "Ada", "Abbot", "ada@x.example",
                                                   "Leeds", "2017-11-10T09:01:00+00:00", words});
    CHECK(both.back()[2] == "Cleo Clark");

    // The newest answer holds, and the address is the one that is known now.
    REQUIRE(answer_opt_in(*desk, ada, "news", false, words, by_kiosk(event.at(3))));
    REQUIRE(correct(*desk, cleo, {{Field::email, "cleo@new.example"}}, by_kiosk(event.at(4))));
    const auto one = rows();
    REQUIRE(one.size() == 1);
    CHECK(one.front()[5] == "cleo@new.example");
    REQUIRE(correct(*desk, cleo, {{Field::email, ""}}, by_kiosk(event.at(5))));
    CHECK(rows().empty());
}
