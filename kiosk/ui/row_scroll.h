// A list that is longer than its place: it moves row by row, by the page keys, a wheel or a finger.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "ui/ui.h"

namespace lanyard {

// Which row is the first that is seen; it belongs to whoever shows the list.
struct RowScroll {
    std::size_t first = 0;
    std::optional<std::size_t> wanted = {};  // comes into view next
    // A finger that went down on the list pulls it.
    bool is_pulled = false;
    float pulled_from = 0;
    std::size_t first_then = 0;
};

// What there is to move: `shown` of `count` rows have room in `box`, each about `row_height` high.
struct ScrolledRows {
    Rect box;
    std::size_t count = 0, shown = 0;
    float row_height = 1;
    bool takes_keys = true;
};

// Before the rows are drawn. The last row stays at the end of the place, not at its beginning; a finger that
// has pulled touches nothing. True where the list has moved.
bool scroll_rows(Ui& ui, RowScroll& scroll, const ScrolledRows& rows);

// "8–14 of 31"; "" where all of them are seen.
std::string rows_in_view(std::size_t first, std::size_t shown, std::size_t count);

}  // namespace lanyard
