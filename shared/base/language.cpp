// Catalogues are read by Boost.Locale, without the operating system's locales.
#include "base/language.h"

#include <boost/locale.hpp>

#include "base/pseudo_language.h"

namespace lanyard {
namespace {

struct Current {
    std::string language = "en";
    std::locale locale = std::locale::classic();
    // Without a catalogue the library would drop every letter beyond ASCII from the English text.
    bool has_catalogue = false;
    bool is_pseudo = false;
};

// A thread's own: workers write English, whatever the person before the screen chose meanwhile.
Current& current() {
    thread_local Current state;
    return state;
}

}  // namespace

std::string tr(std::string_view english) {
    if (current().is_pseudo) return in_pseudo_language(english);
    if (!current().has_catalogue) return std::string(english);
    return boost::locale::translate(std::string(english)).str(current().locale);
}

std::string tr_n(std::string_view one, std::string_view many, long long count) {
    if (current().is_pseudo) return in_pseudo_language(count == 1 ? one : many);
    if (!current().has_catalogue) return std::string(count == 1 ? one : many);
    return boost::locale::translate(std::string(one), std::string(many), static_cast<int>(count))
        .str(current().locale);
}

std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> places) {
    std::string result;
    while (!sentence.empty()) {
        const std::string_view* words = nullptr;
        std::size_t length = 1;
        for (const auto& [place, filling] : places)
            if (sentence.front() == '{' && sentence.substr(1, place.size()) == place &&
                sentence.substr(1 + place.size(), 1) == "}") {
                words = &filling;
                length = place.size() + 2;
            }
        result += words ? *words : sentence.substr(0, length);
        sentence.remove_prefix(length);
    }
    return result;
}

void use_language(std::string_view language, std::string_view catalogue_folder) {
    // Messages alone, so that no locale of the operating system is needed.
    boost::locale::gnu_gettext::messages_info info;
    info.language = std::string(language);
    info.encoding = "UTF-8";
    info.paths.emplace_back(catalogue_folder);
    // The keys have letters beyond ASCII, such as an ellipsis.
    info.domains.emplace_back("lanyard/UTF-8");
    current().language = std::string(language);
    current().locale = std::locale::classic();
    current().has_catalogue = false;
    current().is_pseudo = language == pseudo_language;
    if (language == "en" || current().is_pseudo) return;
    if (auto* facet = boost::locale::gnu_gettext::create_messages_facet<char>(info)) {
        current().locale = std::locale(std::locale::classic(), facet);
        current().has_catalogue = true;
    }
}

std::string current_language() {
    return current().language;
}

}  // namespace lanyard
