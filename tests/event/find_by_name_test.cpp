// Who is found by name and a second thing, and who never is.
#include "event/find_by_name.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

Attendee person(const std::string& given, const std::string& family, const std::string& email) {
    Attendee attendee;
    attendee.name = given + " " + family;
    attendee.given_name = given;
    attendee.family_name = family;
    attendee.email = email;
    attendee.order_code = "AB-12C";
    attendee.answers["Code word"] = "Märzenbecher";
    return attendee;
}

const Instant start = instant_from_ms(1'510'304'400'000);

}  // namespace

TEST_CASE("the whole name and the email, however they are written") {
    const Attendee zofia = person("Zofia", "Kozłowska-O’Neill", "Zofia.K@Example.org");
    for (const char* name :
         {"Zofia Kozłowska-O’Neill", "zofia kozlowska oneill", "  ZOFIA  KOZŁOWSKA O'NEILL "})
        CHECK(is_meant(zofia, name, " zofia.k@example.ORG ", FindBy::email));
    for (const char* name :
         {"", "Zofia", "Kozłowska-O’Neill", "Zofia Kozlowsk", "Zofia Kozłowska-O’Neill jr"})
        CHECK_FALSE(is_meant(zofia, name, "zofia.k@example.org", FindBy::email));
    for (const char* email : {"", "zofia.k@example.com", "zofia.k", "zofia.k@example.org.uk"})
        CHECK_FALSE(is_meant(zofia, "Zofia Kozłowska-O’Neill", email, FindBy::email));
}

TEST_CASE("a name that the list spells otherwise than its two parts is found both ways") {
    Attendee wang = person("小明", "王", "wang@example.org");
    wang.name = "王小明";
    CHECK(is_meant(wang, "王小明", "wang@example.org", FindBy::email));
    CHECK(is_meant(wang, "小明 王", "wang@example.org", FindBy::email));
}

TEST_CASE("nobody without an email is found by none") {
    CHECK_FALSE(is_meant(person("Ada", "Abbot", ""), "Ada Abbot", "", FindBy::email));
}

TEST_CASE("the code word is the order's code or the list's column") {
    const Attendee ada = person("Ada", "Abbot", "ada@example.org");
    CHECK(is_meant(ada, "Ada Abbot", "ab 12c", FindBy::code_word));
    CHECK(is_meant(ada, "Ada Abbot", "marzenbecher", FindBy::code_word));
    CHECK_FALSE(is_meant(ada, "Ada Abbot", "ada@example.org", FindBy::code_word));
    CHECK_FALSE(is_meant(ada, "Ada Abbot", "", FindBy::code_word));
}

TEST_CASE("protected people, seats without a name, and anybody where it is off are never found") {
    Attendee ada = person("Ada", "Abbot", "ada@example.org");
    CHECK_FALSE(is_meant(ada, "Ada Abbot", "ada@example.org", FindBy::off));
    ada.flags = {Flag::protected_person};
    CHECK_FALSE(is_meant(ada, "Ada Abbot", "ada@example.org", FindBy::email));
    ada.flags.clear();
    ada.unnamed_seat = true;
    CHECK_FALSE(is_meant(ada, "Ada Abbot", "ada@example.org", FindBy::email));
}

TEST_CASE("five within ten minutes are too often, once; four are not, nor five in eleven minutes") {
    const auto after = [](int minutes) { return start + Milliseconds(minutes * 60'000LL); };
    TooOften misses(5, std::chrono::minutes(10));
    for (int i = 0; i < 4; ++i) CHECK_FALSE(misses.add(after(i)));
    CHECK(misses.add(after(10)));
    CHECK_FALSE(misses.add(after(10)));
    TooOften slow(5, std::chrono::minutes(10));
    for (int i = 0; i < 20; ++i) CHECK_FALSE(slow.add(after(3 * i)));
}
