// SDL's events made into transitions, one of them a frame.
#include "devices/input.h"

#include <SDL.h>

#include <utility>

namespace lanyard {
namespace {

constexpr std::size_t most_waiting = 64;  // a hand is not that fast; what is over is dropped

UiKey ui_key(const KeyPress& key) {
    if (key.shortcut != 0) return static_cast<UiKey>(key.shortcut);
    if (key.usage >= SDL_SCANCODE_F1 && key.usage <= SDL_SCANCODE_F12)
        return static_cast<UiKey>(static_cast<int>(UiKey::f1) + (key.usage - SDL_SCANCODE_F1));
    switch (key.usage) {
        case SDL_SCANCODE_TAB:
            return key.shift ? UiKey::previous : UiKey::next;
        case SDL_SCANCODE_DOWN:
            return UiKey::down;
        case SDL_SCANCODE_RIGHT:
            return UiKey::right;
        case SDL_SCANCODE_UP:
            return UiKey::up;
        case SDL_SCANCODE_LEFT:
            return UiKey::left;
        case SDL_SCANCODE_HOME:
            return UiKey::home;
        case SDL_SCANCODE_END:
            return UiKey::end;
        case SDL_SCANCODE_PAGEUP:
            return UiKey::page_up;
        case SDL_SCANCODE_PAGEDOWN:
            return UiKey::page_down;
        case SDL_SCANCODE_BACKSPACE:
            return UiKey::erase_back;
        case SDL_SCANCODE_DELETE:
            return UiKey::erase_ahead;
        case SDL_SCANCODE_RETURN:
        case SDL_SCANCODE_KP_ENTER:
            return UiKey::activate;
        case SDL_SCANCODE_SPACE:
            return UiKey::space;
        case SDL_SCANCODE_ESCAPE:
            return UiKey::back;
        default:
            return UiKey::none;
    }
}

// What a key that is held down does again and again: it moves and deletes; a button is pressed once.
bool may_repeat(UiKey key) {
    if (key >= UiKey::f1) return false;
    switch (key) {
        case UiKey::next:
        case UiKey::previous:
        case UiKey::space:
        case UiKey::activate:
        case UiKey::back:
            return false;
        default:
            return true;
    }
}

// With Ctrl; by the letter, for it is A on the keys of every layout.
UiKey shortcut_of(const SDL_KeyboardEvent& key) {
    if ((key.keysym.mod & KMOD_CTRL) == 0 || (key.repeat != 0 && key.keysym.sym != SDLK_a))
        return UiKey::none;
    constexpr std::pair<SDL_Keycode, UiKey> letters[] = {
        {SDLK_a, UiKey::select_all}, {SDLK_b, UiKey::control_b}, {SDLK_c, UiKey::control_c},
        {SDLK_d, UiKey::control_d},  {SDLK_e, UiKey::control_e}, {SDLK_f, UiKey::control_f},
        {SDLK_g, UiKey::control_g},  {SDLK_k, UiKey::control_k}, {SDLK_l, UiKey::control_l},
        {SDLK_n, UiKey::control_n},  {SDLK_o, UiKey::control_o}, {SDLK_p, UiKey::control_p},
        {SDLK_q, UiKey::control_q},  {SDLK_r, UiKey::control_r}, {SDLK_s, UiKey::control_s},
        {SDLK_t, UiKey::control_t},  {SDLK_u, UiKey::control_u}, {SDLK_v, UiKey::control_v},
        {SDLK_w, UiKey::control_w},  {SDLK_x, UiKey::control_x}, {SDLK_y, UiKey::control_y},
        {SDLK_z, UiKey::control_z}};
    for (const auto& [letter, meaning] : letters)
        if (key.keysym.sym == letter) return meaning;
    // By their places: not every layout writes numbers there.
    if (key.keysym.scancode < SDL_SCANCODE_1 || key.keysym.scancode > SDL_SCANCODE_5) return UiKey::none;
    return static_cast<UiKey>(static_cast<int>(UiKey::control_1) + key.keysym.scancode - SDL_SCANCODE_1);
}

// What a key writes where letters are commands; + is the one that needs Shift on many keyboards, and counts
// without it.
std::string command_of(SDL_Keycode key) {
    if (key >= SDLK_a && key <= SDLK_z) return std::string(1, static_cast<char>(key));
    if (key == SDLK_PLUS || key == SDLK_EQUALS || key == SDLK_KP_PLUS) return "+";
    if (key == SDLK_MINUS || key == SDLK_KP_MINUS) return "-";
    return {};
}

}  // namespace

void Input::take(const SDL_Event& event, WindowSize window, float pixels_per_unit, Milliseconds now) {
    const auto place = [&](int x, int y) {
        return Point{static_cast<float>(x) * pixels_per_unit, static_cast<float>(y) * pixels_per_unit};
    };
    switch (event.type) {
        case SDL_MOUSEMOTION:
            if (shows_pointer_) SDL_ShowCursor(SDL_ENABLE);
            pointer_ = place(event.motion.x, event.motion.y);
            break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT)
                pointer(place(event.button.x, event.button.y), event.type == SDL_MOUSEBUTTONDOWN,
                        event.type == SDL_MOUSEBUTTONUP);
            break;
        case SDL_MOUSEWHEEL: {
            UiInput turned{pointer_, false, false, UiKey::none};
            turned.wheel = event.wheel.direction == SDL_MOUSEWHEEL_FLIPPED ? -event.wheel.y : event.wheel.y;
            put(std::move(turned));
            break;
        }
        case SDL_FINGERDOWN:
        case SDL_FINGERUP:
        case SDL_FINGERMOTION:
            take_finger(event, window);
            break;
        case SDL_TEXTINPUT:
            // Ctrl+1 answers a question, and some window systems say that it wrote a 1, too.
            if (is_command_) break;
            composing_.clear();
            scanner_.write(event.text.text);
            take_typed();
            break;
        case SDL_TEXTEDITING:
            composing_ = event.edit.text;
            composing_changed_ = true;
            break;
        case SDL_KEYDOWN:
            take_key(event.key, now);
            break;
        case SDL_SYSWMEVENT:
            times_.hear(event);
            break;
        default:
            break;
    }
}

// Of several fingers the first counts, until it is lifted.
void Input::take_finger(const SDL_Event& event, WindowSize window) {
    const SDL_TouchFingerEvent& finger = event.tfinger;
    if (finger_ && *finger_ != finger.fingerId) return;
    const Point at{finger.x * static_cast<float>(window.width), finger.y * static_cast<float>(window.height)};
    if (event.type == SDL_FINGERDOWN) {
        SDL_ShowCursor(SDL_DISABLE);
        finger_ = finger.fingerId;
        pointer(at, true, false);
    } else if (event.type == SDL_FINGERUP && finger_) {
        finger_.reset();
        pointer(at, false, true);
    } else {
        pointer_ = at;
    }
}

void Input::pointer(Point at, bool pressed, bool released) {
    pointer_ = at;
    put({at, pressed, released, UiKey::none});
}

void Input::take_key(const SDL_KeyboardEvent& key, Milliseconds now) {
    KeyPress press;
    press.usage = key.keysym.scancode;
    press.shift = (key.keysym.mod & KMOD_SHIFT) != 0;
    press.at = times_.of_key(now);
    press.repeated = key.repeat != 0;
    press.shortcut = static_cast<int>(shortcut_of(key));
    const bool is_command = (key.keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0;
    // Ctrl and Alt together are AltGr on some keyboards, which writes.
    is_command_ = (key.keysym.mod & KMOD_CTRL) != 0 && (key.keysym.mod & KMOD_ALT) == 0;
    if (takes_letters_ && is_command) return;
    if (takes_letters_) press.text = command_of(key.keysym.sym);
    // Go is not kept waiting until it is clear that no scanner follows: no code begins with it.
    if (takes_letters_ && press.usage == SDL_SCANCODE_SPACE && !press.repeated && !scanner_.due()) {
        UiInput space{pointer_, false, false, UiKey::space};
        return put(std::move(space));
    }
    scanner_.expect_typing(takes_letters_ || SDL_IsTextInputActive() == SDL_TRUE);
    scanner_.press(press);
    take_typed();
}

void Input::pass_time(Milliseconds now) {
    scanner_.pass_time(times_.by_keys(now));
    take_typed();
}

std::optional<Milliseconds> Input::due() const {
    const auto due = scanner_.due();
    return due ? std::optional(times_.by_loop(*due)) : std::nullopt;
}

void Input::stood_still(Milliseconds time) {
    if (!times_.are_known()) scanner_.stood_still(time);
}

void Input::write(std::string text) {
    UiInput typed{pointer_, false, false, UiKey::none};
    typed.text = std::move(text);
    put(std::move(typed));
}

void Input::show_pointer(bool shown) {
    shows_pointer_ = shown;
    SDL_ShowCursor(shown ? SDL_ENABLE : SDL_DISABLE);
}

void Input::put(UiInput input) {
    if (waiting_.size() < most_waiting) waiting_.push_back(std::move(input));
}

void Input::take_typed() {
    for (KeyPress& key : scanner_.take_typed()) {
        if (takes_letters_ && (!key.is_alone || key.repeated)) continue;
        UiInput typed{pointer_, false, false, key.is_alone ? ui_key(key) : UiKey::none, key.shift};
        if (key.repeated && !may_repeat(typed.key)) continue;
        typed.text = std::move(key.text);
        if (typed.key != UiKey::none || !typed.text.empty()) put(std::move(typed));
    }
}

UiInput Input::next() {
    UiInput input{pointer_, false, false, UiKey::none};
    if (!waiting_.empty()) {
        input = std::move(waiting_.front());
        waiting_.pop_front();
    }
    input.composing = composing_;
    composing_changed_ = false;
    return input;
}

}  // namespace lanyard
