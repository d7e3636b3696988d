// X11's time is of its server's clock, of which only the differences count.
#include "devices/key_times.h"

#include <SDL.h>
#include <SDL_syswm.h>

#include <algorithm>

namespace lanyard {

void KeyTimes::hear(const SDL_Event& event) {
#if defined(SDL_VIDEO_DRIVER_X11)
    if (event.type != SDL_SYSWMEVENT || !event.syswm.msg || event.syswm.msg->subsystem != SDL_SYSWM_X11)
        return;
    const XEvent& message = event.syswm.msg->msg.x11.event;
    if (message.type == KeyPress) told_ = static_cast<std::uint32_t>(message.xkey.time);
#else
    (void)event;
#endif
}

Milliseconds KeyTimes::of_key(Milliseconds heard) {
    are_known_ = told_.has_value();
    if (!are_known_) return by_keys(heard);
    if (!newest_) {
        newest_at_ = heard;
        behind_ = delivered_within;
    } else {
        newest_at_ += Milliseconds(static_cast<std::int32_t>(*told_ - *newest_));
        behind_ = std::min(behind_, heard - newest_at_ + delivered_within);
    }
    newest_ = told_;
    told_.reset();
    return newest_at_;
}

}  // namespace lanyard
