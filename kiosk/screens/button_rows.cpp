// Buttons of a row are equally wide, unless a label needs more than its share.
#include "screens/button_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lanyard {
namespace {

constexpr int most_lines = 3;  // of a label

TextStyle label_style(const Button& button) {
    TextStyle style = button.style;
    style.most_lines = 0;
    style.smallest = 0;
    return style;
}

// The narrowest that the button may be: its longest word fits, and its label takes no more lines than that.
float least_width(Ui& ui, const Button& button, int lines) {
    const TextStyle style = label_style(button);
    const float sides = 2 * ui.label_margin(button.look);
    float width = std::ceil(ui.words().measure(button.label, style, 1).logical.w) + 1;
    const auto lines_at = [&] { return ui.words().measure(button.label, style, width).lines; };
    while (ui.words().measure(button.label, style, width).cut || lines_at() > lines)
        width = std::ceil(width * 1.1f);
    // Steps are coarse: what the lines take is less.
    const float taken = std::ceil(ui.words().measure(button.label, style, width).logical.w) + 1;
    return std::max(ui.theme().touch(0), std::min(width, taken) + sides);
}

// Rows of about the same length, the longer ones last.
std::vector<std::size_t> even_lengths(std::size_t count, std::size_t rows) {
    std::vector<std::size_t> lengths(rows, count / rows);
    for (std::size_t i = 0; i < count % rows; ++i) ++lengths[rows - 1 - i];
    return lengths;
}

}  // namespace

ButtonRows::ButtonRows(Ui& ui, const std::vector<Button>& buttons, const RowMeasure& measure)
    : ui_(&ui), measure_(measure) {
    const std::size_t least = (buttons.size() + measure.most_in_row - 1) / measure.most_in_row;
    for (std::size_t rows = least; rows <= buttons.size(); ++rows)
        if (rows > 0 && lay_out_all(buttons, even_lengths(buttons.size(), rows))) return;
}

ButtonRows::ButtonRows(Ui& ui, const std::vector<Button>& buttons, const RowMeasure& measure,
                       const std::vector<std::size_t>& lengths)
    : ui_(&ui), measure_(measure) {
    (void)lay_out_all(buttons, lengths);
}

bool ButtonRows::lay_out_all(const std::vector<Button>& buttons, const std::vector<std::size_t>& lengths) {
    rows_.clear();
    auto from = buttons.begin();
    for (const std::size_t length : lengths) {
        const auto to = from + static_cast<std::ptrdiff_t>(length);
        rows_.push_back(lay_out({from, to}));
        from = to;
    }
    return fits();
}

ButtonRows::Row ButtonRows::lay_out(const std::vector<Button>& buttons) const {
    Row row;
    row.buttons = buttons;
    const std::size_t count = row.buttons.size();
    const float room = measure_.width - measure_.space * static_cast<float>(count - 1);
    std::vector<float> needs(count);
    for (int lines = measure_.wanted_lines; lines <= most_lines && !row.fits; ++lines) {
        for (std::size_t i = 0; i < count; ++i) needs[i] = least_width(*ui_, row.buttons[i], lines);
        row.fits = std::accumulate(needs.begin(), needs.end(), 0.f) <= room;
    }
    // Whoever needs more than their share has what they need, and the others share the rest.
    const std::vector<float> shares =
        measure_.shares.size() == count ? measure_.shares : std::vector<float>(count, 1);
    std::vector<bool> is_wide(count, false);
    float unit = room / std::accumulate(shares.begin(), shares.end(), 0.f);
    for (std::size_t round = 0; row.fits && round < count; ++round) {
        float left = room, others = 0;
        for (std::size_t i = 0; i < count; ++i) {
            is_wide[i] = is_wide[i] || needs[i] > shares[i] * unit;
            (is_wide[i] ? left : others) += is_wide[i] ? -needs[i] : shares[i];
        }
        if (others > 0) unit = left / others;
    }
    row.height = measure_.least_height;
    for (std::size_t i = 0; i < count; ++i) {
        row.widths.push_back(std::floor(is_wide[i] ? needs[i] : shares[i] * unit));
        const float inner = row.widths[i] - 2 * ui_->label_margin(row.buttons[i].look);
        const float label =
            ui_->words().measure(row.buttons[i].label, label_style(row.buttons[i]), inner).logical.h;
        row.height = std::max(row.height, std::ceil(label) + ui_->theme().px(16));
    }
    return row;
}

float ButtonRows::height() const {
    float sum = 0;
    for (const Row& row : rows_) sum += row.height + measure_.space;
    return rows_.empty() ? 0 : sum - measure_.space;
}

bool ButtonRows::fits() const {
    return std::all_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.fits; });
}

std::string ButtonRows::draw(Point left_top) const {
    std::string touched;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (const std::string id = draw_row(row, left_top); !id.empty()) touched = id;
        left_top.y += rows_[row].height + measure_.space;
    }
    return touched;
}

std::string ButtonRows::draw_row(std::size_t at, Point left_top) const {
    const Row& row = rows_[at];
    std::string touched;
    float x = left_top.x;
    for (std::size_t i = 0; i < row.buttons.size(); ++i) {
        const bool is_last = i + 1 == row.buttons.size();
        const float width = is_last ? left_top.x + measure_.width - x : row.widths[i];
        if (ui_->button(row.buttons[i], {x, left_top.y, width, row.height})) touched = row.buttons[i].id;
        x += width + measure_.space;
    }
    return touched;
}

}  // namespace lanyard
