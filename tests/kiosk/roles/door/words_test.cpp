// What a room's door says of each verdict.
#include <doctest/doctest.h>

#include <array>

#include "roles/door/door.h"

using namespace lanyard;

TEST_CASE("a door calls nobody unknown but those whom the event does not know") {
    PassedDoor passed;
    const auto headline = [&](Verdict verdict) {
        passed.outcome.verdict = verdict;
        return door_words(passed, instant_from_ms(0), "Europe/London").headline;
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
