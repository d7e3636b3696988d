// Whether the kiosks that are open can let in everybody who is still outside in time: one rule, in one
// sentence. Pure.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"

namespace lanyard {

struct QueueFacts {
    int outside = 0;                            // expected, and not come yet
    int expected = 0;                           // those and who has come
    std::optional<Milliseconds> until_opening;  // before what people come for; negative: it has begun
    int kiosks = 0;                             // that let somebody in within `lately`
    int per_minute = 1;                         // of one kiosk
    int came_lately = 0;                        // by those kiosks
};
// Long enough for a kiosk that has a queue to let somebody in.
inline constexpr Milliseconds lately = std::chrono::minutes(5);
// Earlier nobody knows yet when people will come.
inline constexpr Milliseconds coach_speaks_before = std::chrono::minutes(60);

enum class QueueAdvice { silent, enough, open_another };
struct QueueCoach {
    QueueAdvice advice = QueueAdvice::silent;
    int further_kiosks = 0;  // of open_another
};

// Before the opening: those outside, spread evenly over the minutes that are left, need as many kiosks as it
// takes. People come late rather than early, so half as many again are reckoned with. In the last minute, and
// from the opening on, the kiosks themselves tell: those that let in nine tenths of what they can have a
// queue, and one more is asked for. Silent where nobody is outside, no kiosk has let anybody in, or it is too
// early.
QueueCoach queue_coach(const QueueFacts& facts);
// "62 of 310 are still outside, 7 minutes before the opening. 2 kiosks take 12 a minute: open another one.";
// "" where it is silent.
std::string queue_words(const QueueFacts& facts);

}  // namespace lanyard
