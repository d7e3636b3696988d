// The privacy notice, as large as it can be whole.
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

    Rect place{x, body.y + theme.px(64), width, 0};
    place.y =
        ui.text("heading", "heading", tr("Your data"), heading_style(theme, 92, 1), place, ui.palette().ink)
            .bottom() +
        theme.px(32);
    TextStyle style = body_style(theme, 38);
    const float room = button.y - theme.px(40) - place.y;
    while (style.size > theme.px(20) &&
           ui.words().measure(facts.config.privacy_notice, style, width).logical.h > room)
        style.size *= 0.94f;
    style.most_lines = static_cast<int>(room / (style.size * style.line_height));
    ui.text("notice", "paragraph", facts.config.privacy_notice, style, place, ui.palette().ink);
    return ui.button({"back", tr("Back"), ButtonLook::primary, button_style(theme, 44)}, button) || ui.back();
}

}  // namespace lanyard
