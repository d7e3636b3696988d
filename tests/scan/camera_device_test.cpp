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

namespace {

const Camera built_in{"/dev/video0", "Integrated Camera"}, webcam{"/dev/video2", "HD Pro Webcam"};

std::string taken(const std::string& source, const std::string& known_as,
                  const std::vector<Camera>& present) {
    const auto camera = camera_for(source, known_as, present);
    return camera ? camera->device : "none";
}

}  // namespace

TEST_CASE("a camera is taken by its device or its name") {
    CHECK(taken("/dev/video2", "", {built_in, webcam}) == "/dev/video2");
    CHECK(taken("HD Pro Webcam", "", {built_in, webcam}) == "/dev/video2");
    CHECK(taken("Another", "", {built_in, webcam}) == "none");
    CHECK(taken("/dev/video9", "", {built_in, webcam}) == "none");
    CHECK(taken("/dev/video0", "", {}) == "none");
}

TEST_CASE("a camera that comes back on another device is taken there, and no other camera in its place") {
    const Camera back{"/dev/video4", "HD Pro Webcam"};
    CHECK(taken("/dev/video2", "HD Pro Webcam", {built_in, back}) == "/dev/video4");
    CHECK(taken("/dev/video2", "HD Pro Webcam", {built_in}) == "none");
    CHECK(taken("/dev/video2", "HD Pro Webcam", {{"/dev/video2", "Integrated Camera"}, back}) ==
          "/dev/video4");
    // Two of one kind: the one on the device that was asked for.
    CHECK(taken("/dev/video4", "HD Pro Webcam", {webcam, back}) == "/dev/video4");
}

TEST_CASE("a machine's only camera is meant, whatever device it has after a start") {
    CHECK(taken("/dev/video0", "", {webcam}) == "/dev/video2");
    CHECK(taken("Another", "", {webcam}) == "none");
}

TEST_CASE("a device that is no camera has no modes and is left alone") {
    CHECK(modes_of("/dev/null").empty());
    CHECK(modes_of("/dev/no-such-camera").empty());
    ask_for_sharp_pictures("/dev/null");
    CHECK(ffmpeg_name(0).empty());
    for (const Camera& camera : cameras()) CHECK_FALSE(camera.name.empty());
}
