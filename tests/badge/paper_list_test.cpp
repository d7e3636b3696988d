// The list on paper: its pages, and that nobody keeps the others off it.
#include "badge/paper_list.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

PaperRow row(const std::string& name) {
    PaperRow one;
    one.letter = "A";
    one.name = name;
    one.detail = "Institute of Family Therapy";
    one.beside = {"Workshop A"};
    one.code = "7QX2M8K4TC9WPA3R5JZD";
    one.person = "4fd1c0ffee4fd1c0ffee";
    return one;
}

PaperList list_of(std::size_t people, std::size_t spare = 0) {
    PaperList list;
    list.title = "Launch";
    list.columns = {"In", "At", "Name", "Sessions", "Code"};
    list.people.assign(people, row("Abbot, Ada"));
    list.spare_lines.assign(spare, PaperRow());
    return list;
}

}  // namespace

TEST_CASE("a page has sixteen rows, and spare lines begin on a page of their own") {
    CHECK(draw_paper_list(list_of(16))->pages == 1);
    CHECK(draw_paper_list(list_of(17))->pages == 2);
    CHECK(draw_paper_list(list_of(17, 16))->pages == 3);
    CHECK(draw_paper_list(list_of(3))->bytes == draw_paper_list(list_of(3))->bytes);
}

TEST_CASE("a letter that no font has is spelled plainly, and stops neither the row nor the list") {
    PaperList list = list_of(3);
    list.people[1].name = "Za\u0378nab Jones";
    list.people[2].person = "0123456789";
    list.people[2].name = "\u0378";
    list.people[2].beside = {"\u0378"};
    const auto drawn = draw_paper_list(list);
    REQUIRE(drawn);
    CHECK(drawn->pages == 1);
    REQUIRE(drawn->spelled_plainly.size() == 2);
    CHECK(drawn->spelled_plainly[0].message().find("4fd1c0ffee4fd1c0ffee") != std::string::npos);
    CHECK(drawn->spelled_plainly[1].message().find("0123456789") != std::string::npos);
}
