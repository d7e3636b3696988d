// Buttons from below up, in as many columns as keep them in reach.
#include "roles/self/language.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/page.h"

namespace lanyard {

std::string own_name_of(const std::string& language) {
    const icu::Locale locale(language.c_str());
    icu::UnicodeString name;
    locale.getDisplayLanguage(locale, name);
    // Only the first letter: some languages write their names small.
    const std::int32_t first = name.moveIndex32(0, 1);
    icu::UnicodeString begin(name, 0, first);
    begin.toUpper(locale);
    std::string words;
    name.replace(0, first, begin).toUTF8String(words);
    return words.empty() ? language : words;
}

std::string names_of(const std::vector<std::string>& languages) {
    constexpr std::size_t most_named = 3;
    constexpr const char* between = "\u00a0· ";  // a line never begins with the dot
    std::string names;
    for (std::size_t i = 0; i < std::min(languages.size(), most_named); ++i)
        names += (i == 0 ? "" : between) + own_name_of(languages[i]);
    return languages.size() > most_named ? names + " …" : names;
}

LanguageChoice draw_language(Ui& ui, const EventFacts& facts, Instant now, const std::string& countdown) {
    const Theme& theme = ui.theme();
    ui.screen("language", "choosing", Mood::neutral);
    const Rect body =
        draw_band(ui, {facts.config.name, format_clock(now, facts.config.time_zone), countdown});
    const float width = std::min(body.w - 2 * page_margin(ui), theme.px(1240));
    const float x = body.x + (body.w - width) / 2, space = theme.px(24);
    const float height = theme.touch(theme.portrait() ? 148 : 132);
    const Rect back{x, body.bottom() - theme.px(theme.portrait() ? 124 : 56) - height, width, height};

    ui.text("heading", "heading", tr("Language"), heading_style(theme, 92, 1),
            {x, body.y + theme.px(theme.portrait() ? 64 : 40), width, 0}, ui.palette().ink);
    const auto& languages = facts.config.languages;
    const float room = back.y - theme.px(48) - body.y - theme.px(200);
    const int most_rows = std::max(1, static_cast<int>((room * 0.8f) / (height + space)));
    const int columns = (static_cast<int>(languages.size()) + most_rows - 1) / std::max(1, most_rows);
    const int rows = (static_cast<int>(languages.size()) + columns - 1) / std::max(1, columns);
    const float each =
        std::floor((width - space * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    const float top = back.y - theme.px(48) - static_cast<float>(rows) * (height + space);
    LanguageChoice choice;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const auto row = static_cast<float>(static_cast<int>(i) / columns);
        const auto column = static_cast<float>(static_cast<int>(i) % columns);
        const Rect box{x + column * (each + space), top + row * (height + space), each, height};
        if (ui.button({"language_" + languages[i], own_name_of(languages[i]), ButtonLook::secondary,
                       button_style(theme, 44), languages[i] == current_language()},
                      box))
            choice.language = languages[i];
    }
    choice.back =
        ui.button({"back", tr("‹ Back"), ButtonLook::secondary, button_style(theme, 42)}, back) || ui.back();
    return choice;
}

}  // namespace lanyard
