// ASCII marks are made spaces before folding, which knows which of the others part words.
#include "formats/plain_words.h"

#include <algorithm>
#include <cctype>

#include "base/lines.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

// Kana, Han and Hangul begin with these bytes in UTF-8, and letters of other living scripts seldom do.
bool is_east_asian(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0xE3 && byte <= 0xE9) || (byte >= 0xEA && byte <= 0xED);
    });
}

std::string with_spaces_for_marks(std::string_view text) {
    std::string spaced;
    for (const char c : text) {
        const bool ascii_mark =
            static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c));
        if (c == '#')
            spaced += " number ";
        else
            spaced += ascii_mark && c != '\'' ? ' ' : c;
    }
    return spaced;
}

std::vector<std::string> east_asian_words(std::string_view text) {
    std::string spaced = with_spaces_for_marks(clean_text(with_plain_marks(text)));
    std::transform(spaced.begin(), spaced.end(), spaced.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    const auto words = words_of(spaced);
    return {words.begin(), words.end()};
}

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
    return is_east_asian(text) ? east_asian_words(text) : folded_words(with_spaces_for_marks(text));
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word;
    return text;
}

std::string plain_letters(std::string_view text) {
    return joined(plain_words(text));
}

std::string with_plain_marks(std::string_view text) {
    struct Mark {
        std::string_view wide;
        char plain;
    };
    constexpr Mark marks[] = {{"（", '('}, {"）", ')'}, {"：", ':'}, {"／", '/'}, {"，", ','}, {"、", ','},
                              {"・", '/'}, {"＃", '#'}, {"？", '?'}, {"　", ' '}, {"【", '('}, {"】", ')'}};
    std::string plain(text);
    for (const auto& [wide, mark] : marks) {
        for (std::size_t at = 0; (at = plain.find(wide, at)) != std::string::npos; ++at)
            plain.replace(at, wide.size(), 1, mark);
    }
    return plain;
}

}  // namespace lanyard
