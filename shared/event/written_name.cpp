// Two sets of words are laid end to end, letter by letter, each beginning its next word where it likes.
#include "event/written_name.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "event/name_fold.h"

namespace lanyard {
namespace {

using Weight = NameWord::Weight;

constexpr std::size_t most_words = 12;

constexpr std::array titles = {
    "mr",   "mrs",        "ms",   "miss", "mx",   "dr",       "prof",  "professor", "doctor", "sir", "dame",
    "cllr", "councillor", "cyng", "rev",  "revd", "reverend", "mme",   "mlle",      "cbe",    "obe", "mbe",
    "kbe",  "dbe",        "bem",  "qc",   "msp",  "phd",      "dphil", "mba",       "msc",    "bsc", "llb",
    "llm",  "frs",        "frsa", "frcp", "esq",  "pgce",     "pgdip", "baroness"};
constexpr std::array small_words = {
    "van",  "von",   "der",  "den",   "de",  "da",  "do",  "dos", "das",   "del", "della", "di",
    "du",   "des",   "la",   "le",    "les", "los", "las", "y",   "e",     "i",   "et",    "bin",
    "bint", "binti", "ibn",  "al",    "el",  "ul",  "ap",  "ab",  "ferch", "ter", "te",    "ten",
    "zu",   "zur",   "zum",  "af",    "av",  "of",  "the", "thi", "st",    "ma",  "ba",    "pr",
    "ch",   "lord",  "lady", "canon", "m",   "me",  "md",  "hon", "rt",    "jp",  "kc",    "mp"};

template <typename List>
bool is_among(const List& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string plainest(const SpelledWord& word) {
    std::string letters;
    for (const LetterSpellings& letter : word.letters) letters += letter.front();
    return letters;
}

std::vector<NameWord> weighed(std::vector<SpelledWord> spelled) {
    std::vector<NameWord> words;
    for (SpelledWord& word : spelled) {
        const Weight weight = word.is_latin ? weight_of_name_word(plainest(word)) : Weight::needed;
        words.push_back({std::move(word), weight});
    }
    return words;
}

// Folded as a whole: what is written in a name's own script is found by it, whatever tables say.
std::vector<NameWord> folded(std::string_view name) {
    std::vector<SpelledWord> words;
    for (const std::string& folded_word : folded_words(name)) {
        SpelledWord word;
        for (const char letter : folded_word) word.letters.push_back({std::string(1, letter)});
        words.push_back(std::move(word));
    }
    return weighed(std::move(words));
}

class Comparison {
  public:
    Comparison(const std::vector<NameWord>& name, const std::vector<std::string>& written)
        : name_(name), written_(written) {
        std::size_t counted = 0;
        for (std::size_t i = 0; i < name.size(); ++i) {
            if (name[i].weight == Weight::needed) needed_ |= bit(i);
            if (name[i].weight == Weight::title) continue;
            titleless_ |= bit(i);
            ++counted;
        }
        least_ = std::max<std::size_t>(1, std::min<std::size_t>(2, counted));
        for (std::size_t i = 0; i < written.size(); ++i)
            if (weight_of_name_word(written[i]) == Weight::needed) needed_of_written_ |= bit(i);
    }

    bool holds() { return !written_.empty() && goes_on({}); }

  private:
    using Mask = unsigned;
    static constexpr std::size_t none = most_words;
    // Which words are used, and where in the two that are being compared.
    struct Place {
        Mask used = 0, used_of_written = 0;
        std::size_t word = none, letter = 0;
        std::size_t written = none, at = 0;
        auto tied() const { return std::tie(used, used_of_written, word, letter, written, at); }
        bool operator<(const Place& other) const { return tied() < other.tied(); }
    };
    static Mask bit(std::size_t i) { return Mask{1} << i; }

    bool is_whole(const Place& place) const {
        if ((needed_ & ~place.used) || (needed_of_written_ & ~place.used_of_written)) return false;
        const Mask counted = titleless_ ? titleless_ & place.used : place.used;
        std::size_t count = 0;
        for (std::size_t i = 0; i < name_.size(); ++i) count += (counted & bit(i)) != 0;
        return count >= least_;
    }

    bool goes_on(const Place& place) {
        if (!tried_.insert(place).second) return false;
        if (place.word == none && place.written == none && is_whole(place)) return true;
        if (place.word == none && begins_a_word(place)) return true;
        if (place.written == none && begins_a_written_one(place)) return true;
        if (place.written != none && place.at == written_[place.written].size()) {
            Place next = place;
            next.written = none;
            if (goes_on(next)) return true;
        }
        return place.word != none && goes_on_in_word(place);
    }

    bool begins_a_word(const Place& place) {
        for (std::size_t i = 0; i < name_.size(); ++i) {
            if (place.used & bit(i)) continue;
            Place next = place;
            next.used |= bit(i);
            next.word = i;
            next.letter = 0;
            if (goes_on(next)) return true;
        }
        return false;
    }

    bool begins_a_written_one(const Place& place) {
        for (std::size_t i = 0; i < written_.size(); ++i) {
            if (place.used_of_written & bit(i) || is_same_as_an_earlier(place, i)) continue;
            Place next = place;
            next.used_of_written |= bit(i);
            next.written = i;
            next.at = 0;
            if (goes_on(next)) return true;
        }
        return false;
    }

    // Of equal words one is as good as another.
    bool is_same_as_an_earlier(const Place& place, std::size_t word) const {
        for (std::size_t i = 0; i < word; ++i)
            if (!(place.used_of_written & bit(i)) && written_[i] == written_[word]) return true;
        return false;
    }

    bool goes_on_in_word(const Place& place) {
        const SpelledWord& word = name_[place.word].spelled;
        Place next = place;
        if (place.letter == word.letters.size()) {
            next.word = none;
            return goes_on(next);
        }
        ++next.letter;
        for (const std::string& spelling : word.letters[place.letter]) {
            next.at = place.at;
            if (spelling.empty()) {
                if (goes_on(next)) return true;
                continue;
            }
            if (place.written == none) continue;
            const std::string& letters = written_[place.written];
            if (letters.compare(place.at, spelling.size(), spelling) != 0) continue;
            next.at += spelling.size();
            if (goes_on(next)) return true;
            const bool is_doubled = next.at < letters.size() && letters[next.at] == letters[next.at - 1];
            ++next.at;
            if (is_doubled && !word.is_latin && goes_on(next)) return true;
        }
        return false;
    }

    const std::vector<NameWord>& name_;
    const std::vector<std::string>& written_;
    Mask needed_ = 0, titleless_ = 0, needed_of_written_ = 0;
    std::size_t least_ = 1;
    std::set<Place> tried_;  // what has led nowhere, so that nothing is tried twice
};

}  // namespace

Weight weight_of_name_word(const std::string& folded) {
    if (is_among(titles, folded)) return Weight::title;
    return is_among(small_words, folded) ? Weight::small : Weight::needed;
}

WrittenNames::WrittenNames(const Attendee& person) {
    add(person.name);
    if (!person.given_name.empty() && !person.family_name.empty())
        add(person.given_name + " " + person.family_name);
    if (person.badge_name == person.name) return;
    add(person.badge_name);
    if (!person.badge_name.empty() && !person.family_name.empty())
        add(person.badge_name + " " + person.family_name);
}

// A name that is written twice, in two scripts, is either of them; a single word is not a name written twice.
void WrittenNames::add(std::string_view name) {
    names_.push_back(folded(name));
    Words words = weighed(spelled_words(name));
    Words latin, other;
    for (const NameWord& word : words) (word.spelled.is_latin ? latin : other).push_back(word);
    names_.push_back(std::move(words));
    if (latin.size() < 2 || other.size() < 2) return;
    names_.push_back(std::move(latin));
    names_.push_back(std::move(other));
}

bool WrittenNames::has(std::string_view written) const {
    const std::vector<std::string> words = folded_words(written);
    if (words.size() > most_words) return false;
    return std::any_of(names_.begin(), names_.end(), [&](const Words& name) {
        return name.size() <= most_words && Comparison(name, words).holds();
    });
}

}  // namespace lanyard
