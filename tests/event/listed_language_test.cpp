// Which language a list says somebody speaks.
#include "event/listed_language.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("a language is known by its code and by its name in any of the event's languages") {
    const std::vector<std::string> languages = {"en", "fr", "cy"};
    const auto listed = [&](const std::string& heading, const std::string& answer) {
        Attendee person;
        person.answers[heading] = answer;
        return listed_language(person, languages);
    };
    for (const char* french : {"fr", "FR", "fr-CA", "French", "français", "Français", "Ffrangeg"})
        CHECK(listed("Language", french) == "fr");
    CHECK(listed("Langue", "gallois") == "cy");
    CHECK(listed("Iaith", "Cymraeg") == "cy");
    CHECK(listed("Preferred language", "English") == "en");
    CHECK(listed("Language", "German").empty());
    CHECK(listed("Language", "").empty());
    CHECK(listed("Native language of your clients", "French").empty());
    CHECK(listed_language(Attendee{}, languages).empty());
}
