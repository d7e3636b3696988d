// Colours and sizes of every screen, made for one window, one panel and one person's choices.
#pragma once

#include <string>

#include "event/event_config.h"
#include "ui/rect.h"

namespace lanyard {

// What a screen is about, told by colour, and never by colour alone.
enum class Mood {
    neutral,    // the event's own colour: welcome, already checked in
    good,       // green: come in
    attention,  // brown: somebody at the desk will help
    stage,      // dark: what is seen in a hall with its lights down, and from the operator's place
};

struct Palette {
    Colour paper;      // behind everything
    Colour ink;        // words on paper and cards
    Colour quiet_ink;  // words that may wait
    Colour edge;       // around secondary buttons
    Colour rule;       // lines between parts
    Colour header;     // the band at the top, primary buttons and icons
    Colour on_header;  // words on these
    Colour card;       // surfaces that words lie on
    Colour tint;       // inside an icon that is only drawn round
};

// How far two colours are apart by WCAG 2.1, "contrast ratio": 1 (the same) to 21 (black on white).
double contrast_ratio(Colour one, Colour other);

// The same beside a window: 1,000 lx fall on a panel of 350 cd/m² that throws back 5 % of them, and lie as a
// veil over both colours.
double contrast_in_glare(Colour one, Colour other);

// `colour` made darker, a little at a time, until white on it has a contrast of at least `ratio`.
Colour dark_enough_for_white(Colour colour, double ratio);

// What the person before the screen asked for; reset for the next one.
struct Choices {
    static constexpr int most_text_steps = 2, most_volume = 4;

    int larger_text = 0;  // steps
    bool high_contrast = false;
    bool lowered = false;       // everything in the lower half of the window
    bool listens = false;       // the screen is read out
    int volume = 3;             // of that, 1 to most_volume: a step is 6 dB
    std::string language = {};  // "" is the kiosk's own

    bool operator==(const Choices&) const = default;
};

struct PanelSize {
    double width_mm = 0, height_mm = 0;
};
// The panel that is meant where nobody said: 21.5 inches, 16:9, in the window's orientation.
PanelSize usual_panel(int window_width, int window_height);
// One of 55 inches, which a board is drawn for.
PanelSize board_panel(int window_width, int window_height);

class Theme {
  public:
    // The window in pixels, the panel it fills in millimetres; `accent` is the event's colour.
    Theme(int width, int height, PanelSize panel, Colour accent, Choices choices);

    int width() const { return width_; }
    int height() const { return height_; }
    // Where everything is drawn: the window, or its lower half.
    const Rect& area() const { return area_; }
    bool portrait() const { return area_.h > area_.w; }
    const Choices& choices() const { return choices_; }

    // Whether its lower half is nearer to somebody who sits, and large enough: a tablet's is neither.
    bool can_be_lowered() const;

    // A length of the drawings, which are 1080×1920 and 1920×1080 pixels, on this window; whole pixels.
    float px(float drawn) const;
    // A letter size of the drawings on this window, larger where larger text is asked for.
    float text(float drawn) const;
    // The same for a touch area, never under 18 mm on the panel.
    float touch(float drawn) const;
    // The longer of the two ways to measure `pixels` on the panel would flatter; this is the shorter.
    double mm(float pixels) const;

    Palette palette(Mood mood) const;
    // The same with letters that are as well legible from so many metres as the drawings' are from 8, on a
    // panel of 55 inches: what is read from nearer has room for more.
    Theme read_from(double metres) const;
    // The same without larger text.
    Theme with_usual_text() const;

  private:
    int width_, height_;
    Rect area_;
    Choices choices_;
    Colour accent_;
    float scale_;
    double pixels_per_mm_;
};

inline constexpr double smallest_touch_mm = 18;
inline constexpr double smallest_lowered_mm = 250;  // of a panel's height
inline constexpr double smallest_text_contrast = 7;
inline constexpr double smallest_contrast_in_glare = 4.5;
inline constexpr double smallest_edge_contrast = 3;

}  // namespace lanyard
