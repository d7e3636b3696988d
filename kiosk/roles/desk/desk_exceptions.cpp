// A row each, the newest first: the time and who it was, and under it what happened.
#include "roles/desk/desk_exceptions.h"

#include <algorithm>
#include <cmath>

#include "base/language.h"
#include "desk/history_words.h"
#include "roles/desk/words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// As the person's history says it.
std::string exception_words(const DayException& one) {
    HistoryLine line;
    line.what = one.was_let_in ? Happening::let_in_anyway : Happening::refused;
    line.point = one.point;
    line.detail = one.verdicts;
    line.reason = one.reason;
    line.times = one.times;
    line.actor_name = one.actor_name;
    return history_words(line);
}

std::string who(const DayException& one) {
    if (one.person.empty()) return tr("A code that nobody has");
    const std::string name = one.name.empty() ? tr("No name") : one.name;
    return one.organisation.empty() ? name : name + " · " + one.organisation;
}

class ExceptionsPage {
  public:
    ExceptionsPage(Ui& ui, const ExceptionsView& view) : ui_(ui), view_(view), theme_(ui.theme()) {}

    ExceptionsAction draw() {
        const auto& all = view_.exceptions.all;
        ui_.screen("desk_exceptions", all.empty() ? "none" : "some", Mood::neutral);
        const Rect body = draw_band(
            ui_, {tr("Not let in today"), format_clock(view_.now, view_.facts.config.time_zone), {}});
        const float margin = theme_.px(48), low = theme_.touch(110), gap = theme_.px(24);
        const Rect page{body.x + margin, body.y + gap, body.w - 2 * margin, body.h - low - 3 * gap};
        if (ui_.button({"back", with_key(tr("Back to the desk"), "Esc"), ButtonLook::primary,
                        button_style(theme_, 30)},
                       {page.x, page.bottom() + gap, page.w, low}) ||
            ui_.back())
            action_.back = true;
        const float row = theme_.touch(88) + theme_.px(8);
        const float heading = theme_.px(60);
        const Rect list{page.x, page.y + heading, page.w, page.h - heading};
        const auto shown = static_cast<std::size_t>(std::max(1.f, std::floor(list.h / row)));
        scroll_rows(ui_, view_.rows, {list, all.size(), shown, row});
        draw_title(all.size(), rows_to_turn(view_.rows.first, shown, all.size()), page);
        const std::size_t last = std::min(view_.rows.first + shown, all.size());
        for (std::size_t i = view_.rows.first; i < last; ++i)
            draw_row(i, {list.x, list.y + static_cast<float>(i - view_.rows.first) * row, list.w,
                         row - theme_.px(8)});
        return action_;
    }

  private:
    void draw_title(std::size_t count, const std::string& range, const Rect& place) {
        std::string words =
            filled(tr_n("{count} exception", "{count} exceptions", static_cast<long long>(count)),
                   {{"count", std::to_string(count)}});
        if (count == 0) words = tr("Everybody who wanted in came in by the rules.");
        if (view_.is_waiting) words = tr("One moment…");
        if (view_.exceptions.error) words = unread_words(*view_.exceptions.error);
        if (!range.empty()) words += " · " + range;
        TextStyle style = part_style(theme_, 34, Weight::bold);
        style.most_lines = 2;
        ui_.text("exceptions", "heading", words, style, {place.x, place.y, place.w, 0}, ui_.palette().ink);
    }

    void draw_row(std::size_t index, const Rect& box) {
        const DayException& one = view_.exceptions.all[index];
        const std::string id = "exception_" + std::to_string(index + 1);
        const std::string time = short_time(one.at, view_.now, view_.facts.config.time_zone);
        const std::string name = who(one), words = exception_words(one);
        if (ui_.area_button(id, time + " " + name + ". " + words, box)) action_.person = one.person;
        const float side = theme_.px(24), time_width = theme_.px(150), space = theme_.px(8);
        const float width = box.w - 2 * side - time_width;
        TextStyle bold = part_style(theme_, 28, Weight::bold), quiet = part_style(theme_, 25);
        // Two lines each at most, as large as the row takes them.
        bold.most_lines = quiet.most_lines = 2;
        bold.smallest = quiet.smallest = 0;
        bold.line_height = quiet.line_height = 1.12f;
        const auto height = [&](const std::string& text, const TextStyle& style) {
            const TextBlock block = ui_.words().measure(text, style, width);
            return block.cut ? box.h : block.logical.h;
        };
        while (height(name, bold) + height(words, quiet) > box.h - space && quiet.size > theme_.px(9)) {
            bold.size *= 0.94f;
            quiet.size *= 0.94f;
        }
        const float y = box.y + std::round((box.h - height(name, bold) - height(words, quiet)) / 2);
        ui_.silent_text(time, bold, {box.x + side, y, time_width, 0}, ui_.palette().ink);
        const float x = box.x + side + time_width;
        const Rect drawn = ui_.silent_text(name, bold, {x, y, width, 0}, ui_.palette().ink);
        ui_.silent_text(words, quiet, {x, drawn.bottom(), width, 0}, ui_.palette().quiet_ink);
    }

    Ui& ui_;
    const ExceptionsView& view_;
    const Theme& theme_;
    ExceptionsAction action_;
};

}  // namespace

ExceptionsAction draw_desk_exceptions(Ui& ui, const ExceptionsView& view) {
    return ExceptionsPage(ui, view).draw();
}

}  // namespace lanyard
