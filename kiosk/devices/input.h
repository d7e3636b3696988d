// Touch, mouse, keys and the hand scanner, as the widgets and the desk take them.
#pragma once

#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "devices/key_times.h"
#include "devices/wedge_scanner.h"
#include "devices/window.h"
#include "ui/ui.h"

struct SDL_KeyboardEvent;
union SDL_Event;

namespace lanyard {

class Input {
  public:
    // `now` in all of these is the loop's clock. Events of no interest are let pass.
    void take(const SDL_Event& event, WindowSize window, float pixels_per_unit, Milliseconds now);
    // Everything has been taken that was there at `now`.
    void pass_time(Milliseconds now);
    // When the keys that wait are settled by time alone; none while nothing waits.
    std::optional<Milliseconds> due() const;
    // The loop listened to nobody for so long, as while it drew.
    void stood_still(Milliseconds time);
    // Written where the keys write, as though a person had typed it.
    void write(std::string text);

    // What one frame gets: a touch that goes down and up between two frames is given in two.
    UiInput next();
    bool is_waiting() const { return !waiting_.empty() || composing_changed_; }
    std::vector<ScannedCode> take_codes() { return scanner_.take_codes(); }
    void use(ScannerSettings settings) { scanner_.use(std::move(settings)); }
    // Else it stays away, whatever is moved.
    void show_pointer(bool shown);
    // Letters are commands: a key's letter is the one that is on it, whatever writes into a field.
    void take_letters(bool taken) { takes_letters_ = taken; }

  private:
    void pointer(Point at, bool pressed, bool released);
    void take_finger(const SDL_Event& event, WindowSize window);
    void take_key(const SDL_KeyboardEvent& key, Milliseconds now);
    void take_typed();
    void put(UiInput input);

    KeyTimes times_;
    WedgeScanner scanner_;
    std::deque<UiInput> waiting_;
    Point pointer_{-1, -1};
    std::string composing_;
    bool composing_changed_ = false;
    bool is_command_ = false;  // the newest key was pressed with Ctrl: what it would write is not meant
    bool shows_pointer_ = true, takes_letters_ = false;
    std::optional<long long> finger_;  // the one that counts while it is down
};

}  // namespace lanyard
