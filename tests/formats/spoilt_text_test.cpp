// What was spoilt on its way comes back, and nothing that was not.
#include "formats/spoilt_text.h"

#include <doctest/doctest.h>
#include <unicode/unistr.h>

#include <string>

#include "event/name_fold.h"

using namespace lanyard;

namespace {

// UTF-8 as a program shows it that takes it for this encoding.
std::string read_as(const char* encoding, const std::string& text) {
    const icu::UnicodeString wrong(text.data(), static_cast<int32_t>(text.size()), encoding);
    std::string result;
    wrong.toUTF8String(result);
    return result;
}

const char* const texts[] = {"Jörg Müller",    "Søren Kjær",    "Liên Ba",     "Zoë",
                             "Łukasz Żółć",    "Dvořák",        "José Muñoz",  "Renée d’Aubigné",
                             "Œuvre sociale",  "François Noël", "Þórður",      "Škoda – Überlingen",
                             "Nguyễn Thị Ánh", "Ольга Иванова", "Γιώργος",     "佐藤 花子",
                             "김민준",         "Ünal Çağlar",   "“Café” GmbH", "Ærøskøbing",
                             "Straße 5 €",     "Håkan Åberg",   "ÅLAND’S CAFÉ"};

}  // namespace

TEST_CASE("UTF-8 that was read in another encoding is read again, once or twice") {
    for (const std::string text : texts) {
        CAPTURE(text);
        for (const char* encoding : {"windows-1252", "ISO-8859-1"}) {
            const std::string spoilt = read_as(encoding, text);
            CHECK(put_right(spoilt) == text);
            // Cyrillic that was spoilt twice has two readings.
            const std::string twice = put_right(read_as(encoding, spoilt));
            CHECK((twice == text || text == "Ольга Иванова"));
        }
    }
    CHECK(put_right(read_as("macintosh", "Jörg Müller")) == "Jörg Müller");
    CHECK(put_right(read_as("windows-1250", "Jörg Müller")) == "Jörg Müller");
    CHECK(put_right("Jörg MÃ¼ller") == "Jörg Müller");
}

TEST_CASE("references of web pages are resolved, addresses of web pages stay") {
    CHECK(put_right("Li&ecirc;n Ba") == "Liên Ba");
    CHECK(put_right("O&#39;Neil &amp; Sons") == "O'Neil & Sons");
    CHECK(put_right("Q&amp;amp;A") == "Q&A");
    CHECK(put_right("Zo\\u00eb \\ud83c\\udf08") == "Zoë 🌈");
    for (const char* text :
         {"AT&T", "Smith & Co; Jones", "C:\\users", "https://x.example/t?a=1&copy=2", "a&b;c"})
        CHECK(put_right(text) == text);
}

TEST_CASE("what is right stays as it is") {
    for (const std::string text : texts) CHECK(put_right(text) == text);
    for (const char* text :
         {"JOSÉ’S CAFÉ”", "JOÃO", "IRMÃ DULCE", "»MØ«", "«É»", "CONCEIÇÃO", "«NIÑ»", "Ãlex", "Bjørn–Åse",
          "李明", "عمر", "Ñ’", "ÄÖÜ", "Zoë—Anaïs", "naïveté", "Å’S"}) {
        CAPTURE(text);
        CHECK(put_right(text) == text);
    }
}

TEST_CASE("lost letters are told from marks of people") {
    for (const char* text : {"S?ren", "Andr?", "?sa Lind", "Jos\xEF\xBF\xBD", "voilÃ ", "Jo?o Silva"}) {
        CAPTURE(text);
        CHECK(has_lost_letters(text));
    }
    for (const char* text :
         {"", "?", "??", "TBC ?", "Søren", "IRMÃ DULCE", "JOÃO", "Who? Me", "Delegate 2 ?"}) {
        CAPTURE(text);
        CHECK_FALSE(has_lost_letters(text));
    }
}

TEST_CASE(
    "Romanian letters, the DOS code page of America and texts that were spoilt twice are put right wholly") {
    CHECK(put_right("È˜tefan Èšurcanu") == "Ștefan Țurcanu");
    CHECK(put_right("BucureÈ™ti") == "București");
    CHECK(put_right("CAFÈ™") == "CAFÈ™");
    CHECK(put_right("J├╢rg M├╝ller") == "Jörg Müller");
    CHECK(put_right("Ãƒâ‚¬ngels ÃƒË†xit") == "Àngels Èxit");
}
