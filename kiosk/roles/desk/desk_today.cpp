// Seats on one side, people on the other; in portrait one under the other.
#include "roles/desk/desk_today.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "roles/desk/machine_words.h"
#include "roles/desk/printing.h"
#include "screens/needed_words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/roll_words.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

struct StateWords {
    std::string words;
    Mood mood;
};

StateWords state_words(const NeededPerson& person, Instant now) {
    const std::string minutes = std::to_string(minutes_until(person, now));
    switch (person.state) {
        case NeededState::arrived:
            return {"✓ " + tr("Here"), Mood::good};
        case NeededState::now:
            if (minutes == "0") return {"⚠ " + tr("On now"), Mood::attention};
            return {"⚠ " + filled(tr("{count} min"), {{"count", minutes}}), Mood::attention};
        case NeededState::soon:
            return {"⚑ " + filled(tr("{count} min"), {{"count", minutes}}), Mood::attention};
        case NeededState::later:
            break;
    }
    return {"○ " + tr("Not yet"), Mood::neutral};
}

class TodayPage {
  public:
    TodayPage(Ui& ui, const TodayView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    TodayAction draw() {
        ui_.screen("desk_today", view_.news.seats ? "seats" : "people", Mood::neutral);
        const Rect body =
            draw_band(ui_, {tr("Today"), format_clock(view_.now, view_.facts.config.time_zone), {}});
        const float margin = theme_.px(48), low = theme_.touch(110), gap = theme_.px(24);
        Rect page{body.x + margin, body.y + gap, body.w - 2 * margin, body.h - low - 3 * gap};
        draw_foot({page.x, page.bottom() + gap, page.w, low});
        draw_machines(page);
        Rect seats = page, people = page;
        if (theme_.portrait()) {
            seats.h = std::floor(page.h * 0.5f);
            people = {page.x, seats.bottom() + gap, page.w, page.h - seats.h - gap};
        } else {
            seats.w = std::floor((page.w - margin) * 0.46f);
            people = {seats.right() + margin, page.y, page.w - seats.w - margin, page.h};
        }
        draw_seats(seats);
        draw_people(people);
        if (ui_.back()) action_.touch = TodayTouch::back;
        return action_;
    }

  private:
    TextStyle line(float size, Weight weight = Weight::regular, int lines = 1) const {
        TextStyle style = part_style(theme_, size, weight);
        style.most_lines = lines;
        style.smallest = style.size * 0.55f;
        return style;
    }

    float heading(const char* id, const std::string& words, const Rect& place) {
        return ui_.text(id, "heading", words, line(38, Weight::bold), place, ui_.palette().ink).bottom() +
               theme_.px(12);
    }

    void draw_foot(const Rect& row) {
        const int labels = labels_on_new_roll(view_.facts, view_.news);
        const int buttons = 4 + (view_.may_undo ? 1 : 0) + (labels > 0 ? 1 : 0);
        const float space = theme_.px(20), width = std::floor((row.w - space * (buttons - 1)) / buttons);
        float x = row.x;
        const auto button = [&](const char* id, const std::string& words, StaffKey key, TodayTouch touch) {
            if (staff_key_button(ui_, {id, words, ButtonLook::secondary, button_style(theme_, 30)},
                                 {x, row.y, width, row.h}, key))
                action_.touch = touch;
            x += width + space;
        };
        button("everybody", tr("Tell everybody"), StaffKey::tell_everybody, TodayTouch::everybody);
        if (labels > 0) button("new_roll", new_roll_words(labels), StaffKey::new_roll, TodayTouch::new_roll);
        button("roll_call", tr("Who is in"), StaffKey::roll_call, TodayTouch::roll_call);
        button("refusals", tr("Not let in today"), StaffKey::refusals, TodayTouch::refusals);
        if (view_.may_undo) button("undo", tr("Undo"), StaffKey::undo, TodayTouch::undo);
        if (ui_.button({"back", with_key(tr("Back to the desk"), "Esc"), ButtonLook::primary,
                        button_style(theme_, 30)},
                       {x, row.y, width, row.h}))
            action_.touch = TodayTouch::back;
    }

    void draw_machines(Rect& page) {
        draw_over_all("machines", machines_words(view_.news.machines, view_.facts.config),
                      machine_in_trouble(view_.news.machines) != nullptr, page);
        if (view_.news.journal_clock)
            draw_over_all("journal_clock",
                          "⚠ " + clock_ahead_words(*view_.news.journal_clock, view_.facts.config), true,
                          page);
    }

    // Over everything else, where there are words; takes its line off the page.
    void draw_over_all(const char* id, const std::string& words, bool is_bad, Rect& page) {
        if (words.empty()) return;
        const float height =
            ui_.text(id, "status", words, line(26, is_bad ? Weight::semibold : Weight::regular, 2),
                     {page.x, page.y, page.w, 0}, is_bad ? ui_.palette().ink : ui_.palette().quiet_ink)
                .h +
            theme_.px(14);
        page.y += height;
        page.h -= height;
    }

    // What a touch does is at its end. Gives where the next part begins.
    float draw_cancelled(const Rect& place) {
        constexpr std::size_t most = 3;
        const auto& cancelled = view_.news.cancelled;
        const float height = theme_.touch(104), space = theme_.px(10);
        float y = place.y;
        for (std::size_t i = 0; i < std::min(most, cancelled.size()); ++i, y += height + space) {
            const bool may_move = cancelled[i].may_move();
            const std::string words = "⚠ " + cancelled_words(cancelled[i]);
            const std::string what = may_move ? tr("Move them") : tr("Who?");
            const std::string answer = i == 0 ? with_key(what, StaffKey::move_people) : what;
            const bool is_touched =
                draw_news_strip(ui_, "cancelled_" + std::to_string(i + 1), words, answer,
                                {place.x, y, place.w, height}, colours_of(ui_, Mood::attention));
            const bool has_key = i == 0 && is_pressed(ui_, StaffKey::move_people);
            if ((is_touched || has_key) && !view_.is_waiting) {
                action_.touch = TodayTouch::cancelled;
                action_.index = i;
            }
        }
        return y + (cancelled.empty() ? 0 : theme_.px(8));
    }

    void draw_seats(const Rect& place) {
        const auto& seats = view_.news.seats;
        // How old what is shown may be.
        const std::string& zone = view_.facts.config.time_zone;
        const std::string age = view_.news.at == Instant{} ? "" : " · " + format_clock(view_.news.at, zone);
        float y = heading("seats", tr("Seats") + age, place);
        if (!view_.notice.words.empty()) {
            const PartColours colours = colours_of(ui_, view_.notice.mood);
            const TextStyle style = line(28, Weight::semibold, 4);
            const float pad = theme_.px(12), side = theme_.px(24);
            const float height = ui_.words().measure(view_.notice.words, style, place.w - 2 * side).logical.h;
            ui_.fill({place.x, y, place.w, height + 2 * pad}, colours.ground, theme_.px(14));
            ui_.text("notice", "status", view_.notice.words, style,
                     {place.x + side, y + pad, place.w - 2 * side, 0}, colours.ink);
            y += height + 2 * pad + theme_.px(14);
        }
        if (!seats) {
            ui_.text("no_limit", "paragraph", tr("This event has no limit of seats."),
                     line(28, Weight::regular, 2), {place.x, y, place.w, 0}, ui_.palette().quiet_ink);
            return;
        }
        y = draw_numbers(*seats, {place.x, y, place.w, std::round(theme_.px(150))});
        const std::string rule = holding_words(*seats);
        y = ui_.text("holding", "paragraph", rule, line(26, Weight::regular, 3), {place.x, y, place.w, 0},
                     ui_.palette().quiet_ink)
                .bottom() +
            theme_.px(14);
        if (seats->to_release() > 0) y = draw_release({place.x, y, place.w, theme_.touch(90)});
        draw_waiting({place.x, y, place.w, place.bottom() - y});
    }

    std::string holding_words(const Seats& seats) const {
        const auto& until = view_.facts.config.hold_until;
        if (seats.is_holding)
            return filled(tr("Seats of ticket-holders are kept until {time}."),
                          {{"time", short_time(*until, view_.now, view_.facts.config.time_zone)}});
        return filled(
            tr_n("{count} ticket-holder has not come. Whoever comes late is let in before anybody else.",
                 "{count} ticket-holders have not come. Whoever comes late is let in before anybody else.",
                 seats.unclaimed),
            {{"count", std::to_string(seats.unclaimed)}});
    }

    float draw_numbers(const Seats& seats, const Rect& row) {
        struct Number {
            const char* id;
            int number;
            std::string words;
        };
        const Number numbers[] = {{"taken", seats.taken, tr("taken")},
                                  {"kept", seats.kept, tr("kept")},
                                  {"free", seats.free, tr("free")},
                                  {"waiting", seats.waiting, tr("waiting")}};
        const float space = theme_.px(12), width = std::floor((row.w - 3 * space) / 4);
        for (std::size_t i = 0; i < 4; ++i) {
            const Rect box{row.x + static_cast<float>(i) * (width + space), row.y, width, row.h};
            ui_.fill(box, ui_.palette().card, theme_.px(16));
            TextStyle large = line(64, Weight::bold), small = line(26);
            large.align = small.align = TextAlign::centre;
            large.even_digits = true;
            const std::string number = std::to_string(numbers[i].number);
            const float top = box.y + theme_.px(14);
            const Rect drawn = ui_.silent_text(number, large, {box.x, top, box.w, 0}, ui_.palette().ink);
            ui_.text(numbers[i].id, "status", numbers[i].words, small,
                     {box.x + theme_.px(6), drawn.bottom(), box.w - theme_.px(12), 0},
                     ui_.palette().quiet_ink, number);
        }
        return row.bottom() + theme_.px(16);
    }

    float draw_release(const Rect& row) {
        const float space = theme_.px(12), step = theme_.touch(90);
        TextStyle sign = button_style(theme_, 44);
        if (ui_.button({"fewer", "−", ButtonLook::secondary, sign}, {row.x, row.y, step, row.h}))
            action_.touch = TodayTouch::fewer;
        if (ui_.button({"more", "+", ButtonLook::secondary, sign},
                       {row.x + step + space, row.y, step, row.h}))
            action_.touch = TodayTouch::more;
        const std::string words = filled(tr_n("Give {count} seat to the waiting list",
                                              "Give {count} seats to the waiting list", view_.count),
                                         {{"count", std::to_string(view_.count)}});
        const float x = row.x + 2 * (step + space);
        if (staff_key_button(ui_, {"release", words, ButtonLook::primary, button_style(theme_, 28)},
                             {x, row.y, row.right() - x, row.h}, StaffKey::release_seats) &&
            !view_.is_waiting)
            action_.touch = TodayTouch::release;
        return row.bottom() + theme_.px(14);
    }

    void draw_waiting(const Rect& place) {
        const auto& waiting = view_.news.waiting;
        if (waiting.empty()) return;
        const float height = theme_.touch(73), space = theme_.px(8);
        const float heading = theme_.px(46);
        const Rect list{place.x, place.y + heading, place.w, place.h - heading};
        const std::size_t shown = rows_of(list, height + space);
        scroll_rows(ui_, view_.waiting, {list, waiting.size(), shown, height + space, false});
        const std::string title =
            with_range(tr("Waiting list"), rows_in_view(view_.waiting.first, shown, waiting.size()));
        float y = ui_.text("waiting_list", "heading", title, line(28, Weight::semibold),
                           {place.x, place.y, place.w, 0}, ui_.palette().ink)
                      .bottom() +
                  theme_.px(6);
        for (std::size_t i = view_.waiting.first; i < waiting.size() && y + height <= place.bottom();
             ++i, y += height + space) {
            const Attendee& person = waiting[i];
            const std::string number = std::to_string(i + 1);
            const std::string label = number + ". " + person.name +
                                      (person.organisation.empty() ? "" : " · " + person.organisation);
            if (ui_.button({"waiting_" + number, label, ButtonLook::secondary, button_style(theme_, 26)},
                           {place.x, y, place.w, height}))
                open(person.id);
        }
    }

    static std::size_t rows_of(const Rect& list, float row) {
        return static_cast<std::size_t>(std::max(1.f, std::floor(list.h / row)));
    }
    static std::string with_range(const std::string& title, const std::string& range) {
        return range.empty() ? title : title + " · " + range;
    }

    void open(const std::string& person) {
        action_.touch = TodayTouch::person;
        action_.person = person;
    }

    void draw_people(Rect place) {
        const float top = draw_cancelled(place);
        place.h -= top - place.y;
        place.y = top;
        const auto& needed = view_.news.needed;
        const auto missing = std::count_if(needed.begin(), needed.end(), [](const NeededPerson& one) {
            return one.state != NeededState::arrived;
        });
        const std::string title = needed.empty() ? tr("The programme needs nobody any more.")
                                  : missing == 0
                                      ? tr("Everybody you need is in the building.")
                                      : filled(tr_n("{count} of those you need is not here yet",
                                                    "{count} of those you need are not here yet", missing),
                                               {{"count", std::to_string(missing)}});
        const float height = std::max(theme_.touch(73), std::round(theme_.px(86))), space = theme_.px(8);
        const float heading_height = theme_.px(64);
        const Rect list{place.x, place.y + heading_height, place.w, place.h - heading_height};
        const std::size_t shown = rows_of(list, height + space);
        scroll_rows(ui_, view_.needed, {list, needed.size(), shown, height + space});
        const std::string range = rows_to_turn(view_.needed.first, shown, needed.size());
        float y = heading("needed", with_range(title, range), place);
        for (std::size_t i = view_.needed.first; i < needed.size() && y + height <= place.bottom();
             ++i, y += height + space)
            draw_needed(i, {place.x, y, place.w, height});
    }

    void draw_needed(std::size_t index, const Rect& box) {
        const NeededPerson& person = view_.news.needed[index];
        const std::string id = "needed_" + std::to_string(index + 1);
        const StateWords state = state_words(person, view_.now);
        const std::string about = needed_for_words(person, view_.facts.config);
        std::string name = person.name;
        if (!person.phone.empty() && person.state != NeededState::arrived) name += "  " + person.phone;
        if (person.records == 0) name += "  " + tr("(on no list)");
        if (person.records > 1) name += "  " + tr("(several have this name)");
        const bool is_touched = ui_.area_button(id, name + ". " + about + ". " + state.words, box);
        const bool is_urgent = person.state == NeededState::now;
        const PartColours colours =
            is_urgent ? colours_of(ui_, StatusLook::gone) : colours_of(ui_, state.mood);
        const Rect pill =
            draw_pill(ui_, "", state.words, colours, box.right() - theme_.px(16), box.y + box.h / 2, 24);
        const float width = pill.x - box.x - theme_.px(40);
        // Two lines each at most, as large as the row takes them.
        TextStyle bold = line(28, Weight::bold, 2), quiet = line(23, Weight::regular, 2);
        bold.smallest = quiet.smallest = 0;
        bold.line_height = quiet.line_height = 1.12f;
        const auto height_of = [&](const std::string& words, const TextStyle& style) {
            const TextBlock block = ui_.words().measure(words, style, width);
            return block.cut ? box.h : block.logical.h;
        };
        while (height_of(name, bold) + height_of(about, quiet) > box.h - theme_.px(8) &&
               quiet.size > theme_.px(9)) {
            bold.size *= 0.94f;
            quiet.size *= 0.94f;
        }
        const float height = height_of(name, bold) + height_of(about, quiet);
        const float x = box.x + theme_.px(20), y = box.y + std::round((box.h - height) / 2);
        const Rect drawn = ui_.silent_text(name, bold, {x, y, width, 0}, ui_.palette().ink);
        ui_.silent_text(about, quiet, {x, drawn.bottom(), width, 0}, ui_.palette().quiet_ink);
        if (is_touched && !person.person.empty()) open(person.person);
    }

    Ui& ui_;
    const TodayView& view_;
    const Theme& theme_;
    TodayAction action_;
};

}  // namespace

TodayAction draw_desk_today(Ui& ui, const TodayView& view) {
    return TodayPage(ui, view).draw();
}

}  // namespace lanyard
