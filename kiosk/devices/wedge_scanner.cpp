// Bursts of keys: a scanner's if they are long enough and come fast enough, a person's otherwise.
#include "devices/wedge_scanner.h"

#include <string_view>
#include <utility>

namespace lanyard {
namespace {

constexpr int key_enter = 0x28, key_tab = 0x2b, keypad_enter = 0x58, caps_lock = 0x39;
constexpr int first_modifier = 0xe0, last_modifier = 0xe7;

bool ends_a_code(int usage) {
    return usage == key_enter || usage == key_tab || usage == keypad_enter;
}

// Shift and its like come between the letters that they change.
bool changes_letters(int usage) {
    return (usage >= first_modifier && usage <= last_modifier) || usage == caps_lock;
}

// `letters` lie on the places from `first` on.
char letter_in(std::string_view letters, int first, int usage) {
    const int place = usage - first;
    return place >= 0 && place < static_cast<int>(letters.size()) ? letters[static_cast<std::size_t>(place)]
                                                                  : 0;
}

}  // namespace

char us_letter(int usage, bool shift) {
    // Places 4 to 39, then 44 to 56 (Space to /), then the keypad, 84 to 99.
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyz1234567890";
    constexpr std::string_view shifted = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()";
    constexpr std::string_view plain_marks = " -=[]\\#;'`,./", shifted_marks = " _+{}|~:\"~<>?";
    constexpr std::string_view keypad = std::string_view(
        "/*-+\0"
        "1234567890.",
        16);
    if (const char letter = letter_in(shift ? shifted : plain, 4, usage)) return letter;
    if (const char mark = letter_in(shift ? shifted_marks : plain_marks, 44, usage)) return mark;
    return letter_in(keypad, 84, usage);
}

void WedgeScanner::press(const KeyPress& key) {
    if (changes_letters(key.usage)) return;
    if (!burst_.empty() && key.at - burst_.back().at > longest_gap) settle(false);
    // A key that a person holds begins to repeat long after its burst of one has been settled.
    if (key.repeated && burst_.empty()) return;
    if (ends_a_code(key.usage)) {
        const bool was_code = burst_.size() >= fewest_with_enter;
        settle(true);
        if (!was_code) typed_.push_back(key);
    } else if (us_letter(key.usage, key.shift)) {
        burst_.push_back(key);
        if (burst_.size() >= most_letters) settle(true);
    } else {
        settle(false);
        typed_.push_back(key);
    }
}

void WedgeScanner::pass_time(Milliseconds now) {
    if (!burst_.empty() && now - burst_.back().at > longest_gap) settle(false);
}

std::optional<Milliseconds> WedgeScanner::due() const {
    if (burst_.empty()) return std::nullopt;
    return burst_.back().at + longest_gap + Milliseconds(1);
}

void WedgeScanner::settle(bool ended_by_enter) {
    if (burst_.size() >= (ended_by_enter ? fewest_with_enter : fewest_without)) {
        std::string code;
        for (const KeyPress& key : burst_) code += us_letter(key.usage, key.shift);
        codes_.push_back(std::move(code));
    } else {
        typed_.insert(typed_.end(), burst_.begin(), burst_.end());
    }
    burst_.clear();
}

std::vector<std::string> WedgeScanner::take_codes() {
    return std::exchange(codes_, {});
}

std::vector<KeyPress> WedgeScanner::take_typed() {
    return std::exchange(typed_, {});
}

}  // namespace lanyard
