// Sorted words in one string; what begins alike lies side by side, and so do its owners.
#include "event/word_list.h"

#include <algorithm>
#include <bit>

namespace lanyard {
namespace {

// Half a word with a slip in it tells something only from this many letters on.
constexpr std::size_t fewest_letters_of_beginning = 4;

std::size_t common_letters(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                      b.begin())
            .first -
        a.begin());
}

}  // namespace

void PersonSet::keep_only(const PersonSet& others) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= others.bits_[i];
}

void PersonSet::add_all(const PersonSet& others) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= others.bits_[i];
}

void PersonSet::remove_all(const PersonSet& others) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= ~others.bits_[i];
}

std::size_t PersonSet::count() const {
    std::size_t people = 0;
    for (const std::uint64_t bits : bits_) people += static_cast<std::size_t>(std::popcount(bits));
    return people;
}

// Up to the first letter that differs nothing can have gone wrong, so the slip is there.
bool begins_with_one_slip(std::string_view typed, std::string_view word) {
    const std::size_t same = common_letters(typed, word);
    if (same == typed.size()) return false;
    const bool has_to_be_all = typed.size() < fewest_letters_of_beginning;
    const auto rest_fits = [&](std::size_t typed_from, std::size_t word_from) {
        if (typed_from > typed.size() || word_from > word.size()) return false;
        const std::string_view rest = typed.substr(typed_from), of_word = word.substr(word_from);
        return has_to_be_all ? of_word == rest : of_word.substr(0, rest.size()) == rest;
    };
    const bool is_swapped = same + 1 < typed.size() && same + 1 < word.size() &&
                            typed[same] == word[same + 1] && typed[same + 1] == word[same];
    return rest_fits(same + 1, same + 1) || rest_fits(same + 1, same) || rest_fits(same, same + 1) ||
           (is_swapped && rest_fits(same + 2, same + 2));
}

WordList::WordList(std::vector<Owned> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    owners_.reserve(words.size());
    const std::string_view* last = nullptr;
    for (const auto& [word, owner] : words) {
        if (!last || *last != word) {
            starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
            owners_from_.push_back(static_cast<std::uint32_t>(owners_.size()));
            letters_ += word;
            last = &word;
        }
        owners_.push_back(owner);
    }
    starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
    owners_from_.push_back(static_cast<std::uint32_t>(owners_.size()));
}

// The letters decide alone, since the words are sorted: two searches by halves.
WordList::Range WordList::narrowed(Range range, std::size_t depth, std::string_view letters) const {
    const auto first_where = [&](std::size_t from, auto is_behind) {
        std::size_t end = range.to;
        while (from < end) {
            const std::size_t middle = (from + end) / 2;
            if (is_behind(word(middle).substr(depth, letters.size())))
                end = middle;
            else
                from = middle + 1;
        }
        return from;
    };
    if (letters.empty()) return range;
    const std::size_t from = first_where(range.from, [&](std::string_view part) { return part >= letters; });
    return {from, first_where(from, [&](std::string_view part) { return part > letters; })};
}

void WordList::add_range(Range range, PersonSet& people) const {
    if (range.from >= range.to) return;
    for (std::size_t i = owners_from_[range.from]; i < owners_from_[range.to]; ++i) people.add(owners_[i]);
}

void WordList::add_owners(std::string_view wanted, PersonSet& to) const {
    add_rest({0, words()}, 0, wanted, true, to);
}

void WordList::add_owners_of_beginning(std::string_view beginning, PersonSet& to) const {
    add_rest({0, words()}, 0, beginning, false, to);
}

void WordList::add_rest(Range range, std::size_t depth, std::string_view rest, bool has_to_be_all,
                        PersonSet& to) const {
    range = narrowed(range, depth, rest);
    // The word that has no more letters is the first of those that begin with it.
    if (has_to_be_all && range.from < range.to)
        range.to = range.from + (word(range.from).size() == depth + rest.size() ? 1 : 0);
    add_range(range, to);
}

// At each letter, of the words that are right so far: those where it is one too many or swapped; and by each
// letter that such words go on with, those where it is wrong or missing.
void WordList::add_owners_of_slip(std::string_view typed, PersonSet& to) const {
    const bool has_to_be_all = typed.size() < fewest_letters_of_beginning;
    Range right{0, words()};
    for (std::size_t at = 0; at <= typed.size() && right.from < right.to; ++at) {
        if (at < typed.size()) add_rest(right, at, typed.substr(at + 1), has_to_be_all, to);
        if (at + 1 < typed.size()) {
            const std::string swapped{typed[at + 1], typed[at]};
            add_rest(narrowed(right, at, swapped), at + 2, typed.substr(at + 2), has_to_be_all, to);
        }
        Range other = right;
        while (other.from < other.to) {
            const std::string_view letter = word(other.from).substr(at, 1);
            if (letter.empty()) {  // a word that ends here
                ++other.from;
                continue;
            }
            const Range with_letter = narrowed({other.from, right.to}, at, letter);
            if (at < typed.size()) add_rest(with_letter, at + 1, typed.substr(at + 1), has_to_be_all, to);
            add_rest(with_letter, at + 1, typed.substr(at), has_to_be_all, to);
            other.from = with_letter.to;
        }
        if (at < typed.size()) right = narrowed(right, at, typed.substr(at, 1));
    }
}

}  // namespace lanyard
