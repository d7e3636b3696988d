// An event's texts in several languages: which one is shown, what is missing, and what is refused.
#include <doctest/doctest.h>

#include <string>

#include "event/event_config.h"

using namespace lanyard;

namespace {

const std::string two_languages = R"(
[event]
languages = ["en", "fr"]
name.en = "Launch"
name.fr = "Lancement"
venue = "Town Hall"
[[room]]
id = "hall"
name.en = "Great Hall"
name.fr = "Grande salle"
where = { en = "up the stairs", fr = "en haut de l’escalier" }
late_entry.en = "Please use the rear doors."
[[area]]
id = "e"
name = "Entrance"
[[area.point]]
name = "Kiosk 1"
desk_is.en = "**On your left**"
desk_is.fr = "**À votre gauche**"
[area.point.ways]
hall = { en = "behind you", fr = "derrière vous" }
[[collect_table]]
name = { en = "Table A–Z", fr = "table A–Z" }
from = "A"
to = "Z"
[privacy.notice]
en = "We keep your name."
fr = "Nous gardons votre nom."
[[opt_in]]
id = "news"
question = { en = "News?", fr = "Des nouvelles ?" }
who = "Us"
about = "it"
until = "December"
)";

EventConfig parsed(const std::string& text) {
    auto config = parse_event_config(text, "event.toml");
    if (!config) FAIL(config.error().message());
    return *config;
}

std::string error_of(const std::string& text) {
    const auto config = parse_event_config(text, "event.toml");
    return config ? "" : config.error().message();
}

}  // namespace

TEST_CASE("an event speaks its first language, and each other one where the file does") {
    const EventConfig english = parsed(two_languages);
    CHECK(english.name == "Launch");
    CHECK(english.short_name == "Launch");
    CHECK(english.rooms[0].where == "up the stairs");
    CHECK(english.way_to("hall", english.points[0]) == "Great Hall, behind you");

    const EventConfig french = english.in("fr");
    CHECK(french.name == "Lancement");
    CHECK(french.short_name == "Lancement");
    CHECK(french.venue == "Town Hall");
    CHECK(french.points[0].desk_is == "**À votre gauche**");
    CHECK(french.way_to("hall", french.points[0]) == "Grande salle, derrière vous");
    CHECK(french.rooms[0].late_entry == "Please use the rear doors.");
    CHECK(french.privacy_notice == "Nous gardons votre nom.");
    CHECK(french.opt_ins[0].question == "Des nouvelles ?");
    CHECK(french.opt_ins[0].who == "Us");
    // From whoever knows the first language alone.
    CHECK(french.said(english.collect_table_of("Mason")) == "table A–Z");
    CHECK(french.said("Unheard of") == "Unheard of");
}

TEST_CASE("a language that the event does not have is its first") {
    const EventConfig config = parsed(two_languages);
    for (const char* language : {"en", "cy", "", "qps"}) {
        CAPTURE(language);
        CHECK(config.in(language).name == "Launch");
        CHECK(config.in(language).points[0].desk_is == "**On your left**");
    }
}

TEST_CASE("a text without the first language, in an unknown one, or that is none, names its line") {
    const std::string event = "[event]\nlanguages = ['en', 'fr']\n";
    CHECK(
        error_of(event + "name.fr = 'Lancement'") ==
        "event.toml: line 3: [event]: name has no text in \"en\". That is the event's first language; kiosks "
        "begin in it");
    CHECK(
        error_of(event + "name.en = 'Launch'\nname.de = 'Beginn'").find("\"de\" is not one of the event's") !=
        std::string::npos);
    CHECK(error_of(event + "name.en = 'Launch'\nname.fr = 3").find("a text in quotation marks") !=
          std::string::npos);
    CHECK(error_of(event + "name = 'Launch'\nday.en = '2017-11-10'") != "");
    CHECK(error_of(event + "name = 'Launch'\n[[area]]\nid='e'\nname='E'\n[[area.point]]\nname='K'\n"
                           "[area.point.ways]\nattic = 'up'")
              .find("\"attic\" names no room") != std::string::npos);
}
