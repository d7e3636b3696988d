// Dates in words: as the language has them, without commas, and in the event's zone.
#include "event/date_words.h"

#include <doctest/doctest.h>

#include "base/language.h"

using namespace lanyard;

TEST_CASE("a date is said as the language says it, the day before the month in English") {
    const Instant late = *parse_iso("2017-11-10T23:30:00Z", "UTC");
    CHECK(date_words(late, "Europe/London", "EEEEdMMMMy") == "Friday 10 November 2017");
    CHECK(date_words(late, "Europe/Paris", "EEEEdMMMM") == "Saturday 11 November");
    use_language("fr", "");
    CHECK(date_words(late, "Europe/London", "EEEEdMMMMy") == "vendredi 10 novembre 2017");
    use_language("cy", "");
    CHECK(date_words(late, "Europe/London", "EEEEdMMMM") == "Dydd Gwener 10 Tachwedd");
    use_language("en", "");
}
