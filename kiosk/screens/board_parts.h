// What everything on a board has: its band, and letters that can be read from 8 m.
#pragma once

#include <string>

#include "base/instant.h"
#include "ui/ui.h"

namespace lanyard {

// Of the drawings, which are 1920×1080: what can be read from 8 m.
inline constexpr float smallest_board_letters = 44, board_title_letters = 58;

// Of the band's title.
TextStyle board_title_style(const Theme& theme);
TextStyle board_style(const Theme& theme, float drawn_size, Weight weight, int most_lines);

inline float board_margin(const Theme& theme) {
    return theme.px(48);
}

// The band with a title and the clock; gives the place below it.
Rect draw_board_band(Ui& ui, const std::string& title, Instant now, const std::string& zone);

}  // namespace lanyard
