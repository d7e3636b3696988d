// Words for people in the chosen language: gettext catalogues read with Boost.Locale, English where none says
// it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace lanyard {

// The sentence in the current language. The English text is the message's id, so that a missing translation
// is still a sentence. Its places are filled by the caller, from the translated text.
std::string tr(std::string_view english);

// The form for `count` of a sentence with a number: tr_n("{} minute", "{} minutes", 3).
std::string tr_n(std::string_view one, std::string_view many, long long count);

// `sentence` with "{name}" and the like replaced, once: a name may hold braces. Places that nobody fills
// stay.
std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> places);

// Marks a sentence in a table for the catalogues; tr() is called where it is shown.
constexpr const char* translatable(const char* english) {
    return english;
}

// Chooses this thread's language ("en", "fr", "cy"), with catalogues at FOLDER/xx/LC_MESSAGES/lanyard.mo.
// Unknown ones read as English; "qps" is English made longer (base/pseudo_language). For the thread that
// draws and for tests; workers write English, which is translated where it is shown.
void use_language(std::string_view language, std::string_view catalogue_folder);
std::string current_language();

}  // namespace lanyard
