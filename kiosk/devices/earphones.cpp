// The switch's state is asked for, which costs a system call a second and never waits.
#include "devices/earphones.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>

namespace lanyard {
namespace {

using SwitchBits = std::array<unsigned char, SW_MAX / 8 + 1>;

bool has_headphones(const SwitchBits& bits) {
    return (bits[SW_HEADPHONE_INSERT / 8] >> SW_HEADPHONE_INSERT % 8 & 1) != 0;
}

bool is_socket(int device) {
    SwitchBits can{};
    return ioctl(device, EVIOCGBIT(EV_SW, can.size()), can.data()) >= 0 && has_headphones(can);
}

}  // namespace

Earphones::Earphones(const std::filesystem::path& devices) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(devices, error)) {
        if (entry.path().filename().string().rfind("event", 0) != 0) continue;
        const int device = open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (device < 0) continue;
        if (is_socket(device))
            sockets_.push_back(device);
        else
            close(device);
    }
}

Earphones::~Earphones() {
    for (const int socket : sockets_) close(socket);
}

bool Earphones::are_plugged_in() const {
    for (const int socket : sockets_) {
        SwitchBits bits{};
        if (ioctl(socket, EVIOCGSW(bits.size()), bits.data()) >= 0 && has_headphones(bits)) return true;
    }
    return false;
}

std::optional<bool> Earphones::news() {
    const bool now = are_plugged_in();
    if (now == before_) return std::nullopt;
    before_ = now;
    return now;
}

}  // namespace lanyard
