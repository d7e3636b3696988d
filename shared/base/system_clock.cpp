// The machine's clock is read here and nowhere else.
#include "base/system_clock.h"

#include <cstdlib>

namespace lanyard {

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

EventClock::EventClock(Instant start, double speed)
    : started_(machine_.now()), start_(start), speed_(speed) {}

Instant EventClock::now() const {
    const Instant machine_now = machine_.now();
    if (speed_ == 0) return machine_now;
    const auto passed = static_cast<double>((machine_now - started_).count()) * speed_;
    return start_ + Milliseconds(static_cast<long long>(passed));
}

Result<EventClock> parse_event_clock(std::string_view text, std::string_view zone) {
    double speed = 1;
    const auto at = text.find('@');
    if (at != std::string_view::npos) {
        const std::string number(text.substr(at + 1));
        char* end = nullptr;
        speed = std::strtod(number.c_str(), &end);
        if (number.empty() || *end != 0 || !(speed > 0 && speed <= 10000)) {
            return usage_error("not a speed: \"" + number + "\"", "--clock",
                               "Write it like 2017-11-10T08:50@60");
        }
    }
    auto start = parse_iso(text.substr(0, at), zone);
    if (!start) return start.error();
    return EventClock(*start, speed);
}

}  // namespace lanyard
