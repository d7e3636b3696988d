// The cameras of this machine by Video4Linux2: their names, their modes, and what is asked of their lens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lanyard {

struct Camera {
    std::string device;  // "/dev/video0"
    std::string name;    // as it calls itself: "HD Pro Webcam C920"
};

struct CameraMode {
    std::uint32_t pixel_format = 0;  // V4L2's four letters as a number
    int width = 0;
    int height = 0;
    double frames_per_second = 0;
};

// Every device that can capture pictures, in the order of their numbers.
std::vector<Camera> cameras();

// The one of `present` that `source` means: the one of that name or device. `known_as` is what the camera was
// called when it was last open, "" if it never was: unplugged and plugged in again it may have another
// device, which is then taken, and another camera on the old device is not. A device that was never there
// means the machine's only camera, if there is but one.
std::optional<Camera> camera_for(const std::string& source, const std::string& known_as,
                                 const std::vector<Camera>& present);

// The modes a device offers in pixel formats that FFmpeg reads; none where it cannot be asked.
std::vector<CameraMode> modes_of(const std::string& device);

// The mode to read codes in: the smallest of at least 1280 by 720 at 24 frames a second or more, which gives
// five pixels a module at arm's length for the least work; failing that the largest. Uncompressed goes
// before MJPEG.
std::optional<CameraMode> best_mode(const std::vector<CameraMode>& modes);

// FFmpeg's name for a mode's pixel format ("mjpeg", "yuyv422"), "" for one that it cannot read.
std::string ffmpeg_name(std::uint32_t pixel_format);

// Asks for continuous autofocus, and automatic exposure that keeps the frame rate. A camera may refuse.
void ask_for_sharp_pictures(const std::string& device);

}  // namespace lanyard
