// One column on a dark ground: the sign for a way out, then each language's words.
#include "screens/evacuation.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/page.h"
#include "screens/words.h"

namespace lanyard {

namespace {

Column words_of(Ui& ui, const Theme& theme, const std::vector<WayOut>& ways, float width) {
    const Colour ground = ui.palette().header, ink = ui.palette().on_header;
    const float icon = theme.px(theme.portrait() ? 300 : 190);
    Column column;
    column.part([icon](float squeeze) { return std::round(icon * squeeze); },
                [&ui, ink, ground](const Rect& box, float) {
                    ui.icon({}, {}, Icon::leave, box, {ink, ground});
                });
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const WayOut& way = ways[i];
        const bool is_first = i == 0;
        const std::string number = is_first ? "" : "_" + std::to_string(i + 1);
        column.gap(theme.px(is_first ? 36 : 44));
        add_text(column, ui, {"heading" + number, "alert", way.heading, {}},
                 heading_style(theme, is_first ? 92 : 64, 3), ink, width);
        column.gap(theme.px(12));
        add_text(column, ui, {"sentence" + number, "alert", way.sentence, {}},
                 body_style(theme, is_first ? 52 : 44), ink, width);
        add_text(column, ui, {"meet" + number, "alert", way.meet, {}},
                 body_style(theme, is_first ? 52 : 44, Weight::bold), ink, width);
        add_text(column, ui, {"later" + number, "status", way.later, {}}, body_style(theme, 40), ink, width);
    }
    return column;
}

}  // namespace

WayOut way_out(const EvacuationWords& words, bool is_kiosk) {
    WayOut way;
    way.heading = tr("Please leave the building now");
    way.sentence =
        words.words.empty() ? tr("Follow the green exit signs. Do not use the lifts.") : words.words;
    if (!words.assembly_point.empty())
        way.meet = filled(tr("Meet here: {place}"), {{"place", words.assembly_point}});
    if (is_kiosk) way.later = tr("Nobody is checked in until it is safe to come back.");
    return way;
}

void draw_evacuation(Ui& ui, const std::vector<WayOut>& ways) {
    ui.screen("evacuation", "leave", Mood::attention);
    const Rect window = ui.window();
    ui.fill(window, ui.palette().header);
    const Rect place = window.inset(page_margin(ui), ui.theme().px(48));
    // Nobody who leaves turns pages: all languages stand together, at the usual size where there are many.
    const Column larger = words_of(ui, ui.theme(), ways, place.w);
    const Theme usual = ui.theme().with_usual_text();
    (larger.fits(place.h) ? larger : words_of(ui, usual, ways, place.w)).draw(place, 0.5f);
}

}  // namespace lanyard
