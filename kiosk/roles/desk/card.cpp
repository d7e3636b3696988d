// From the top what is known, from the bottom what can be done; the history has the room between.
#include "roles/desk/card.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/language.h"
#include "desk/history_words.h"
#include "roles/desk/card_arrange.h"
#include "roles/desk/card_history.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

constexpr std::array<Flag, 6> all_flags = {Flag::desk_first,      Flag::tell,   Flag::no_photo,
                                           Flag::first_name_only, Flag::escort, Flag::protected_person};

struct Fact {
    const char* id;
    std::string label, value;
};

class DeskCardPage {
  public:
    DeskCardPage(Ui& ui, const DeskView& view, DeskAction& action)
        : ui_(ui),
          view_(view),
          card_(*view.card),
          person_(view.card->person),
          theme_(ui.theme()),
          action_(action) {}

    void draw(const Rect& place) {
        const float foot = draw_buttons(place);
        // They lead to their pages and forms, and back, whether or not a button for them has room.
        if (is_pressed(ui_, StaffKey::badge_text) && view_.news.has_printer) touched(DeskTouch::badge_text);
        if (is_pressed(ui_, StaffKey::seen_to)) touched(DeskTouch::seen_to);
        if (is_pressed(ui_, StaffKey::history)) touched(DeskTouch::history);
        if (is_pressed(ui_, StaffKey::arrange)) touched(DeskTouch::arrange);
        const float gap = theme_.px(22);
        float y = draw_head(place);
        // Where the flags are changed they are told by their switches; a page that is read has all the room.
        std::string seen = is_page_of_its_own(view_.page) ? "" : must_be_seen(card_);
        if (!seen.empty() && person_.inside && next_to_see_to(card_))
            seen = with_key(seen + " · " + tr("Done?"), StaffKey::seen_to);
        y = draw_strip("flags", "alert", seen, Mood::attention, {place.x, y, place.w, 0});
        y = draw_strip("notice", "status", view_.notice.words, view_.notice.mood, {place.x, y, place.w, 0});
        const Rect rest{place.x, y, place.w, foot - gap - y};
        if (view_.page == CardPage::history) return draw_whole_history(ui_, view_, rest, action_);
        if (view_.page == CardPage::arrange) return draw_arrange(ui_, view_, rest, action_);
        if (view_.page == CardPage::more) return draw_more(rest);
        const float facts_end = draw_facts(rest);
        const Rect history{rest.x, facts_end + gap, rest.w, rest.bottom() - facts_end - gap};
        if (view_.page == CardPage::needs)
            draw_card_needs(ui_, view_, history);
        else
            draw_card_history(ui_, view_, history, action_);
    }

  private:
    void touched(DeskTouch touch) { action_.touch = touch; }

    float draw_head(const Rect& place) {
        const StatusWords status = status_words(person_, view_.now, view_.facts.config.time_zone);
        const TextStyle pill_style = part_style(theme_, 28, Weight::semibold);
        TextStyle name = part_style(theme_, 60, Weight::bold);
        name.spacing_em = -0.02f;
        name.most_lines = 3;
        name.smallest = name.size * 0.45f;
        name.line_height = 1.12f;
        const float pill_width =
            ui_.words().measure(status.words, pill_style, theme_.px(420)).logical.w + theme_.px(72);
        const float width = place.w - pill_width;
        const float first_line = std::round(name.size * name.line_height);
        draw_pill(ui_, "status", status.words, colours_of(ui_, status.look), place.right(),
                  place.y + first_line / 2, 28);
        const std::string shown = person_.name.empty() ? tr("No name") : person_.name;
        float y = ui_.text("name", "heading", shown, name, {place.x, place.y, width, 0}, ui_.palette().ink,
                           person_.name)
                      .bottom();
        std::string about = person_.job_title;
        if (!person_.organisation.empty()) about += (about.empty() ? "" : " · ") + person_.organisation;
        if (person_.walk_in) about += (about.empty() ? "" : " · ") + tr("Walk-in");
        TextStyle quiet = part_style(theme_, 32);
        quiet.smallest = quiet.size * 0.75f;
        if (ui_.words().measure(about, quiet, place.w).cut) quiet.most_lines = 2;
        if (!about.empty())
            y = ui_.text("about", "paragraph", about, quiet, {place.x, y + theme_.px(4), place.w, 0},
                         ui_.palette().quiet_ink)
                    .bottom();
        return y + theme_.px(22);
    }

    // Words on a coloured ground; nothing where there are none. Gives where the next part begins.
    float draw_strip(const char* id, const char* role, const std::string& words, Mood mood,
                     const Rect& place) {
        if (words.empty()) return place.y;
        TextStyle style = part_style(theme_, 28, Weight::semibold);
        style.most_lines = 4;
        const float side = theme_.px(32), pad = theme_.px(16);
        const PartColours colours = colours_of(ui_, mood);
        const float height = ui_.words().measure(words, style, place.w - 2 * side).logical.h + 2 * pad;
        const Rect box{place.x, place.y, place.w, std::round(height)};
        ui_.fill(box, colours.ground, theme_.px(20));
        if (theme_.choices().high_contrast)
            ui_.outline(box, ui_.palette().edge, std::max(2.f, theme_.px(3)), theme_.px(20));
        ui_.text(id, role, words, style, {box.x + side, box.y + pad, box.w - 2 * side, 0}, colours.ink);
        return box.bottom() + theme_.px(18);
    }

    float draw_facts(const Rect& place) {
        std::string notes;
        if (person_.flags.empty())
            for (const auto& [heading, note] : card_.notes) notes += (notes.empty() ? "" : " ") + note;
        const std::array<Fact, 6> facts = {{
            {"ticket", tr("Ticket"), person_.ticket_type},
            {"email", tr("Email"), person_.email},
            {"workshop", tr("Workshop"), workshop_words(card_, view_.facts.config, view_.now)},
            {"needs", tr("Needs"), ""},
            {"badge", tr("Badge"), card_badge_words(card_)},
            {"notes", tr("Notes"), notes},
        }};
        constexpr std::size_t columns = 3;
        const float side = theme_.px(36), pad = theme_.px(22), space = theme_.px(20);
        const float room = place.w - 2 * side - (columns - 1) * space;
        // Addresses are long.
        const std::array<float, columns> widths = {std::floor(room * 0.27f), std::floor(room * 0.45f),
                                                   std::floor(room * 0.28f)};
        const TextStyle label = part_style(theme_, 22), value = value_style();
        const float label_height = std::round(label.size * label.line_height) + theme_.px(2);
        std::array<float, 2> rows{};
        for (std::size_t i = 0; i < facts.size(); ++i)
            rows[i / columns] =
                std::max(rows[i / columns], label_height + fact_height(facts[i], widths[i % columns]));
        const float second = rows[0] + theme_.px(18), end = second + rows[1];
        Rect card{place.x, place.y, place.w, std::round(2 * pad + end)};
        card.h += booked_height(card.w - 2 * side, place.h - card.h);
        ui_.card("facts", tr("Details"), card);
        const auto draw = [&](const Fact& fact, float x, float y, float width) {
            ui_.silent_text(fact.label, label, {x, y, width, 0}, ui_.palette().quiet_ink);
            const Rect below{x, y + label_height, width, 0};
            if (fact.id == std::string_view("needs"))
                draw_needs_button(below);
            else
                ui_.text(fact.id, "definition", said(fact.value), value, below, ui_.palette().ink,
                         fact.label);
        };
        float x = card.x + side;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (i == columns) x = card.x + side;
            draw(facts[i], x, card.y + pad + (i < columns ? 0 : second), widths[i % columns]);
            x += widths[i % columns] + space;
        }
        draw_booked(
            {card.x + side, card.y + pad + end, card.w - 2 * side, place.bottom() - card.y - pad - end});
        return card.bottom();
    }

    // What they booked may be several things: it has a row to itself, in letters that fit what is left of the
    // place.
    std::string booked() const {
        const std::string words = booked_words(card_, view_.now, view_.facts.config.time_zone);
        return words.empty() ? "" : tr("Booked") + ": " + words;
    }
    TextStyle booked_style(float width, float most) const {
        TextStyle style = part_style(theme_, 29);
        style.most_lines = 3;
        const auto height = [&] { return ui_.words().measure(booked(), style, width).logical.h; };
        while (height() > most && style.size > theme_.px(14)) style.size *= 0.94f;
        return style;
    }
    float booked_height(float width, float most) const {
        if (booked().empty()) return 0;
        const TextStyle style = booked_style(width, most - theme_.px(14));
        return std::round(ui_.words().measure(booked(), style, width).logical.h + theme_.px(14));
    }
    void draw_booked(const Rect& place) {
        if (booked().empty()) return;
        const float gap = theme_.px(14), pad = theme_.px(22);
        ui_.text("booked", "definition", booked(), booked_style(place.w, place.h - pad - gap),
                 {place.x, place.y + gap, place.w, 0}, ui_.palette().ink, tr("Booked"));
    }

    float fact_height(const Fact& fact, float width) {
        if (fact.id == std::string_view("needs")) return needs_height();
        return ui_.words().measure(said(fact.value), value_style(), width).logical.h;
    }

    TextStyle value_style() const {
        TextStyle style = part_style(theme_, 29);
        style.most_lines = 3;
        style.smallest = style.size * 0.75f;
        return style;
    }
    static std::string said(const std::string& value) { return value.empty() ? "—" : value; }

    float needs_height() const {
        return card_.needs.empty() ? value_style().size * value_style().line_height : theme_.touch(73);
    }

    // How many there are; what they are is behind a tap.
    void draw_needs_button(const Rect& place) {
        if (card_.needs.empty()) {
            ui_.text("needs", "definition", "—", value_style(), place, ui_.palette().ink, tr("Needs"));
            return;
        }
        const Rect box{place.x, place.y, std::min(place.w, theme_.touch(170)), theme_.touch(73)};
        TextStyle style = button_style(theme_, 28);
        const std::string words =
            std::to_string(card_.needs.size()) + (view_.page == CardPage::needs ? "  ▾" : "  ▸");
        if (ui_.button({"needs", words, ButtonLook::secondary, style, std::nullopt, tr("Needs")}, box))
            touched(DeskTouch::needs);
    }

    void draw_more(const Rect& place) {
        const float space = theme_.px(16);
        constexpr int columns = 3;
        const float height = theme_.touch(84);
        const float width = std::floor((place.w - (columns - 1) * space) / columns);
        float y = place.y;
        int column = 0;
        const auto next = [&] {
            const Rect box{place.x + static_cast<float>(column) * (width + space), y, width, height};
            if (++column == columns) column = 0, y += height + space;
            return box;
        };
        TextStyle style = button_style(theme_, 27);
        for (const Flag flag : all_flags) {
            const std::string id = "flag_" + std::string(flag_name(flag));
            if (ui_.button({id, flag_words(flag), ButtonLook::secondary, style, person_.has(flag)}, next())) {
                touched(DeskTouch::flag);
                action_.flag = flag;
            }
        }
        if (ui_.button({"same_person", tr("Same person as another record"), ButtonLook::secondary, style},
                       next()))
            touched(DeskTouch::same_person);
        if (!view_.ticks && ui_.button({"tick_several", with_key(tr("Tick several"), StaffKey::tick_several),
                                        ButtonLook::secondary, style},
                                       next()))
            touched(DeskTouch::tick_several);
        if (staff_key_button(ui_,
                             {"arrange", tr("Workshop, ticket, telephone"), ButtonLook::secondary, style},
                             next(), StaffKey::arrange))
            touched(DeskTouch::arrange);
        if (!person_.order_code.empty() &&
            staff_key_button(ui_, {"same_order", tr("Others of this order"), ButtonLook::secondary, style},
                             next(), StaffKey::same_order))
            touched(DeskTouch::same_order);
        if (const auto due = next_to_see_to(card_);
            due &&
            staff_key_button(ui_, {"seen_to", seen_to_words(*due, card_.host), ButtonLook::secondary, style},
                             next(), StaffKey::seen_to))
            touched(DeskTouch::seen_to);
        if (view_.news.has_printer &&
            ui_.button({"badge_text", with_key(tr("Other words on one badge"), StaffKey::badge_text),
                        ButtonLook::secondary, style},
                       next()))
            touched(DeskTouch::badge_text);
        const bool is_gone =
            person_.status == AttendeeStatus::cancelled || person_.status == AttendeeStatus::pending;
        if (is_gone &&
            ui_.button({"reinstate", tr("Expected after all"), ButtonLook::secondary, style}, next()))
            touched(DeskTouch::reinstate);
        if (staff_key_button(ui_, {"needed", tr("Speaker, chair or helper"), ButtonLook::secondary, style},
                             next(), StaffKey::needed))
            touched(DeskTouch::needed);
        if (column > 0) y += height + space;
        draw_card_history(ui_, view_, {place.x, y, place.w, place.bottom() - y}, action_);
    }

    // From the bottom up; gives where they begin.
    float draw_buttons(const Rect& place) {
        const float space = theme_.px(26), low = theme_.touch(96), high = theme_.touch(122);
        const Rect last{place.x, place.bottom() - low, place.w, low};
        const Rect first{place.x, last.y - space - high, place.w, high};
        const bool is_in = person_.checked_in_at && person_.inside;
        const HistoryLine* undoable = newest_to_undo(card_.history);
        const bool has_first =
            !view_.ticked.empty() || is_in || may_check_in(person_, view_.evacuation.has_value());
        if (!view_.ticked.empty())
            draw_group_button(first);
        else if (is_in)
            draw_badge_buttons(first, space);
        else if (has_first)
            draw_admit_buttons(first, space);
        draw_last_row(last, space, is_in, undoable);
        return has_first ? first.y : last.y;
    }

    void draw_group_button(const Rect& row) {
        const auto count = static_cast<long long>(view_.ticked.size());
        const std::string words =
            filled(tr_n("Check in {count} person and print", "Check in {count} people and print", count),
                   {{"count", std::to_string(count)}});
        if (ui_.button({"admit_group", with_key(words, "↵"), ButtonLook::primary, button_style(theme_, 40)},
                       row))
            touched(DeskTouch::admit_group);
    }

    void draw_admit_buttons(const Rect& row, float space) {
        const bool has_badge = card_.badge == CardBadge::printed && !view_.may_wait;
        const Rect first{row.x, row.y, has_badge ? row.w : std::floor(row.w * 0.62f), row.h};
        const Rect second{first.right() + space, row.y, row.right() - first.right() - space, row.h};
        const TextStyle style = button_style(theme_, 29);
        if (ui_.button({"check_in", with_key(check_in_words(card_), "↵"), ButtonLook::primary,
                        button_style(theme_, 40)},
                       first))
            touched(DeskTouch::check_in);
        if (has_badge) return;
        if (!view_.may_wait) {
            if (staff_key_button(
                    ui_, {"admit_badge_later", tr("Admit, badge later"), ButtonLook::secondary, style},
                    second, StaffKey::admit_badge_later))
                touched(DeskTouch::admit_badge_later);
        } else if (staff_key_button(
                       ui_, {"wait_for_seat", tr("Put on the waiting list"), ButtonLook::primary, style},
                       second, StaffKey::wait_for_seat)) {
            touched(DeskTouch::wait_for_seat);
        }
    }

    // Without a printer nothing is promised of a badge.
    void draw_badge_buttons(const Rect& row, float space) {
        if (!view_.news.has_printer) {
            if (staff_key_button(ui_, {"undo", tr("Undo"), ButtonLook::secondary, button_style(theme_, 36)},
                                 row, StaffKey::undo))
                touched(DeskTouch::undo);
            return;
        }
        const float main = std::floor(row.w * 0.62f);
        const bool is_owed = may_print_without_asking(card_);
        const std::string words = !card_.badge_waits_at.empty() ? tr("Print it at this desk")
                                  : is_owed                     ? tr("Print the badge")
                                                                : tr("Print the badge again");
        if (staff_key_button(ui_,
                             {"print_again", words, is_owed ? ButtonLook::primary : ButtonLook::secondary,
                              button_style(theme_, 36)},
                             {row.x, row.y, main, row.h}, StaffKey::print_badge))
            touched(DeskTouch::print_again);
        if (staff_key_button(ui_, {"undo", tr("Undo"), ButtonLook::secondary, button_style(theme_, 29)},
                             {row.x + main + space, row.y, row.w - main - space, row.h}, StaffKey::undo))
            touched(DeskTouch::undo);
    }

    void draw_last_row(const Rect& row, float space, bool is_in, const HistoryLine* undoable) {
        struct Last {
            const char* id;
            std::string words;
            StaffKey key;
            DeskTouch touch;
            float weight;
        };
        std::vector<Last> buttons;
        const bool may_pass_on = !is_in && (person_.status == AttendeeStatus::expected ||
                                            person_.status == AttendeeStatus::pending);
        if (may_pass_on)
            buttons.push_back({"someone_else", tr("Someone else is coming"), StaffKey::someone_else,
                               DeskTouch::someone_else, 1.45f});
        buttons.push_back({"correct", tr("Correct details"), StaffKey::correct, DeskTouch::correct, 1});
        if (!is_in && undoable)
            buttons.push_back({"undo", tr("Undo"), StaffKey::undo, DeskTouch::undo, 0.6f});
        buttons.push_back({"more", is_page_of_its_own(view_.page) ? tr("Less") : tr("More"), StaffKey::more,
                           DeskTouch::more, 0.62f});
        float weights = 0;
        for (const Last& button : buttons) weights += button.weight;
        const float room = row.w - space * static_cast<float>(buttons.size() - 1);
        float x = row.x;
        for (const Last& button : buttons) {
            const float width = std::floor(room * button.weight / weights);
            if (staff_key_button(ui_,
                                 {button.id, button.words, ButtonLook::secondary, button_style(theme_, 27)},
                                 {x, row.y, width, row.h}, button.key))
                touched(button.touch);
            x += width + space;
        }
    }

    Ui& ui_;
    const DeskView& view_;
    const PersonCard& card_;
    const Attendee& person_;
    const Theme& theme_;
    DeskAction& action_;
};

}  // namespace

void draw_desk_card(Ui& ui, const DeskView& view, const Rect& place, DeskAction& action) {
    DeskCardPage(ui, view, action).draw(place);
}

}  // namespace lanyard
