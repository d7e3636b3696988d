// What a room's door says of each verdict.
#include <doctest/doctest.h>

#include <array>

#include "roles/door/door.h"

using namespace lanyard;

TEST_CASE("a door calls nobody unknown but those whom the event does not know") {
    PassedDoor passed;
    const auto headline = [&](Verdict verdict) {
        passed.outcome.verdict = verdict;
        return door_words(passed, nullptr, instant_from_ms(0), "Europe/London").headline;
    };
    const std::string not_known = headline(Verdict::unknown);
    for (const Verdict verdict :
         {Verdict::admitted, Verdict::already_in, Verdict::welcome_back, Verdict::exited, Verdict::misread,
          Verdict::other_event, Verdict::not_listed_yet, Verdict::retired_code, Verdict::cancelled,
          Verdict::replaced, Verdict::pending, Verdict::desk_first, Verdict::not_open_yet, Verdict::closed,
          Verdict::wrong_day, Verdict::full, Verdict::wrong_session, Verdict::evacuating,
          Verdict::could_not_check}) {
        CAPTURE(verdict_name(verdict));
        CHECK(headline(verdict) != not_known);
    }
}

TEST_CASE("where something is given out it is said what, and of a second try when and where the first was") {
    Area lunch{"lunch", "Lunch", "", true, "Lunch"};
    PassedDoor passed;
    passed.outcome.attendee.emplace();
    passed.outcome.attendee->answers = {{"Lunch", "Vegetarian"}};
    const auto words = [&](Verdict verdict) {
        passed.outcome.verdict = verdict;
        return door_words(passed, &lunch, instant_from_ms(0), "Europe/London");
    };
    CHECK(words(Verdict::admitted).headline == "Lunch: Vegetarian");
    CHECK(words(Verdict::admitted).mood == Mood::good);
    CHECK(words(Verdict::not_booked).mood == Mood::attention);
    passed.outcome.earlier = Earlier{instant_from_ms(0), "Counter 2", "node"};
    CHECK(words(Verdict::already_in).sentence.find("Counter 2") != std::string::npos);
    CHECK(words(Verdict::already_in).sentence.find("01:00") != std::string::npos);
    CHECK(words(Verdict::already_in).mood == Mood::attention);
    // Shown again within a minute nothing is written, and it is not a second one.
    passed.outcome.repeated = true;
    CHECK(words(Verdict::admitted).mood != Mood::good);
}
