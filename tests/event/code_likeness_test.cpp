// What of a link may be a code.
#include "event/code_likeness.h"

#include <doctest/doctest.h>

using namespace lanyard;

using Texts = std::vector<std::string>;

TEST_CASE("values of a link, or its last part") {
    CHECK(codes_within_link("https://tickets.example.org/t?id=ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("https://x.example/tickets/ABC123/") == Texts{"ABC123"});
    CHECK(codes_within_link("https://x.example/tickets/show?utm=mailing&id=ABC%2D123#qr") ==
          Texts{"mailing", "ABC-123"});
    CHECK(codes_within_link("HTTPS://X.EXAMPLE/#ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("ticket://x/ABC123") == Texts{"ABC123"});
    for (const char* none :
         {"", "ABC123", "https://x.example", "https://x.example/", "https://x.example/2017",
          "see https://x.example/ABC123", "://ABC123", "http://"})
        CHECK(codes_within_link(none).empty());
    CHECK(codes_within_link("https://x.example/?" + std::string(1000, '&') + "a=ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("https://x.example/" + std::string(10'000, 'a')).empty());
}

TEST_CASE("a code in other letters, and one that a link may hold") {
    CHECK(other_cases_of("aB1") == Texts{"AB1", "ab1"});
    CHECK(other_cases_of("AB1") == Texts{"ab1"});
    CHECK(other_cases_of("123").empty());
    CHECK(may_stand_in_link("XYZ789"));
    CHECK(may_stand_in_link("XYZ7"));
    CHECK_FALSE(may_stand_in_link("2017"));
    CHECK_FALSE(may_stand_in_link("show"));
    CHECK_FALSE(may_stand_in_link("XYZ 789"));
    CHECK_FALSE(may_stand_in_link("https://x"));
}
