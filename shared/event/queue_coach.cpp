// Minutes are whole: what is left of one is too short to let people in by.
#include "event/queue_coach.h"

#include <algorithm>

#include "base/language.h"

namespace lanyard {
namespace {

long long minutes_left(const QueueFacts& facts) {
    return facts.until_opening
               ? std::chrono::duration_cast<std::chrono::minutes>(*facts.until_opening).count()
               : 0;
}

std::string situation_words(const QueueFacts& facts) {
    const long long minutes = minutes_left(facts);
    const std::string sentence =
        minutes < 1 ? tr("{outside} of {expected} are still outside.")
                    : tr_n("{outside} of {expected} are still outside, {minutes} minute before the opening.",
                           "{outside} of {expected} are still outside, {minutes} minutes before the opening.",
                           minutes);
    return filled(sentence, {{"outside", std::to_string(facts.outside)},
                             {"expected", std::to_string(facts.expected)},
                             {"minutes", std::to_string(minutes)}});
}

std::string advice_words(const QueueFacts& facts, const QueueCoach& coach) {
    const std::string sentence =
        coach.advice == QueueAdvice::enough
            ? tr_n("{kiosks} kiosk takes {rate} a minute: that is enough.",
                   "{kiosks} kiosks take {rate} a minute: that is enough.", facts.kiosks)
        : coach.further_kiosks == 1
            ? tr_n("{kiosks} kiosk takes {rate} a minute: open another one.",
                   "{kiosks} kiosks take {rate} a minute: open another one.", facts.kiosks)
            : tr_n("{kiosks} kiosk takes {rate} a minute: open {further} more.",
                   "{kiosks} kiosks take {rate} a minute: open {further} more.", facts.kiosks);
    return filled(sentence, {{"kiosks", std::to_string(facts.kiosks)},
                             {"rate", std::to_string(facts.kiosks * facts.per_minute)},
                             {"further", std::to_string(coach.further_kiosks)}});
}

}  // namespace

QueueCoach queue_coach(const QueueFacts& facts) {
    if (facts.outside <= 0 || facts.kiosks <= 0 || facts.per_minute <= 0) return {};
    if (facts.until_opening && *facts.until_opening > coach_speaks_before) return {};
    const long long rate = static_cast<long long>(facts.kiosks) * facts.per_minute;
    if (const long long minutes = minutes_left(facts); minutes >= 1) {
        const long long one_takes = 2LL * minutes * facts.per_minute, reckoned_with = 3LL * facts.outside;
        const long long needed = (reckoned_with + one_takes - 1) / one_takes;
        if (needed <= facts.kiosks) return {QueueAdvice::enough, 0};
        return {QueueAdvice::open_another, static_cast<int>(needed - facts.kiosks)};
    }
    const long long minutes = std::chrono::duration_cast<std::chrono::minutes>(lately).count();
    const bool has_queue = 10LL * facts.came_lately >= 9 * rate * minutes;
    return has_queue ? QueueCoach{QueueAdvice::open_another, 1} : QueueCoach{QueueAdvice::enough, 0};
}

std::string queue_words(const QueueFacts& facts) {
    const QueueCoach coach = queue_coach(facts);
    if (coach.advice == QueueAdvice::silent) return {};
    return situation_words(facts) + " " + advice_words(facts, coach);
}

}  // namespace lanyard
