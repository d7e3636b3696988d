// Black and frozen pictures are told after a while; dim, noisy and living ones never.
#include "scan/picture_watch.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/scan/pictures/plain_codes.h"

using namespace lanyard;

namespace {

Instant at(int ms) {
    return instant_from_ms(1'000'000 + ms);
}

GreyImage noisy(int grey, int noise, std::mt19937& random) {
    GreyImage image = blank_image(320, 180);
    for (auto& pixel : image.pixels)
        pixel = static_cast<std::uint8_t>(grey + static_cast<int>(random() % noise));
    return image;
}

}  // namespace

TEST_CASE("a covered lens is black after two seconds, and seen at once when it is uncovered") {
    std::mt19937 random(1);
    PictureWatch watch;
    for (int ms = 0; ms < 2000; ms += 40)
        CHECK(watch.look(noisy(16, 8, random).view(), at(ms)) == PictureFault::none);
    CHECK(watch.look(noisy(16, 8, random).view(), at(2000)) == PictureFault::black);
    CHECK(watch.look(noisy(90, 30, random).view(), at(2040)) == PictureFault::none);
    // And two seconds again from there.
    CHECK(watch.look(noisy(16, 8, random).view(), at(2080)) == PictureFault::none);
    CHECK(watch.look(noisy(16, 8, random).view(), at(4080)) == PictureFault::black);
}

TEST_CASE("a dark room with a lamp or a phone in it is not black") {
    std::mt19937 random(2);
    PictureWatch watch;
    for (int ms = 0; ms < 8000; ms += 40) {
        GreyImage image = noisy(8, 6, random);
        for (int y = 60; y < 120; ++y)
            for (int x = 100; x < 160; ++x) image.pixels[static_cast<std::size_t>(y * 320 + x)] = 70;
        CHECK(watch.look(image.view(), at(ms)) == PictureFault::none);
    }
}

TEST_CASE("a picture that is the same again and again is frozen, and one with a sensor's noise is not") {
    std::mt19937 random(3);
    PictureWatch watch;
    const GreyImage still = noisy(100, 60, random);
    (void)watch.look(still.view(), at(0));
    for (int ms = 40; ms < 4040; ms += 40) CHECK(watch.look(still.view(), at(ms)) == PictureFault::none);
    CHECK(watch.look(still.view(), at(4040)) == PictureFault::frozen);
    CHECK(watch.look(noisy(100, 4, random).view(), at(4080)) == PictureFault::none);
    for (int ms = 4120; ms < 12'000; ms += 40)
        CHECK(watch.look(noisy(100, 4, random).view(), at(ms)) == PictureFault::none);
}

TEST_CASE("pictures of another size, and none at all, are looked at without harm") {
    PictureWatch watch;
    CHECK(watch.look(GreyView{}, at(0)) == PictureFault::none);
    CHECK(watch.look(blank_image(64, 48).view(), at(40)) == PictureFault::none);
    CHECK(watch.look(blank_image(640, 480).view(), at(80)) == PictureFault::none);
    CHECK(watch.look(GreyView{}, at(120)) == PictureFault::none);
}
