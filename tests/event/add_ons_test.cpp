// What a list's cell says of something that can be booked.
#include "event/add_ons.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

Attendee who_answered(const std::string& heading, const std::string& answer) {
    Attendee person;
    person.answers = {{"Where did you hear of us?", "Post"}, {heading, answer}};
    return person;
}

}  // namespace

TEST_CASE("a no or nothing is no booking, a bare yes has no words, and all else is what they chose") {
    const Area lunch{"lunch", "Lunch", "", true, "Lunch"};
    for (const char* answer : {"", " ", "-", "no", "No", "NONE", "n/a", "0", "false", "non", "Nein"}) {
        CAPTURE(answer);
        CHECK_FALSE(add_on_in(lunch, who_answered("Lunch", answer)));
    }
    for (const char* answer : {"yes", "Yes", "x", "1", "TRUE", "oui", "✓", "booked"}) {
        CAPTURE(answer);
        const auto add_on = add_on_in(lunch, who_answered("lunch", answer));
        REQUIRE(add_on);
        CHECK(add_on_words(*add_on) == "Lunch");
    }
    const auto add_on = add_on_in(lunch, who_answered("LUNCH", " Vegetarian "));
    REQUIRE(add_on);
    CHECK(add_on_words(*add_on) == "Lunch: Vegetarian");
    CHECK(words_for_all(*add_on) == "Lunch: Vegetarian");
    CHECK_FALSE(add_on_in(lunch, Attendee{}));
}

TEST_CASE("without a column everybody gets it, and what was chosen for a need is for staff alone") {
    CHECK(add_on_words(*add_on_in({"bag", "Bag", "", true}, Attendee{})) == "Bag");
    const Area meal{"meal", "Meal", "", true, "Dietary requirements"};
    const Attendee person = who_answered("Dietary requirements", "No nuts");
    CHECK(given_words(meal, person) == "Meal: No nuts");
    CHECK(words_for_all(*add_on_in(meal, person)) == "Meal");
    CHECK(given_words(meal, Attendee{}) == "Meal");
}

TEST_CASE("what somebody booked is told in the order of event.toml, without what everybody gets") {
    EventConfig config;
    config.areas = {{"entrance", "Entrance", ""},
                    {"shirt", "Shirt", "", true, "T-shirt size"},
                    {"bag", "Bag", "", true},
                    {"lunch", "Lunch", "", true, "Lunch"}};
    Attendee person = who_answered("Lunch", "yes");
    CHECK(booked_by(config, person).size() == 1);
    person.answers["t-shirt size"] = "M";
    const auto booked = booked_by(config, person);
    REQUIRE(booked.size() == 2);
    CHECK(add_on_words(booked[0]) == "Shirt: M");
    CHECK(add_on_words(booked[1]) == "Lunch");
}
