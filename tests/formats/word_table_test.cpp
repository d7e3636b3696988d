// Vocabularies as text.
#include "formats/word_table.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("indented words mean the line above them that ends with a colon, the first meaning wins") {
    const auto table = read_word_table("\nyes:\n    ja oui\n    si\nno:\n    nein  non ja\n");
    CHECK(table.size() == 5);
    CHECK(table.at("ja") == "yes");
    CHECK(table.at("si") == "yes");
    CHECK(table.at("nein") == "no");
    CHECK(table.at("non") == "no");
    CHECK(read_word_table("").empty());
}
