// Text is split without losing anything: joined by its separators, the parts are the text again.
#include "base/lines.h"

#include <doctest/doctest.h>

#include <random>

using namespace lanyard;

namespace {

using Parts = std::vector<std::string_view>;

std::string random_text(std::mt19937& random) {
    constexpr std::string_view letters = "ab, ;\n";
    std::string text(random() % 12, ' ');
    for (char& c : text) c = letters[random() % letters.size()];
    return text;
}

}  // namespace

TEST_CASE("empty parts count where a text is split, and not among lines and words") {
    CHECK(split("a,,b;", ",;") == Parts{"a", "", "b", ""});
    CHECK(split("", ",") == Parts{""});
    CHECK(lines_of("\none line\n\nanother\n") == Parts{"one line", "another"});
    CHECK(lines_of("").empty());
    CHECK(words_of("  van der  Berg ") == Parts{"van", "der", "Berg"});
    CHECK(words_of(" ").empty());
}

TEST_CASE("the parts of any text are the text again, joined by its separators") {
    std::mt19937 random(17);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = random_text(random);
        CAPTURE(text);
        std::string joined;
        for (const auto part : split(text, ",;")) {
            CHECK(part.find_first_of(",;") == std::string_view::npos);
            if (part.data() != text.data()) joined += part.data()[-1];  // the separator before it
            joined += part;
        }
        CHECK(joined == text);

        Parts words;
        for (const auto part : split(text, " "))
            if (!part.empty()) words.push_back(part);
        CHECK(words_of(text) == words);
    }
}

TEST_CASE("an excerpt is the text itself or its first letters, on one line") {
    CHECK(excerpt("Zoë") == "Zoë");
    CHECK(excerpt("Zoë Müller", 3) == "Zoë…");
    CHECK(excerpt("a\r\nb\tc\x1B[2J") == "a  b c [2J");
    CHECK(excerpt("") == "");
    CHECK(excerpt(std::string(200, 'x')) == std::string(200, 'x'));
    CHECK(excerpt(std::string(1'000'000, 'x')) == std::string(200, 'x') + "…");
    CHECK(excerpt(std::string(1'000'000, '\x80')).size() < 1000);  // no letter of UTF-8 at all
}
