// English made longer, and nothing else about it changed.
#include "base/pseudo_language.h"

#include <doctest/doctest.h>

#include "base/language.h"

using namespace lanyard;

TEST_CASE("it is about 40 % longer, accented, and keeps places and marks") {
    const std::string words = in_pseudo_language("Show your QR code, {name}, **below**");
    CHECK(words.find("{name}") != std::string::npos);
    CHECK(words.find("**bélöw**") != std::string::npos);
    CHECK(words.find("Show") == std::string::npos);
    const auto letters = [](const std::string& text) {
        std::size_t count = 0;
        for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
        return count;
    };
    const std::string plain(100, 'a');
    CHECK(letters(in_pseudo_language(plain)) >= 138);
    CHECK(letters(in_pseudo_language(plain)) <= 142);
    CHECK(in_pseudo_language("").empty());
}

TEST_CASE("it is chosen like a language") {
    use_language("qps", "");
    CHECK(tr("Back") == in_pseudo_language("Back"));
    CHECK(tr_n("{count} minute", "{count} minutes", 2).find("{count}") == 0);
    use_language("en", "");
    CHECK(tr("Back") == "Back");
}
