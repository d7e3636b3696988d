// Trouble at the start: its words are staff's, and none of attendees' business.
#include "screens/trouble.h"

#include <algorithm>

#include "base/language.h"
#include "screens/page.h"

namespace lanyard {
namespace {

struct TroubleWords {
    std::string what, remedy;
};

TroubleWords words_of(const Error& error, TroubleSeenBy seen_by) {
    if (seen_by == TroubleSeenBy::attendees)
        return {tr("Please come to the desk"), tr("Somebody of the staff has to look at this screen.")};
    return {error.about.empty() ? error.what : error.about + ": " + error.what, error.remedy};
}

}  // namespace

void draw_trouble(Ui& ui, const Error* error, TroubleSeenBy seen_by) {
    const Theme& theme = ui.theme();
    ui.screen("trouble", error ? "trouble" : "starting", error ? Mood::attention : Mood::neutral);
    const Rect body = draw_band(ui, {"Lanyard", {}, {}});
    const float margin = page_margin(ui), width = std::min(body.w - 2 * margin, theme.px(1240));
    Column column;
    const auto add = [&](const char* id, const char* role, const std::string& words, TextStyle style,
                         Colour colour) {
        style.smallest = theme.px(24);
        add_text(column, ui, {id, role, words, {}}, style, colour, width);
    };
    if (error) {
        const TroubleWords words = words_of(*error, seen_by);
        column.part([&](float squeeze) { return theme.px(180) * squeeze; },
                    [&](const Rect& place, float) {
                        ui.icon({}, {}, Icon::spanner, place, {ui.palette().header, ui.palette().paper});
                    });
        column.gap(theme.px(64));
        add("heading", "heading", tr("This kiosk is not ready"), heading_style(theme, 88, 3),
            ui.palette().ink);
        column.gap(theme.px(32));
        add("what", "alert", words.what, body_style(theme, 38, Weight::semibold), ui.palette().ink);
        column.gap(theme.px(24));
        add("remedy", "paragraph", words.remedy, body_style(theme, 38), ui.palette().ink);
        column.gap(theme.px(48));
        add("retry", "status", tr("It tries again every few seconds."), body_style(theme, 32),
            ui.palette().quiet_ink);
    } else {
        add("heading", "heading", tr("One moment…"), heading_style(theme, 88, 2), ui.palette().ink);
    }
    column.draw({(body.w - width) / 2, body.y + margin, width, body.h - 2 * margin});
}

}  // namespace lanyard
