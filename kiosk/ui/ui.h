// Touch widgets that draw themselves and, in the same breath, say what they are for those who cannot see
// them.
//
// Immediate mode: a screen calls these once a frame, in reading order, and learns at once what was touched.
// Ids never change with language. A button counts when it is let go over itself; Tab and arrows move the
// focus.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/icons.h"
#include "ui/rect.h"
#include "ui/text.h"
#include "ui/theme.h"

struct ImDrawList;

namespace lanyard {

enum class UiKey { none, next, previous, activate, back };

// What happened since the last frame: at most one transition of the pointer and one key.
struct UiInput {
    Point pointer;
    bool pressed = false;   // it went down
    bool released = false;  // it went up
    UiKey key = UiKey::none;
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

// A whole screen as it was drawn last.
struct UiScreen {
    std::string screen, state;
    std::vector<Widget> widgets;

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
};

class Ui {
  public:
    Ui(Text& text, MaskCache& masks);

    // `screen` is the file's name under screens/, `state` the verdict or the step. Another screen or state
    // begins without focus, and a touch that began on the last one does nothing here.
    void begin(const UiInput& input, const Theme& theme, ImDrawList& list);
    void screen(std::string_view screen, std::string_view state, Mood mood);
    const UiScreen& end();

    const Theme& theme() const { return *theme_; }
    const Palette& palette() const { return palette_; }
    Rect window() const;
    Text& words() { return text_; }

    // Words in `box` from its top; the box that is recorded has their height. `value` is for what the label
    // tells in passing: the person's name, the time.
    Rect text(std::string_view id, std::string_view role, std::string_view words, const TextStyle& style,
              const Rect& box, Colour colour, std::string_view value = {});
    // Draws words that another widget's label says already.
    Rect silent_text(std::string_view words, const TextStyle& style, const Rect& box, Colour colour);
    // True in the frame in which it is touched or activated.
    bool button(const Button& button, const Rect& box);
    void icon(std::string_view id, std::string_view label, Icon icon, const Rect& box, IconColours colours);
    // A picture with round corners; `from` and `to` choose the part of it, 0 to 1.
    void picture(std::string_view id, std::string_view label, TextureId texture, const Rect& box,
                 float rounding, Point from = {0, 0}, Point to = {1, 1});
    // A card of the screen; `id` empty draws it without a word.
    void card(std::string_view id, std::string_view label, const Rect& box, std::string_view value = {});

    void fill(const Rect& box, Colour colour, float rounding = 0, float alpha = 1);
    void outline(const Rect& box, Colour colour, float thickness, float rounding);
    void shadow(const Rect& box, float rounding, float reach);
    void mask(const Mask& mask, Point at, Colour colour);

    // True in the frame in which anything at all was touched or typed.
    bool touched() const { return input_.pressed || input_.key != UiKey::none; }
    bool back() const { return input_.key == UiKey::back; }

    MaskCache& masks() { return masks_; }
    ImDrawList& list() { return *list_; }

  private:
    Widget& record(std::string_view id, std::string_view role, std::string_view label, const Rect& box);
    void move_focus();

    Text& text_;
    MaskCache& masks_;
    const Theme* theme_ = nullptr;
    Palette palette_{};
    ImDrawList* list_ = nullptr;
    UiInput input_;
    UiScreen now_;
    std::string last_screen_, last_state_;
    std::vector<std::string> focusable_;  // ids of this frame, in order
    std::string focus_;
    std::string held_;  // the button under the finger
};

}  // namespace lanyard
