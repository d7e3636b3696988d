// The queue coach: a table of cases, and that more kiosks or more time never ask for more.
#include "event/queue_coach.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

constexpr auto minute = std::chrono::minutes(1);

struct Case {
    int outside, minutes, kiosks, came_lately;
    QueueAdvice advice;
    int further;
};

QueueFacts facts_of(const Case& one) {
    QueueFacts facts;
    facts.outside = one.outside;
    facts.expected = 310;
    facts.until_opening = one.minutes * minute;
    facts.kiosks = one.kiosks;
    facts.per_minute = 6;
    facts.came_lately = one.came_lately;
    return facts;
}

}  // namespace

TEST_CASE("what the coach says: before the opening by what is left, then by whether the kiosks are full") {
    const Case cases[] = {
        {62, 7, 3, 0, QueueAdvice::enough, 0},        // 93 reckoned with, 126 come in
        {62, 7, 2, 0, QueueAdvice::open_another, 1},  // 84 come in
        {200, 7, 3, 0, QueueAdvice::open_another, 5},
        {300, 60, 3, 0, QueueAdvice::enough, 0},
        {300, 61, 1, 0, QueueAdvice::silent, 0},  // too early
        {0, 7, 3, 0, QueueAdvice::silent, 0},     // nobody is outside
        {62, 7, 0, 0, QueueAdvice::silent, 0},    // no kiosk is known to be open
        {62, 1, 9, 0, QueueAdvice::open_another, 7},
        {62, 0, 3, 80, QueueAdvice::enough, 0},  // 90 would be all that they can
        {62, 0, 3, 81, QueueAdvice::open_another, 1},
        {62, -30, 3, 10, QueueAdvice::enough, 0},
    };
    for (const Case& one : cases) {
        CAPTURE(one.outside);
        CAPTURE(one.minutes);
        CAPTURE(one.kiosks);
        const QueueCoach coach = queue_coach(facts_of(one));
        CHECK(coach.advice == one.advice);
        CHECK(coach.further_kiosks == one.further);
    }
}

TEST_CASE("in words") {
    CHECK(
        queue_words(facts_of({62, 7, 2, 0, QueueAdvice::silent, 0})) ==
        "62 of 310 are still outside, 7 minutes before the opening. 2 kiosks take 12 a minute: open another "
        "one.");
    CHECK(queue_words(facts_of({6, 1, 1, 0, QueueAdvice::silent, 0})) ==
          "6 of 310 are still outside, 1 minute before the opening. 1 kiosk takes 6 a minute: open another "
          "one.");
    CHECK(queue_words(facts_of({200, 7, 3, 0, QueueAdvice::silent, 0})).find("open 5 more.") !=
          std::string::npos);
    CHECK(queue_words(facts_of({62, -3, 3, 0, QueueAdvice::silent, 0})) ==
          "62 of 310 are still outside. 3 kiosks take 18 a minute: that is enough.");
    CHECK(queue_words(facts_of({0, 7, 3, 0, QueueAdvice::silent, 0})).empty());
}

TEST_CASE("those that it asks for are enough, and one fewer are not, for everybody who may be outside") {
    for (int outside = 1; outside <= 400; outside += 7)
        for (int minutes = 1; minutes <= 60; minutes += 3) {
            CAPTURE(outside);
            CAPTURE(minutes);
            Case one{outside, minutes, 1, 0, QueueAdvice::silent, 0};
            const int needed = 1 + queue_coach(facts_of(one)).further_kiosks;
            one.kiosks = needed;
            CHECK(queue_coach(facts_of(one)).advice == QueueAdvice::enough);
            one.kiosks = needed - 1;
            CHECK(queue_coach(facts_of(one)).advice ==
                  (needed == 1 ? QueueAdvice::silent : QueueAdvice::open_another));
        }
}
