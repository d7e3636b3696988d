// Neither answer is larger, brighter or nearer than the other, and leaving is none of them.
#include "roles/self/opt_in.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/self/message_page.h"
#include "screens/page.h"
#include "screens/words.h"

namespace lanyard {
namespace {

std::string who_words(const OptIn& opt_in) {
    return filled(tr("{who} would write to you about {about}."),
                  {{"who", opt_in.who}, {"about", opt_in.about}});
}
std::string until_words(const OptIn& opt_in) {
    return filled(tr("Your email address is used for that and nothing else, until {until}."),
                  {{"until", opt_in.until}});
}

}  // namespace

std::string opt_in_words(const OptIn& opt_in) {
    return opt_in.question + "\n" + who_words(opt_in) + "\n" + until_words(opt_in);
}

bool draw_opt_in_thanks(Ui& ui, const OptInView& view) {
    MessageView page;
    page.screen = "opt_in";
    page.state = "thanks";
    page.mood = Mood::good;
    page.icon = Icon::check_disc;
    page.title = view.facts.config.name;
    page.clock = format_clock(view.now, view.facts.config.time_zone);
    page.countdown = view.countdown;
    page.heading = tr("Thank you");
    page.sentence = filled(tr("{who} will write to you about {about}."),
                           {{"who", view.opt_in.who}, {"about", view.opt_in.about}});
    page.done = tr("Done");
    return draw_message(ui, page) == MessageAction::done;
}

OptInAction draw_opt_in(Ui& ui, const OptInView& view) {
    const Theme& theme = ui.theme();
    ui.screen("opt_in", "asking", Mood::neutral);
    const Rect body = draw_band(
        ui, {view.facts.config.name, format_clock(view.now, view.facts.config.time_zone), view.countdown});
    const float width = std::min(body.w - 2 * page_margin(ui), theme.px(theme.portrait() ? 968 : 1240));
    const float x = body.x + (body.w - width) / 2, space = theme.px(24);
    const float height = theme.touch(theme.portrait() ? 148 : 132);
    const float bottom = body.bottom() - theme.px(theme.portrait() ? 124 : 56);
    const float top = bottom - 2 * height - space;

    Column column;
    add_text(column, ui, {"heading", "heading", view.opt_in.question, {}}, heading_style(theme, 72, 4),
             ui.palette().ink, width);
    column.gap(theme.px(48));
    add_text(column, ui, {"who", "paragraph", who_words(view.opt_in), {}}, body_style(theme, 42),
             ui.palette().ink, width);
    column.gap(theme.px(28));
    add_text(column, ui, {"until", "paragraph", until_words(view.opt_in), {}}, body_style(theme, 42),
             ui.palette().ink, width);
    draw_in_pages(ui, view.opt_in.question,
                  {{column, {x, body.y + theme.px(48), width, top - body.y - theme.px(96)}}});

    const float half = std::floor((width - space) / 2);
    OptInAction action = ui.back() ? OptInAction::back : OptInAction::none;
    if (ui.button({"yes", tr("Yes"), ButtonLook::secondary, button_style(theme, 44)}, {x, top, half, height}))
        action = OptInAction::yes;
    if (ui.button({"no", tr("No"), ButtonLook::secondary, button_style(theme, 44)},
                  {x + width - half, top, half, height}))
        action = OptInAction::no;
    if (ui.button({"back", tr("‹ Back"), ButtonLook::secondary, button_style(theme, 42)},
                  {x, bottom - height, width, height}))
        action = OptInAction::back;
    return action;
}

}  // namespace lanyard
