// Touch widgets that draw themselves and, in the same breath, say what they are for those who cannot see
// them.
//
// Immediate mode: a screen calls these once a frame, in reading order, and learns at once what was touched.
// Ids never change with language. A button counts when it is let go over itself. Tab moves the focus in
// reading order, arrows to what lies in their direction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "ui/icons.h"
#include "ui/rect.h"
#include "ui/text.h"
#include "ui/theme.h"

struct ImDrawList;

namespace lanyard {

enum class UiKey {
    none,
    next,      // Tab
    previous,  // Tab with Shift
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down,
    erase_back,
    erase_ahead,
    select_all,
    space,
    activate,  // Enter
    back,      // Escape
    f1,        // the function keys, in a row
    f2,
    f3,
    f4,
    f5,
    f6,
    f7,
    f8,
    f9,
    f10,
    f11,
    f12,
    control_1,  // Ctrl and a number of the upper row, in a row
    control_2,
    control_3,
    control_4,
    control_5,
    control_b,  // Ctrl and a letter
    control_c,
    control_d,
    control_e,
    control_f,
    control_g,
    control_k,
    control_l,
    control_n,
    control_o,
    control_p,
    control_q,
    control_r,
    control_s,
    control_t,
    control_u,
    control_v,
    control_w,
    control_x,
    control_y,
    control_z,
};

// What happened since the last frame: at most one transition of the pointer and one key.
struct UiInput {
    Point pointer;
    bool pressed = false;   // it went down
    bool released = false;  // it went up
    UiKey key = UiKey::none;
    bool shift = false;          // with the key
    std::string text = {};       // what a real keyboard wrote
    std::string composing = {};  // what an input method shows before it is written
    Milliseconds now{};          // by any clock that runs evenly, for how long a finger stays
    int wheel = 0;               // notches that a mouse's wheel was turned, upwards above 0
};

// One line of what a screen reader would say (DESIGN, "--ui-tree").
struct Widget {
    std::string id;
    std::string role;   // ARIA's
    std::string label;  // never empty
    std::string value;
    Rect rect;  // of a control, its touch area
    bool enabled = true;
    bool focused = false;
    std::optional<bool> checked;  // of switches
    bool cut = false;             // its words did not fit; for tests, not in the tree

    bool operator==(const Widget&) const = default;
};

// Words as they were drawn, and in what colours: for tests of the layout and of the contrast.
struct DrawnText {
    std::string words;
    Rect rect;       // of the letters' lines
    Rect ink;        // of the letters' pixels
    float size = 0;  // of the em, pixels
    bool cut = false;
    bool covered = false;  // something full was drawn over some of them
    Colour colour = 0;
    Colour ground = 0;  // that they lie on

    bool operator==(const DrawnText&) const = default;
};

// A whole screen as it was drawn last.
struct UiScreen {
    std::string screen, state;
    Colour ground = 0;  // of the whole window: it is cleared to it before anything is drawn
    std::vector<Widget> widgets;
    std::vector<DrawnText> texts;
    std::vector<std::string> misfits;  // what has no room at a size that can be read, in words

    bool operator==(const UiScreen&) const = default;
};

enum class ButtonLook {
    primary,    // filled with the screen's colour: the one thing most people want
    secondary,  // white with an edge
    link,       // words alone
};

struct Button {
    std::string_view id;
    std::string label;
    ButtonLook look = ButtonLook::secondary;
    TextStyle style;
    std::optional<bool> on = {};  // a switch that is on or off
    std::string value = {};       // how far, for a switch with steps
};

// How the focus comes to a widget: Tab goes to all but keys, which lie close together and are reached by
// arrows.
enum class StopKind { control, text, key };

// How long a finger that went down on a widget counts there: until the screen says something else, for what
// most of them do is read off the screen; or until there is another screen, for a keyboard's letter is that
// letter whatever was found for the one before it.
enum class TouchLasts { state, screen };

class Ui {
  public:
    // A finger that stays on a key this long asks for its accents.
    static constexpr Milliseconds holds_after{450};

    Ui(Text& text, MaskCache& masks);

    // `screen` is the name of the screen's file, `state` the verdict or the step. Another screen or state
    // begins without focus, and a touch that began on the last one does nothing here (but see TouchLasts:
    // `lasts` is for all that is touched there).
    void begin(const UiInput& input, const Theme& theme, ImDrawList& list);
    void screen(std::string_view screen, std::string_view state, Mood mood,
                TouchLasts lasts = TouchLasts::state);
    const UiScreen& end();

    const Theme& theme() const { return *theme_; }
    const Palette& palette() const { return palette_; }
    // Where the screen is drawn: the window, or its lower half.
    Rect window() const;
    Text& words() { return text_; }

    // Words in `box` from its top; the box that is recorded has their height. `value` is for what the label
    // tells in passing: the person's name, the time.
    Rect text(std::string_view id, std::string_view role, std::string_view words, const TextStyle& style,
              const Rect& box, Colour colour, std::string_view value = {});
    // Draws words that another widget's label says already.
    Rect silent_text(std::string_view words, const TextStyle& style, const Rect& box, Colour colour);
    // True in the frame in which it is touched or activated. Its label takes as many lines as it has height
    // for; screens give it so much room that the letters need not become smaller.
    bool button(const Button& button, const Rect& box);
    // Free at both sides of a button's label.
    float label_margin(ButtonLook look) const;
    // A card that can be touched as a whole; whoever calls draws into it what `label` says.
    bool area_button(std::string_view id, std::string_view label, const Rect& box);
    void icon(std::string_view id, std::string_view label, Icon icon, const Rect& box, IconColours colours);
    // A picture with round corners; `from` and `to` choose the part of it, 0 to 1.
    void picture(std::string_view id, std::string_view label, TextureId texture, const Rect& box,
                 float rounding, Point from = {0, 0}, Point to = {1, 1});
    // A card of the screen; `id` empty draws it without a word.
    void card(std::string_view id, std::string_view label, const Rect& box, std::string_view value = {});

    void fill(const Rect& box, Colour colour, float rounding = 0, float alpha = 1);
    // Says that something had to be drawn smaller than it should be; for whoever rehearses the day.
    void report_misfit(std::string words) { now_.misfits.push_back(std::move(words)); }
    void outline(const Rect& box, Colour colour, float thickness, float rounding);
    void shadow(const Rect& box, float rounding, float reach);
    void mask(const Mask& mask, Point at, Colour colour);

    // True in the frame in which anything at all was touched or typed.
    bool touched() const {
        return input_.pressed || input_.released || input_.key != UiKey::none || !input_.text.empty() ||
               !input_.composing.empty() || input_.wheel != 0;
    }
    // Whether a finger came down where nothing of this frame can be touched.
    bool has_missed() const;
    const std::string& screen_name() const { return last_screen_; }
    bool back() const { return input_.key == UiKey::back; }
    // The key has been acted on: it does nothing else in this frame, neither move the focus nor write.
    void use_key() {
        input_.key = UiKey::none;
        input_.text.clear();
    }

    // For widgets that are drawn elsewhere (ui/text_field, ui/keyboard).
    const UiInput& input() const { return input_; }
    MaskCache& masks() { return masks_; }
    ImDrawList& list() { return *list_; }
    Widget& record(std::string_view id, std::string_view role, std::string_view label, const Rect& box);
    // A place that the focus can come to. `first` takes what is typed while nothing else does.
    void add_stop(std::string_view id, const Rect& box, StopKind kind, bool first = false);
    bool has_focus(std::string_view id) const { return focus_ == id; }
    bool has_any_focus() const { return !focus_.empty(); }
    void draw_focus(const Rect& box, float rounding);
    // The text field that keys on the screen write into, "" for none.
    const std::string& written() const { return written_; }
    // True for the field that a real keyboard writes into.
    bool is_written(std::string_view id) const {
        return written_ == id && (focus_.empty() || focus_ == written_);
    }
    // Of what has more pages than one: which is shown, from 0. The first again on another screen or state,
    // and where it is `about` something else than in the last frame.
    int page(std::string_view about);
    void turn_to_page(int page) { page_ = page; }
    void turn_to_next_page() { ++page_; }
    // Writes into another field from the next frame on.
    void write_into(std::string_view id) { written_next_ = id; }
    // True in the frame in which it is touched or activated; for a key, nothing else is drawn.
    bool pressed(std::string_view id, const Rect& box, TouchLasts lasts = TouchLasts::state);
    // The finger turned out to pull a list: what it went down on is not touched.
    void let_go() { held_.clear(); }
    bool is_held(std::string_view id) const { return held_ == id && !input_.released; }
    // True once the finger has stayed on it for holds_after; it does not count as touched any more.
    bool is_held_long(std::string_view id);
    // How much of `whole` the finger has stayed on it and within `box`, 0 to 1. At 1, which is given once, it
    // does not count as touched any more.
    float held_share(std::string_view id, const Rect& box, Milliseconds whole);
    // When what is held will have been so for long enough; none while no finger is down, or where a frame
    // has been drawn since.
    std::optional<Milliseconds> hold_due() const;

  private:
    struct Stop {
        std::string id;
        Rect box;
        StopKind kind;
    };
    Colour ground_at(Point place) const;
    TextBlock draw_words(std::string_view words, const TextStyle& style, const Rect& box, Colour colour);
    void move_focus();
    void move_along(int step);
    void move_towards(Point direction);
    void focus_on(const Stop& stop);
    const Stop* focused_stop() const;

    Text& text_;
    MaskCache& masks_;
    const Theme* theme_ = nullptr;
    Palette palette_{};
    ImDrawList* list_ = nullptr;
    UiInput input_;
    UiScreen now_;
    std::string last_screen_, last_state_;
    std::vector<Stop> stops_;                       // of this frame, in order
    std::vector<std::pair<Rect, Colour>> grounds_;  // full surfaces of this frame, in order
    std::string focus_;
    std::string written_, written_next_;
    std::string paged_;  // what page_ is a page of
    int page_ = 0;
    std::string held_;  // the button under the finger
    TouchLasts held_lasts_ = TouchLasts::state;
    Milliseconds held_since_{};
    bool shows_hold_ = false;  // how long it is held yet
};

}  // namespace lanyard
