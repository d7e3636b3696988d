// A letter's place in the alphabet is its value.
#include "event/crockford.h"

namespace lanyard {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// What a letter as typed stands for; npos where it is none.
std::size_t letter_value(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'O') return 0;
    if (upper == 'I' || upper == 'L') return 1;
    return alphabet.find(upper);
}

}  // namespace

std::vector<unsigned> crockford_values(std::string_view text, std::size_t most) {
    std::vector<unsigned> values;
    for (const char typed : text) {
        if (std::string_view(" -\t\r\n").find(typed) != std::string_view::npos) continue;
        const std::size_t value = letter_value(typed);
        if (value == std::string_view::npos || values.size() == most) return {};
        values.push_back(static_cast<unsigned>(value));
    }
    return values;
}

std::string crockford_letters(const std::vector<unsigned>& values) {
    std::string text;
    for (const unsigned value : values) text += alphabet[value];
    return text;
}

}  // namespace lanyard
