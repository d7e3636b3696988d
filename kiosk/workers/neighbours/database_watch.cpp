// An attribute of the file is set to what it is: that changes nothing, and inotify tells of it.
#include "workers/neighbours/database_watch.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

#include "base/log.h"

namespace lanyard {

void touch_database(const std::filesystem::path& database) {
    struct stat now {};
    if (stat(database.c_str(), &now) == 0) (void)chmod(database.c_str(), now.st_mode & 07777);
}

DatabaseWatch::DatabaseWatch(const std::filesystem::path& database, std::function<void()> woken)
    : woken_(std::move(woken)),
      watch_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
      stop_(eventfd(0, EFD_CLOEXEC)) {
    const bool watches =
        watch_ >= 0 && stop_ >= 0 && inotify_add_watch(watch_, database.c_str(), IN_ATTRIB) >= 0;
    if (watches)
        thread_ = std::thread([this] { run(); });
    else
        log_warning("changes of other programs are seen late: {} cannot be watched", database.string());
}

DatabaseWatch::~DatabaseWatch() {
    if (thread_.joinable()) {
        const std::uint64_t one = 1;
        (void)!write(stop_, &one, sizeof one);
        thread_.join();
    }
    if (watch_ >= 0) close(watch_);
    if (stop_ >= 0) close(stop_);
}

void DatabaseWatch::run() {
    std::array<pollfd, 2> waits = {pollfd{watch_, POLLIN, 0}, pollfd{stop_, POLLIN, 0}};
    while (poll(waits.data(), waits.size(), -1) >= 0 || errno == EINTR) {
        if (waits[1].revents) return;
        if (!waits[0].revents) continue;
        std::array<char, 4096> events;
        while (read(watch_, events.data(), events.size()) > 0) {
        }
        woken_();
    }
}

}  // namespace lanyard
