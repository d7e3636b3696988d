// Touch, mouse, keys and the hand scanner, as the widgets and the desk take them.
#pragma once

#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "devices/wedge_scanner.h"
#include "devices/window.h"
#include "ui/ui.h"

union SDL_Event;

namespace lanyard {

class Input {
  public:
    // `now` by a clock that runs while keys are listened to. Events of no interest are let pass.
    void take(const SDL_Event& event, WindowSize window, float pixels_per_unit, Milliseconds now);
    void pass_time(Milliseconds now);
    std::optional<Milliseconds> due() const { return scanner_.due(); }

    // What one frame gets: a touch that goes down and up between two frames is given in two.
    UiInput next();
    bool is_waiting() const { return !waiting_.empty() || composing_changed_; }
    std::vector<ScannedCode> take_codes() { return scanner_.take_codes(); }
    void use(ScannerSettings settings) { scanner_.use(std::move(settings)); }
    // Else it stays away, whatever is moved.
    void show_pointer(bool shown);
    // Nobody scans: each key counts at once, and a letter is written by it whatever the keyboard's layout.
    void take_letters(bool taken) { takes_letters_ = taken; }

  private:
    void pointer(Point at, bool pressed, bool released);
    void take_finger(const SDL_Event& event, WindowSize window);
    void take_typed();
    void take_shortcut(const SDL_Event& event);
    void take_key_at_once(const SDL_Event& event);
    void put(UiInput input);

    WedgeScanner scanner_;
    std::deque<UiInput> waiting_;
    Point pointer_{-1, -1};
    std::string composing_;
    bool composing_changed_ = false;
    bool shows_pointer_ = true, takes_letters_ = false;
    std::optional<long long> finger_;  // the one that counts while it is down
};

}  // namespace lanyard
