// Rows as RFC 4180 writes them, and cells that no spreadsheet may run.
#include "formats/attendance_csv.h"

#include <doctest/doctest.h>

#include "formats/csv.h"

using namespace lanyard;

namespace {

std::string row(const std::vector<std::string_view>& cells) {
    std::string out;
    append_csv_row(out, cells);
    return out;
}

}  // namespace

TEST_CASE("plain cells stay plain, lines end with CR LF") {
    CHECK(row({"a", "b c", ""}) == "a,b c,\r\n");
    std::string out = row({"a"});
    append_csv_row(out, {"b"});
    CHECK(out == "a\r\nb\r\n");
}

TEST_CASE("delimiters, marks and line breaks are quoted") {
    CHECK(row({"Comma, Jr.", "Nick \"Nico\"", "two\nlines"}) ==
          "\"Comma, Jr.\",\"Nick \"\"Nico\"\"\",\"two\nlines\"\r\n");
}

TEST_CASE("formulas are guarded, numbers are not") {
    CHECK(row({"=1+1"}) == "\"'=1+1\"\r\n");
    CHECK(row({"+44 20 7946 0000"}) == "\"'+44 20 7946 0000\"\r\n");
    CHECK(row({"@SUM(A1)"}) == "\"'@SUM(A1)\"\r\n");
    CHECK(row({"-1+cmd|' /C calc'!A1"}) == "\"'-1+cmd|' /C calc'!A1\"\r\n");
    CHECK(row({"\t=1"}) == "\"'\t=1\"\r\n");
    CHECK(row({"\r=1"}) == "\"'\r=1\"\r\n");
    CHECK(row({"-"}) == "\"'-\"\r\n");
    CHECK(row({"|calc"}) == "\"'|calc\"\r\n");
    for (const char* full_width : {"＝1+1", "＋1", "－1", "＠SUM(A1)", "｜calc"}) {
        const std::string cell = full_width;
        CHECK(row({cell}) == "\"'" + cell + "\"\r\n");
    }
    CHECK(row({" =1+1"}) == "\"' =1+1\"\r\n");
    CHECK(row({"a|b", "＝"}) == "a|b,\"'＝\"\r\n");
    CHECK(row({"-12.5", "-3", "7", "a=b"}) == "-12.5,-3,7,a=b\r\n");
}

TEST_CASE("what is written is read back") {
    const std::vector<std::string_view> cells = {"Zoë", "", "a,\"b\"\r\nc", " padded "};
    const std::string text = row(cells);
    CsvReader reader(text, ',');
    CsvRow read;
    REQUIRE(reader.next(read));
    REQUIRE(read.cells.size() == 4);
    CHECK(read.cells[0] == "Zoë");
    CHECK(read.cells[1] == "");
    CHECK(read.cells[2] == "a,\"b\"\r\nc");
    CHECK(read.cells[3] == " padded ");
}
