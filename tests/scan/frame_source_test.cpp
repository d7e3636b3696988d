// Clips and stills in the place of a camera: order, looping, and never a wait beyond the timeout's.
#include "scan/frame_source.h"

#include <doctest/doctest.h>

#include "tests/scan/pictures/files.h"
#include "tests/scan/pictures/plain_codes.h"

using namespace lanyard;

namespace {

constexpr Milliseconds patience{10'000};

std::int64_t next_index(FrameSource& source, Frame& frame) {
    const auto got = source.next(frame, patience);
    REQUIRE(got.ok());
    REQUIRE(*got);
    return frame.index;
}

}  // namespace

TEST_CASE("a clip loops, and its end is no error") {
    const ScratchFolder folder;
    std::vector<GreyImage> pictures;
    for (const int grey : {30, 90, 150, 210})
        pictures.push_back(blank_image(64, 48, static_cast<std::uint8_t>(grey)));
    auto source = FrameSource::open(folder.write("clip.y4m", grey_clip(pictures, 100)));
    REQUIRE(source.ok());
    CHECK_FALSE((*source)->is_camera());
    Frame frame;
    std::int64_t before = -1;
    while (before < 20) {
        const std::int64_t index = next_index(**source, frame);
        CHECK(index > before);
        // The index says which picture it is, however many were left out on a busy machine.
        CHECK(std::abs(frame.grey[0] - (30 + 60 * static_cast<int>(index % 4))) < 30);
        before = index;
    }
}

TEST_CASE("a still comes again and again") {
    const ScratchFolder folder;
    auto source = FrameSource::open(folder.write("still.pgm", grey_picture(blank_image(40, 30, 99))));
    REQUIRE(source.ok());
    for (int i = 0; i < 4; ++i) {
        Frame frame;
        CHECK(next_index(**source, frame) >= i);
        CHECK(frame.grey == std::vector<std::uint8_t>(1200, 99));
    }
}

TEST_CASE("a picture that is not due yet is not given") {
    auto source = FrameSource::open("lavfi:color=c=gray:size=64x48:rate=1/1000");
    REQUIRE(source.ok());
    Frame frame;
    CHECK(next_index(**source, frame) == 0);
    for (int i = 0; i < 3; ++i) {
        const auto got = (*source)->next(frame, Milliseconds(1));
        REQUIRE(got.ok());
        CHECK_FALSE(*got);
    }
    CHECK(frame.index == 0);
}

TEST_CASE("a clip that is taken away while it plays is an error that names it") {
    const ScratchFolder folder;
    const std::string clip =
        folder.write("clip.y4m", grey_clip({blank_image(64, 48), blank_image(64, 48)}, 100));
    auto source = FrameSource::open(clip);
    REQUIRE(source.ok());
    std::filesystem::remove(clip);
    Frame frame;
    Result<bool> got = true;
    for (int i = 0; i < 10 && got.ok(); ++i) got = (*source)->next(frame, patience);
    REQUIRE_FALSE(got.ok());
    CHECK(got.error().about == clip);
}

TEST_CASE("a source that cannot be opened says so") {
    CHECK_FALSE(FrameSource::open("/dev/video63").ok());
    CHECK_FALSE(FrameSource::open("No Such Camera").ok());
}
