// What looks wrong in a list although it can be used, and what does not.
#include "formats/list_doubts.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

ListedPerson person(int line, const std::string& given, const std::string& family, const std::string& email,
                    const std::string& seat = "") {
    return {"p" + std::to_string(line),
            line,
            {{Field::name, given + (family.empty() ? "" : " " + family)},
             {Field::given_name, given},
             {Field::family_name, family},
             {Field::email, email},
             {Field::seat, seat}}};
}

std::vector<std::string> sentences(const std::vector<ListedPerson>& people) {
    std::vector<std::string> found;
    for (const ListDoubt& doubt : find_list_doubts(people))
        found.push_back(std::to_string(doubt.line) + " " + doubt.sentence);
    return found;
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("names are in doubt where the address has them the other way round than all others") {
    std::vector<ListedPerson> people;
    for (int line = 2; line < 13; ++line) {
        const std::string word = "x" + std::string(static_cast<std::size_t>(line), 'a');
        people.push_back(person(line, word, "Brown", word + ".brown" + std::to_string(line) + "@x.example"));
    }
    CHECK(sentences(people).empty());
    people.push_back(person(13, "Kowalczyk", "Anna", "anna.kowalczyk@x.example"));
    CHECK(sentences(people) == Sentences{"13 names may be swapped"});
    // An office that writes all addresses so.
    std::vector<ListedPerson> office;
    for (int line = 2; line < 9; ++line) {
        const std::string word = "y" + std::string(static_cast<std::size_t>(line), 'b');
        office.push_back(person(line, word, "Lee", "lee." + word + "@x.example"));
    }
    CHECK(sentences(office).empty());
}

TEST_CASE("names are in doubt where others have each of them in the other place") {
    const std::vector<ListedPerson> people = {
        person(2, "Amara", "Young", "a@x.example"), person(3, "Amara", "Lowe", "b@x.example"),
        person(4, "Sam", "Okafor", "c@x.example"), person(5, "Okafor", "Amara", "d@x.example"),
        person(6, "Jordan", "Lee", "e@x.example")};
    CHECK(sentences(people) == Sentences{"5 names may be swapped"});
}

TEST_CASE("seats, addresses that are none, and two people with one address") {
    CHECK(sentences({person(2, "TBC", "", "", "unnamed"), person(3, "", "", "o@x.example", "unnamed"),
                     person(4, "Ada", "Abbot", "ada at x.example"), person(5, "Ben", "Brown", "b@x.example"),
                     person(6, "Cleo", "Clark", "B@x.example"), person(7, "Ben", "Brown", "b@x.example")}) ==
          Sentences{"2 TBC: who?", "3 no name: who?", "4 not an email address", "6 same email as row 5",
                    "7 same name and email as row 5: one person twice?"});
    auto cancelled = person(2, "TBC", "", "x", "unnamed");
    cancelled.fields[Field::status] = "cancelled";
    CHECK(sentences({cancelled}).empty());
}

TEST_CASE("an office's address is nobody's mistake") {
    std::vector<ListedPerson> people;
    for (int line = 2; line < 8; ++line)
        people.push_back(person(line, "N" + std::to_string(line), "Brown", "office@x.example"));
    CHECK(sentences(people).empty());
}

TEST_CASE("letters that are lost are in doubt (Rock#3060)") {
    CHECK(sentences({person(2, "S?ren", "Kj?r", "s@x.example"),
                     person(3, "Jos\xEF\xBF\xBD", "Lima", "j@x.example"),
                     person(4, "Søren", "Kjær", "k@x.example")}) ==
          Sentences{"2 letters are lost", "3 letters are lost"});
}
