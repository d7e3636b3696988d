// A part is found by halving between what is known to fit and what is known not to.
#include "screens/parts_that_fit.h"

namespace lanyard {
namespace {

bool fits(Text& text, const std::string& words, const TextStyle& style, float width, float height) {
    const TextBlock block = text.measure(words, style, width);
    return !block.cut && block.logical.h <= height;
}

// Where the letter ends that begins at or before `place`.
std::size_t whole_letters(const std::string& words, std::size_t place) {
    while (place < words.size() && (static_cast<unsigned char>(words[place]) & 0xc0) == 0x80) ++place;
    return place;
}

// The places where a part may end: after words, or, of a word that is too long by itself, after letters.
std::size_t end_of_part(Text& text, const std::string& words, const TextStyle& style, float width,
                        float height) {
    std::size_t fitting = 0, beyond = words.size() + 1;
    // Between what is known to fit and what is known not to, by halves: whole letters first.
    while (fitting + 1 < beyond) {
        const std::size_t middle = whole_letters(words, fitting + (beyond - fitting) / 2);
        if (middle >= beyond) {
            beyond = fitting + (beyond - fitting) / 2;
            continue;
        }
        if (fits(text, words.substr(0, middle), style, width, height))
            fitting = middle;
        else
            beyond = middle;
    }
    if (fitting >= words.size()) return words.size();
    // One letter at least: a place too small for any would never end.
    if (fitting == 0) return whole_letters(words, 1);
    const std::size_t space = words.rfind(' ', fitting);
    if (space == std::string::npos || space == 0) return fitting;
    for (const char* end : {". ", "! ", "? ", "; "}) {
        const std::size_t sentence = words.rfind(end, space);
        if (sentence != std::string::npos && sentence > fitting / 2) return sentence + 1;
    }
    return space;
}

}  // namespace

std::vector<std::string> parts_that_fit(Text& text, const std::string& words, const TextStyle& style,
                                        float width, float height) {
    std::vector<std::string> parts;
    std::string rest = words;
    while (!rest.empty()) {
        const std::size_t end = end_of_part(text, rest, style, width, height);
        parts.push_back(rest.substr(0, end));
        const std::size_t next = rest.find_first_not_of(' ', end);
        rest = next == std::string::npos ? "" : rest.substr(next);
    }
    return parts;
}

}  // namespace lanyard
