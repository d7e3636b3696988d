// The one place where the machine's clock is read; everything else is passed the time.
#pragma once

#include "base/instant.h"

namespace lanyard {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

// The machine's own time. It orders journal entries, whatever time the event is run at.
class SystemClock : public Clock {
  public:
    Instant now() const override;
};

// The event's time: the machine's, or another day's that starts at `start` now and runs `speed` times as fast
// (`--clock 2017-11-10T08:50@60`).
class EventClock : public Clock {
  public:
    EventClock() = default;
    EventClock(Instant start, double speed);
    Instant now() const override;
    // The time of the event at which it was started; of the machine's own time, 1970.
    Instant start() const { return start_; }
    // How many times as fast as the machine's.
    double speed() const { return speed_ == 0 ? 1 : speed_; }

  private:
    SystemClock machine_;
    Instant started_{};
    Instant start_{};
    double speed_ = 0;  // 0: the machine's own time
};

// Reads "TIME" or "TIME@SPEED"; TIME without offset is in `zone`.
Result<EventClock> parse_event_clock(std::string_view text, std::string_view zone);

}  // namespace lanyard
