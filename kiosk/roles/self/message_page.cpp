// One column over the buttons; in landscape it is no wider than words are read well.
#include "roles/self/message_page.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/self/verdict_cards.h"
#include "screens/page.h"

namespace lanyard {

MessageAction draw_message(Ui& ui, const MessageView& view) {
    const Theme& theme = ui.theme();
    ui.screen(view.screen, view.state, view.mood);
    const Rect body = draw_band(ui, {view.title, view.clock, view.countdown});
    const float width = std::min(body.w - 2 * page_margin(ui), theme.px(theme.portrait() ? 968 : 1240));
    const float x = body.x + (body.w - width) / 2, space = theme.px(24);
    const float height = theme.touch(theme.portrait() ? 148 : 132);
    const bool side_by_side = !theme.portrait(), has_help = !view.help.empty();
    const float rows = has_help && !side_by_side ? 2 : 1;
    const float buttons = rows * height + (rows - 1) * space;
    const float top = body.bottom() - theme.px(theme.portrait() ? 124 : 56) - buttons;

    Column column;
    column.part([&](float squeeze) { return std::round(theme.px(190) * squeeze); },
                [&](const Rect& place, float) {
                    ui.icon({}, {}, view.icon, place, {ui.palette().header, ui.palette().paper});
                });
    column.gap(theme.px(70));
    const TextStyle heading = heading_style(theme, 88, 3);
    add_text(column, ui, {"heading", "heading", view.heading, {}}, heading, ui.palette().ink, width);
    column.gap(theme.px(26));
    add_text(column, ui, {"sentence", "status", view.sentence, {}}, body_style(theme, 44), ui.palette().ink,
             width);
    if (!view.way.empty()) {
        column.gap(theme.px(54));
        add_way_to_desk(column, ui, width, view.way, view.way_caption);
    }
    column.draw({x, body.y + theme.px(48), width, top - body.y - theme.px(48 + 32)});

    MessageAction action = MessageAction::none;
    const float half = has_help && side_by_side ? std::floor((width - space) / 2) : width;
    if (has_help && ui.button({"get_help", view.help, ButtonLook::secondary, button_style(theme, 42)},
                              {x, top, half, height}))
        action = MessageAction::get_help;
    if (ui.button({"done", view.done, ButtonLook::primary, button_style(theme, 42)},
                  {x + width - half, top + (rows - 1) * (height + space), half, height}) ||
        ui.back())
        action = MessageAction::done;
    return action;
}

}  // namespace lanyard
