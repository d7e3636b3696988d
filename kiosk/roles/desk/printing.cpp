// Strips of one shape: words, and the answers at their end, each with its key.
#include "roles/desk/printing.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/language.h"
#include "print/printer_state.h"
#include "screens/page.h"
#include "screens/parts.h"
#include "screens/roll_words.h"
#include "screens/staff_keys.h"
#include "screens/words.h"

namespace lanyard {
namespace {

struct Answer {
    const char* id;
    std::string words;
    StaffKey key;
    PrintingTouch touch;
};

struct Fitted {
    TextStyle style;
    float height = 0;
};

// As large as the words fit; a long name is not cut off, for it says whose badge it is.
Fitted style_in(Ui& ui, const std::string& words, float width, float height) {
    Fitted fitted{part_style(ui.theme(), 27, Weight::semibold), 0};
    TextStyle& style = fitted.style;
    style.most_lines = 3;
    style.smallest = 0;
    style.line_height = 1.1f;
    for (;; style.size *= 0.94f) {
        const TextBlock block = ui.words().measure(words, style, width);
        fitted.height = block.logical.h;
        if ((!block.cut && block.logical.h <= height) || style.size <= ui.theme().px(9)) return fitted;
    }
}

PrintingTouch draw_strip(Ui& ui, const char* id, const char* role, const std::string& words,
                         const std::vector<Answer>& answers, const Rect& box) {
    const Theme& theme = ui.theme();
    const PartColours colours = colours_of(ui, Mood::attention);
    const float thin = theme.px(3), side = theme.px(24), space = theme.px(12);
    ui.fill(box.inset(thin, thin), colours.ground, theme.px(16));
    const TextStyle answer_style = button_style(theme, 24);
    std::vector<float> widths;
    float all = 0;
    for (const Answer& answer : answers) {
        // The key under the words: what the strip says needs the room.
        float wide = 0;
        for (const std::string& line : {answer.words, std::string(meaning_of(answer.key).shown)})
            wide = std::max(wide, ui.words().measure(line, answer_style, box.w).logical.w);
        wide += theme.px(64);
        widths.push_back(std::max(theme.touch(0), std::ceil(std::min(wide, box.w * 0.4f))));
        all += widths.back() + space;
    }
    const float width = box.w - 2 * side - all;
    const auto [style, height] = style_in(ui, words, width, box.h - theme.px(8));
    ui.text(id, role, words, style, {box.x + side, box.y + (box.h - height) / 2, width, height}, colours.ink);
    PrintingTouch touch = PrintingTouch::none;
    float x = box.right() - all + space;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Answer& answer = answers[i];
        const Button button{answer.id, answer.words, ButtonLook::secondary, answer_style};
        if (staff_key_button(ui, button, {x, box.y, widths[i], box.h}, answer.key)) touch = answer.touch;
        x += widths[i] + space;
    }
    return touch;
}

bool is_low(const DeskPrinting& printing) {
    return printing.news.roll && runs_out_soon(*printing.news.roll);
}

std::string printer_strip_words(const DeskPrinting& printing) {
    if (!printing.hindrance.empty()) return tr(printing.hindrance);
    if (!is_low(printing)) return tr(printing.forewarning);
    const int left = printing.news.roll->left();
    return filled(tr_n("{count} label is left on the roll", "{count} labels are left on the roll", left),
                  {{"count", std::to_string(left)}});
}

}  // namespace

int labels_on_new_roll(const EventFacts& facts, const DeskOverview& news) {
    if (!news.has_printer) return 0;
    if (facts.labels_on_roll > 0) return facts.labels_on_roll;
    return news.roll ? news.roll->size : 0;
}

bool asks_whether_printed(const DeskPrinting& printing) {
    return !printing.news.asked.empty();
}

PrintingTouch draw_whether_printed(Ui& ui, const DeskPrinting& printing, const Rect& box) {
    const BadgeInHand& badge = printing.news.asked.front();
    const std::string name = badge.name.empty() ? tr("No name") : badge.name;
    std::string words = badge.point == printing.point
                            ? filled(tr("Did the badge of {name} come out?"), {{"name", name}})
                            : filled(tr("Did the badge of {name} come out at {point}?"),
                                     {{"name", name}, {"point", badge.point}});
    const std::size_t others = printing.news.asked.size() - 1;
    if (others > 0) words += "  +" + std::to_string(others);
    return draw_strip(
        ui, "printed", "alert", "⚑ " + words,
        {{"came_out", tr("It did"), StaffKey::came_out, PrintingTouch::came_out},
         {"did_not_come", tr("It did not"), StaffKey::did_not_come, PrintingTouch::did_not_come}},
        box);
}

bool printer_wants_somebody(const DeskPrinting& printing) {
    return printing.news.has_printer &&
           (!printing.hindrance.empty() || is_low(printing) || !printing.forewarning.empty());
}

// A new roll is offered where one helps.
PrintingTouch draw_printer_strip(Ui& ui, const DeskPrinting& printing, const Rect& box) {
    const bool helps = printing.hindrance.empty() || is_out_of_media(printing.hindrance);
    std::vector<Answer> answers;
    if (helps && printing.labels_on_roll > 0)
        answers.push_back({"new_roll", new_roll_words(printing.labels_on_roll), StaffKey::new_roll,
                           PrintingTouch::new_roll});
    return draw_strip(ui, "printer_strip", "alert", "⚠ " + printer_strip_words(printing), answers, box);
}

}  // namespace lanyard
