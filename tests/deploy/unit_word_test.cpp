// Words of units: read back as systemd reads them, whatever is in them.
#include "lanyard/unit_word.h"

#include <doctest/doctest.h>

#include <optional>
#include <random>

using namespace lanyard;

namespace {

// As systemd.syntax(7) says that a quoted word is read, and systemd.service(5) and systemd.unit(5) what $$
// and %% are. Nothing where the word would be read as more than itself.
std::optional<std::string> read_by_systemd(const std::string& line) {
    if (line.size() < 2 || line.front() != '"') return std::nullopt;
    std::string word;
    for (std::size_t at = 1; at < line.size(); ++at) {
        const char letter = line[at];
        if (letter == '"') return at + 1 == line.size() ? std::optional(word) : std::nullopt;
        if (letter == '\\' || letter == '%' || letter == '$') {
            ++at;
            const char next = at < line.size() ? line[at] : '\0';
            const bool is_itself = letter == '\\' ? next == '"' || next == '\\' : next == letter;
            if (!is_itself) return std::nullopt;
            word += next;
            continue;
        }
        word += letter;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("any word without control characters is read as itself") {
    std::mt19937 random(7);
    const std::string letters = "ab \"'\\%$;{}@#=é€";
    for (int tries = 0; tries < 20'000; ++tries) {
        std::string word;
        for (auto left = random() % 12; left > 0; --left) word += letters[random() % letters.size()];
        const auto written = unit_word(word);
        REQUIRE(written.ok());
        CHECK(read_by_systemd(*written) == word);
    }
}

TEST_CASE("a line break would begin another setting, and is refused") {
    for (const char* word : {"a\nExecStart=/bin/sh", "\t", "\x7f", "\r"})
        CHECK(unit_word(word).error().kind == ErrorKind::usage);
}
