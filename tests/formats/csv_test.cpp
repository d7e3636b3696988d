// CSV rows and their lines: quoting, line ends, marks that never close, and the delimiter found.
#include "formats/csv.h"

#include <doctest/doctest.h>

#include <random>

using namespace lanyard;

namespace {

using Cells = std::vector<std::string>;

std::vector<CsvRow> rows_of(std::string_view text, char delimiter = ',') {
    std::vector<CsvRow> rows;
    CsvReader reader(text, delimiter);
    for (CsvRow row; reader.next(row);) rows.push_back(row);
    return rows;
}

}  // namespace

TEST_CASE("every line end is one, and blank lines are counted but passed over") {
    for (std::string end : {"\n", "\r\n", "\r"}) {
        CAPTURE(end);
        const auto rows = rows_of("a,b" + end + end + "  " + end + "c,d" + end);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].cells == Cells{"a", "b"});
        CHECK(rows[1].cells == Cells{"c", "d"});
        CHECK(rows[0].line == 1);
        CHECK(rows[1].line == 4);
        CHECK(rows[1].ends_with_newline);
    }
}

TEST_CASE("quoted cells hold delimiters, quotation marks and line breaks") {
    const auto rows = rows_of("name,note\n\"Comma, Jr.\",\"two\r\nlines \"\"and\"\" marks\"\nx,y");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].cells == Cells{"Comma, Jr.", "two\r\nlines \"and\" marks"});
    CHECK(rows[1].line == 2);
    CHECK(rows[1].last_line == 3);
    CHECK(rows[2].line == 4);
    CHECK(rows[2].cells == Cells{"x", "y"});
    CHECK_FALSE(rows[2].ends_with_newline);
}

TEST_CASE("white space goes from unquoted cells alone, and empty cells stay") {
    const auto rows = rows_of(" a , b,\" c \",,\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells == Cells{"a", "b", " c ", "", ""});
}

TEST_CASE("tabs part cells where they are the delimiter") {
    const auto rows = rows_of("a\t\tb\n\t x\t\n", '\t');
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].cells == Cells{"a", "", "b"});
    CHECK(rows[1].cells == Cells{"", "x", ""});
}

TEST_CASE("a mark within a cell is read as written") {
    const auto rows = rows_of("Nick \"Nico\" Comma,1\n\"the \"big\" one\",2\nlast,3\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].cells == Cells{"Nick \"Nico\" Comma", "1"});
    CHECK(rows[0].quotes == CsvQuotes::mended);
    CHECK(rows[1].cells == Cells{"the \"big\" one", "2"});
    CHECK(rows[1].quotes == CsvQuotes::mended);
    CHECK(rows[2].quotes == CsvQuotes::sound);
    CHECK(rows[2].line == 3);
}

TEST_CASE("a mark that never closes costs its own line alone") {
    const auto rows = rows_of("a,b\n\"open,x\nc,d\ne,\"f\"\n");
    REQUIRE(rows.size() == 4);
    CHECK(rows[1].quotes == CsvQuotes::broken);
    CHECK(rows[1].line == 2);
    CHECK(rows[1].cells.empty());
    CHECK(rows[2].cells == Cells{"c", "d"});
    CHECK(rows[2].line == 3);
    CHECK(rows[3].cells == Cells{"e", "f"});
}

TEST_CASE("an open mark at the end of the text is found") {
    const auto rows = rows_of("a,b\nc,\"d");
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].quotes == CsvQuotes::broken);
    CHECK_FALSE(rows[1].ends_with_newline);
}

TEST_CASE("nothing is no row") {
    CHECK(rows_of("").empty());
    CHECK(rows_of("\n\r\n \t\n").empty());
}

TEST_CASE("many open marks end in bounded time, each reported") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "\"open,x\n";
    text += "a,\"b\"\n";
    const auto rows = rows_of(text);
    REQUIRE(rows.size() >= 1);
    CHECK(rows.back().cells == Cells{"a", "b"});
}

TEST_CASE("what is written quoted is read back, whatever it is") {
    std::mt19937 random(20171110);
    const std::string letters = "ab \",;\n\r\t\xC3\xA9";
    for (int round = 0; round < 500; ++round) {
        std::vector<Cells> table(1 + random() % 5, Cells(1 + random() % 4));
        std::string text;
        for (Cells& cells : table) {
            for (std::size_t i = 0; i < cells.size(); ++i) {
                for (unsigned n = random() % 6; n > 0; --n) cells[i] += letters[random() % letters.size()];
                text += i ? ",\"" : "\"";
                for (char c : cells[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
                text += '"';
            }
            text += round % 2 ? "\r\n" : "\n";
        }
        CAPTURE(text);
        const auto rows = rows_of(text);
        REQUIRE(rows.size() == table.size());
        for (std::size_t i = 0; i < table.size(); ++i) {
            CHECK(rows[i].cells == table[i]);
            CHECK(rows[i].quotes == CsvQuotes::sound);
        }
    }
}

TEST_CASE("any bytes are read to the end, on ascending lines") {
    std::mt19937 random(7);
    const std::string letters = "a\"\",\n\r \x01";
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (unsigned n = random() % 40; n > 0; --n) text += letters[random() % letters.size()];
        CAPTURE(text);
        int line = 0;
        for (const CsvRow& row : rows_of(text)) {
            CHECK(row.line > line);
            CHECK(row.last_line >= row.line);
            line = row.last_line;
        }
    }
}

TEST_CASE("the delimiter is the one that cuts most rows alike") {
    CHECK(find_delimiter("a,b,c\n1,2,3\n") == ',');
    CHECK(find_delimiter("a;b;c\n1;2,5;3\n1;2,5;3\n") == ';');
    CHECK(find_delimiter("a\tb\n1\t2\n") == '\t');
    CHECK(find_delimiter("a|b\n1|2\n") == '|');
    CHECK(find_delimiter("sep=;\na,b;c\n") == ';');
    CHECK(find_delimiter("Name\nAnna\n") == ',');
    CHECK(find_delimiter("") == ',');
    // Semicolons and commas within cells do not count against what cuts every row.
    CHECK(find_delimiter("List, as of today, final\nName;Needs\nAnna;\"a; b\"\nJo;none\nKim;x, y\nAl;\n") ==
          ';');
    CHECK(find_delimiter("Name,Needs,Org\nAnna,Nut allergy; carries EpiPen,X\nJo,a; b,Y\n") == ',');
}
