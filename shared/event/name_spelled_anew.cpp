// Words that both names have are taken away; what is left decides.
#include "event/name_spelled_anew.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "event/name_fold.h"
#include "event/word_list.h"
#include "event/written_name.h"

namespace lanyard {
namespace {

using Words = std::vector<std::string>;

bool is_written_for(std::string_view name, std::string_view written) {
    Attendee person;
    person.name = person.badge_name = name;
    return WrittenNames(person).has(written);
}

// Sorted words.
Words words_of(std::string_view name) {
    Words words = folded_words(name);
    std::sort(words.begin(), words.end());
    return words;
}

Words without(const Words& words, const Words& taken_away) {
    Words left;
    std::set_difference(words.begin(), words.end(), taken_away.begin(), taken_away.end(),
                        std::back_inserter(left));
    return left;
}

bool is_slip(const std::string& one, const std::string& other) {
    constexpr std::size_t fewest_letters = 4;
    const auto [shorter, longer] = std::minmax({one.size(), other.size()});
    return shorter >= fewest_letters && longer - shorter <= 1 &&
           (begins_with_one_slip(one, other) || begins_with_one_slip(other, one));
}

bool is_beginning(const std::string& beginning, const std::string& word) {
    return word.compare(0, beginning.size(), beginning) == 0;
}

}  // namespace

bool is_name_spelled_anew(std::string_view one, std::string_view other) {
    if (is_written_for(one, other) || is_written_for(other, one)) return true;
    const Words words = words_of(one), other_words = words_of(other);
    const Words left = without(words, other_words), other_left = without(other_words, words);
    const std::size_t common = words.size() - left.size();
    if (left.empty() || other_left.empty()) return common >= 2 && left.size() + other_left.size() <= 1;
    if (common == 0 || left.size() > 1 || other_left.size() > 1) return false;
    const std::string &word = left.front(), &other_word = other_left.front();
    return is_slip(word, other_word) || is_beginning(word, other_word) || is_beginning(other_word, word);
}

}  // namespace lanyard
