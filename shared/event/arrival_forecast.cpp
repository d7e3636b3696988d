// A share, and whose it is.
#include "event/arrival_forecast.h"

#include "base/instant.h"
#include "base/language.h"
#include "event/date_words.h"

namespace lanyard {

std::optional<int> expected_by_now(const ForecastFacts& facts) {
    if (facts.day.empty() || facts.registered_then <= 0 || facts.registered <= 0) return std::nullopt;
    const long long twice = 2LL * facts.came_then * facts.registered / facts.registered_then;
    return static_cast<int>((twice + 1) / 2);
}

std::string forecast_words(const ForecastFacts& facts) {
    const auto expected = expected_by_now(facts);
    if (!expected) return {};
    const auto noon = instant_at(facts.day, "12:00", "UTC");
    return filled(
        facts.is_by_opening
            ? tr("On {day}, counted from its opening, {came_then} of {registered_then} had come by now. At "
                 "that rate it would be {expected} of {registered} today; {came} have come.")
            : tr("On {day}, by the clock, {came_then} of {registered_then} had come by now. At that rate it "
                 "would be {expected} of {registered} today; {came} have come."),
        {{"day", noon ? date_words(*noon, "UTC", "EEEEdMMMM") : facts.day},
         {"came_then", std::to_string(facts.came_then)},
         {"registered_then", std::to_string(facts.registered_then)},
         {"expected", std::to_string(*expected)},
         {"registered", std::to_string(facts.registered)},
         {"came", std::to_string(facts.came)}});
}

}  // namespace lanyard
