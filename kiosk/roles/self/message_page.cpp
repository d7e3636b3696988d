// One column over the buttons; in landscape it is no wider than words are read well.
#include "roles/self/message_page.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/self/verdict_cards.h"
#include "screens/button_rows.h"
#include "screens/page.h"

namespace lanyard {

MessageAction draw_message(Ui& ui, const MessageView& view) {
    const Theme& theme = ui.theme();
    ui.screen(view.screen, view.state, view.mood);
    const Rect body = draw_band(ui, {view.title, view.clock, view.countdown});
    const float width = std::min(body.w - 2 * page_margin(ui), theme.px(theme.portrait() ? 968 : 1240));
    const float x = body.x + (body.w - width) / 2;
    const TextStyle label = button_style(theme, 42);
    std::vector<Button> buttons;
    if (!view.help.empty()) buttons.push_back({"get_help", view.help, ButtonLook::secondary, label});
    buttons.push_back({"done", view.done, ButtonLook::primary, label});
    const ButtonRows rows(ui, buttons,
                          {width, theme.px(24), theme.touch(theme.portrait() ? 148 : 132),
                           theme.portrait() ? std::size_t{1} : std::size_t{2}});
    const float top = body.bottom() - theme.px(theme.portrait() ? 124 : 56) - rows.height();

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
    draw_in_pages(ui, view.heading,
                  {{column, {x, body.y + theme.px(48), width, top - body.y - theme.px(48 + 32)}}});

    const std::string touched = rows.draw({x, top});
    if (touched == "get_help") return MessageAction::get_help;
    return touched == "done" || ui.back() ? MessageAction::done : MessageAction::none;
}

}  // namespace lanyard
