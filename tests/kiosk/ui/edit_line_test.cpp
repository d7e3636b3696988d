// One line of text as somebody writes it, in any script.
#include "ui/edit_line.h"

#include <doctest/doctest.h>

#include <vector>

using namespace lanyard;

TEST_CASE("letters go in at the caret, and go out again one by one") {
    EditLine line;
    line.insert("Zofia");
    line.move_back(false);
    line.insert("ł");
    CHECK(line.text() == "Zofiła");
    line.erase_back();
    line.erase_back();
    line.erase_ahead();
    CHECK(line.text() == "Zof");
    CHECK(line.caret() == 3);
    line.erase_ahead();
    CHECK(line.text() == "Zof");
    for (int i = 0; i < 5; ++i) line.erase_back();
    CHECK(line.empty());
}

TEST_CASE("a letter is what people count as one, whatever it is made of") {
    // e with a combining acute, a family, a flag, a Devanagari syllable with its vowel, a Hangul syllable of
    // jamo.
    for (const char* letter : {"e\u0301", "👩‍👩‍👧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🇵🇱", "नी",
                               "\u1112\u1161\u11ab"}) {
        CAPTURE(letter);
        EditLine line;
        line.insert("a");
        line.insert(letter);
        line.insert("b");
        line.move_back(false);
        line.move_back(false);
        CHECK(line.caret() == 1);
        line.erase_ahead();
        CHECK(line.text() == "ab");
    }
}

TEST_CASE("an accent that is written after its letter joins it") {
    EditLine line("ex");
    line.move_to(1, false);
    line.insert("\u0301");
    CHECK(line.caret() == 3);
    line.erase_back();
    CHECK(line.text() == "x");
}

TEST_CASE("what is selected is replaced, and all of it by one key") {
    EditLine line("Elżbieta");
    line.select_all();
    CHECK(line.has_selection());
    line.insert("A");
    CHECK(line.text() == "A");
    line.insert("bc");
    line.move_back(true);
    line.move_back(true);
    CHECK(line.selection_begin() == 1);
    CHECK(line.selection_end() == 3);
    line.erase_back();
    CHECK(line.text() == "A");
    line.select_all();
    line.move_back(false);
    CHECK(line.caret() == 0);
    CHECK_FALSE(line.has_selection());
}

TEST_CASE("line breaks, control characters and broken UTF-8 stay out; what is too long too") {
    EditLine line("a\r\nb\tc\x7f\xff\xc3");
    CHECK(line.text() == "abc");
    line.insert(std::string(EditLine::most_bytes, 'x'));
    CHECK(line.text() == "abc");
    line.select_all();
    line.insert(std::string(EditLine::most_bytes, 'x'));
    CHECK(line.text().size() == EditLine::most_bytes);
}

TEST_CASE("whatever is done to it, the caret lies between letters and the text is whole UTF-8") {
    const std::vector<std::string> pieces = {"a",  "é", "e\u0301", "\u0301", "👩‍👩‍👧",
                                             "王", "ש", "नी",      " "};
    unsigned random = 1;
    const auto next = [&](unsigned below) { return (random = random * 1103515245 + 12345) / 65536 % below; };
    EditLine line;
    for (int i = 0; i < 4000; ++i) {
        const bool extend = next(3) == 0;
        switch (next(8)) {
            case 0:
                line.erase_back();
                break;
            case 1:
                line.erase_ahead();
                break;
            case 2:
                line.move_back(extend);
                break;
            case 3:
                line.move_ahead(extend);
                break;
            case 4:
                line.move_to(next(40), extend);
                break;
            default:
                line.insert(pieces[next(static_cast<unsigned>(pieces.size()))]);
        }
        const std::string& text = line.text();
        REQUIRE(line.caret() <= text.size());
        const std::size_t caret = line.caret();
        REQUIRE((caret == 0 || letter_after(text, letter_before(text, caret)) == caret));
        REQUIRE((caret == text.size() || (static_cast<unsigned char>(text[caret]) & 0xc0) != 0x80));
    }
}
