// The sheet of doubtful rows: written, filled, saved as CSV by any spreadsheet, and read again.
#include "formats/fix_list.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace lanyard;

namespace {

using Row = std::vector<std::string>;

std::string csv_of(const std::vector<Row>& rows, char delimiter = ',') {
    std::string text;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i) text += delimiter;
            text += '"' + row[i] + '"';
        }
        text += "\r\n";
    }
    return text;
}

Row filled(const ListDoubt& doubt, const std::string& to) {
    Row row = fix_list_row(doubt, {"Ada", "a@x.example", "Leeds"});
    const Row headings = fix_list_headings();
    row[static_cast<std::size_t>(std::find(headings.begin(), headings.end(), "Correct to") -
                                 headings.begin())] = to;
    return row;
}

const ListDoubt tbc{"0123456789abcdef0123", 7, Field::name, "TBC", "TBC: who?"};
const ListDoubt email{"0123456789abcdef0123", 7, Field::email, "a@x", "not an email address"};

FilledFixList read(const std::string& text) {
    auto list = read_fix_list(text, "filled.csv");
    REQUIRE(list.ok());
    REQUIRE(list->has_value());
    return **list;
}

}  // namespace

TEST_CASE("what is filled in comes back with person and field; the rest is left") {
    for (const char delimiter : {',', ';', '\t'}) {
        const auto list =
            read(csv_of({fix_list_headings(), filled(tbc, "  Maria  Lopez "), filled(email, "")}, delimiter));
        REQUIRE(list.corrections.size() == 1);
        CHECK(list.corrections[0].person == tbc.person);
        CHECK(list.corrections[0].field == Field::name);
        CHECK(list.corrections[0].to == "Maria Lopez");
        CHECK(list.corrections[0].line == 2);
        CHECK(list.left_empty == 1);
        CHECK(list.list.rejected.empty());
    }
}

TEST_CASE("columns may have been moved, and rows sorted or taken out") {
    Row headings = fix_list_headings(), row = filled(email, "ada@x.example");
    std::reverse(headings.begin(), headings.end());
    std::reverse(row.begin(), row.end());
    const auto list = read(csv_of({headings, row}));
    REQUIRE(list.corrections.size() == 1);
    CHECK(list.corrections[0].to == "ada@x.example");
}

TEST_CASE("what cannot be applied is rejected with its line") {
    const ListDoubt unusable{"", 9, Field::name, "", "not used: no name"};
    Row damaged = filled(tbc, "X");
    std::replace(damaged.begin(), damaged.end(), std::string("name"), std::string("nmae"));
    const auto list = read(csv_of({fix_list_headings(), filled(unusable, "Ann Lee"), damaged,
                                   filled(email, "a@x.example"), filled(email, "b@x.example")}));
    CHECK(list.corrections.size() == 1);
    REQUIRE(list.list.rejected.size() == 3);
    CHECK(list.list.rejected[0].line == 2);
    CHECK(list.list.rejected[1].line == 3);
    CHECK(list.list.rejected[2].line == 5);
}

TEST_CASE("other lists are none, whatever a heading of theirs says") {
    for (const char* text :
         {"Name,Email\nAda,a@x.example\n", "Name,Correct to\nAda,Eda\n", "", "PK\x03\x04"}) {
        const auto list = read_fix_list(text, "list.csv");
        REQUIRE(list.ok());
        CHECK_FALSE(list->has_value());
    }
}

TEST_CASE("an id is never a number to a spreadsheet") {
    const ListDoubt numeric{"12345678901234567890", 2, Field::name, "", ""};
    const Row row = fix_list_row(numeric, {});
    CHECK(std::none_of(row.begin(), row.end(), [](const std::string& cell) {
        return cell.size() > 15 && cell.find_first_not_of("0123456789eE") == std::string::npos;
    }));
}
