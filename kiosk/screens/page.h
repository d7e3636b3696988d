// What every attendee screen has: the band at the top, margins, and the column that its parts are stacked in.
#pragma once

#include <functional>
#include <string>
#include <string_view>
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
    struct Part {
        Height height;
        Draw draw;
        // The part in pieces, none of which is higher than `most` at the tightest squeeze; none where it is
        // whole.
        std::function<std::vector<Part>(float most)> pieces = {};
    };

    void part(Height height, Draw draw);
    void part(Part part);
    void gap(float pixels);
    float height(float squeeze) const;
    bool fits(float most) const { return height(tightest_squeeze) <= most; }
    // As many columns as it takes for each of them to fit into `height`.
    std::vector<Column> pages(float height) const;
    // Draws the parts into `place`; `above` is the share of the room left over that lies above them. Gives
    // where they end.
    float draw(const Rect& place, float above = 0.3f) const;
    const std::vector<Part>& parts() const { return parts_; }

  private:
    std::vector<Part> parts_;
};

// Draws columns that belong together; where one of them does not fit they have pages, and at the end of the
// last column a button for the next one. `about` is what they tell of: another thing begins with its first
// page.
struct PlacedColumn {
    Column column;
    Rect place;
    float above = 0.3f;
};
void draw_in_pages(Ui& ui, std::string_view about, const std::vector<PlacedColumn>& columns);

// That button, for a screen that has a better place for it: "More › 1/2", on the last page the way back.
Button page_button(const Theme& theme, std::size_t shown, std::size_t count);

// Letters at a squeeze: pictures and gaps give way first, letters only below `letters_keep_until`, and by
// less than one step of larger text, so that nobody who asks for larger letters gets smaller ones.
inline constexpr float letters_keep_until = 0.7f;
inline constexpr float least_letters = 0.85f;
TextStyle squeezed(TextStyle style, float squeeze, float least = least_letters);

// Words as a part of a column, with what they are for those who cannot see them; empty ones are none.
struct SaidWords {
    std::string id, role, words, value;
    TextAlign align = TextAlign::centre;
};
void add_text(Column& column, Ui& ui, SaidWords said, TextStyle style, Colour colour, float width);

}  // namespace lanyard
