// A row for each line of the history, and one for each sentence of hindsight under it.
#include "roles/desk/explained.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/language.h"
#include "desk/explanation_words.h"
#include "desk/history_words.h"
#include "roles/desk/words.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

struct Row {
    std::string time;  // "" for a sentence of hindsight
    std::string words;
    bool stands = true;  // false: was taken back
};

std::vector<Row> rows_of(const Explanation& explanation, const std::string& zone, Instant now) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < explanation.lines.size(); ++i) {
        const HistoryLine& line = explanation.lines[i].line;
        rows.push_back({short_time(line.at, now, zone), history_words(line), line.stands});
        for (std::string& sentence : hindsight_words(explanation, i, zone))
            rows.push_back({"", std::move(sentence), line.stands});
    }
    return rows;
}

class ExplainedPage {
  public:
    ExplainedPage(Ui& ui, const EventFacts& facts, Instant now)
        : ui_(ui), facts_(facts), now_(now), theme_(ui.theme()) {}

    // True where somebody goes back.
    bool draw(const PersonExplained& answer, RowScroll& scroll) {
        const std::string& zone = facts_.config.time_zone;
        const auto rows = answer.explanation ? rows_of(*answer.explanation, zone, now_) : std::vector<Row>();
        ui_.screen("desk_explained", rows.empty() ? "none" : "some", Mood::neutral);
        const Rect body = draw_band(ui_, {tr("What each door knew"), format_clock(now_, zone), {}});
        const float margin = theme_.px(48), low = theme_.touch(110), gap = theme_.px(24);
        const Rect page{body.x + margin, body.y + gap, body.w - 2 * margin, body.h - low - 3 * gap};
        const bool back = ui_.button({"back", with_key(tr("Back to the desk"), "Esc"), ButtonLook::primary,
                                      button_style(theme_, 30)},
                                     {page.x, page.bottom() + gap, page.w, low}) ||
                          ui_.back();
        const float heading = draw_heading(answer, page);
        const float height = theme_.touch(72);
        const Rect list{page.x, page.y + heading, page.w, page.h - heading};
        const auto shown = static_cast<std::size_t>(std::max(1.f, std::floor(list.h / height)));
        scroll_rows(ui_, scroll, {list, rows.size(), shown, height});
        draw_range(rows_to_turn(scroll.first, shown, rows.size()), page);
        const std::size_t last = std::min(scroll.first + shown, rows.size());
        for (std::size_t i = scroll.first; i < last; ++i)
            draw_row(i, rows[i],
                     {list.x, list.y + static_cast<float>(i - scroll.first) * height, list.w, height});
        return back;
    }

  private:
    // Whose story it is and how it stands, in at most two lines each; gives how high that is.
    float draw_heading(const PersonExplained& answer, const Rect& place) {
        std::string name, standing = tr("One moment…");
        if (answer.explanation) {
            name = answer.explanation->person.name;
            if (name.empty()) name = tr("No name");
            standing = standing_words(*answer.explanation, facts_.config.time_zone);
        } else if (answer.error) {
            standing = unread_words(*answer.error);
        }
        TextStyle bold = part_style(theme_, 34, Weight::bold), text = part_style(theme_, 27);
        bold.most_lines = text.most_lines = 2;
        const float width = place.w * 0.72f;  // beside it stands which rows are in view
        float y = place.y;
        if (!name.empty())
            y = ui_.text("explained_person", "heading", name, bold, {place.x, y, width, 0}, ui_.palette().ink)
                    .bottom();
        y = ui_.text("explained_standing", "status", standing, text, {place.x, y, place.w, 0},
                     ui_.palette().ink)
                .bottom();
        return y - place.y + theme_.px(20);
    }

    void draw_range(const std::string& range, const Rect& place) {
        if (range.empty()) return;
        TextStyle style = part_style(theme_, 22);
        style.align = TextAlign::end;
        ui_.text("explained_rows", "status", range, style,
                 {place.x + place.w * 0.72f, place.y, place.w * 0.28f, 0}, ui_.palette().quiet_ink);
    }

    void draw_row(std::size_t index, const Row& row, const Rect& box) {
        const float time_width = theme_.px(170), space = theme_.px(12);
        const bool is_line = !row.time.empty();
        TextStyle style = part_style(theme_, is_line ? 27 : 24, is_line ? Weight::bold : Weight::regular);
        style.most_lines = 2;
        style.smallest = 0;
        style.line_height = 1.12f;
        const float x = box.x + time_width, width = box.w - time_width;
        const auto height = [&] {
            const TextBlock block = ui_.words().measure(row.words, style, width);
            return block.cut ? box.h + 1 : block.logical.h;
        };
        while (height() > box.h - space && style.size > theme_.px(9)) style.size *= 0.94f;
        const float y = box.y + std::round((box.h - height()) / 2);
        const Colour ink = is_line && row.stands ? ui_.palette().ink : ui_.palette().quiet_ink;
        if (is_line) {
            ui_.fill({box.x, box.y, box.w, std::max(1.f, theme_.px(2))}, ui_.palette().rule);
            ui_.silent_text(row.time, style, {box.x, y, time_width - space, 0}, ink);
        }
        ui_.text("explained_" + std::to_string(index + 1), "listitem", row.words, style, {x, y, width, 0},
                 ink, row.time);
    }

    Ui& ui_;
    const EventFacts& facts_;
    Instant now_;
    const Theme& theme_;
};

}  // namespace

void Explained::open(long long request) {
    stands_ = true;
    waits_for_ = request;
    answer_ = {};
    rows_ = {};
}

void Explained::close() {
    stands_ = false;
    waits_for_ = 0;
    answer_ = {};
}

void Explained::take(long long request, PersonExplained answer) {
    if (!stands_ || request != waits_for_) return;
    waits_for_ = 0;
    answer_ = std::move(answer);
}

void Explained::draw(Ui& ui, const EventFacts& facts, Instant now) {
    if (ExplainedPage(ui, facts, now).draw(answer_, rows_)) close();
}

}  // namespace lanyard
