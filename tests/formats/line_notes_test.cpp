// Remarks gathered by sentence, with their lines, and never too many.
#include "formats/line_notes.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("each sentence comes once, with its lines, in the order of its first") {
    LineNotes notes;
    notes.add("short", 4);
    notes.add("of the whole file");
    notes.add("long", 5);
    notes.add("short", 9);
    CHECK(notes.sentences() ==
          std::vector<std::string>{"lines 4, 9: short", "of the whole file", "line 5: long"});
}

TEST_CASE("many lines are counted, many sentences too") {
    LineNotes notes;
    for (int line = 1; line <= 50; ++line) notes.add("short", line);
    CHECK(notes.sentences() == std::vector<std::string>{"lines 1, 2, 3, 4, 5, 6, 7, 8 and 42 more: short"});
    for (int i = 0; i < 150; ++i) notes.add("sentence " + std::to_string(i), i);
    notes.add("short", 60);
    const auto sentences = notes.sentences();
    REQUIRE(sentences.size() == 101);
    CHECK(sentences.front().find("and 43 more") != std::string::npos);
    CHECK(sentences.back() == "and 51 more warnings");
}
