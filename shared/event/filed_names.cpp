// Words are told apart as they are written, and compared as they are folded.
#include "event/filed_names.h"

#include <algorithm>

#include "event/name_fold.h"
#include "event/written_name.h"

namespace lanyard {
namespace {

using Weight = NameWord::Weight;

// A word of a name, and where it begins there.
struct Word {
    std::size_t begins = 0;
    std::string written, folded;
};

std::vector<Word> words_in(const std::string& name) {
    std::vector<Word> words;
    std::size_t begins = 0;
    while (begins < name.size()) {
        const std::size_t end = std::min(name.find_first_of(" -", begins), name.size());
        Word word{begins, name.substr(begins, end - begins), {}};
        word.folded = fold_name(word.written);
        if (!word.folded.empty()) words.push_back(std::move(word));
        begins = end + 1;
    }
    return words;
}

std::string letter_of(const std::string& folded) {
    const char first = folded.empty() ? '\0' : folded.front();
    return first >= 'a' && first <= 'z' ? std::string(1, static_cast<char>(first - 'a' + 'A')) : "#";
}

// The first word counts whatever it is, but a title before a whole name does not.
bool is_looked_under(const Word& word, bool is_first, bool is_whole_name) {
    const Weight weight = weight_of_name_word(word.folded);
    if (weight == Weight::title) return !is_whole_name && is_first;
    return is_first || weight == Weight::needed;
}

}  // namespace

std::vector<FiledName> filed_names(const Attendee& person) {
    const bool is_whole_name = person.family_name.empty();
    const std::string& filed = is_whole_name ? person.name : person.family_name;
    const std::string given = fold_name(person.given_name);
    std::vector<FiledName> places;
    for (const Word& word : words_in(filed)) {
        if (!is_looked_under(word, places.empty(), is_whole_name)) continue;
        FiledName place;
        place.letter = letter_of(word.folded);
        const auto is_same_letter = [&](const FiledName& known) { return known.letter == place.letter; };
        if (std::any_of(places.begin(), places.end(), is_same_letter)) continue;
        place.place = fold_name(filed.substr(word.begins)) + "\n" + given;
        if (!places.empty())
            place.words = word.written + " · " + person.name;
        else if (is_whole_name || person.given_name.empty())
            place.words = person.name;
        else
            place.words = person.family_name + ", " + person.given_name;
        places.push_back(std::move(place));
    }
    if (places.empty()) places.push_back({"#", person.name, person.name});
    return places;
}

}  // namespace lanyard
