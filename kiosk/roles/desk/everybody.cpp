// The great button says in words what it does; a touch or Enter does it, anything else does not.
#include "roles/desk/everybody.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// As much of it as a button takes.
std::string beginning_of(const std::string& words) {
    constexpr std::size_t most_letters = 40;
    std::size_t end = 0;
    for (std::size_t letters = 0; letters < most_letters && end < words.size(); ++letters)
        end = letter_after(words, end);
    return end < words.size() ? words.substr(0, end) + "…" : words;
}

}  // namespace

EverybodyAction draw_everybody(Ui& ui, const EverybodyView& view) {
    const Theme& theme = ui.theme();
    const bool is_evacuating = view.evacuation.has_value();
    ui.screen("everybody", is_evacuating ? "evacuating" : "asking", Mood::attention);
    const std::string& zone = view.facts.config.time_zone;
    const Rect body = draw_band(ui, {tr("Tell everybody"), format_clock(view.now, zone), {}});
    const float width = std::min(body.w - 2 * page_margin(ui), theme.px(1240));
    const float x = body.x + std::round((body.w - width) / 2), space = theme.px(24);
    const float great = theme.touch(170), height = theme.touch(110);
    const float top = body.bottom() - theme.px(56) - great - space - height;

    Column column;
    column.part([&](float squeeze) { return std::round(theme.px(150) * squeeze); },
                [&](const Rect& place, float) {
                    ui.icon({}, {}, Icon::leave, place, {ui.palette().header, ui.palette().paper});
                });
    column.gap(theme.px(40));
    const std::string since = is_evacuating
                                  ? filled(tr("Evacuation since {time}"),
                                           {{"time", short_time(view.evacuation->since, view.now, zone)}})
                                  : tr("Does everybody have to leave the building?");
    add_text(column, ui, {"question", "heading", since, {}}, heading_style(theme, 64, 3), ui.palette().ink,
             width);
    column.gap(theme.px(20));
    const std::string inside = filled(tr_n("By the count {count} person is inside.",
                                           "By the count {count} people are inside.", view.inside),
                                      {{"count", std::to_string(view.inside)}});
    const std::string what =
        is_evacuating ? tr("When it is safe, kiosks, boards and the hall screen go on where they were.")
                      : tr("Kiosks and boards show the way out, the hall screen falls silent, and nobody is "
                           "checked in.");
    add_text(column, ui, {"inside", "status", inside, std::to_string(view.inside)},
             body_style(theme, 40, Weight::semibold), ui.palette().ink, width);
    add_text(column, ui, {"what", "paragraph", what, {}}, body_style(theme, 36), ui.palette().ink, width);
    column.draw({x, body.y + theme.px(32), width, top - body.y - theme.px(64)}, 0.5f);

    const float half = std::floor((width - space) / 2);
    const Rect low{x, top + great + space, half, height};
    if (ui.button({"back", tr("‹ Back"), ButtonLook::secondary, button_style(theme, 36)}, low) || ui.back())
        return EverybodyAction::back;
    if (key_button(ui,
                   {"announce", with_key(tr("Announce something"), "F2"), ButtonLook::secondary,
                    button_style(theme, 36)},
                   {x + width - half, low.y, half, height}, UiKey::f2))
        return EverybodyAction::announce;
    const std::string words =
        is_evacuating ? tr("It is safe: everybody may come back") : "⚠ " + tr("Evacuate the building now");
    const bool is_touched = ui.button({is_evacuating ? "resume" : "evacuate", with_key(words, "↵"),
                                       ButtonLook::primary, button_style(theme, 52)},
                                      {x, top, width, great});
    const bool is_entered = view.hears_enter && ui.input().key == UiKey::activate;
    if (!is_touched && !is_entered) return EverybodyAction::none;
    return is_evacuating ? EverybodyAction::resume : EverybodyAction::evacuate;
}

AnnouncementAction draw_announcement_form(Ui& ui, AnnouncementForm& form, const AnnouncementFormView& view) {
    AnnouncementAction done;
    FormView page;
    page.screen = "announce";
    page.state = form.problem.empty() ? "asking" : "not_done";
    page.title = tr("Announce something");
    page.clock = format_clock(view.now, view.facts.config.time_zone);
    page.fields = {{"announcement", tr("What is to be said?"), &form.text, true},
                   {"rooms", tr("In which rooms? Nothing means everywhere."), &form.rooms, true}};
    page.note = form.problem;
    page.note_alerts = true;
    page.submit_id = "say";
    page.submit = tr("Say it");
    page.is_waiting = view.is_waiting;
    page.choices.id = "minutes";
    page.choices.label = tr("For how many minutes?");
    for (const int minutes : announcement_minutes) page.choices.options.push_back(std::to_string(minutes));
    page.choices.chosen = form.length;
    page.choices.choose = [&](std::size_t chosen) { form.length = chosen; };
    page.offers.id = "standing";
    page.offers.label = tr("Or take one of these back");
    for (const Announcement& one : view.standing) page.offers.offers.push_back(beginning_of(one.text));
    page.offers.take = [&](std::size_t taken) { done.withdrawn = taken; };
    done.action = draw_form(ui, form.keyboard, page);
    return done;
}

}  // namespace lanyard
