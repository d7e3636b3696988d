// The page keys move by what is seen, less one row; a notch of the wheel by three.
#include "ui/row_scroll.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/language.h"

namespace lanyard {
namespace {

constexpr std::ptrdiff_t rows_a_notch = 3;

// By how many rows the input moves the list on.
std::ptrdiff_t rows_asked(const Ui& ui, const ScrolledRows& rows) {
    const auto page = static_cast<std::ptrdiff_t>(std::max<std::size_t>(rows.shown, 2) - 1);
    const UiInput& input = ui.input();
    if (rows.takes_keys && input.key == UiKey::page_down) return page;
    if (rows.takes_keys && input.key == UiKey::page_up) return -page;
    return rows.box.contains(input.pointer) ? -input.wheel * rows_a_notch : 0;
}

// Where a finger has pulled the list to, in rows from where it was.
std::ptrdiff_t rows_pulled(Ui& ui, RowScroll& scroll, const ScrolledRows& rows) {
    const UiInput& input = ui.input();
    if (input.pressed) {
        scroll.is_pulled = rows.box.contains(input.pointer);
        scroll.pulled_from = input.pointer.y;
        scroll.first_then = scroll.first;
    }
    if (!scroll.is_pulled) return 0;
    const float way = scroll.pulled_from - input.pointer.y;
    const auto pulled = static_cast<std::ptrdiff_t>(std::round(way / rows.row_height));
    if (pulled != 0) ui.let_go();
    if (input.released) scroll.is_pulled = false;
    return static_cast<std::ptrdiff_t>(scroll.first_then) + pulled -
           static_cast<std::ptrdiff_t>(scroll.first);
}

}  // namespace

bool scroll_rows(Ui& ui, RowScroll& scroll, const ScrolledRows& rows) {
    if (const auto wanted = std::exchange(scroll.wanted, std::nullopt)) {
        if (*wanted < scroll.first) scroll.first = *wanted;
        if (*wanted >= scroll.first + rows.shown) scroll.first = *wanted + 1 - rows.shown;
    }
    const auto last = static_cast<std::ptrdiff_t>(rows.count - std::min(rows.shown, rows.count));
    const auto before = static_cast<std::ptrdiff_t>(scroll.first);
    const std::ptrdiff_t wanted = before + rows_asked(ui, rows) + rows_pulled(ui, scroll, rows);
    const std::ptrdiff_t now = std::clamp<std::ptrdiff_t>(wanted, 0, last);
    scroll.first = static_cast<std::size_t>(now);
    return now != before;
}

std::string rows_in_view(std::size_t first, std::size_t shown, std::size_t count) {
    if (shown >= count) return {};
    return filled(tr("{from}–{to} of {count}"), {{"from", std::to_string(first + 1)},
                                                 {"to", std::to_string(std::min(first + shown, count))},
                                                 {"count", std::to_string(count)}});
}

}  // namespace lanyard
