// A process is its number and the tick it started at, since the machine started; /proc shows both to every
// user.
#include "base/process.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>

namespace lanyard {
namespace {

// The owners of this process that live.
struct Registry {
    std::mutex mutex;
    std::set<long long> living;
    long long last = 0;
};

Registry& registry() {
    static Registry all;
    return all;
}

struct ProcessStatus {
    char state = '?';
    unsigned long long started = 0;  // in clock ticks since the machine started
};

// None where there is no such process, or where we may not look.
std::optional<ProcessStatus> status_of(pid_t process) {
    std::ifstream file(fmt::format("/proc/{}/stat", process));
    std::string line;
    if (!std::getline(file, line)) return std::nullopt;
    // The name of the program is in brackets and may hold brackets and spaces itself.
    const auto name_end = line.rfind(')');
    if (name_end == std::string::npos) return std::nullopt;
    std::istringstream fields(line.substr(name_end + 1));
    ProcessStatus status;
    fields >> status.state;
    std::string skipped;
    constexpr int between_state_and_start = 18;
    for (int i = 0; i < between_state_and_start; ++i) fields >> skipped;
    fields >> status.started;
    return fields ? std::optional(status) : std::nullopt;
}

std::string boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    file >> id;
    return id.empty() ? "unknown" : id;
}

bool process_is_alive(pid_t process, unsigned long long started) {
    const auto status = status_of(process);
    // One that has ended and that its parent has not asked about does nothing any more.
    if (status) return status->started == started && status->state != 'Z' && status->state != 'X';
    return ::kill(process, 0) == 0 || errno == EPERM;
}

}  // namespace

Owner::Owner() {
    Registry& all = registry();
    const std::lock_guard lock(all.mutex);
    const pid_t process = ::getpid();
    const auto status = status_of(process);
    name_ = fmt::format("{} {} {} {}", boot_id(), process, status ? status->started : 0, ++all.last);
    all.living.insert(all.last);
}

Owner::~Owner() {
    Registry& all = registry();
    const std::lock_guard lock(all.mutex);
    all.living.erase(std::stoll(name_.substr(name_.rfind(' '))));
}

bool owner_is_alive(std::string_view name) {
    std::istringstream fields{std::string(name)};
    std::string boot;
    pid_t process = 0;
    unsigned long long started = 0;
    long long number = 0;
    if (!(fields >> boot >> process >> started >> number)) return false;
    if (process <= 0 || boot != boot_id() || !process_is_alive(process, started)) return false;
    if (process != ::getpid()) return true;
    Registry& all = registry();
    const std::lock_guard lock(all.mutex);
    return all.living.count(number) > 0;
}

}  // namespace lanyard
