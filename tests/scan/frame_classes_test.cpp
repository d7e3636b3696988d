// Every way in which people hold codes up badly: the cycle reads no class worse than the library's defaults
// do, and nothing wrong in any.
#include "tests/scan/pictures/frame_classes.h"

#include <doctest/doctest.h>

#include "tests/scan/pictures/library_readers.h"

using namespace lanyard;

TEST_CASE("each class of generated frames: the cycle reads at least what one pass of the defaults reads") {
    constexpr int frames = 6;
    for (const FrameClass& kind : frame_classes()) {
        CAPTURE(kind.name);
        std::mt19937 random(17);
        int by_cycle = 0, by_defaults = 0;
        for (int i = 0; i < frames; ++i) {
            const FrameSpec spec = kind.specify(random);
            const GreyImage image = make_frame(spec, random);
            by_defaults += has_text(read_by_defaults(image.view()), spec.text);
            const auto read = read_by_cycle(image.view());
            by_cycle += has_text(read, spec.text);
            CHECK(read.size() == (has_text(read, spec.text) ? 1 : 0));
        }
        CHECK(by_cycle >= by_defaults);
    }
}

TEST_CASE("a third of the frames of a class show a symbol of our own size") {
    std::mt19937 random(3);
    int ours = 0;
    for (int i = 0; i < 300; ++i) ours += frame_classes().front().specify(random).text.size() == 20;
    CHECK(ours > 70);
    CHECK(ours < 130);
}
