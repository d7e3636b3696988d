// The folder is watched, not the file, which spreadsheets replace. inotify wakes; the file's mark decides.
#include "lanyard/watch_list.h"

#include <poll.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <optional>

#include "lanyard/steady_file.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds quiet{500};
// Also without a word from inotify, which knows nothing of what another machine does to a shared folder.
constexpr std::chrono::milliseconds look_again{2000};

struct Descriptor {
    int fd = -1;
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
};

// SIGINT and SIGTERM as something to wait for, while this lives.
class EndSignals {
  public:
    EndSignals() {
        sigemptyset(&wanted_);
        sigaddset(&wanted_, SIGINT);
        sigaddset(&wanted_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &wanted_, &before_);
        descriptor_.fd = ::signalfd(-1, &wanted_, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    ~EndSignals() {
        signalfd_siginfo taken{};
        while (::read(descriptor_.fd, &taken, sizeof taken) == sizeof taken) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    EndSignals(const EndSignals&) = delete;
    EndSignals& operator=(const EndSignals&) = delete;
    int descriptor() const { return descriptor_.fd; }

  private:
    sigset_t wanted_{}, before_{};
    Descriptor descriptor_;
};

bool is_list_file(const fs::path& path) {
    const std::string name = path.filename().string();
    if (name.empty() || name.front() == '.' || name.front() == '~') return false;
    std::string extension = path.extension().string();
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    std::error_code unreadable;
    return (extension == ".csv" || extension == ".tsv" || extension == ".txt") &&
           fs::is_regular_file(path, unreadable);
}

struct Version {
    fs::path file;
    FileMark mark;

    bool operator==(const Version&) const = default;
};

// The list as it is now: the file, or the folder's newest one.
std::optional<Version> present_version(const fs::path& watched, bool is_folder) {
    std::optional<Version> newest;
    const auto consider = [&](const fs::path& file) {
        const auto mark = file_mark(file);
        if (mark && (!newest || mark->changed_ns > newest->mark.changed_ns)) newest = Version{file, *mark};
    };
    if (!is_folder) {
        consider(watched);
        return newest;
    }
    std::error_code unreadable;
    for (fs::directory_iterator at(watched, unreadable), end; at != end; at.increment(unreadable)) {
        if (is_list_file(at->path())) consider(at->path());
        if (unreadable) break;
    }
    return newest;
}

// Reads away what inotify has to say: that something happened is enough.
void drain(int descriptor) {
    std::array<char, 4096> events{};
    while (::read(descriptor, events.data(), events.size()) > 0) {
    }
}

// True when it is time to end.
bool wait(int signals, int changes, std::chrono::milliseconds longest) {
    std::array<pollfd, 2> descriptors = {{{signals, POLLIN, 0}, {changes, POLLIN, 0}}};
    ::poll(descriptors.data(), descriptors.size(), static_cast<int>(longest.count()));
    if (descriptors[0].revents != 0) return true;
    if (descriptors[1].revents != 0) drain(changes);
    return false;
}

}  // namespace

Result<void> watch_list(const fs::path& file_or_folder, const std::function<void(const fs::path&)>& take) {
    std::error_code unreadable;
    const bool is_folder = fs::is_directory(file_or_folder, unreadable);
    const fs::path parent = file_or_folder.has_parent_path() ? file_or_folder.parent_path() : fs::path(".");
    const fs::path folder = is_folder ? file_or_folder : parent;
    const EndSignals signals;
    const Descriptor changes{::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    const std::uint32_t events = IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_CREATE | IN_ATTRIB;
    if (changes.fd < 0 || ::inotify_add_watch(changes.fd, folder.c_str(), events) < 0) {
        return bad_input(std::string("cannot be watched: ") + std::strerror(errno), folder.string(),
                         "Name a file in a folder that is there");
    }
    std::optional<Version> taken, seen;
    SteadyClock::time_point seen_at{};
    for (;;) {
        const auto present = present_version(file_or_folder, is_folder);
        const auto now = SteadyClock::now();
        if (present != seen) {
            seen = present;
            seen_at = now;
        }
        const bool is_new = present && present != taken;
        if (is_new && now - seen_at >= quiet) {
            taken = present;
            take(present->file);
            continue;
        }
        if (wait(signals.descriptor(), changes.fd, is_new ? quiet : look_again)) return {};
    }
}

}  // namespace lanyard
