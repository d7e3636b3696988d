// English needs no catalogue, and an unknown language reads as English, letter for letter.
#include "base/language.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("a sentence without a catalogue is itself, whatever letters it has") {
    for (const char* language : {"en", "xx"}) {
        use_language(language, "no such folder");
        CHECK(tr("Printing your badge… ›") == "Printing your badge… ›");
        CHECK(tr_n("{} minute", "{} minutes", 1) == "{} minute");
        CHECK(tr_n("{} minute", "{} minutes", 0) == "{} minutes");
    }
    use_language("en", "");
    CHECK(current_language() == "en");
}
