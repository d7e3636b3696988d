// Names are switches over the buttons, which stay where they are whatever is ticked.
#include "roles/self/companions.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/self/badge_words.h"
#include "screens/button_rows.h"
#include "screens/page.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr std::size_t fewest_for_all = 3;

// What both pages have: the band, a column, and buttons under it.
struct Page {
    Rect body;
    float x = 0, width = 0, space = 0;
    RowMeasure measure;

    Page(Ui& ui, const EventFacts& facts, Instant now, const std::string& countdown)
        : body(draw_band(ui, {facts.config.name, format_clock(now, facts.config.time_zone), countdown})) {
        const Theme& theme = ui.theme();
        width = std::min(body.w - 2 * page_margin(ui), theme.px(theme.portrait() ? 968 : 1240));
        x = body.x + (body.w - width) / 2;
        space = theme.px(24);
        measure = {width, space, theme.touch(theme.portrait() ? 148 : 116)};
    }
    float buttons_top(Ui& ui, const ButtonRows& rows) const {
        return body.bottom() - ui.theme().px(ui.theme().portrait() ? 124 : 56) - rows.height();
    }
    Rect column(Ui& ui, float bottom) const {
        const float top = body.y + ui.theme().px(ui.theme().portrait() ? 64 : 36);
        return {x, top, width, bottom - ui.theme().px(40) - top};
    }
    // The upper third of an upright screen, or more where `asked` needs it, and what lies beneath.
    std::pair<Rect, Rect> in_two(Ui& ui, float bottom, const Column& asked) const {
        const Rect all = column(ui, bottom);
        const float gap = ui.theme().px(40);
        const float third = std::ceil(ui.window().bottom() / 3);
        const float middle = std::max(all.y + std::min(asked.height(1), all.h / 2) + gap, third);
        return {{all.x, all.y, all.w, middle - gap - all.y}, {all.x, middle, all.w, all.bottom() - middle}};
    }
};

Button secondary(const Theme& theme, std::string_view id, const std::string& label) {
    return {id, label, ButtonLook::secondary, button_style(theme, 42)};
}

std::string check_in_words(const CompanionsView& view) {
    if (view.is_checking) return tr("One moment…");
    if (view.here.empty()) return tr("Check them in");
    return filled(
        tr_n("Check in {count} person", "Check in {count} people", static_cast<long long>(view.here.size())),
        {{"count", std::to_string(view.here.size())}});
}

std::string person_id(std::size_t number) {
    return "companion_" + std::to_string(number + 1);
}

std::string status_of(const CalledPerson& person, const EventFacts& facts) {
    if (!lets_through(person.outcome.verdict)) return tr("Please see the desk");
    const BadgeStory story = badge_story(person.outcome, person.print, MissedBadge::none, facts);
    return story.words.heading.empty() ? tr("You are checked in") : story.words.heading;
}

}  // namespace

std::string guest_words(const std::vector<Companion>& companions, const std::string& person,
                        const std::string& name) {
    std::size_t guests = 0, number = 0;
    for (const Companion& one : companions) {
        guests += one.is_guest() ? 1 : 0;
        if (one.person == person) number = guests;
    }
    return filled(guests == 1 ? tr("A guest of {name}") : tr("Guest {number} of {name}"),
                  {{"name", name}, {"number", std::to_string(number)}});
}

namespace {

// A switch for each of them; of several one for all, too.
std::vector<Button> name_buttons(const Theme& theme, const CompanionsView& view,
                                 const std::vector<std::string>& ids) {
    std::vector<Button> names;
    if (view.companions.size() >= fewest_for_all) {
        names.push_back(secondary(theme, "everybody", tr("All of them")));
        names.back().on = view.here.size() == view.companions.size();
    }
    for (std::size_t i = 0; i < view.companions.size(); ++i) {
        const Companion& one = view.companions[i];
        names.push_back(
            secondary(theme, ids[i],
                      one.is_guest() ? guest_words(view.companions, one.person, view.brought_by) : one.name));
        names.back().on = view.here.count(one.person) != 0;
    }
    return names;
}

}  // namespace

CompanionsAction draw_companions(Ui& ui, const CompanionsView& view) {
    const Theme& theme = ui.theme();
    ui.screen("companions", "asking", Mood::neutral);
    const Page page(ui, view.facts, view.now, view.countdown);
    const bool upright = theme.portrait();
    std::vector<Button> below = {
        {"check_in", check_in_words(view), ButtonLook::primary, button_style(theme, 42)},
        secondary(theme, "back", tr("‹ Back"))};
    if (!upright) std::swap(below.front(), below.back());
    const ButtonRows buttons(ui, below, page.measure,
                             upright ? std::vector<std::size_t>{1, 1} : std::vector<std::size_t>{2});
    const float top = page.buttons_top(ui, buttons);

    Column column;
    add_text(column, ui, {"heading", "heading", tr("Who is with you?"), {}}, heading_style(theme, 80, 2),
             ui.palette().ink, page.width);
    column.gap(theme.px(20));
    add_text(column, ui,
             {"sentence",
              view.is_empty ? "alert" : "paragraph",
              tr("Please touch the names of those who are here."),
              {}},
             body_style(theme, 40, view.is_empty ? Weight::semibold : Weight::regular), ui.palette().ink,
             page.width);

    std::vector<std::string> ids;
    for (std::size_t i = 0; i < view.companions.size(); ++i) ids.push_back(person_id(i));
    const std::vector<Button> names = name_buttons(theme, view, ids);
    RowMeasure measure = page.measure;
    measure.least_height = theme.touch(upright ? 116 : 96);
    measure.most_in_row = upright ? 2 : 3;
    const ButtonRows rows(ui, names, measure);
    // On an upright screen what is asked stands above, and what is touched no higher than people reach.
    Column beneath;
    Column& choices = upright ? beneath : column;
    if (!upright) column.gap(theme.px(40));
    CompanionsAction action;
    std::string touched;
    for (std::size_t row = 0; row < rows.count(); ++row) {
        choices.part([height = rows.row_height(row)](float) { return height; },
                     [&rows, &touched, row](const Rect& place, float) {
                         if (std::string id = rows.draw_row(row, {place.x, place.y}); !id.empty())
                             touched = std::move(id);
                     });
        choices.gap(page.space);
    }
    if (upright) {
        const auto [above, below_it] = page.in_two(ui, top, column);
        draw_in_pages(ui, "companions", {{column, above, 0}, {beneath, below_it, 0}});
    } else {
        draw_in_pages(ui, "companions", {{column, page.column(ui, top), 0.4f}});
    }

    if (const std::string id = buttons.draw({page.x, top}); !id.empty()) touched = id;
    action.all = touched == "everybody";
    action.check_in = touched == "check_in";
    action.back = touched == "back" || ui.back();
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (touched == ids[i]) action.ticked = view.companions[i].person;
    return action;
}

bool draw_called(Ui& ui, const CalledView& view) {
    const Theme& theme = ui.theme();
    const bool has_somebody =
        std::any_of(view.people.begin(), view.people.end(),
                    [](const CalledPerson& person) { return lets_through(person.outcome.verdict); });
    ui.screen("companions", "called", has_somebody ? Mood::good : Mood::attention);
    const Page page(ui, view.facts, view.now, view.countdown);
    const ButtonRows buttons(ui, {{"done", tr("Done"), ButtonLook::primary, button_style(theme, 42)}},
                             page.measure);
    const float top = page.buttons_top(ui, buttons);

    Column column;
    const std::string heading = view.called.empty()
                                    ? (has_somebody ? tr("Welcome, all of you") : tr("Please see the desk"))
                                    : filled(tr("{name}, please take your badge"), {{"name", view.called}});
    add_text(column, ui, {"heading", "heading", heading, view.called}, heading_style(theme, 80, 4),
             ui.palette().ink, page.width);
    column.gap(theme.px(16));
    add_text(column, ui,
             {"printer_place", "paragraph", view.called.empty() ? "" : view.facts.point.printer_place, {}},
             body_style(theme, 36), ui.palette().quiet_ink, page.width);
    column.gap(theme.px(40));
    TextStyle line = body_style(theme, 38);
    line.smallest = theme.px(28);  // names may be one long word
    for (std::size_t i = 0; i < view.people.size(); ++i) {
        const CalledPerson& person = view.people[i];
        add_text(
            column, ui,
            {person_id(i), "status", person.name + "\u00a0· " + status_of(person, view.facts), person.name},
            line, ui.palette().ink, page.width);
        column.gap(theme.px(16));
    }
    draw_in_pages(ui, "called", {{column, page.column(ui, top), 0.4f}});
    return !buttons.draw({page.x, top}).empty() || ui.back();
}

}  // namespace lanyard
