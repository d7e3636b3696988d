// SDL's events made into transitions, one of them a frame.
#include "devices/input.h"

#include <SDL.h>

namespace lanyard {
namespace {

constexpr std::size_t most_waiting = 64;  // a hand is not that fast; what is over is dropped

UiKey ui_key(const KeyPress& key) {
    switch (key.usage) {
        case SDL_SCANCODE_TAB:
            return key.shift ? UiKey::previous : UiKey::next;
        case SDL_SCANCODE_DOWN:
        case SDL_SCANCODE_RIGHT:
            return UiKey::next;
        case SDL_SCANCODE_UP:
        case SDL_SCANCODE_LEFT:
            return UiKey::previous;
        case SDL_SCANCODE_RETURN:
        case SDL_SCANCODE_KP_ENTER:
        case SDL_SCANCODE_SPACE:
            return UiKey::activate;
        case SDL_SCANCODE_ESCAPE:
            return UiKey::back;
        default:
            return UiKey::none;
    }
}

}  // namespace

void Input::take(const SDL_Event& event, WindowSize window, float pixels_per_unit, Milliseconds now) {
    const auto place = [&](int x, int y) {
        return Point{static_cast<float>(x) * pixels_per_unit, static_cast<float>(y) * pixels_per_unit};
    };
    switch (event.type) {
        case SDL_MOUSEMOTION:
            SDL_ShowCursor(SDL_ENABLE);
            pointer_ = place(event.motion.x, event.motion.y);
            break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT)
                pointer(place(event.button.x, event.button.y), event.type == SDL_MOUSEBUTTONDOWN,
                        event.type == SDL_MOUSEBUTTONUP);
            break;
        case SDL_FINGERDOWN:
        case SDL_FINGERUP:
        case SDL_FINGERMOTION:
            take_finger(event, window);
            break;
        case SDL_KEYDOWN:
            scanner_.press({event.key.keysym.scancode,
                            (event.key.keysym.mod & KMOD_SHIFT) != 0,
                            now,
                            event.key.repeat != 0,
                            {}});
            take_typed();
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
    if (waiting_.size() < most_waiting) waiting_.push_back({at, pressed, released, UiKey::none});
}

void Input::pass_time(Milliseconds now) {
    scanner_.pass_time(now);
    take_typed();
}

void Input::take_typed() {
    for (const KeyPress& key : scanner_.take_typed())
        if (const UiKey meant = ui_key(key); meant != UiKey::none && waiting_.size() < most_waiting)
            waiting_.push_back({pointer_, false, false, meant});
}

UiInput Input::next() {
    if (waiting_.empty()) return {pointer_, false, false, UiKey::none};
    const UiInput input = waiting_.front();
    waiting_.pop_front();
    return input;
}

}  // namespace lanyard
