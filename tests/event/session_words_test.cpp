// What has become of a session is one answer, and each answer has its words.
#include "event/session_words.h"

#include <functional>

#include "tests/event/programme_day.h"

using namespace lanyard;

namespace {

constexpr const char* london = "Europe/London";

}  // namespace

TEST_CASE("each state has its words, with the time that was planned") {
    const auto words = [](const std::string& clock, const std::function<void(SessionInputs&)>& said = {}) {
        Day day;
        day.add("talk", "16:50", "17:20");
        if (said) said(day.inputs.front());
        const std::vector<Session> sessions = day.actual();
        return session_words(sessions.front(), at(clock), london) + " | " +
               session_when(sessions.front(), format_clock(sessions.front().start, london), at(clock), london);
    };
    const auto delayed = [](SessionInputs& said) { said.delay_minutes = 4; };
    const auto held = [](SessionInputs& said) { said.held = true; };
    const auto cancelled = [](SessionInputs& said) { said.cancelled = true; };
    const auto late = [](SessionInputs& said) { said.started_at = at("17:00"); };
    CHECK(words("16:49") == " | 16:50");
    CHECK(words("16:50") == "Now | 16:50 · Now");
    CHECK(words("17:20") == "Over | 16:50 · Over");
    CHECK(words("16:52", delayed) == "Delayed, was 16:50 | 16:54 · Delayed, was 16:50");
    CHECK(words("16:54", delayed) == "Now | 16:54 · Now");
    CHECK(words("17:22", delayed) == "Now, was until 17:20 | 16:54 · Now, was until 17:20");
    CHECK(words("17:25", late) == "Now, was until 17:20 | 17:00 · Now, was until 17:20");
    const char* nobody_knows = "Delayed, was 16:50, no new time yet";
    for (const char* clock : {"09:00", "16:55", "18:00"})
        CHECK(words(clock, held) == std::string(nobody_knows) + " | " + nobody_knows);
    CHECK(words("16:00", cancelled) == "Cancelled | Cancelled · 16:50");
    CHECK(words("18:00", cancelled) == "Cancelled | Cancelled · 16:50");
}
