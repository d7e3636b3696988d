// shared/web/html: no text becomes markup.
#include "web/html.h"

#include <doctest/doctest.h>

#include <random>

using namespace lanyard;

TEST_CASE("whatever bytes a text has, none of them ends an element or an attribute") {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (unsigned length = random() % 40; length > 0; --length) text += static_cast<char>(random() % 256);
        const std::string html = escaped(text);
        CAPTURE(text);
        CHECK(html.find_first_of("<>\"'") == std::string::npos);
        // Each & begins one of the five that we write.
        for (std::size_t at = html.find('&'); at != std::string::npos; at = html.find('&', at + 1)) {
            const std::string name = html.substr(at, html.find(';', at) - at + 1);
            CHECK(
                (name == "&amp;" || name == "&lt;" || name == "&gt;" || name == "&quot;" || name == "&#39;"));
        }
        CHECK(address_value(text).find_first_of("&#?=/ <>\"'\n") == std::string::npos);
    }
    CHECK(escaped("Siân & \"Jo\"\x01") == "Siân &amp; &quot;Jo&quot;");
    CHECK(address_value("a b/ü") == "a%20b%2F%C3%BC");
}

TEST_CASE("a page has its language, its landmarks and one heading of the first rank") {
    const std::string html = whole_page({"<b>Day", "Event & more", "/people"}, "<p>Body</p>");
    for (const char* part :
         {"<html lang=\"en\">", "<title>&lt;b&gt;Day – Event &amp; more</title>", "<header>", "<nav ",
          "<main id=\"main\"><h1>&lt;b&gt;Day</h1>", "<a href=\"/people\" aria-current=\"page\">"}) {
        CAPTURE(part);
        CHECK(html.find(part) != std::string::npos);
    }
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("style=") == std::string::npos);  // the policy forbids it
    CHECK(whole_page({"Not open", "Lanyard", "", false}, "").find("<nav") == std::string::npos);
}
