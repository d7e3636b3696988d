// The known text is laid along the keys that came, wherever it fits; where it does, each key has its letter.
#include "devices/scanner_calibration.h"

#include <algorithm>
#include <string_view>

namespace lanyard {
namespace {

constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", small = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789", marks = "-./:_";

constexpr std::size_t most_affix = 24;    // keys before and after the text
constexpr std::size_t pairs_needed = 24;  // of 26 capitals that have the key of their small letter

constexpr Milliseconds shortest_gap_learned{35}, longest_gap_learned{120};

bool same_key(const KeyPress& a, const KeyPress& b) {
    return a.usage == b.usage && a.shift == b.shift;
}

bool is_letter(char letter) {
    return capitals.find(letter) != std::string_view::npos || small.find(letter) != std::string_view::npos;
}

char other_case(char letter) {
    return is_letter(letter) ? static_cast<char>(letter ^ 0x20) : letter;
}

// The keys of the known text, `text_start` keys into what came.
class Alignment {
  public:
    Alignment(const std::vector<KeyPress>& keys, std::size_t text_start)
        : keys_(keys), start_(text_start), text_(calibration_text()) {}

    const KeyPress& key_of(char letter) const { return keys_[start_ + text_.find(letter)]; }

    // How many capitals come by the key of their small letter: nearly all where the text lies right.
    std::size_t pairs() const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < capitals.size(); ++i)
            count += key_of(capitals[i]).usage == key_of(small[i]).usage;
        return count;
    }
    bool capitals_only() const {
        return std::equal(capitals.begin(), capitals.end(), small.begin(),
                          [&](char large, char little) { return same_key(key_of(large), key_of(little)); });
    }
    bool capitals_swapped() const {
        return std::all_of(capitals.begin(), capitals.end(),
                           [&](char letter) { return !key_of(letter).shift; }) &&
               std::all_of(small.begin(), small.end(), [&](char letter) { return key_of(letter).shift; });
    }
    // No two of these may come by one key: it could not be said which was meant.
    bool tells_apart(std::string_view letters) const {
        for (std::size_t i = 0; i < letters.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (same_key(key_of(letters[i]), key_of(letters[j]))) return false;
        return true;
    }

    // Those that do not come by the US layout's key. What only the case of all letters differs in is not
    // learned: it would be wrong as soon as Caps Lock is off.
    std::vector<KeyLetter> letters() const {
        const bool swapped = capitals_swapped(), no_small = capitals_only();
        std::vector<KeyLetter> learned;
        for (const char letter : text_) {
            const KeyPress& key = key_of(letter);
            const char sent = swapped ? other_case(letter) : letter;
            const bool is_known = us_letter(key.usage, key.shift) == sent;
            if (!is_known && !(no_small && small.find(letter) != std::string_view::npos))
                learned.push_back({key.usage, key.shift, sent});
        }
        return learned;
    }

    ScannerLayout layout() const {
        const auto at_place_of = [&](char letter, char place) {
            return us_letter(key_of(letter).usage, false) == place;
        };
        if (letters().empty()) return ScannerLayout::us;
        if (at_place_of('a', 'q') && at_place_of('w', 'z')) return ScannerLayout::french;
        if (at_place_of('y', 'z') && at_place_of('z', 'y')) return ScannerLayout::german;
        return ScannerLayout::other;
    }

  private:
    const std::vector<KeyPress>& keys_;
    std::size_t start_;
    std::string text_;
};

std::optional<std::size_t> find_text(const std::vector<KeyPress>& keys) {
    const std::size_t length = calibration_text().size();
    std::optional<std::size_t> best;
    std::size_t most_pairs = pairs_needed - 1;
    for (std::size_t start = 0; start + length <= keys.size(); ++start) {
        const Alignment alignment(keys, start);
        const bool fits =
            alignment.tells_apart(capitals) && alignment.tells_apart(digits) && alignment.tells_apart(marks);
        if (!fits || alignment.pairs() <= most_pairs) continue;
        best = start;
        most_pairs = alignment.pairs();
    }
    return best;
}

void measure_rhythm(const std::vector<KeyPress>& keys, ScannerReport& report) {
    std::vector<Milliseconds> gaps;
    for (std::size_t i = 1; i < keys.size(); ++i) gaps.push_back(keys[i].at - keys[i - 1].at);
    std::sort(gaps.begin(), gaps.end());
    report.between_keys = gaps[gaps.size() / 2];
    report.longest_between = gaps.back();
    // One key in twenty may be late for reasons of the host's; three times the rest is room enough.
    const Milliseconds usual = gaps[gaps.size() * 19 / 20];
    report.settings.longest_gap = std::clamp(3 * usual, shortest_gap_learned, longest_gap_learned);
}

}  // namespace

std::string calibration_text() {
    return std::string(digits) + std::string(capitals) + std::string(marks) + std::string(small);
}

std::optional<ScannerReport> learn_scanner(const ScannedCode& scanned) {
    const std::size_t length = calibration_text().size();
    if (scanned.keys.size() < length || scanned.keys.size() > length + 2 * most_affix) return std::nullopt;
    const auto start = find_text(scanned.keys);
    if (!start) return std::nullopt;
    const Alignment alignment(scanned.keys, *start);
    ScannerReport report;
    report.layout = alignment.layout();
    report.capitals_only = alignment.capitals_only();
    report.capitals_swapped = alignment.capitals_swapped();
    report.settings.letters = alignment.letters();
    report.settings.end = scanned.end;
    report.settings.is_learned = true;
    const auto begin = scanned.keys.begin(), text = begin + static_cast<std::ptrdiff_t>(*start);
    const std::string before = report.settings.text_of({begin, text});
    const std::string after =
        report.settings.text_of({text + static_cast<std::ptrdiff_t>(length), scanned.keys.end()});
    report.settings.prefix = before;
    report.settings.suffix = after;
    measure_rhythm(scanned.keys, report);
    return report;
}

}  // namespace lanyard
