// When keys were pressed: by the window system's own word where it gives one, else when the loop heard them.
//
// SDL stamps an event when the loop comes to fetch it, which is late by as long as a picture takes. X11 says
// when its server had the key, in a message that SDL passes on before the key (SDL_SYSWMEVENT). Wayland's
// time is not to be had of SDL 2.
#pragma once

#include <cstdint>
#include <optional>

#include "base/instant.h"

union SDL_Event;

namespace lanyard {

class KeyTimes {
  public:
    // What the window system has told is here by then.
    static constexpr Milliseconds delivered_within{5};

    // Any event; those that say when the key was pressed that is told next are remembered.
    void hear(const SDL_Event& event);
    // When this key was pressed, by the keys' own clock; `heard` is the loop's now.
    Milliseconds of_key(Milliseconds heard);
    // Whether the newest key's was the window system's word.
    bool are_known() const { return are_known_; }

    // Of the loop's clock on the keys', and back. What happened before by_keys(now) has been heard, where
    // everything was fetched that there was.
    Milliseconds by_keys(Milliseconds now) const { return now - behind_; }
    Milliseconds by_loop(Milliseconds at) const { return at + behind_; }

  private:
    std::optional<std::uint32_t> told_;    // of the key to come: the server's milliseconds, that run over
    std::optional<std::uint32_t> newest_;  // of the last key
    Milliseconds newest_at_{};             // the same by the keys' clock
    // How far the keys' clock is behind the loop's: by the key that was heard soonest.
    Milliseconds behind_{};
    bool are_known_ = false;
};

}  // namespace lanyard
