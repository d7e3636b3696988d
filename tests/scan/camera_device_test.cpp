// Which of a camera's modes is taken.
#include "scan/camera_device.h"

#include <doctest/doctest.h>
#include <linux/videodev2.h>

using namespace lanyard;

namespace {

constexpr auto mjpeg = static_cast<std::uint32_t>(V4L2_PIX_FMT_MJPEG);
constexpr auto yuyv = static_cast<std::uint32_t>(V4L2_PIX_FMT_YUYV);

std::string chosen(const std::vector<CameraMode>& modes) {
    const auto mode = best_mode(modes);
    if (!mode) return "none";
    return ffmpeg_name(mode->pixel_format) + " " + std::to_string(mode->width) + "x" +
           std::to_string(mode->height) + " " + std::to_string(static_cast<int>(mode->frames_per_second));
}

}  // namespace

TEST_CASE("the smallest mode of at least 1280 by 720 that is fast enough is taken") {
    // As a common USB 2 webcam lists them: uncompressed is slow at this size.
    CHECK(chosen({{yuyv, 640, 480, 30},
                  {yuyv, 1280, 720, 10},
                  {yuyv, 1920, 1080, 5},
                  {mjpeg, 640, 480, 30},
                  {mjpeg, 1280, 720, 30},
                  {mjpeg, 1920, 1080, 30}}) == "mjpeg 1280x720 30");
}

TEST_CASE("uncompressed goes before MJPEG of the same size where it is fast enough") {
    CHECK(chosen({{mjpeg, 1280, 720, 60}, {yuyv, 1280, 720, 30}}) == "yuyv422 1280x720 30");
}

TEST_CASE("a large slow mode goes before a small fast one, and the largest of small ones") {
    CHECK(chosen({{yuyv, 640, 480, 30}, {yuyv, 1280, 960, 7.5}}) == "yuyv422 1280x960 7");
    CHECK(chosen({{yuyv, 320, 240, 60}, {yuyv, 800, 600, 15}, {yuyv, 640, 480, 30}}) == "yuyv422 800x600 15");
    CHECK(chosen({}) == "none");
}

TEST_CASE("a device that is no camera has no modes and is left alone") {
    CHECK(modes_of("/dev/null").empty());
    CHECK(modes_of("/dev/no-such-camera").empty());
    ask_for_sharp_pictures("/dev/null");
    CHECK(ffmpeg_name(0).empty());
    for (const Camera& camera : cameras()) CHECK_FALSE(camera.name.empty());
}
