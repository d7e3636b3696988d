// Whatever is refused, however often: nothing is lost of the count, and no minute has more entries than
// anybody reads.
#include "event/refusal_tally.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace lanyard;

namespace {

Refusal refusal(const std::string& point, int code, std::int64_t ms) {
    return {point, "unknown", "code " + std::to_string(code), "kiosk", instant_from_ms(ms), 1};
}

}  // namespace

TEST_CASE("one code ten thousand times in a minute is one entry, and the next minute's says how often") {
    RefusalTally tally;
    int written = 0;
    for (int i = 0; i < 10'000; ++i) written += tally.note(refusal("Kiosk 1", 1, 1000 + i * 5)).has_value();
    CHECK(written == 1);
    CHECK(tally.due(instant_from_ms(60'999)).empty());
    const auto next = tally.note(refusal("Kiosk 1", 1, 61'000));
    REQUIRE(next);
    CHECK(next->times == 10'000);
    CHECK(tally.due(instant_from_ms(200'000)).empty());
}

TEST_CASE("what was counted when a minute ends is told, whether anybody comes again or not") {
    RefusalTally tally;
    tally.note(refusal("Kiosk 1", 1, 0));
    tally.note(refusal("Kiosk 1", 1, 1));
    tally.note(refusal("Kiosk 2", 1, 2));
    const auto due = tally.due(instant_from_ms(60'000));
    REQUIRE(due.size() == 1);
    CHECK(due[0].times == 1);
    CHECK(due[0].at == instant_from_ms(1));
}

TEST_CASE("a program that ends takes what was counted, once") {
    RefusalTally tally;
    for (int i = 0; i < 5; ++i) tally.note(refusal("Kiosk 1", 1, i));
    tally.note(refusal("Kiosk 1", 2, 9));
    const auto rest = tally.rest();
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].times == 4);
    CHECK(tally.rest().empty());
}

TEST_CASE("of any stream of refusals every one is counted once, and a minute of a point has few entries") {
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        RefusalTally tally;
        const int codes = round % 2 ? 3 : 100'000;
        int told = 0, scans = 0;
        std::map<std::pair<std::string, std::int64_t>, int> entries;
        std::int64_t ms = 0;
        const auto write = [&](const Refusal& one) {
            told += one.times;
            ++entries[{one.point, ms / 60'000}];
        };
        for (int i = 0; i < 3000; ++i) {
            ms += random() % 200;
            for (const Refusal& one : tally.due(instant_from_ms(ms))) write(one);
            ++scans;
            const std::string point = random() % 2 ? "Kiosk 1" : "Kiosk 2";
            if (const auto one = tally.note(refusal(point, static_cast<int>(random()) % codes, ms)))
                write(*one);
        }
        ms += 60'000;
        for (const Refusal& one : tally.due(instant_from_ms(ms))) write(one);
        CHECK(told == scans);
        // A minute by the clock has the end of one and the beginning of another.
        for (const auto& [minute, count] : entries)
            CHECK(count <= 3 * (static_cast<int>(RefusalTally::most_codes) + 1));
    }
}
