// A time, what happened, and what can be done about it.
#include "roles/desk/card_history.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "desk/history_words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

struct CardLine {
    std::string time, words;
};

struct LineStyles {
    TextStyle label, text, wrapped;
    float side, pad, time_width;

    explicit LineStyles(const Theme& theme)
        : label(part_style(theme, 22)),
          text(part_style(theme, 26)),
          wrapped(text),
          side(theme.px(36)),
          pad(theme.px(24)),
          time_width(theme.px(170)) {
        wrapped.most_lines = 2;
    }
    float label_height(const Theme& theme) const {
        return std::round(label.size * label.line_height) + theme.px(10);
    }
};

// A card with as many of the lines as it has room for, under a heading that is at least so high; false where
// not even one has.
bool draw_lines(Ui& ui, const char* id, const std::string& title, const Rect& place,
                const std::vector<CardLine>& lines, float least_heading = 0) {
    const LineStyles styles(ui.theme());
    const float label_height = std::max(styles.label_height(ui.theme()), least_heading);
    std::vector<float> heights;
    float total = 2 * styles.pad + label_height;
    for (const CardLine& line : lines) {
        const float width = place.w - 2 * styles.side - (line.time.empty() ? 0 : styles.time_width);
        const float height =
            ui.words().measure(line.words, styles.wrapped, width).logical.h + ui.theme().px(12);
        if (total + height > place.h) break;
        heights.push_back(height);
        total += height;
    }
    if (heights.empty()) return false;
    const Rect card{place.x, place.y, place.w, std::round(total)};
    ui.card(id, title, card);
    ui.silent_text(title, styles.label,
                   {card.x + styles.side, card.y + styles.pad, card.w - 2 * styles.side, 0},
                   ui.palette().quiet_ink);
    float y = card.y + styles.pad + label_height;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const CardLine& line = lines[i];
        const float indent = line.time.empty() ? 0 : styles.time_width;
        if (!line.time.empty())
            ui.silent_text(line.time, styles.text,
                           {card.x + styles.side, y, styles.time_width - ui.theme().px(12), 0},
                           ui.palette().ink);
        ui.text(std::string(id) + "_" + std::to_string(i + 1), "listitem", line.words, styles.wrapped,
                {card.x + styles.side + indent, y, card.w - 2 * styles.side - indent, 0}, ui.palette().ink,
                line.time);
        y += heights[i];
    }
    return true;
}

CardLine line_of(const HistoryLine& line, const DeskView& view) {
    return {short_time(line.at, view.now, view.facts.config.time_zone), history_words(line)};
}

// The whole history, a row for each line.
class HistoryPage {
  public:
    HistoryPage(Ui& ui, const DeskView& view, DeskAction& action)
        : ui_(ui), view_(view), theme_(ui.theme()), styles_(ui.theme()), action_(action) {}

    void draw(const Rect& place) {
        const auto& history = view_.card->history;
        const float space = theme_.px(12), heading = theme_.touch(64) + 2 * space;
        const float row = theme_.touch(64) + space;
        const Rect list{place.x, place.y + heading, place.w, place.h - heading - styles_.pad};
        const auto shown = static_cast<std::size_t>(std::max(1.f, std::floor(list.h / row)));
        scroll_rows(ui_, *view_.card_rows, {list, history.size(), shown, row});
        const std::size_t first = view_.card_rows->first, last = std::min(first + shown, history.size());
        const std::string seen = rows_to_turn(first, shown, history.size());
        const std::string title = tr("History") + (seen.empty() ? "" : " · " + seen);
        ui_.card("history", title, place, seen);
        ui_.silent_text(title, styles_.label,
                        {place.x + styles_.side, place.y + styles_.pad, place.w / 2 - styles_.side, 0},
                        ui_.palette().quiet_ink);
        const Rect explain{place.x + place.w / 2, place.y + space, place.w / 2 - space, heading - space};
        if (staff_key_button(
                ui_, {"explain", tr("What each door knew"), ButtonLook::secondary, button_style(theme_, 24)},
                explain, StaffKey::explain))
            action_.touch = DeskTouch::explain;
        for (std::size_t i = first; i < last; ++i)
            draw_row(i, {list.x + styles_.side, list.y + static_cast<float>(i - first) * row,
                         list.w - 2 * styles_.side, row});
    }

  private:
    void draw_row(std::size_t index, const Rect& row) {
        const HistoryLine& line = view_.card->history[index];
        const CardLine said = line_of(line, view_);
        const bool has_button = may_be_undone(line) || may_be_done_again(line);
        const float button = has_button ? theme_.px(250) : 0, space = theme_.px(12);
        TextStyle words = styles_.wrapped;
        const float width = row.w - styles_.time_width - button - space;
        while (ui_.words().measure(said.words, words, width).logical.h > row.h && words.size > theme_.px(12))
            words.size *= 0.94f;
        const float height = ui_.words().measure(said.words, words, width).logical.h;
        const float y = row.y + std::round((row.h - height) / 2);
        ui_.silent_text(said.time, styles_.text, {row.x, y, styles_.time_width - space, 0},
                        ui_.palette().ink);
        ui_.text("history_" + std::to_string(index + 1), "listitem", said.words, words,
                 {row.x + styles_.time_width, y, width, 0},
                 line.stands ? ui_.palette().ink : ui_.palette().quiet_ink, said.time);
        if (has_button)
            draw_button(index, line, {row.right() - button, row.y + space / 2, button, row.h - space});
    }

    void draw_button(std::size_t index, const HistoryLine& line, const Rect& box) {
        const std::string id = "history_undo_" + std::to_string(index + 1);
        const Button button{id, line.stands ? tr("Take back") : tr("Do it again"), ButtonLook::secondary,
                            button_style(theme_, 22)};
        constexpr StaffKey keys[] = {StaffKey::offer_1, StaffKey::offer_2, StaffKey::offer_3,
                                     StaffKey::offer_4};
        const bool is_touched = buttons_ < std::size(keys)
                                    ? staff_key_button(ui_, button, box, keys[buttons_])
                                    : ui_.button(button, box);
        ++buttons_;
        if (!is_touched) return;
        action_.touch = DeskTouch::history_line;
        action_.row = index;
    }

    Ui& ui_;
    const DeskView& view_;
    const Theme& theme_;
    LineStyles styles_;
    DeskAction& action_;
    std::size_t buttons_ = 0;  // that are in view
};

}  // namespace

void draw_card_history(Ui& ui, const DeskView& view, const Rect& place, DeskAction& action) {
    const Theme& theme = ui.theme();
    const LineStyles styles(theme);
    const float height = theme.touch(64), above = theme.px(6);
    if (view.card->history.empty() || place.h < height) return;
    std::vector<CardLine> lines;
    for (const HistoryLine& line : view.card->history) lines.push_back(line_of(line, view));
    const auto count = static_cast<long long>(lines.size());
    const std::string words =
        filled(tr_n("The whole history: {count} line", "The whole history: {count} lines", count),
               {{"count", std::to_string(count)}});
    // Beside the heading, or alone where no line has room.
    const bool has_lines =
        draw_lines(ui, "history", tr("History"), place, lines, above + height - styles.pad);
    const float half = has_lines ? std::floor(place.w / 2) : 0;
    const Rect whole{place.x + half, has_lines ? place.y + above : place.bottom() - height,
                     place.w - half - (has_lines ? above : 0), height};
    if (staff_key_button(ui, {"whole_history", words, ButtonLook::secondary, button_style(theme, 24)}, whole,
                         StaffKey::history))
        action.touch = DeskTouch::history;
}

void draw_card_needs(Ui& ui, const DeskView& view, const Rect& place) {
    std::vector<CardLine> lines;
    for (const auto& [heading, said] : view.card->needs) {
        std::string answer = said;
        std::replace(answer.begin(), answer.end(), '\n', ' ');
        lines.push_back({"", heading + ": " + answer});
    }
    draw_lines(ui, "needs_said", tr("Needs"), place, lines);
}

void draw_whole_history(Ui& ui, const DeskView& view, const Rect& place, DeskAction& action) {
    HistoryPage(ui, view, action).draw(place);
}

}  // namespace lanyard
