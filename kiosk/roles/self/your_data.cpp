// The privacy notice, in pages where it is long.
#include "roles/self/your_data.h"

#include <algorithm>

#include "base/language.h"
#include "screens/page.h"

namespace lanyard {

bool draw_your_data(Ui& ui, const EventFacts& facts, Instant now) {
    const Theme& theme = ui.theme();
    ui.screen("your_data", "notice", Mood::neutral);
    const Rect body = draw_band(ui, {facts.config.name, format_clock(now, facts.config.time_zone), {}});
    const float width = std::min(body.w - 2 * page_margin(ui), theme.px(1240));
    const float x = (body.w - width) / 2, height = theme.touch(theme.portrait() ? 148 : 132);
    const Rect button{x, body.bottom() - theme.px(theme.portrait() ? 124 : 72) - height, width, height};

    Column column;
    TextStyle heading = heading_style(theme, 92, 1);
    add_text(column, ui, {"heading", "heading", tr("Your data"), {}, TextAlign::start}, heading,
             ui.palette().ink, width);
    column.gap(theme.px(32));
    add_text(column, ui, {"notice", "paragraph", facts.config.privacy_notice, {}, TextAlign::start},
             body_style(theme, 38), ui.palette().ink, width);
    const float top = body.y + theme.px(64);
    draw_in_pages(ui, facts.config.privacy_notice,
                  {{column, {x, top, width, button.y - theme.px(40) - top}, 0}});
    return ui.button({"back", tr("Back"), ButtonLook::primary, button_style(theme, 44)}, button) || ui.back();
}

}  // namespace lanyard
