// ICU knows what languages are called.
#include "event/listed_language.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::array headings = {"language", "preferred language", "langue", "langue preferee", "iaith",
                                 "sprache"};

bool is_language_heading(std::string_view heading) {
    const std::string folded = fold_name(heading);
    return std::find(headings.begin(), headings.end(), folded) != headings.end();
}

// "French", asked for in English.
std::string name_of(const std::string& language, const std::string& in) {
    icu::UnicodeString name;
    icu::Locale(language.c_str()).getDisplayLanguage(icu::Locale(in.c_str()), name);
    std::string words;
    name.toUTF8String(words);
    return fold_name(words);
}

}  // namespace

std::string listed_language(const Attendee& person, const std::vector<std::string>& languages) {
    for (const auto& [heading, answer] : person.answers) {
        if (!is_language_heading(heading)) continue;
        const std::vector<std::string> words = folded_words(answer);
        if (words.empty()) continue;
        for (const std::string& language : languages) {
            const bool is_named = std::any_of(languages.begin(), languages.end(), [&](const std::string& in) {
                return name_of(language, in) == words.front();
            });
            if (words.front() == language || is_named) return language;
        }
    }
    return {};
}

}  // namespace lanyard
