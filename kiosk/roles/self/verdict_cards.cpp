// Cards under a verdict, each as high as its words need at the column's squeeze.
#include "roles/self/verdict_cards.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/language.h"
#include "screens/words.h"

namespace lanyard {
namespace {

// An arrow where the event's words name one side, else a sign.
Icon way_icon(const std::string& way) {
    const bool left = way.find("your left") != std::string::npos;
    const bool right = way.find("your right") != std::string::npos;
    if (left == right) return Icon::desk_sign;
    return left ? Icon::arrow_left : Icon::arrow_right;
}

// Words on a card, line under line.
struct CardLines {
    struct Line {
        std::string words;
        TextStyle style;
        Colour colour;
    };
    std::vector<Line> lines;
    float width;  // of the words
    float step;   // between two of them

    float height(Ui& ui, float squeeze) const {
        float sum = step * squeeze * static_cast<float>(lines.size() - 1);
        for (const Line& line : lines)
            sum += ui.words().measure(line.words, squeezed(line.style, squeeze), width).logical.h;
        return sum;
    }
    void draw(Ui& ui, float x, float y, float squeeze) const {
        for (const Line& line : lines)
            y = ui.silent_text(line.words, squeezed(line.style, squeeze), {x, y, width, 0}, line.colour)
                    .bottom() +
                step * squeeze;
    }
};

}  // namespace

void add_badge(Column& column, Ui& ui, const std::string& name, TextureId badge, double shape) {
    const Theme& theme = ui.theme();
    const auto ratio = static_cast<float>(shape > 0 ? shape : 1.5);
    // An upright badge may be a little higher than one that lies.
    const float most_height = theme.px(ratio < 1 ? 480 : 400), most_width = theme.px(600);
    const float height = std::min(most_height, most_width / ratio);
    column.part(
        [height](float squeeze) { return std::round(height * squeeze); },
        [&ui, name, badge, ratio](const Rect& place, float) {
            const Rect box = centred(place, std::round(place.h * ratio), place.h);
            const float rounding = ui.theme().px(20);
            ui.shadow(box, rounding, ui.theme().px(44));
            ui.fill(box, 0xffffff, rounding);
            ui.picture("badge", filled(tr("Badge of {name}"), {{"name", name}}), badge, box, rounding);
        });
}

void add_way_to_desk(Column& column, Ui& ui, float width, const std::string& way,
                     const std::string& caption) {
    const Theme& theme = ui.theme();
    const bool upright = theme.portrait();
    const float pad = theme.px(upright ? 62 : 46), icon = theme.px(upright ? 86 : 72);
    const float left = pad + icon + theme.px(upright ? 48 : 36);
    const float pad_y = theme.px(caption.empty() ? 56 : 40);
    TextStyle style = body_style(theme, 42), small = body_style(theme, 30);
    style.marks = true;
    CardLines lines{{{way, style, ui.palette().ink}}, width - left - pad, 0};
    if (!caption.empty()) lines.lines.insert(lines.lines.begin(), {caption, small, ui.palette().quiet_ink});
    const std::string said = caption.empty() ? way : caption + " " + way;
    column.part(
        [=, &ui](float squeeze) {
            return std::max(lines.height(ui, squeeze), icon * squeeze) + std::round(2 * pad_y * squeeze);
        },
        [=, &ui](const Rect& place, float squeeze) {
            ui.card("desk_is", without_marks(said), place);
            ui.icon({}, {}, way_icon(way),
                    centred({place.x + pad, place.y, icon, place.h}, icon, icon * squeeze),
                    {ui.palette().header, ui.palette().card});
            lines.draw(ui, place.x + left, place.y + (place.h - lines.height(ui, squeeze)) / 2, squeeze);
        });
}

void add_next_session(Column& column, Ui& ui, float width, const NextSession& next, const EventFacts& facts,
                      Instant now) {
    const Theme& theme = ui.theme();
    const std::string& zone = facts.config.time_zone;
    const std::string wait = spoken_wait(next.start, now, zone);
    const std::string place = facts.config.way_to(next.room, facts.point);
    const std::string where = format_clock(next.start, zone) + (place.empty() ? "" : " · " + place);
    // For whoever comes when it has begun: "Please use the rear doors."
    const Room* room = next.has_begun ? facts.config.room(next.room) : nullptr;
    const std::string late_entry = room ? room->late_entry : "";
    TextStyle title = body_style(theme, 48, Weight::semibold);
    title.line_height = 1.2f;
    title.most_lines = 3;
    title.smallest = theme.px(28);
    const float pad_x = theme.px(46), pad_y = theme.px(36);
    CardLines lines{{{wait, body_style(theme, 30), ui.palette().quiet_ink},
                     {next.title, title, ui.palette().ink},
                     {where, body_style(theme, 34), ui.palette().ink}},
                    width - 2 * pad_x,
                    theme.px(6)};
    if (!late_entry.empty())
        lines.lines.push_back({late_entry, body_style(theme, 34, Weight::semibold), ui.palette().ink});
    const std::string said =
        wait + ", " + next.title + ", " + where + (late_entry.empty() ? "" : ", " + late_entry);
    column.part(
        [=, &ui](float squeeze) { return lines.height(ui, squeeze) + std::round(2 * pad_y * squeeze); },
        [=, &ui, value = next.title](const Rect& place, float squeeze) {
            ui.card("next_session", said, place, value);
            lines.draw(ui, place.x + pad_x, place.y + std::round(pad_y * squeeze), squeeze);
        });
}

}  // namespace lanyard
