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

std::size_t WordList::first_not_before(std::string_view wanted) const {
    std::size_t from = 0, to = words();
    while (from < to) {
        const std::size_t middle = (from + to) / 2;
        if (word(middle) < wanted)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

void WordList::add_range(std::size_t from, std::size_t to, PersonSet& people) const {
    if (from >= to) return;
    for (std::size_t i = owners_from_[from]; i < owners_from_[to]; ++i) people.add(owners_[i]);
}

void WordList::add_owners(std::string_view wanted, PersonSet& to) const {
    const std::size_t at = first_not_before(wanted);
    if (at < words() && word(at) == wanted) add_range(at, at + 1, to);
}

void WordList::add_owners_of_beginning(std::string_view beginning, PersonSet& to) const {
    const std::size_t from = first_not_before(beginning);
    std::size_t end = words(), low = from;
    while (low < end) {
        const std::size_t middle = (low + end) / 2;
        if (word(middle).substr(0, beginning.size()) == beginning)
            low = middle + 1;
        else
            end = middle;
    }
    add_range(from, low, to);
}

void WordList::add_owners_of_slip(std::string_view typed, PersonSet& to) const {
    for (std::size_t i = 0; i < words(); ++i)
        if (begins_with_one_slip(typed, word(i))) add_range(i, i + 1, to);
}

}  // namespace lanyard
