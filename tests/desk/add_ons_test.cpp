// What is booked and given out once: at its point, on the card, in the history, at a kiosk, and for doctor.
#include "event/add_ons.h"

#include <doctest/doctest.h>

#include "desk/check_in_deeds.h"
#include "desk/data_check.h"
#include "desk/history_words.h"
#include "desk/import_list.h"
#include "desk/person_card.h"
#include "desk/self_service.h"
#include "desk/taking_back.h"
#include "store/database.h"
#include "store/people/whereabouts.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"

using namespace lanyard;

namespace {

// Ada booked a vegetarian lunch and a shirt, Ben a shirt, Cleo nothing.
struct Counters {
    EventForTest event{"", R"(
[[area]]
id = "lunch"
name = "Lunch"
once = true
booked = "Lunch"
[[area.point]]
name = "Counter 1"
[[area.point]]
name = "Counter 2"
[[area]]
id = "shirt"
name = "Shirt"
once = true
booked = "T-shirt size"
)"};
    std::unique_ptr<Desk> desk;

    Counters() {
        DeskOptions options;
        options.staff = true;
        desk = event.open(options);
        const auto report = import_list(*desk,
                                        "First name,Last name,Email,Lunch,T-shirt size\n"
                                        "Ada,Abbot,ada@x.example,Vegetarian,M\n"
                                        "Ben,Brown,ben@x.example,no,XL\n"
                                        "Cleo,Clark,cleo@x.example,,\n",
                                        "list.csv", {}, by_import(event.at(-60)));
        REQUIRE(report.ok());
        REQUIRE(report->comparison.added == 3);
    }
    Outcome at(const std::string& point, const std::string& name, int minute,
               const std::string& anyway = "") {
        CheckInRequest request;
        request.point = point;
        request.as_kiosk = true;
        if (!anyway.empty()) request.anyway = anyway;
        const auto outcome = check_in(*desk, event.id_of(*desk, name), by_desk(event.at(minute)), request);
        REQUIRE(outcome.ok());
        return *outcome;
    }
    std::string newest(const std::string& name) {
        const auto lines = history_of(*desk, event.id_of(*desk, name), 1);
        REQUIRE(lines.ok());
        return happening_words(lines->front());
    }
    PersonCard card(const std::string& name) {
        auto card = person_card(*desk, event.id_of(*desk, name));
        REQUIRE(card.ok());
        return **card;
    }
};

}  // namespace

TEST_CASE("who booked it has it once, at whichever counter, and a second try says where the first was") {
    Counters counters;
    const Outcome first = counters.at("Counter 1", "Ada", 0);
    CHECK(first.verdict == Verdict::admitted);
    REQUIRE(first.attendee);
    CHECK(given_words(*counters.desk->folder().config.area("lunch"), *first.attendee) == "Lunch: Vegetarian");
    CHECK(counters.newest("Ada") == "Lunch: Vegetarian, given out at Counter 1");
    const Outcome second = counters.at("Counter 2", "Ada", 9);
    CHECK(second.verdict == Verdict::already_in);
    REQUIRE(second.earlier);
    CHECK(second.earlier->point == "Counter 1");
    CHECK(second.earlier->at == counters.event.at(0));
    // What was given is what they had chosen then, whatever a later list says.
    REQUIRE(import_list(*counters.desk,
                        "First name,Last name,Email,Lunch,T-shirt size\n"
                        "Ada,Abbot,ada@x.example,Vegan,M\n",
                        "later.csv", {}, by_import(counters.event.at(20)))
                .ok());
    const auto lines = history_of(*counters.desk, counters.event.id_of(*counters.desk, "Ada"), 10);
    REQUIRE(lines.ok());
    bool is_told = false;
    for (const HistoryLine& line : *lines) is_told = is_told || line.gave == "Lunch: Vegetarian";
    CHECK(is_told);
    // Taken back, it can be had.
    REQUIRE(undo(*counters.desk, first.entry, by_desk(counters.event.at(21)), "").ok());
    CHECK(counters.at("Counter 2", "Ada", 22).verdict == Verdict::admitted);
    CHECK(counters.newest("Ada") == "Lunch: Vegan, given out at Counter 2");
}

TEST_CASE("who did not book it has none, unless staff say why; then it stands in the history") {
    Counters counters;
    for (const char* name : {"Ben", "Cleo"}) {
        CAPTURE(name);
        const Outcome refused = counters.at("Counter 1", name, 0);
        CHECK(refused.verdict == Verdict::not_booked);
        CHECK(refused.let_in_by == SetAsideBy::staff);
        CHECK(refused.entry.empty());
    }
    CHECK(counters.at("Shirt", "Ben", 1).verdict == Verdict::admitted);
    CHECK(counters.newest("Ben") == "Shirt: XL, given out at Shirt");
    const Outcome anyway = counters.at("Counter 1", "Cleo", 2, "There are enough");
    CHECK(anyway.verdict == Verdict::admitted);
    CHECK(anyway.set_aside == std::vector<Verdict>{Verdict::not_booked});
    CHECK(counters.newest("Cleo") ==
          "Lunch, given out at Counter 1: they had not booked it. There are enough");
    const int had =
        *counters.desk->database().read([&] { return given_out_in(counters.desk->database(), "lunch"); });
    CHECK(had == 1);
}

TEST_CASE("the card tells what was booked, and what of it was given when and where") {
    Counters counters;
    counters.at("Counter 2", "Ada", 5);
    const PersonCard card = counters.card("Ada");
    REQUIRE(card.add_ons.size() == 2);
    CHECK(add_on_words(card.add_ons[0].what) == "Lunch: Vegetarian");
    REQUIRE(card.add_ons[0].given);
    CHECK(card.add_ons[0].given->point == "Counter 2");
    CHECK(card.add_ons[0].given->at == counters.event.at(5));
    CHECK(add_on_words(card.add_ons[1].what) == "Shirt: M");
    CHECK_FALSE(card.add_ons[1].given);
    CHECK(counters.card("Cleo").add_ons.empty());
    counters.at("Counter 1", "Cleo", 6, "There are enough");
    CHECK(counters.card("Cleo").add_ons.size() == 1);
}

TEST_CASE("a kiosk tells who comes in what they booked, and a counter what it gives") {
    Counters counters;
    const auto told = [&](const char* point, const char* name) {
        DeskOptions options;
        options.point = point;
        auto kiosk = counters.event.open(options);
        SelfServicePoint self(*kiosk);
        const Outcome outcome =
            self.scan(counters.event.code_of(*kiosk, name), by_kiosk(counters.event.at(30)));
        std::string words;
        for (const AddOn& add_on : self.add_ons_of(outcome)) words += add_on_words(add_on) + ";";
        return words;
    };
    CHECK(told("Kiosk 1", "Ada") == "Lunch: Vegetarian;Shirt: M;");
    CHECK(told("Kiosk 1", "Cleo").empty());
    CHECK(told("Counter 1", "Ada") == "Lunch: Vegetarian;");
    CHECK(told("Counter 1", "Ben") == "Lunch;");  // which he has not booked
}

TEST_CASE("doctor counts who booked, and says where a column is nobody's") {
    Counters counters;
    const auto found = check_bookings(*counters.desk);
    REQUIRE(found.size() == 2);
    CHECK(found[0].is_well);
    CHECK(found[0].words == "booked by 1 people");
    CHECK(found[1].words == "booked by 2 people");
    const EventForTest without;
    without.import_people();
    CHECK(check_bookings(*without.open()).empty());
    const EventForTest slip("",
                            "[[area]]\nid = \"lunch\"\nname = \"Lunch\"\nonce = true\nbooked = \"Lunsh\"\n");
    auto desk = slip.open();
    REQUIRE(import_list(*desk, "First name,Last name,Email,Lunch\nAda,Abbot,ada@x.example,yes\n", "list.csv",
                        {}, by_import(slip.at(-60)))
                .ok());
    const auto missing = check_bookings(*desk);
    REQUIRE(missing.size() == 1);
    CHECK_FALSE(missing[0].is_well);
    CHECK(missing[0].words.find("Did you mean Lunch?") != std::string::npos);
}
