// Word tables, compared as plain letters.
#include "formats/session_words.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "event/name_fold.h"
#include "formats/plain_words.h"
#include "formats/word_table.h"

namespace lanyard {
namespace {

constexpr std::string_view words_by_kind = R"(
talk:
    talk talks keynote lecture presentation plenary speech vortrag lightning lightningtalk lightningtalks devroom
    maintrack stand bof tutorial demo conference conferencetalk introduction opening closing
workshop:
    workshop workshops breakout atelier handson handsonworkshop training
panel:
    panel paneldiscussion discussion podium podiumsdiskussion tableronde roundtable
break:
    break breaks pause lunch lunchbreak coffee coffeebreak tea teabreak registration refreshments mittagspause
    kaffeepause mittagessen dejeuner
video:
    video film videomessage movie screening
other:
    other social networking performance concert djset party meeting meetup game games ceremony reception sonstiges
    andere autre exhibition
)";

constexpr std::string_view words_by_state = R"(
cancelled:
    cancelled canceled cancel withdrawn rejected abgesagt annule annulee entfaellt faelltaus
delayed:
    delayed delay late postponed verspaetet verspatet retarde retardee
)";

bool says(std::string_view text, std::string_view meaning) {
    static const auto table = read_word_table(words_by_state);
    const auto found = table.find(plain_letters(text));
    return found != table.end() && found->second == meaning;
}

std::optional<SessionKind> kind_of_word(std::string_view plain) {
    static const auto table = read_word_table(words_by_kind);
    const auto found = table.find(plain);
    if (found == table.end()) return std::nullopt;
    return session_kind_from_name(found->second);
}

}  // namespace

std::optional<SessionKind> session_kind_from_words(std::string_view text) {
    if (const auto whole = kind_of_word(plain_letters(text))) return whole;
    for (const std::string& word : folded_words(text)) {
        if (const auto kind = kind_of_word(word)) return kind;
    }
    return std::nullopt;
}

bool title_is_of_break(std::string_view title) {
    if (kind_of_word(plain_letters(title)) == SessionKind::pause) return true;
    // "Lunch in the Foyer", but neither "Break the silence" nor "Tea workshop".
    constexpr std::size_t most_words = 4;
    const auto words = folded_words(title);
    if (words.empty() || words.size() > most_words || words.front() == "break" || words.front() == "pause")
        return false;
    return kind_of_word(words.front()) == SessionKind::pause &&
           std::all_of(words.begin(), words.end(), [](const std::string& word) {
               return kind_of_word(word).value_or(SessionKind::pause) == SessionKind::pause;
           });
}

bool says_cancelled(std::string_view text) {
    return says(text, "cancelled");
}

bool says_delayed(std::string_view text) {
    return says(text, "delayed");
}

bool title_says_cancelled(std::string_view title) {
    const std::size_t start = title.find_first_not_of(" [(*");
    if (start == std::string_view::npos) return false;
    std::size_t end = start;
    while (end < title.size() && std::isupper(static_cast<unsigned char>(title[end]))) ++end;
    const bool ends_there = end == title.size() || title.substr(end).find_first_of(" ])*:-") == 0;
    constexpr std::size_t shortest = 8;  // "CANCELED"; "CANCEL culture" is a talk
    return ends_there && end - start >= shortest && says_cancelled(title.substr(start, end - start));
}

}  // namespace lanyard
