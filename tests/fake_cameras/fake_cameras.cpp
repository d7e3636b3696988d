// Cameras without hardware: a library to preload that answers for /dev/video0 to /dev/video9 as a Video4Linux2
// driver does, so that the real kiosk opens, loses and finds them by its real code and FFmpeg's.
//
// LANYARD_FAKE_CAMERAS names a folder. A file "video2" in it is a camera plugged in at /dev/video2; its first
// line is the camera's name, its second how it behaves: "plays", "black", "frozen" or "silent". What it sees is
// "picture.pgm" in the folder, 1280 by 720, with a sensor's noise. Removing the file unplugs it: from then on the
// driver's calls say ENODEV, as the kernel's do.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace {

constexpr int width = 1280, height = 720, frame_bytes = width * height;
constexpr std::uint32_t buffers = 4;
constexpr long long frame_ns = 1'000'000'000 / 30;

struct FakeCamera {
    std::string file;                 // what must be there for it to be plugged in
    unsigned char* memory = nullptr;  // of the buffers, one after the other
    std::vector<unsigned char> picture;
    std::vector<std::uint32_t> queued;
    bool streams = false;
    long long next_frame_at = 0;
    std::uint32_t sequence = 0, seed = 1;
};

std::mutex mutex;
std::map<int, FakeCamera> cameras;  // by descriptor

template <class Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// The file that stands for a device; "" for everything that is none of ours.
std::string file_for(const char* path) {
    const char* folder = std::getenv("LANYARD_FAKE_CAMERAS");
    if (!folder || !path || std::strncmp(path, "/dev/video", 10) != 0) return "";
    return std::string(folder) + "/" + (path + 5);
}

bool is_there(const std::string& file) {
    return real<int(const char*, int)>("access")(file.c_str(), R_OK) == 0;
}

std::pair<std::string, std::string> name_and_manner(const std::string& file) {
    std::ifstream in(file);
    std::string name, manner;
    std::getline(in, name);
    std::getline(in, manner);
    return {name, manner};
}

std::vector<unsigned char> read_picture(const std::string& file) {
    std::ifstream in(file.substr(0, file.rfind('/')) + "/picture.pgm", std::ios::binary);
    std::string kind;
    int across = 0, down = 0, most = 0;
    std::vector<unsigned char> picture(frame_bytes, 128);
    if (in >> kind >> across >> down >> most && across == width && down == height) {
        in.get();
        in.read(reinterpret_cast<char*>(picture.data()), frame_bytes);
    }
    return picture;
}

long long now_ns() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

void expose(FakeCamera& camera, const std::string& manner, unsigned char* into) {
    for (int i = 0; i < frame_bytes; ++i) {
        camera.seed = camera.seed * 1664525 + 1013904223;
        const int noise = manner == "frozen" ? 0 : static_cast<int>(camera.seed >> 30);
        const int grey = manner == "black" ? 16 : camera.picture[static_cast<std::size_t>(i)];
        into[i] = static_cast<unsigned char>(grey + noise > 255 ? 255 : grey + noise);
    }
}

int fail(int error) {
    errno = error;
    return -1;
}

int dequeue(FakeCamera& camera, v4l2_buffer& buffer) {
    const std::string manner = name_and_manner(camera.file).second;
    if (manner == "silent" || camera.queued.empty() || now_ns() < camera.next_frame_at) return fail(EAGAIN);
    camera.next_frame_at = now_ns() + frame_ns;
    buffer.index = camera.queued.front();
    camera.queued.erase(camera.queued.begin());
    expose(camera, manner, camera.memory + static_cast<std::size_t>(buffer.index) * frame_bytes);
    buffer.bytesused = frame_bytes;
    buffer.length = frame_bytes;
    buffer.flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    buffer.sequence = camera.sequence++;
    buffer.timestamp = {now_ns() / 1'000'000'000, now_ns() / 1000 % 1'000'000};
    return 0;
}

int describe(const FakeCamera& camera, v4l2_capability& capability) {
    capability = {};
    std::strncpy(reinterpret_cast<char*>(capability.driver), "fake", sizeof capability.driver - 1);
    std::strncpy(reinterpret_cast<char*>(capability.card), name_and_manner(camera.file).first.c_str(),
                 sizeof capability.card - 1);
    capability.device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    capability.capabilities = capability.device_caps | V4L2_CAP_DEVICE_CAPS;
    return 0;
}

void say_format(v4l2_format& format) {
    format.fmt.pix.width = width;
    format.fmt.pix.height = height;
    format.fmt.pix.pixelformat = V4L2_PIX_FMT_GREY;
    format.fmt.pix.field = V4L2_FIELD_NONE;
    format.fmt.pix.bytesperline = width;
    format.fmt.pix.sizeimage = frame_bytes;
}

void say_rate(v4l2_streamparm& parameters) {
    parameters.parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
    parameters.parm.capture.timeperframe = {1, 30};
}

// The driver. What a kernel would refuse is refused with its error.
int answer(FakeCamera& camera, unsigned long request, void* value) {
    if (!is_there(camera.file)) return fail(ENODEV);
    switch (request) {
        case VIDIOC_QUERYCAP:
            return describe(camera, *static_cast<v4l2_capability*>(value));
        case VIDIOC_ENUM_FMT: {
            auto& format = *static_cast<v4l2_fmtdesc*>(value);
            if (format.index > 0) return fail(EINVAL);
            format.pixelformat = V4L2_PIX_FMT_GREY;
            return 0;
        }
        case VIDIOC_ENUM_FRAMESIZES: {
            auto& size = *static_cast<v4l2_frmsizeenum*>(value);
            if (size.index > 0) return fail(EINVAL);
            size.type = V4L2_FRMSIZE_TYPE_DISCRETE;
            size.discrete = {width, height};
            return 0;
        }
        case VIDIOC_ENUM_FRAMEINTERVALS: {
            auto& interval = *static_cast<v4l2_frmivalenum*>(value);
            if (interval.index > 0) return fail(EINVAL);
            interval.type = V4L2_FRMIVAL_TYPE_DISCRETE;
            interval.discrete = {1, 30};
            return 0;
        }
        case VIDIOC_G_INPUT:
            *static_cast<int*>(value) = 0;
            return 0;
        case VIDIOC_S_INPUT:
            return 0;
        case VIDIOC_ENUMINPUT: {
            auto& input = *static_cast<v4l2_input*>(value);
            if (input.index > 0) return fail(EINVAL);
            input = {};
            input.type = V4L2_INPUT_TYPE_CAMERA;
            return 0;
        }
        case VIDIOC_G_FMT:
        case VIDIOC_S_FMT:
            say_format(*static_cast<v4l2_format*>(value));
            return 0;
        case VIDIOC_G_PARM:
        case VIDIOC_S_PARM:
            say_rate(*static_cast<v4l2_streamparm*>(value));
            return 0;
        case VIDIOC_REQBUFS:
            static_cast<v4l2_requestbuffers*>(value)->count = buffers;
            return 0;
        case VIDIOC_QUERYBUF: {
            auto& buffer = *static_cast<v4l2_buffer*>(value);
            if (buffer.index >= buffers) return fail(EINVAL);
            buffer.length = frame_bytes;
            buffer.m.offset = buffer.index * frame_bytes;
            return 0;
        }
        case VIDIOC_QBUF:
            camera.queued.push_back(static_cast<v4l2_buffer*>(value)->index);
            return 0;
        case VIDIOC_DQBUF:
            return camera.streams ? dequeue(camera, *static_cast<v4l2_buffer*>(value)) : fail(EINVAL);
        case VIDIOC_STREAMON:
            camera.streams = true;
            return 0;
        case VIDIOC_STREAMOFF:
            camera.streams = false;
            camera.queued.clear();
            return 0;
        case VIDIOC_S_CTRL:
            return 0;
        default:
            return fail(ENOTTY);
    }
}

// The buffers are a memory file, so that mapping them needs no help.
int open_camera(const std::string& file) {
    if (!is_there(file)) return fail(ENOENT);
    const int descriptor = memfd_create("fake-camera", MFD_CLOEXEC);
    if (descriptor < 0 || ftruncate(descriptor, static_cast<off_t>(buffers) * frame_bytes) != 0) return -1;
    FakeCamera camera;
    camera.file = file;
    camera.memory = static_cast<unsigned char*>(mmap(nullptr, static_cast<std::size_t>(buffers) * frame_bytes,
                                                     PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0));
    if (camera.memory == MAP_FAILED) return -1;
    camera.picture = read_picture(file);
    const std::lock_guard lock(mutex);
    cameras[descriptor] = std::move(camera);
    return descriptor;
}

int say_status(const std::string& file, struct stat* status) {
    if (!is_there(file)) return fail(ENOENT);
    *status = {};
    status->st_mode = S_IFCHR | 0600;
    return 0;
}

using Open = int(const char*, int, ...);

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list words;
    va_start(words, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(words, mode_t) : 0;
    va_end(words);
    if (const std::string file = file_for(path); !file.empty()) return open_camera(file);
    static Open* const really = real<Open>("open");
    return really(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list words;
    va_start(words, flags);
    const mode_t mode = flags & O_CREAT ? va_arg(words, mode_t) : 0;
    va_end(words);
    if (const std::string file = file_for(path); !file.empty()) return open_camera(file);
    static Open* const really = real<Open>("open64");
    return really(path, flags, mode);
}

int ioctl(int descriptor, unsigned long request, ...) {
    va_list words;
    va_start(words, request);
    void* value = va_arg(words, void*);
    va_end(words);
    {
        const std::lock_guard lock(mutex);
        if (const auto camera = cameras.find(descriptor); camera != cameras.end())
            return answer(camera->second, static_cast<std::uint32_t>(request), value);
    }
    static auto* const really = real<int(int, unsigned long, ...)>("ioctl");
    return really(descriptor, request, value);
}

int close(int descriptor) {
    {
        const std::lock_guard lock(mutex);
        if (const auto camera = cameras.find(descriptor); camera != cameras.end()) {
            munmap(camera->second.memory, static_cast<std::size_t>(buffers) * frame_bytes);
            cameras.erase(camera);
        }
    }
    static auto* const really = real<int(int)>("close");
    return really(descriptor);
}

int stat(const char* path, struct stat* status) {
    if (const std::string file = file_for(path); !file.empty()) return say_status(file, status);
    static auto* const really = real<int(const char*, struct stat*)>("stat");
    return really(path, status);
}

int stat64(const char* path, struct stat64* status) {
    if (const std::string file = file_for(path); !file.empty())
        return say_status(file, reinterpret_cast<struct stat*>(status));
    static auto* const really = real<int(const char*, struct stat64*)>("stat64");
    return really(path, status);
}

}  // extern "C"
