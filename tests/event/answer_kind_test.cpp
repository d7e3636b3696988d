// Headings as organisers write them.
#include "event/answer_kind.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("diet and access are needs, in any of the languages; a note is a note") {
    for (const char* heading :
         {"Dietary requirements", "Access requirements", "ALLERGIES", "Do you have any mobility needs?",
          "Régime alimentaire", "Deiet", "Special requirements", "Wheelchair space"}) {
        CAPTURE(heading);
        CHECK(answer_kind(heading) == AnswerKind::need);
    }
    for (const char* heading : {"Notes for the desk", "Comments", "Remarques", "Nodiadau"}) {
        CAPTURE(heading);
        CHECK(answer_kind(heading) == AnswerKind::note);
    }
    for (const char* heading : {"T-shirt size", "How did you hear of us?", "", "Footwear"}) {
        CAPTURE(heading);
        CHECK(answer_kind(heading) == AnswerKind::other);
    }
    // Better hidden once too often than shown once.
    CHECK(answer_kind("Notes on access") == AnswerKind::need);
}
