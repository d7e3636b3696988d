// What of a link may be a code.
#include "event/code_likeness.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace lanyard;

using Texts = std::vector<std::string>;

TEST_CASE("values of a link, or its last part") {
    CHECK(codes_within_link("https://tickets.example.org/t?id=ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("https://x.example/tickets/ABC123/") == Texts{"ABC123"});
    CHECK(codes_within_link("https://x.example/tickets/show?utm=mailing&id=ABC%2D123#qr") ==
          Texts{"mailing", "ABC-123"});
    CHECK(codes_within_link("HTTPS://X.EXAMPLE/#ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("ticket://x/ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("t.example/ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("https://t.example/#/t/ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("https://t.example/?id=ABC123%20") == Texts{"ABC123"});
    CHECK(codes_within_link("https://t.example/ABC123.pdf") == Texts{"ABC123.pdf", "ABC123"});
    for (const char* none : {"", "1.5/ABC123", "ABC/DEF123", "see t.example/ABC123", "t.example", "ABC123",
                             "https://x.example", "https://x.example/", "https://x.example/2017",
                             "see https://x.example/ABC123", "://ABC123", "http://"})
        CHECK(codes_within_link(none).empty());
    CHECK(codes_within_link("https://x.example/?" + std::string(1000, '&') + "a=ABC123") == Texts{"ABC123"});
    CHECK(codes_within_link("https://x.example/" + std::string(10'000, 'a')).empty());
}

TEST_CASE("a code in other letters, and one that a link may hold") {
    CHECK(other_cases_of("aB1") == Texts{"AB1", "ab1"});
    CHECK(other_cases_of("AB1") == Texts{"ab1"});
    CHECK(other_cases_of("123").empty());
    CHECK(other_cases_of("AB-1") == Texts{"ab-1"});
    const auto has = [](const char* held, const std::string& listed) {
        const auto forms = other_cases_of(held);
        return std::find(forms.begin(), forms.end(), listed) != forms.end();
    };
    for (const char* held : {"ABC-123", "ABC 123", "abc-123"}) CHECK(has(held, "ABC123"));
    CHECK(has("AB12-CD34-EF56", "AB12CD34EF56"));
    CHECK(has("AB12CD34EF56", "AB12-CD34-EF56"));
    CHECK(has("123e4567-e89b-12d3-a456-426614174000", "123e4567e89b12d3a456426614174000"));
    CHECK(has("123E4567E89B12D3A456426614174000", "123e4567-e89b-12d3-a456-426614174000"));
    CHECK(other_cases_of("0012345") == Texts{"012345", "12345"});
    CHECK(other_cases_of("00123").empty());
    CHECK(has("0123456789012", "123456789012"));
    CHECK(has("123456789012", "0123456789012"));
    CHECK_FALSE(has("1234567890", "01234567890"));
    CHECK(other_cases_of("0042").empty());
    CHECK(may_stand_in_link("XYZ789"));
    CHECK(may_stand_in_link("XYZ7"));
    CHECK_FALSE(may_stand_in_link("2017"));
    CHECK_FALSE(may_stand_in_link("show"));
    CHECK_FALSE(may_stand_in_link("XYZ 789"));
    CHECK_FALSE(may_stand_in_link("https://x"));
}
