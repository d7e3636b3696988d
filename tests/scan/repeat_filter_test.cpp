// When a code counts: once, again only after it has gone, and never two people at once.
#include "scan/repeat_filter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace lanyard;

namespace {

// A code of 100 by 100 pixels whose left edge is at `left`.
ReadCode code_at(const std::string& text, double left) {
    return {text, {{{left, 300}, {left + 100, 300}, {left + 100, 400}, {left, 400}}}};
}
ReadCode code(const std::string& text) {
    return code_at(text, 600);
}

Instant at(long long ms) {
    return instant_from_ms(1'000'000 + ms);
}

}  // namespace

TEST_CASE("a code counts in its first frame and not while it stays") {
    RepeatFilter filter;
    CHECK(filter.next({code("A")}, at(0)) == "A");
    for (int ms = 40; ms < 20'000; ms += 40) CHECK_FALSE(filter.next({code("A")}, at(ms)));
}

TEST_CASE("a code counts again only after 1.5 s out of the picture") {
    RepeatFilter filter;
    CHECK(filter.next({code("A")}, at(0)) == "A");
    CHECK_FALSE(filter.next({}, at(40)));
    CHECK_FALSE(filter.next({code("A")}, at(1499)));
    CHECK_FALSE(filter.next({code("A")}, at(2998)));
    CHECK(filter.next({code("A")}, at(4498)) == "A");
}

TEST_CASE("frames in which the reader missed it do not make it gone") {
    RepeatFilter filter;
    CHECK(filter.next({code("A")}, at(0)) == "A");
    for (int ms = 40; ms < 6000; ms += 40) {
        const bool is_read = ms % 1000 == 0;
        CHECK_FALSE(filter.next(is_read ? std::vector{code("A")} : std::vector<ReadCode>{}, at(ms)));
    }
}

TEST_CASE("the next person's code counts at once in the same place") {
    RepeatFilter filter;
    CHECK(filter.next({code("A")}, at(0)) == "A");
    CHECK(filter.next({code("B")}, at(40)) == "B");
    CHECK_FALSE(filter.next({code("A")}, at(80)));
    CHECK_FALSE(filter.next({code("B")}, at(120)));
}

TEST_CASE("of two phones side by side only the nearest the middle counts, for as long as it is there") {
    RepeatFilter filter;
    const ReadCode a = code_at("A", 600), b = code_at("B", 900);
    CHECK(filter.next({a, b}, at(0)) == "A");
    // Whichever of them the reader happens to read, and in whichever order, B waits.
    for (int ms = 40; ms < 60'000; ms += 120) {
        CHECK_FALSE(filter.next({a, b}, at(ms)));
        CHECK_FALSE(filter.next({b}, at(ms + 40)));
        CHECK_FALSE(filter.next({b, a}, at(ms + 80)));
    }
}

TEST_CASE("the second of two phones side by side may come a moment later, and still waits") {
    RepeatFilter filter;
    const ReadCode a = code_at("A", 600), b = code_at("B", 900);
    CHECK(filter.next({a}, at(0)) == "A");
    for (int ms = 40; ms < 900; ms += 40) CHECK_FALSE(filter.next({a}, at(ms)));
    for (int ms = 900; ms < 30'000; ms += 40) CHECK_FALSE(filter.next({b, a}, at(ms)));
}

TEST_CASE("two phones never take turns, however badly one of them is read") {
    // A is read in one frame of twelve, which is less than once in the time after which others may go on.
    RepeatFilter filter;
    const ReadCode a = code_at("A", 600), b = code_at("B", 900);
    CHECK(filter.next({a, b}, at(0)) == "A");
    for (int frame = 1; frame < 600; ++frame) {
        CAPTURE(frame);
        CHECK_FALSE(filter.next(frame % 12 == 0 ? std::vector{a, b} : std::vector{b}, at(40 * frame)));
    }
}

TEST_CASE("the one that waited beside counts when the first is gone") {
    RepeatFilter filter;
    const ReadCode a = code_at("A", 600), b = code_at("B", 900);
    CHECK(filter.next({a, b}, at(0)) == "A");
    CHECK_FALSE(filter.next({a, b}, at(200)));
    for (int ms = 240; ms < 1700; ms += 40) CHECK_FALSE(filter.next({b}, at(ms)));
    CHECK(filter.next({b}, at(1700)) == "B");
    CHECK_FALSE(filter.next({b}, at(1740)));
}

TEST_CASE("one who comes later counts at once when the first is withdrawn") {
    RepeatFilter filter;
    const ReadCode a = code_at("A", 600), b = code_at("B", 900);
    CHECK(filter.next({a}, at(0)) == "A");
    for (int ms = 40; ms < 2000; ms += 40) CHECK_FALSE(filter.next({a}, at(ms)));
    CHECK_FALSE(filter.next({a, b}, at(2000)));
    CHECK_FALSE(filter.next({b}, at(2299)));
    CHECK(filter.next({b}, at(2300)) == "B");
}

TEST_CASE("a ticket left lying in view stops those who come later for 5 s and no longer") {
    RepeatFilter filter;
    const ReadCode lying = code_at("LYING", 600), held = code_at("HELD", 100);
    CHECK(filter.next({lying}, at(0)) == "LYING");
    for (int ms = 40; ms < 2000; ms += 40) CHECK_FALSE(filter.next({lying}, at(ms)));
    for (int ms = 2000; ms <= 4960; ms += 40) CHECK_FALSE(filter.next({lying, held}, at(ms)));
    CHECK(filter.next({lying, held}, at(5000)) == "HELD");
    for (int ms = 5040; ms <= 6000; ms += 40) CHECK_FALSE(filter.next({lying, held}, at(ms)));
    for (int ms = 6040; ms < 9000; ms += 40) CHECK_FALSE(filter.next({lying}, at(ms)));
    CHECK(filter.next({lying, code_at("NEXT", 100)}, at(9000)) == "NEXT");
}

TEST_CASE("a code that was nobody's ticket holds nobody up") {
    // An email with the organiser's web address as a code beside the ticket.
    RepeatFilter filter;
    const ReadCode address = code_at("HTTPS://EXAMPLE.ORG", 600), ticket = code_at("TICKET", 900);
    CHECK(filter.next({address, ticket}, at(0)) == "HTTPS://EXAMPLE.ORG");
    CHECK_FALSE(filter.next({address, ticket}, at(40)));
    filter.let_others_on();
    CHECK(filter.next({address, ticket}, at(80)) == "TICKET");
    for (int ms = 120; ms < 9000; ms += 40) CHECK_FALSE(filter.next({address, ticket}, at(ms)));
}

TEST_CASE("whatever is shown, no two codes that stay in view together both count") {
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        RepeatFilter filter;
        const std::vector<ReadCode> phones = {code_at("A", 300), code_at("B", 600), code_at("C", 900)};
        std::set<std::string> counted;
        for (int frame = 0; frame < 300; ++frame) {
            std::vector<ReadCode> read;
            for (const ReadCode& phone : phones)
                if (frame == 0 || random() % 3 != 0) read.push_back(phone);
            std::shuffle(read.begin(), read.end(), random);
            if (auto text = filter.next(read, at(40 * frame))) counted.insert(*text);
        }
        CHECK(counted.size() == 1);
    }
}

TEST_CASE("nothing counts in empty frames, and a wall of codes stays bounded and single") {
    RepeatFilter filter;
    CHECK_FALSE(filter.next({}, at(0)));
    std::vector<ReadCode> wall;
    for (int i = 0; i < 100; ++i) wall.push_back(code_at("W" + std::to_string(i), 10.0 * i));
    CHECK(filter.next(wall, at(40)) == "W0");
    CHECK_FALSE(filter.next(wall, at(80)));
}
