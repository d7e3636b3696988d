// Markup and references taken off texts, and what only looks like them.
#include "formats/markup.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace lanyard;

TEST_CASE("references, by name and by number, escaped once or more (sunflower#1384)") {
    CHECK(without_markup("Q&amp;A: what&#8217;s next?") == "Q&A: what’s next?");
    CHECK(without_markup("Q&amp;amp;A with &lt;em&gt;Ada&lt;/em&gt;") == "Q&A with Ada");
    CHECK(without_markup("Q&amp;amp;amp;#38;A") == "Q&A");
    CHECK(without_markup("Zo&euml; O&#x27;Neil &amp; J&ouml;rg, caf&eacute;&nbsp;&hellip;") ==
          "Zoë O'Neil & Jörg, café …");
    CHECK(without_markup("it&#146;s &#8220;new&#8221; &alpha;&Omega; &#128640; we&#39ll") ==
          "it’s “new” αΩ 🚀 we'll");
}

TEST_CASE("tags, comments and scripts") {
    CHECK(without_markup("<p>One</p><p>Two<br/>three</p>") == "One Two three");
    CHECK(without_markup("<b>Bold</b> and <a href=\"https://x.example/?a=1\">linked</a>") ==
          "Bold and linked");
    CHECK(without_markup("<SPAN class='x'>Loud</SPAN><!-- aside --><script>alert(1)</script>") == "Loud");
}

TEST_CASE("what only looks like markup stays") {
    for (const std::string text : {"AT&T", "a < b", "a<b and b>c", "<3", "R&D", "R&D; and more",
                                   "vector<string>", "How <b> differs", "Tom & Jerry", "x &foo; y", "&",
                                   "&#;", "&#1", "<", "</", "1 <2> 3", "A&P <3 B&B", "&#0;", "&#xD800;"}) {
        CAPTURE(text);
        CHECK(without_markup(text) == text);
    }
}

TEST_CASE("no text breaks it, and a million ampersands take no time") {
    std::mt19937 random(3);
    const std::string letters = "&#;<>/apmltx 39b";
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (unsigned i = 0; i < random() % 40; ++i) text += letters[random() % letters.size()];
        CHECK(without_markup(text).size() <= text.size());
    }
    std::string many = "&";
    for (int i = 0; i < 100'000; ++i) many += "amp;";
    CHECK(without_markup(many) == "&");
    CHECK(without_markup(std::string(100'000, '<')).size() == 100'000);
}
