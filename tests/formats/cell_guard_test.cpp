// The guard of cells that would run, put on and taken off.
#include "formats/cell_guard.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "formats/attendance_csv.h"
#include "formats/csv.h"

using namespace lanyard;

TEST_CASE("other systems' guards are taken off, apostrophes of names stay") {
    CHECK(without_guard("'-Ana Lima") == "-Ana Lima");
    CHECK(without_guard("'@home GmbH") == "@home GmbH");
    CHECK(without_guard("'+34600000002") == "+34600000002");
    CHECK(without_guard("'=9001") == "=9001");
    CHECK(without_guard("=\"00123\"") == "00123");
    for (const char* cell :
         {"O'Neil", "'s-Hertogenbosch", "'t Hart", "''", "'", "", "-5", "=SUM(A1)", "=\"a\"&\"b\""})
        CHECK(without_guard(cell) == cell);
}

TEST_CASE("our guard put on and taken off again gives the cell") {
    const std::string letters = "'=+-@| \tAé1.\"";
    std::mt19937 random(11);
    for (int round = 0; round < 20'000; ++round) {
        std::string cell;
        for (unsigned n = random() % 6; n > 0; --n) cell += letters[random() % letters.size()];
        const std::string guarded = needs_guard(cell) ? "'" + cell : cell;
        CAPTURE(cell);
        // ="…" is what Excel makes of a text, and is taken for one where nothing guards it.
        CHECK(without_guard(guarded) == cell);
        CHECK((cell.empty() || std::string("=+@|\t").find(guarded.front()) == std::string::npos));
    }
}

TEST_CASE("cells survive our CSV") {
    for (const std::string cell :
         {"=1+1", "'=1+1", "-5", "'-5", "@home", "'s-Hertogenbosch", "+44 20", "plain"}) {
        std::string text;
        append_csv_row(text, {cell, "x"});
        CsvRow row;
        CsvReader reader(text, ',');
        REQUIRE(reader.next(row));
        CHECK(without_guard(row.cells[0]) == cell);
    }
}
