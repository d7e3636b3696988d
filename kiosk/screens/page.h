// What every attendee screen has: the band at the top, margins, and the column that its parts are stacked in.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/ui.h"

namespace lanyard {

struct BandWords {
    std::string title;
    std::string clock;
    std::string date;  // may be empty
};

// Draws the band; gives the place below it, without margins.
Rect draw_band(Ui& ui, const BandWords& words);

// The distance of everything from the window's sides.
float page_margin(const Ui& ui);

// The ground that keys and lists lie on.
Colour panel_colour(const Ui& ui);

// Letter styles of the drawings.
TextStyle heading_style(const Theme& theme, float drawn_size, int most_lines);
TextStyle body_style(const Theme& theme, float drawn_size, Weight weight = Weight::regular);
TextStyle button_style(const Theme& theme, float drawn_size);

// Parts one under the other. Each says how high it would be at a squeeze from 1 (as drawn) down to
// `tightest_squeeze`; the column chooses the largest at which all of them fit, and leaves some of what is
// over above them.
class Column {
  public:
    static constexpr float tightest_squeeze = 0.25f;

    using Height = std::function<float(float squeeze)>;
    using Draw = std::function<void(const Rect& place, float squeeze)>;

    void part(Height height, Draw draw);
    void gap(float pixels);
    // Draws the parts into `place`; `above` is the share of the room left over that lies above them.
    void draw(const Rect& place, float above = 0.3f) const;

  private:
    struct Part {
        Height height;
        Draw draw;
    };
    float total(float squeeze) const;

    std::vector<Part> parts_;
};

// Letters at a squeeze: pictures and gaps give way first, letters only below `letters_keep_until`.
inline constexpr float letters_keep_until = 0.7f;
TextStyle squeezed(TextStyle style, float squeeze);

// Centred words as a part of a column, with what they are for those who cannot see them; empty ones are none.
struct SaidWords {
    std::string id, role, words, value;
};
void add_text(Column& column, Ui& ui, SaidWords said, TextStyle style, Colour colour, float width);

}  // namespace lanyard
