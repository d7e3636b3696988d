// Buttons from below up, one over the other where that keeps them in reach.
#include "roles/self/language.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/button_rows.h"
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
    const float x = body.x + (body.w - width) / 2;
    const RowMeasure measure{width, theme.px(24), theme.touch(theme.portrait() ? 148 : 132)};
    const ButtonRows back(ui, {{"back", tr("‹ Back"), ButtonLook::secondary, button_style(theme, 42)}},
                          measure);
    const float bottom = body.bottom() - theme.px(theme.portrait() ? 124 : 56) - back.height();
    const float heading =
        ui.text("heading", "heading", tr("Language"), heading_style(theme, 92, 1),
                {x, body.y + theme.px(theme.portrait() ? 64 : 40), width, 0}, ui.palette().ink)
            .bottom();
    std::vector<std::string> ids;
    for (const std::string& language : facts.config.languages) ids.push_back("language_" + language);
    std::vector<Button> buttons;
    for (std::size_t i = 0; i < ids.size(); ++i)
        buttons.push_back({ids[i], own_name_of(facts.config.languages[i]), ButtonLook::secondary,
                           button_style(theme, 44), facts.config.languages[i] == current_language()});
    // One in a row where they have room over one another.
    const float room = bottom - theme.px(48) - heading - theme.px(24);
    RowMeasure in_row = measure;
    in_row.most_in_row = 1;
    while (ButtonRows(ui, buttons, in_row).height() > room && in_row.most_in_row < buttons.size())
        ++in_row.most_in_row;
    const ButtonRows rows(ui, buttons, in_row);
    const std::string touched = rows.draw({x, bottom - theme.px(48) - rows.height()});
    LanguageChoice choice;
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (touched == ids[i]) choice.language = facts.config.languages[i];
    choice.back = !back.draw({x, bottom}).empty() || ui.back();
    return choice;
}

}  // namespace lanyard
