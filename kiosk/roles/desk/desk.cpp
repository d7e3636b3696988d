// Side by side in landscape, one over the other in portrait.
#include "roles/desk/desk.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/desk/card.h"
#include "roles/desk/desk_header.h"
#include "roles/desk/machine_words.h"
#include "roles/desk/printing.h"
#include "roles/desk/results.h"
#include "screens/needed_words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"
#include "ui/text_field.h"

namespace lanyard {
namespace {

// Where the parts of the search's side lie; the same for drawing and for counting rows.
struct SearchPlaces {
    Rect field, walk_in, call, missing, trouble, printed, printer, asked, list, ticking, keyboard, counts;
    float row = 0;
};

struct Halves {
    Rect header, search, card;
};

// Of a portrait screen the search has all of it while its keys are shown.
Halves halves_of(const Ui& ui, bool shows_keyboard) {
    const Theme& theme = ui.theme();
    const Rect window = ui.window();
    const Rect header{window.x, window.y, window.w, std::round(theme.px(theme.portrait() ? 84 : 54))};
    const Rect body{window.x, header.bottom(), window.w, window.h - header.h};
    if (theme.portrait()) {
        const float top = shows_keyboard ? body.h : std::floor(body.h * 0.4f);
        return {header, {body.x, body.y, body.w, top}, {body.x, body.y + top, body.w, body.h - top}};
    }
    const float left = std::floor(body.w * 0.4266f);
    return {header, {body.x, body.y, left, body.h}, {body.x + left, body.y, body.w - left, body.h}};
}

// The most urgent of whom the programme needs and who has not arrived, once that matters.
const NeededPerson* missing_person(const DeskView& view) {
    if (view.news.needed.empty()) return nullptr;
    const NeededPerson& first = view.news.needed.front();
    const bool matters = first.state == NeededState::now || first.state == NeededState::soon;
    return matters ? &first : nullptr;
}

// Of another machine, else of a session whose people stand nowhere; "" for none.
std::string trouble_of(const DeskView& view) {
    const MachineState* machine = machine_in_trouble(view.news.machines);
    if (machine) return machine_trouble_words(*machine, view.facts.config);
    return view.news.cancelled.empty() ? "" : cancelled_words(view.news.cancelled.front());
}

DeskPrinting printing_of(const DeskView& view) {
    return {view.news, view.hindrance, view.forewarning, view.facts.point.name,
            labels_on_new_roll(view.facts, view.news)};
}

SearchPlaces places_of(const Ui& ui, const DeskView& view) {
    const Theme& theme = ui.theme();
    const Rect side = halves_of(ui, view.shows_keyboard).search;
    const float margin = theme.px(32), gap = theme.px(20), height = theme.touch(84);
    SearchPlaces places;
    const float walk_in = std::floor(theme.px(236));
    places.field = {side.x + margin, side.y + theme.px(24), side.w - 2 * margin - gap - walk_in, height};
    places.walk_in = {places.field.right() + gap, places.field.y, walk_in, height};
    float y = places.field.bottom() + gap;
    if (!view.news.calls.empty() || view.evacuation) {
        places.call = {side.x + margin, y, side.w - 2 * margin, theme.touch(68)};
        y = places.call.bottom() + gap * 0.6f;
    }
    if (missing_person(view)) {
        places.missing = {side.x + margin, y, side.w - 2 * margin, theme.touch(68)};
        y = places.missing.bottom() + gap * 0.6f;
    }
    if (!trouble_of(view).empty()) {
        places.trouble = {side.x + margin, y, side.w - 2 * margin, theme.touch(68)};
        y = places.trouble.bottom() + gap * 0.6f;
    }
    for (const auto& [place, is_shown] :
         {std::pair(&places.printed, asks_whether_printed(printing_of(view))),
          std::pair(&places.printer, printer_wants_somebody(printing_of(view))),
          std::pair(&places.asked, view.list != AskedList::none)}) {
        if (!is_shown) continue;
        *place = {side.x + margin, y, side.w - 2 * margin, theme.touch(68)};
        y = place->bottom() + gap * 0.6f;
    }
    const float counts = theme.touch(73);
    places.counts = {side.x + margin, side.bottom() - theme.px(16) - counts, side.w - 2 * margin, counts};
    float end = places.counts.y - theme.px(10);
    if (view.shows_keyboard) {
        const float width = side.w - 2 * theme.px(16);
        const float keys = std::min(smallest_keyboard_height(ui, width), side.h * 0.55f);
        places.keyboard = {side.x + theme.px(16), end - keys, width, keys};
        end = places.keyboard.y - theme.px(10);
    }
    if (view.ticks) {
        places.ticking = {side.x + margin, end - theme.touch(73), side.w - 2 * margin, theme.touch(73)};
        end = places.ticking.y - theme.px(10);
    }
    places.list = {side.x, y, side.w, end - y};
    places.row = std::max(theme.touch(0), std::round(theme.px(92)));
    return places;
}

TextStyle one_line(TextStyle style) {
    style.most_lines = 1;
    return style;
}

class DeskPage {
  public:
    DeskPage(Ui& ui, const DeskView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    DeskAction draw() {
        // The service knows whom a finger means; who was found meanwhile does not lift it.
        ui_.screen("desk", state(), Mood::neutral, TouchLasts::screen);
        const Halves halves = halves_of(ui_, view_.shows_keyboard);
        draw_desk_header(ui_, view_, halves.header);
        places_ = places_of(ui_, view_);
        ui_.fill(halves.search, ui_.palette().card);
        draw_search();
        draw_call();
        draw_missing();
        draw_trouble();
        draw_printing();
        draw_asked_list();
        draw_desk_results(ui_, view_, places_.list, places_.row, action_);
        if (view_.ticks) draw_ticking(places_.ticking);
        if (view_.shows_keyboard) draw_keyboard(ui_, view_.keyboard, &view_.search, false, places_.keyboard);
        draw_counts();
        if (halves.card.h > 0) draw_person(halves.card);
        return action_;
    }

  private:
    void draw_person(const Rect& card) {
        const float thin = std::max(1.f, theme_.px(3));
        ui_.fill(theme_.portrait() ? Rect{card.x, card.y - thin, card.w, thin}
                                   : Rect{card.x, card.y, thin, card.h},
                 ui_.palette().rule);
        const float margin = theme_.px(56);
        const Rect inner{card.x + margin, card.y + theme_.px(40), card.w - 2 * margin,
                         card.h - theme_.px(64)};
        if (view_.card)
            draw_desk_card(ui_, view_, inner, action_);
        else
            draw_nobody(inner);
    }

    std::string state() const {
        if (!view_.card) return view_.nothing_found ? "nobody" : "searching";
        switch (view_.page) {
            case CardPage::needs:
                return "needs";
            case CardPage::more:
                return "more";
            case CardPage::history:
                return "history";
            case CardPage::arrange:
                return "arrange";
            case CardPage::details:
                break;
        }
        return "person";
    }

    void draw_search() {
        const bool is_touched = ui_.input().pressed && places_.field.contains(ui_.input().pointer);
        // Letters go here from wherever the focus is.
        if (!ui_.input().text.empty() && !ui_.is_written("search")) {
            view_.search.insert(ui_.input().text);
            ui_.write_into("search");
        }
        action_.entered =
            draw_text_field(ui_, {"search", tr("Search: name, organisation, order, email or code"), true, 36},
                            view_.search, places_.field);
        if (is_touched) action_.touch = DeskTouch::search;
        if (staff_key_button(
                ui_,
                {"walk_in", "+ " + tr("Walk-in"), ButtonLook::primary, one_line(button_style(theme_, 28))},
                places_.walk_in, StaffKey::walk_in))
            action_.touch = DeskTouch::walk_in;
    }

    // That the building is being left comes before whoever calls.
    void draw_call() {
        if (view_.evacuation) {
            const std::string words = filled(
                tr("Evacuation since {time}"),
                {{"time", short_time(view_.evacuation->since, view_.now, view_.facts.config.time_zone)}});
            const std::string inside =
                filled(tr_n("{count} person inside", "{count} people inside", view_.news.counts.inside),
                       {{"count", std::to_string(view_.news.counts.inside)}});
            if (draw_news_strip(ui_, "evacuation", "⚠ " + words + " · " + inside,
                                with_key(tr("Resume"), StaffKey::tell_everybody), places_.call,
                                colours_of(ui_, Mood::attention)))
                action_.touch = DeskTouch::everybody;
            return;
        }
        if (view_.news.calls.empty()) return;
        const DeskCall& call = view_.news.calls.front();
        const bool is_coming = call.call.state == HelpState::coming;
        std::string words = "⚑ " + call_words(call, view_.now, view_.facts.config.time_zone);
        const std::size_t others = view_.news.calls.size() - 1;
        if (others > 0) words += "  +" + std::to_string(others);
        // A machine that found something is no person who waits.
        const std::string first = call.twice ? tr("See") : tr("On my way");
        const std::string answer = with_key(is_coming ? tr("Done") : first, StaffKey::help_call);
        if (draw_news_strip(ui_, "help_call", words, answer, places_.call,
                            colours_of(ui_, Mood::attention)) ||
            is_pressed(ui_, StaffKey::help_call))
            action_.touch = DeskTouch::help_call;
    }

    void draw_missing() {
        const NeededPerson* person = missing_person(view_);
        if (!person) return;
        const bool is_urgent = person->state == NeededState::now;
        const auto others = std::count_if(
            view_.news.needed.begin() + 1, view_.news.needed.end(), [](const NeededPerson& other) {
                return other.state == NeededState::now || other.state == NeededState::soon;
            });
        std::string words = (is_urgent ? "⚠ " : "⚑ ") + missing_words(*person, view_.now);
        if (others > 0) words += "  +" + std::to_string(others);
        const PartColours colours =
            is_urgent ? colours_of(ui_, StatusLook::gone) : colours_of(ui_, Mood::attention);
        if (draw_news_strip(ui_, "missing", words, with_key(tr("Who?"), StaffKey::today), places_.missing,
                            colours))
            action_.touch = DeskTouch::missing;
    }

    void draw_trouble() {
        const std::string words = trouble_of(view_);
        if (words.empty()) return;
        if (draw_news_strip(ui_, "trouble", "⚠ " + words, with_key(tr("See"), StaffKey::today),
                            places_.trouble, colours_of(ui_, Mood::attention)))
            action_.touch = DeskTouch::trouble;
    }

    void draw_printing() {
        const DeskPrinting printing = printing_of(view_);
        PrintingTouch touch = PrintingTouch::none;
        if (places_.printed.h > 0) touch = draw_whether_printed(ui_, printing, places_.printed);
        if (places_.printer.h > 0 && touch == PrintingTouch::none)
            touch = draw_printer_strip(ui_, printing, places_.printer);
        switch (touch) {
            case PrintingTouch::none:
                return;
            case PrintingTouch::came_out:
                action_.touch = DeskTouch::came_out;
                return;
            case PrintingTouch::did_not_come:
                action_.touch = DeskTouch::did_not_come;
                return;
            case PrintingTouch::new_roll:
                action_.touch = DeskTouch::new_roll;
                return;
        }
    }

    // What is listed, and how many; owed badges are printed by one key.
    void draw_asked_list() {
        if (view_.list == AskedList::none) return;
        const std::string words =
            asked_list_words(view_.list, static_cast<long long>(view_.found.size() + view_.further));
        const bool may_print =
            view_.list == AskedList::owed && view_.news.has_printer && !view_.found.empty();
        const PartColours colours = colours_of(ui_, Mood::neutral);
        if (!may_print) {
            draw_title_strip(ui_, "asked_list", words, places_.asked, colours);
            return;
        }
        const std::string answer = with_key(tr("Print all of them"), StaffKey::print_owed);
        if (draw_news_strip(ui_, "print_owed", words, answer, places_.asked, colours) ||
            is_pressed(ui_, StaffKey::print_owed))
            action_.touch = DeskTouch::print_owed;
    }

    void draw_ticking(const Rect& row) {
        const float space = theme_.px(16), width = std::floor((row.w - space) / 2);
        const TextStyle style = button_style(theme_, 26);
        if (staff_key_button(ui_, {"tick_all", tr("Tick all of these"), ButtonLook::secondary, style},
                             {row.x, row.y, width, row.h}, StaffKey::tick_all))
            action_.touch = DeskTouch::tick_all;
        // The key is taken wherever several are ticked or not.
        if (ui_.button({"tick_several", with_key(tr("Stop ticking"), StaffKey::tick_several),
                        ButtonLook::secondary, style},
                       {row.x + width + space, row.y, width, row.h}))
            action_.touch = DeskTouch::tick_several;
    }

    void draw_nobody(const Rect& place) {
        if (view_.notice.words.empty()) return;
        TextStyle style = part_style(theme_, 36, Weight::semibold);
        style.most_lines = 4;
        const PartColours colours = colours_of(ui_, view_.notice.mood);
        const float side = theme_.px(36), pad = theme_.px(28);
        const float height =
            ui_.words().measure(view_.notice.words, style, place.w - 2 * side).logical.h + 2 * pad;
        const Rect box{place.x, place.y, place.w, std::round(height)};
        ui_.fill(box, colours.ground, theme_.px(20));
        ui_.text("notice", "status", view_.notice.words, style,
                 {box.x + side, box.y + pad, box.w - 2 * side, 0}, colours.ink);
    }

    void draw_counts() {
        const HeadCounts& counts = view_.news.counts;
        std::string words, said;
        const auto count = [&](int number, const std::string& what) {
            // On the screen a number stays with its word.
            words += (words.empty() ? "**" : "    **") + std::to_string(number) + "**\u00a0" + what;
            said += (said.empty() ? "" : ", ") + std::to_string(number) + " " + what;
        };
        count(counts.arrived, tr("arrived"));
        count(counts.expected, tr("expected"));
        count(counts.pending, tr("pending"));
        count(counts.walk_ins, tr_n("walk-in", "walk-ins", counts.walk_ins));
        const Rect& place = places_.counts;
        TextStyle style = part_style(theme_, 26);
        style.marks = true;
        style.even_digits = true;
        const float space = theme_.px(16), today = std::floor(place.w * 0.16f);
        const float everybody = std::floor(place.w * 0.25f), button = std::floor(place.w * 0.22f);
        float width = place.w - today - everybody - 2 * space;
        style = part_style(theme_, 24);
        style.marks = style.even_digits = true;
        style.most_lines = 3;
        style.line_height = 1.1f;
        if (staff_key_button(ui_, {"today", tr("Today"), ButtonLook::secondary, button_style(theme_, 22)},
                             {place.right() - today, place.y, today, place.h}, StaffKey::today))
            action_.touch = DeskTouch::today;
        if (staff_key_button(
                ui_, {"everybody", tr("Tell everybody"), ButtonLook::secondary, button_style(theme_, 22)},
                {place.right() - today - space - everybody, place.y, everybody, place.h},
                StaffKey::tell_everybody))
            action_.touch = DeskTouch::everybody;
        if (view_.news.owed > 0) {
            width -= button + space;
            const auto owed = static_cast<long long>(view_.news.owed);
            const std::string label = filled(tr_n("{count} badge owed", "{count} badges owed", owed),
                                             {{"count", std::to_string(owed)}});
            if (staff_key_button(
                    ui_, {"owed", label, ButtonLook::secondary, button_style(theme_, 22)},
                    {place.right() - today - everybody - button - 2 * space, place.y, button, place.h},
                    StaffKey::owed))
                action_.touch = DeskTouch::owed;
        }
        const float height = ui_.words().measure(words, style, width).logical.h;
        const Rect box{place.x, place.y + (place.h - height) / 2, width, height};
        ui_.record("counts", "status", said, box).value = std::to_string(counts.arrived);
        ui_.silent_text(words, style, box, ui_.palette().ink);
    }

    Ui& ui_;
    const DeskView& view_;
    const Theme& theme_;
    SearchPlaces places_;
    DeskAction action_;
};

}  // namespace

bool may_check_in(const Attendee& person, bool is_evacuating) {
    return !is_evacuating && person.status != AttendeeStatus::replaced;
}

std::size_t desk_rows(const Ui& ui, const DeskView& view) {
    const SearchPlaces places = places_of(ui, view);
    return people_in_results(view, places.list, places.row);
}

DeskAction draw_desk(Ui& ui, const DeskView& view) {
    return DeskPage(ui, view).draw();
}

}  // namespace lanyard
