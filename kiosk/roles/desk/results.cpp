// Rows of one height: the name, the organisation beside or under it, and the status at the end.
#include "roles/desk/results.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/language.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

std::size_t rows_in(const Rect& list, float row_height) {
    return static_cast<std::size_t>(std::max(1.f, std::floor(list.h / row_height)));
}

std::size_t people_in(std::size_t rows, const DeskView& view) {
    return rows > 1 && view.found.size() + view.further > rows ? rows - 1 : rows;
}

class ResultList {
  public:
    ResultList(Ui& ui, const DeskView& view, float row_height, DeskAction& action)
        : ui_(ui), view_(view), theme_(ui.theme()), row_height_(row_height), action_(action) {
        for (const Attendee& person : view.found) ++names_[person.name];
    }

    void draw(const Rect& list) {
        const std::size_t count = view_.found.size(), rows = rows_in(list, row_height_);
        ui_.record("results", "listbox", tr("People found"), list).value =
            std::to_string(count + view_.further);
        if (count == 0) return draw_hint(list);
        const std::size_t shown = people_in(rows, view_);
        const bool has_more = shown < rows;
        // A card that lists something has the page keys.
        const bool has_page_keys = view_.page != CardPage::history && view_.page != CardPage::arrange;
        if (view_.rows) scroll_rows(ui_, *view_.rows, {list, count, shown, row_height_, has_page_keys});
        const std::size_t first = view_.rows ? view_.rows->first : view_.first_row;
        const std::size_t last = std::min(first + shown, count);
        float y = list.y;
        for (std::size_t i = first; i < last; ++i, y += row_height_)
            draw_row(i, {list.x, y, list.w, row_height_});
        if (has_more) draw_more_rows({list.x, y, list.w, row_height_}, first, shown);
    }

  private:
    void draw_row(std::size_t index, const Rect& box) {
        const Attendee& person = view_.found[index];
        const std::string id = "result_" + std::to_string(index + 1);
        const StatusWords status = status_words(person, view_.now, view_.facts.config.time_zone);
        const bool is_selected = view_.has_chosen && index == view_.selected;
        ui_.add_stop(id, box, StopKind::key);
        // A finger means whom it came down on, whatever list comes while it lies there.
        const std::string finger = "person_" + person.id;
        const bool was_chosen = ui_.pressed(id, box);
        const bool was_touched = ui_.pressed(finger, box) || was_chosen;
        const Palette& palette = ui_.palette();
        const bool is_stark = theme_.choices().high_contrast;
        if (is_selected) ui_.fill(box, palette.tint);
        if (is_selected && is_stark) ui_.outline(box, palette.edge, theme_.px(6), 0);
        if (ui_.is_held(finger)) ui_.fill(box, palette.ink, 0, 0.1f);
        const bool is_ticked = is_among_ticked(person.id);
        const float side = theme_.px(32);
        float margin = side;
        if (view_.ticks) {
            draw_tick({box.x + margin, box.y, theme_.px(44), box.h}, is_ticked);
            margin += theme_.px(62);
        }
        const Rect pill = draw_pill(ui_, "", status.words, colours_of(ui_, status.look), box.right() - side,
                                    box.y + box.h / 2, 24);
        draw_name(person, {box.x + margin, box.y, pill.x - theme_.px(20) - box.x - margin, box.h});
        ui_.fill({box.x, box.bottom() - std::max(1.f, theme_.px(2)), box.w, std::max(1.f, theme_.px(2))},
                 palette.rule);
        std::string label = person.name.empty() ? tr("No name") : person.name;
        if (const std::string more = about(person); !more.empty()) label += " · " + more;
        Widget& widget = ui_.record(id, "option", label, box);
        widget.value = status.words;
        widget.checked = view_.ticks ? is_ticked : is_selected;
        widget.focused = ui_.has_focus(id);
        if (was_touched) {
            action_.touch = DeskTouch::row;
            action_.row = index;
        }
    }

    bool is_among_ticked(const std::string& id) const {
        return std::find(view_.ticked.begin(), view_.ticked.end(), id) != view_.ticked.end();
    }

    // A box with a tick in it, or none.
    void draw_tick(const Rect& place, bool is_ticked) {
        const float side = theme_.px(40), rounding = theme_.px(8);
        const Rect box = centred(place, side, side);
        const Palette& palette = ui_.palette();
        ui_.fill(box, is_ticked ? palette.header : palette.card, rounding);
        ui_.outline(box, palette.edge, std::max(2.f, theme_.px(3)), rounding);
        if (!is_ticked) return;
        TextStyle style = part_style(theme_, 28, Weight::bold);
        style.align = TextAlign::centre;
        const float height = ui_.words().measure("✓", style, box.w).logical.h;
        ui_.silent_text("✓", style, {box.x, box.y + (box.h - height) / 2, box.w, height}, palette.on_header);
    }

    // What is said behind a name; of namesakes all that they are told apart by.
    std::string about(const Attendee& person) const {
        std::string words = person.organisation;
        if (names_.find(person.name)->second < 2) return words;
        for (const std::string* more : {&person.email, &person.ticket_type})
            if (!more->empty()) words += (words.empty() ? "" : " · ") + *more;
        return words;
    }

    // The name in bold, the organisation behind it where there is room, else under it.
    void draw_name(const Attendee& person, const Rect& box) {
        TextStyle bold = part_style(theme_, 29, Weight::bold), quiet = part_style(theme_, 25);
        quiet.smallest = quiet.size * 0.75f;
        const std::string name = person.name.empty() ? tr("No name") : person.name;
        const std::string organisation = about(person);
        const TextBlock name_block = ui_.words().measure(name, bold, box.w);
        const TextBlock other = ui_.words().measure("· " + organisation, quiet, theme_.px(2000));
        const float space = theme_.px(10);
        const Colour ink = ui_.palette().ink, quiet_ink = ui_.palette().quiet_ink;
        if (organisation.empty()) {
            ui_.silent_text(name, bold, centred_line(box, name_block.logical.h), ink);
            return;
        }
        if (name_block.logical.w + space + other.logical.w <= box.w) {
            Rect line = centred_line(box, name_block.logical.h);
            ui_.silent_text(name, bold, {line.x, line.y, name_block.logical.w + 2, line.h}, ink);
            const float x = line.x + name_block.logical.w + space;
            // On the name's line of writing.
            const float y = line.y + (name_block.logical.h - other.logical.h) * 0.7f;
            ui_.silent_text("· " + organisation, quiet, {x, y, box.right() - x + 2, other.logical.h},
                            quiet_ink);
            return;
        }
        // Two lines each at most, as large as the row takes them.
        bold.most_lines = quiet.most_lines = 2;
        bold.smallest = quiet.smallest = 0;
        bold.line_height = quiet.line_height = 1.15f;
        const auto height_of = [&](const TextBlock& block) { return block.cut ? box.h : block.logical.h; };
        TextBlock over = ui_.words().measure(name, bold, box.w);
        TextBlock under = ui_.words().measure(organisation, quiet, box.w);
        while (height_of(over) + height_of(under) > box.h - theme_.px(6) && quiet.size > theme_.px(9)) {
            bold.size *= 0.93f;
            quiet.size *= 0.93f;
            over = ui_.words().measure(name, bold, box.w);
            under = ui_.words().measure(organisation, quiet, box.w);
        }
        const float y = box.y + std::round((box.h - over.logical.h - under.logical.h) / 2);
        ui_.silent_text(name, bold, {box.x, y, box.w, 0}, ink);
        ui_.silent_text(organisation, quiet, {box.x, y + over.logical.h, box.w, 0}, quiet_ink);
    }
    static Rect centred_line(const Rect& box, float height) {
        return {box.x, box.y + std::round((box.h - height) / 2), box.w, height};
    }

    void draw_more_rows(const Rect& box, std::size_t first, std::size_t shown) {
        const std::string words = rows_in_view(first, shown, view_.found.size() + view_.further) + "  ·  " +
                                  with_key(tr("the next"), "Page ↓");
        const float margin = theme_.px(32);
        TextStyle style = button_style(theme_, 25);
        style.weight = Weight::medium;
        if (ui_.button({"more_results", words, ButtonLook::link, style}, box.inset(margin, 0)))
            action_.touch = DeskTouch::more_rows;
    }

    void draw_hint(const Rect& list) {
        const float margin = theme_.px(32);
        TextStyle style = part_style(theme_, 28);
        style.most_lines = 4;
        const std::string words =
            view_.nothing_found
                ? filled(tr("Nobody like that. A walk-in is registered with {key}."),
                         {{"key", meaning_of(StaffKey::walk_in).shown}})
                : tr("Write a name, an organisation, an order, an email or a code, or scan one.");
        const Rect place{list.x + margin, list.y + theme_.px(20), list.w - 2 * margin, 0};
        const Rect drawn = ui_.text("hint", "paragraph", words, style, place, ui_.palette().quiet_ink);
        style.size *= 0.85f;
        const float room = list.bottom() - drawn.bottom() - theme_.px(16);
        const std::string keys = help_line(!view_.staff.empty());
        if (ui_.words().measure(keys, style, place.w).logical.h > room) return;
        ui_.text("keys", "paragraph", keys, style, {place.x, drawn.bottom() + theme_.px(16), place.w, 0},
                 ui_.palette().quiet_ink);
    }

    Ui& ui_;
    const DeskView& view_;
    const Theme& theme_;
    float row_height_;
    DeskAction& action_;
    std::map<std::string, int> names_;  // how many of the found have each
};

}  // namespace

std::size_t people_in_results(const DeskView& view, const Rect& list, float row_height) {
    return people_in(rows_in(list, row_height), view);
}

void draw_desk_results(Ui& ui, const DeskView& view, const Rect& list, float row_height, DeskAction& action) {
    ResultList(ui, view, row_height, action).draw(list);
}

}  // namespace lanyard
