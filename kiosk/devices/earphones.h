// Whether earphones are in the machine's socket, by the kernel's switch for it.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace lanyard {

class Earphones {
  public:
    // Looks for devices with SW_HEADPHONE_INSERT (Linux input subsystem, event-codes) under `devices`. Where
    // there is none, or they may not be read, nothing is ever plugged in.
    explicit Earphones(const std::filesystem::path& devices = "/dev/input");
    ~Earphones();
    Earphones(const Earphones&) = delete;
    Earphones& operator=(const Earphones&) = delete;

    // True or false where that has become so since the last call; what holds at the first call is news only
    // if they are plugged in.
    std::optional<bool> news();

  private:
    bool are_plugged_in() const;

    std::vector<int> sockets_;  // file descriptors
    bool before_ = false;
};

}  // namespace lanyard
