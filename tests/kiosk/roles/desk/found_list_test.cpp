// Who is selected among the people found, whatever happens to the rows around them.
#include "roles/desk/found_list.h"

#include <doctest/doctest.h>

#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

Attendee person(const std::string& id) {
    Attendee person = made_up::attendee(id, "Jones");
    person.id = id;
    return person;
}

PeopleFound found(const std::string& words, const std::string& ids, std::size_t certain) {
    PeopleFound found{words, {}, 0, certain};
    for (const char id : ids) found.people.push_back(person(std::string(1, id)));
    return found;
}

// "Abc": who is listed, the selected one in capitals.
std::string rows(const FoundList& list) {
    std::string rows;
    for (std::size_t i = 0; i < list.people().size(); ++i) {
        const char id = list.people()[i].id.front();
        rows += i == list.selected_row() ? static_cast<char>(id - 'a' + 'A') : id;
    }
    return rows;
}

}  // namespace

TEST_CASE("other words select the first; the same words keep who was selected") {
    FoundList list;
    CHECK_FALSE(list.take(found("jo", "abc", 3), ""));
    list.select(1);
    CHECK(list.take(found("jo", "xyabc", 5), "b"));
    CHECK(rows(list) == "xyaBc");
    CHECK_FALSE(list.take(found("jon", "abc", 3), "b"));
    CHECK(rows(list) == "Abc");
    CHECK_FALSE(list.take(found("jon", "", 0), "b"));
    CHECK_FALSE(list.selected());
}

TEST_CASE("whoever is open stays in their row, and is no slip; whoever is only selected goes") {
    FoundList list;
    (void)list.take(found("jo", "abcd", 3), "");
    list.select(1);
    CHECK(list.take(found("jo", "acd", 2), "b"));
    CHECK(rows(list) == "aBcd");
    CHECK(list.certain().size() == 3);
    CHECK_FALSE(list.take(found("jo", "acd", 2), "x"));
    CHECK(rows(list) == "Acd");
    list.select(2);
    CHECK(list.take(found("jo", "", 0), "d"));
    CHECK(rows(list) == "D");
    CHECK(list.certain().empty());
}

TEST_CASE("a row that goes leaves the selection with its person, or with the next, or with the last") {
    FoundList list;
    (void)list.take(found("jo", "abcd", 3), "");
    list.select(2);
    list.remove("a");
    CHECK(rows(list) == "bCd");
    CHECK(list.certain().size() == 2);
    list.remove("c");
    CHECK(rows(list) == "bD");
    CHECK(list.certain().size() == 1);
    list.remove("d");
    CHECK(rows(list) == "B");
    CHECK(list.certain().size() == 1);
    list.remove("nobody");
    CHECK(rows(list) == "B");
    list.remove("b");
    CHECK_FALSE(list.selected());
    CHECK(list.certain().empty());
}

TEST_CASE("two records of one person become one row, where the one that was selected stood") {
    FoundList list;
    (void)list.take(found("jo", "abcd", 4), "");
    list.select(2);
    list.join("c", "a");
    CHECK(rows(list) == "bAd");
    CHECK(list.certain().size() == 3);
    list.join("nobody", "a");
    CHECK(rows(list) == "bAd");
    list.join("a", "z");
    CHECK(rows(list) == "bZd");
}

TEST_CASE("the selected row is in view; pages go round") {
    FoundList list;
    list.show_rows(3);
    (void)list.take(found("jo", "abcdefgh", 8), "");
    list.select(4);
    CHECK(list.first_row() == 2);
    list.turn_page();
    CHECK(list.first_row() == 5);
    CHECK(list.selected_row() == 5);
    list.turn_page();
    CHECK(list.first_row() == 0);
    list.select(7);
    CHECK(list.take(found("jo", "ah", 2), "h"));
    CHECK(list.first_row() <= list.selected_row());
    CHECK(rows(list) == "aH");
}
