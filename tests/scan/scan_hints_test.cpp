// Each picture that cannot be read calls for the hint that would help, and over time no hint ever flickers.
#include "scan/scan_hints.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <random>
#include <set>

#include "tests/scan/pictures/kiosk_frames.h"
#include "tests/scan/pictures/plain_codes.h"

using namespace lanyard;

namespace {

constexpr int frames = 12;

Instant at(int ms) {
    return instant_from_ms(1'000'000 + ms);
}

// How many of some frames so changed call for each hint.
std::map<ScanHint, int> called_for(const std::function<void(FrameSpec&)>& change) {
    std::mt19937 random(7);
    CodeTraceFinder finder;
    std::map<ScanHint, int> counts;
    for (int i = 0; i < frames; ++i) {
        FrameSpec spec;
        spec.text = random_code(random);
        spec.is_centred = true;
        spec.rotation = i % 5 * 4 - 8;
        spec.tilt = i % 3 * 8;
        change(spec);
        ScanSigns signs;
        signs.traces = finder.look(make_frame(spec, random).view());
        ++counts[hint_for(signs, true)];
    }
    return counts;
}

// What a camera's frames make of signs that all are `signs`, 25 a second.
ScanHint after(ScanHints& hints, const ScanSigns& signs, int from_ms, int to_ms) {
    ScanHint hint = ScanHint::none;
    for (int ms = from_ms; ms < to_ms; ms += 40) hint = hints.next(signs, at(ms));
    return hint;
}

ScanSigns small_code() {
    ScanSigns signs;
    signs.traces = {3, 2, {640, 360}, 200, 30, 0};
    return signs;
}
ScanSigns dim_code() {
    ScanSigns signs;
    signs.traces = {3, 5, {640, 360}, 60, 20, 0};
    return signs;
}

}  // namespace

TEST_CASE(
    "a code that is too small, too dim or in a lamp's glare calls for its hint, and a good one for none") {
    CHECK(called_for([](FrameSpec&) {})[ScanHint::none] == frames);
    CHECK(called_for([](FrameSpec& spec) { spec.module_px = 2.2; })[ScanHint::come_closer] >= frames - 1);
    CHECK(called_for([](FrameSpec& spec) { spec.module_px = 1.8; })[ScanHint::come_closer] >= frames - 2);
    CHECK(called_for([](FrameSpec& spec) {
              spec.black = 12;
              spec.white = 60;
          })[ScanHint::brightness_up] >= frames - 1);
    CHECK(called_for([](FrameSpec& spec) { spec.glare = Glare::strong; })[ScanHint::tilt_away] >= frames / 2);
}

TEST_CASE("phones in dark mode are traced too") {
    CHECK(called_for([](FrameSpec& spec) {
              spec.inverted = true;
              spec.module_px = 2.4;
          })[ScanHint::come_closer] >= frames - 2);
}

TEST_CASE("where there is no code nothing is said") {
    std::mt19937 random(3);
    CodeTraceFinder finder;
    for (int i = 0; i < 24; ++i) {
        ScanSigns signs;
        signs.traces = finder.look(make_frame(must_read_nothing(random), random).view());
        CHECK(hint_for(signs, false) == ScanHint::none);
    }
    CHECK(finder.look(GreyView{}).finders == 0);
    CHECK(finder.look(blank_image(40, 33).view()).finders == 0);
}

TEST_CASE("what shakes calls for a still hand only where a code was seen a moment ago") {
    ScanSigns shaken;
    shaken.motion = 30;
    CHECK(hint_for(shaken, false) == ScanHint::none);
    CHECK(hint_for(shaken, true) == ScanHint::hold_still);
    shaken.is_read = true;
    CHECK(hint_for(shaken, true) == ScanHint::none);
}

TEST_CASE("a code of another kind is called one, however it is held, until a QR code is read") {
    ScanSigns signs;
    signs.is_other_code = true;
    CHECK(hint_for(signs, false) == ScanHint::not_a_qr_code);
    signs.motion = 30;
    CHECK(hint_for(signs, true) == ScanHint::not_a_qr_code);
    signs.is_read = true;
    CHECK(hint_for(signs, true) == ScanHint::none);
}

TEST_CASE("a code so near that it does not fit calls for a step back") {
    ScanSigns signs;
    signs.traces = {1, 40, {640, 360}, 200, 30, 0};
    CHECK(hint_for(signs, false) == ScanHint::further_away);
}

TEST_CASE("a hint comes within a second, stands for a second and a half, and goes when it is not needed") {
    ScanHints hints;
    CHECK(hints.next(small_code(), at(0)) == ScanHint::none);
    CHECK(after(hints, small_code(), 40, 300) == ScanHint::none);
    CHECK(after(hints, small_code(), 300, 1000) == ScanHint::come_closer);
    CHECK(after(hints, {}, 1000, 1600) == ScanHint::come_closer);
    CHECK(after(hints, {}, 1600, 3500) == ScanHint::none);
}

TEST_CASE("a code that is read takes the hint away at once, and none comes for a second") {
    ScanHints hints;
    CHECK(after(hints, small_code(), 0, 1000) == ScanHint::come_closer);
    ScanSigns read = small_code();
    read.is_read = true;
    CHECK(hints.next(read, at(1000)) == ScanHint::none);
    CHECK(after(hints, small_code(), 1040, 2000) == ScanHint::none);
    CHECK(after(hints, small_code(), 2000, 3200) == ScanHint::come_closer);
}

TEST_CASE("another hint takes the place of one that has stood for long enough") {
    ScanHints hints;
    CHECK(after(hints, small_code(), 0, 1000) == ScanHint::come_closer);
    CHECK(after(hints, dim_code(), 1000, 1800) == ScanHint::come_closer);
    CHECK(after(hints, dim_code(), 1800, 3200) == ScanHint::brightness_up);
}

TEST_CASE("whatever the pictures say, a hint stands for 1.5 s unless a code is read") {
    std::mt19937 random(9);
    std::set<ScanHint> seen;
    for (int round = 0; round < 60; ++round) {
        ScanHints hints;
        ScanHint shown = ScanHint::none;
        int since = 0;
        ScanSigns signs;
        for (int ms = 0; ms < 30'000; ms += 20 + static_cast<int>(random() % 60)) {
            // Signs last for a while, as they do, and change at random.
            if (random() % 12 == 0) {
                signs = {};
                signs.traces.finders = static_cast<int>(random() % 4);
                signs.traces.module_px = 1.5 + random() % 40;
                signs.traces.white = random() % 255;
                signs.traces.black = random() % 100;
                signs.traces.glare = static_cast<double>(random() % 100) / 300;
                signs.motion = random() % 40;
                signs.is_other_code = random() % 8 == 0;
            }
            signs.is_read = random() % 200 == 0;
            const ScanHint hint = hints.next(signs, at(ms));
            seen.insert(hint);
            if (signs.is_read) {
                CHECK(hint == ScanHint::none);
            } else if (hint != shown && shown != ScanHint::none) {
                CHECK(ms - since >= 1500);
            }
            if (hint != shown) since = ms;
            shown = hint;
        }
    }
    CHECK(seen.size() == scan_hints);
}

TEST_CASE("a camera's frames of a small code lead to the hint, through the pixels") {
    std::mt19937 random(4);
    FrameSpec spec;
    spec.text = random_code(random);
    spec.module_px = 2;
    spec.is_centred = true;
    const GreyImage image = make_frame(spec, random);
    HintReader reader;
    ScanHint hint = ScanHint::none;
    for (int ms = 0; ms < 1200; ms += 40) hint = reader.look(image.view(), false, at(ms));
    CHECK(hint == ScanHint::come_closer);
    CHECK(reader.look(image.view(), true, at(1200)) == ScanHint::none);
}

TEST_CASE("a hand that shakes is told through the pixels") {
    GreyImage one = blank_image(1280, 720, 120), other = one;
    draw_code(one, "0123456789ABCDEFGHJK", 560, 260, 6);
    draw_code(other, "0123456789ABCDEFGHJK", 600, 300, 6);
    HintReader reader;
    ScanHint hint = ScanHint::none;
    for (int frame = 0; frame < 40; ++frame)
        hint = reader.look((frame % 2 ? one : other).view(), false, at(40 * frame));
    CHECK(hint == ScanHint::hold_still);
}
