// The kiosk's program, started by a command, looked at by its tree, and ended with it.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace lanyard {

class KioskProcess {
  public:
    // `options` are the program's own; what it says goes into `outputs`/log, its tree into `outputs`/ui.json.
    // Without a display (`is_hidden`) it draws into memory. A machine error where it cannot be started.
    static Result<KioskProcess> start(const std::vector<std::string>& options,
                                      const std::filesystem::path& outputs, bool is_hidden);
    // Asks it to end, and waits for that.
    ~KioskProcess();
    KioskProcess(KioskProcess&& other) noexcept;
    KioskProcess& operator=(KioskProcess&&) = delete;

    bool is_running();
    // Its exit status, once it has ended.
    std::optional<int> status() const { return status_; }
    // What its screen says now; null before the first picture.
    nlohmann::json tree() const;
    std::string log() const;

  private:
    KioskProcess(pid_t id, std::filesystem::path outputs) : id_(id), outputs_(std::move(outputs)) {}

    pid_t id_ = 0;
    std::filesystem::path outputs_;
    std::optional<int> status_;
};

}  // namespace lanyard
