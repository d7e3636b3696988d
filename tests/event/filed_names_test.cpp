// Under which letters people are looked for on paper.
#include "event/filed_names.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

Attendee person(const std::string& name, const std::string& given = "", const std::string& family = "") {
    Attendee attendee;
    attendee.name = name;
    attendee.given_name = given;
    attendee.family_name = family;
    return attendee;
}

std::string letters(const Attendee& attendee) {
    std::string all;
    for (const FiledName& place : filed_names(attendee)) all += place.letter;
    return all;
}

}  // namespace

TEST_CASE("a family name of several words stands under each that is no particle, once a letter") {
    CHECK(letters(person("Jan van der Berg", "Jan", "van der Berg")) == "VB");
    CHECK(letters(person("Ada Smith-Jones", "Ada", "Smith-Jones")) == "SJ");
    CHECK(letters(person("Ana Pérez Peña", "Ana", "Pérez Peña")) == "P");
    CHECK(letters(person("Ada Abbot", "Ada", "Abbot")) == "A");
    const auto berg = filed_names(person("Jan van der Berg", "Jan", "van der Berg"));
    CHECK(berg[0].words == "van der Berg, Jan");
    CHECK(berg[1].words == "Berg · Jan van der Berg");
    CHECK(berg[1].place < filed_names(person("Cy Berger", "Cy", "Berger"))[0].place);
}

TEST_CASE("a name in one piece stands under its words, but not under a title") {
    CHECK(letters(person("Dr Amara Okafor")) == "AO");
    CHECK(letters(person("Okafor")) == "O");
    CHECK(filed_names(person("Dr Amara Okafor"))[0].words == "Dr Amara Okafor");
}

TEST_CASE("other scripts and marks stand under their Latin letters, and what has none is still on the list") {
    CHECK(letters(person("Ольга Петрова", "Ольга", "Петрова")) == "P");
    CHECK(letters(person("Sigríður Þórsdóttir", "Sigríður", "Þórsdóttir")) == "T");
    CHECK(letters(person("Łukasz Ślązak", "Łukasz", "Ślązak")) == "S");
    CHECK(letters(person("7 of 9", "", "7 of 9")) == "#");
    CHECK(letters(person("—")) == "#");
    CHECK(filed_names(person("—"))[0].words == "—");
}
