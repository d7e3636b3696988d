// Names that may be one person's and names that are not.
#include "event/name_spelled_anew.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>

using namespace lanyard;

TEST_CASE("F5 (gradecraft#2097): a name that is spelled anew is the same in either direction") {
    using Pair = std::pair<const char*, const char*>;
    for (const auto& [one, other] :
         {Pair("Paul Roth", "ROTH, Paul"), Pair("Jörg Müller", "Joerg Mueller"),
          Pair("Paul Roth", "Paul Roht"), Pair("Paul Roth", "Dr Paul Roth"),
          Pair("Paul Roth", "Paul W. Roth"), Pair("Anna von Berg", "Anna Berg"),
          Pair("Kath Lowe", "Katherine Lowe"), Pair("P. Roth", "Paul Roth"),
          Pair("Łukasz Wójcik", "Lukasz Wojcik"), Pair("Ольга Петрова", "Olga Petrova"),
          Pair("Kim Min-jun", "Minjun Kim"), Pair("Sarah Bennett", "Sarah Benett")}) {
        const std::string the_one(one);
        CAPTURE(the_one);
        const std::string the_other(other);
        CAPTURE(the_other);
        CHECK(is_name_spelled_anew(one, other));
        CHECK(is_name_spelled_anew(other, one));
    }
}

TEST_CASE("two people are two people") {
    using Pair = std::pair<const char*, const char*>;
    for (const auto& [one, other] :
         {Pair("Paul Rothe", "Paula Roth"), Pair("Wei Wang", "Lei Wang"), Pair("Paul Roth", "Paul Rose"),
          Pair("Anna Smith", "Ben Smith"), Pair("Paul", "Paula Roth"), Pair("", "Paul Roth"), Pair("", ""),
          Pair("Ada", "Ada Mary Love"), Pair("Ann Lee", "Ana Lee")}) {
        const std::string the_one(one);
        CAPTURE(the_one);
        const std::string the_other(other);
        CAPTURE(the_other);
        CHECK_FALSE(is_name_spelled_anew(one, other));
        CHECK_FALSE(is_name_spelled_anew(other, one));
    }
}

TEST_CASE("for all names: everybody is themselves, and who is first does not matter") {
    std::mt19937 random(20);
    const auto name = [&] {
        std::string text;
        for (int i = 1 + static_cast<int>(random() % 12); i > 0; --i) text += "abeé ß-'.王"[random() % 13];
        return "Ada " + text + " Lo";
    };
    for (int i = 0; i < 300; ++i) {
        const std::string one = name(), other = name();
        CAPTURE(std::string(one));
        CAPTURE(std::string(other));
        CHECK(is_name_spelled_anew(one, one));
        CHECK(is_name_spelled_anew(one, other) == is_name_spelled_anew(other, one));
    }
}
