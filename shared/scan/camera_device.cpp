// The ioctls of linux/videodev2.h behind values; a camera that refuses one is used as it is.
#include "scan/camera_device.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <tuple>

namespace lanyard {
namespace {

constexpr int wanted_width = 1280, wanted_height = 720;
constexpr double wanted_frames_per_second = 24;

struct PixelFormat {
    std::uint32_t v4l2;
    const char* ffmpeg;
    bool is_compressed;
};

constexpr std::array<PixelFormat, 6> pixel_formats = {{{V4L2_PIX_FMT_GREY, "gray", false},
                                                       {V4L2_PIX_FMT_YUYV, "yuyv422", false},
                                                       {V4L2_PIX_FMT_UYVY, "uyvy422", false},
                                                       {V4L2_PIX_FMT_NV12, "nv12", false},
                                                       {V4L2_PIX_FMT_YUV420, "yuv420p", false},
                                                       {V4L2_PIX_FMT_MJPEG, "mjpeg", true}}};

const PixelFormat* known_format(std::uint32_t v4l2) {
    const auto found = std::find_if(pixel_formats.begin(), pixel_formats.end(),
                                    [&](const PixelFormat& format) { return format.v4l2 == v4l2; });
    return found == pixel_formats.end() ? nullptr : &*found;
}

// A device held open for questions, which never block.
class Device {
  public:
    explicit Device(const std::string& path) : file_(open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)) {}
    ~Device() {
        if (file_ >= 0) close(file_);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    // True where the device knows the request and grants it.
    template <class Value>
    bool ask(unsigned long request, Value& value) const {
        if (file_ < 0) return false;
        int outcome = 0;
        do outcome = ioctl(file_, request, &value);
        while (outcome < 0 && errno == EINTR);
        return outcome == 0;
    }

    void set(std::uint32_t control, std::int32_t value) const {
        v4l2_control request{control, value};
        ask(VIDIOC_S_CTRL, request);
    }

  private:
    int file_;
};

bool captures_pictures(const v4l2_capability& capability) {
    const std::uint32_t can =
        capability.capabilities & V4L2_CAP_DEVICE_CAPS ? capability.device_caps : capability.capabilities;
    return (can & V4L2_CAP_VIDEO_CAPTURE) != 0;
}

double fastest_rate(const Device& device, std::uint32_t format, int width, int height) {
    double fastest = 0;
    v4l2_frmivalenum interval{};
    interval.pixel_format = format;
    interval.width = static_cast<std::uint32_t>(width);
    interval.height = static_cast<std::uint32_t>(height);
    for (; interval.index < 64 && device.ask(VIDIOC_ENUM_FRAMEINTERVALS, interval); ++interval.index) {
        const bool is_discrete = interval.type == V4L2_FRMIVAL_TYPE_DISCRETE;
        const v4l2_fract& shortest = is_discrete ? interval.discrete : interval.stepwise.min;
        if (shortest.numerator > 0)
            fastest = std::max(fastest, static_cast<double>(shortest.denominator) / shortest.numerator);
        if (!is_discrete) break;
    }
    return fastest;
}

void add_modes_of_format(const Device& device, std::uint32_t format, std::vector<CameraMode>& modes) {
    v4l2_frmsizeenum size{};
    size.pixel_format = format;
    for (; size.index < 256 && device.ask(VIDIOC_ENUM_FRAMESIZES, size); ++size.index) {
        const bool is_discrete = size.type == V4L2_FRMSIZE_TYPE_DISCRETE;
        // Of a range of sizes only the one we want, or its largest, can be of use.
        const int width = is_discrete ? static_cast<int>(size.discrete.width)
                                      : std::min(wanted_width, static_cast<int>(size.stepwise.max_width));
        const int height = is_discrete ? static_cast<int>(size.discrete.height)
                                       : std::min(wanted_height, static_cast<int>(size.stepwise.max_height));
        modes.push_back({format, width, height, fastest_rate(device, format, width, height)});
        if (!is_discrete) break;
    }
}

}  // namespace

std::vector<Camera> cameras() {
    std::vector<Camera> found;
    for (int number = 0; number < 64; ++number) {
        const std::string path = "/dev/video" + std::to_string(number);
        std::error_code error;
        if (!std::filesystem::exists(path, error)) continue;
        v4l2_capability capability{};
        if (Device(path).ask(VIDIOC_QUERYCAP, capability) && captures_pictures(capability))
            found.push_back({path, reinterpret_cast<const char*>(capability.card)});
    }
    return found;
}

std::optional<Camera> camera_for(const std::string& source, const std::string& known_as,
                                 const std::vector<Camera>& present) {
    const auto first = [&](const auto& is_it) {
        const auto found = std::find_if(present.begin(), present.end(), is_it);
        return found == present.end() ? std::nullopt : std::optional<Camera>(*found);
    };
    const std::string& name = known_as.empty() ? source : known_as;
    const auto exact = first([&](const Camera& camera) {
        return camera.device == source && (known_as.empty() || camera.name == known_as);
    });
    if (exact) return exact;
    if (auto named = first([&](const Camera& camera) { return camera.name == name; })) return named;
    const bool is_device = source.rfind("/dev/", 0) == 0;
    return is_device && known_as.empty() && present.size() == 1 ? std::optional<Camera>(present.front())
                                                                : std::nullopt;
}

std::vector<CameraMode> modes_of(const std::string& path) {
    const Device device(path);
    std::vector<CameraMode> modes;
    v4l2_fmtdesc format{};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    for (; format.index < 64 && device.ask(VIDIOC_ENUM_FMT, format); ++format.index)
        if (known_format(format.pixelformat)) add_modes_of_format(device, format.pixelformat, modes);
    return modes;
}

std::optional<CameraMode> best_mode(const std::vector<CameraMode>& modes) {
    const auto rank = [](const CameraMode& mode) {
        const bool is_large = mode.width >= wanted_width && mode.height >= wanted_height;
        const bool is_fast = mode.frames_per_second >= wanted_frames_per_second;
        const long pixels = static_cast<long>(mode.width) * mode.height;
        const PixelFormat* format = known_format(mode.pixel_format);
        const bool is_raw = format != nullptr && !format->is_compressed;
        return std::make_tuple(is_large && is_fast, is_large, is_large ? -pixels : pixels, is_raw,
                               mode.frames_per_second);
    };
    const auto best =
        std::max_element(modes.begin(), modes.end(),
                         [&](const CameraMode& a, const CameraMode& b) { return rank(a) < rank(b); });
    return best == modes.end() ? std::nullopt : std::optional<CameraMode>(*best);
}

std::string ffmpeg_name(std::uint32_t pixel_format) {
    const PixelFormat* format = known_format(pixel_format);
    return format ? format->ffmpeg : "";
}

void ask_for_sharp_pictures(const std::string& path) {
    const Device device(path);
    device.set(V4L2_CID_FOCUS_AUTO, 1);
    device.set(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_APERTURE_PRIORITY);
    device.set(V4L2_CID_EXPOSURE_AUTO_PRIORITY, 0);
}

}  // namespace lanyard
