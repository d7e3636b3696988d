// Connections of its own, so that the desk's are never busy with a backup.
#include "workers/backup_worker.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "store/backups.h"

namespace lanyard {

BackupWorker::BackupWorker(EventFolder folder, const Clock& machine_clock, Milliseconds every)
    : folder_(std::move(folder)), machine_clock_(machine_clock), every_(every), thread_([this] { run(); }) {}

BackupWorker::~BackupWorker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    end_.notify_all();
    thread_.join();
}

bool BackupWorker::is_ending() {
    const std::lock_guard lock(mutex_);
    return stop_;
}

void BackupWorker::run() {
    std::unique_lock lock(mutex_);
    do {
        lock.unlock();
        const bool due = is_due();
        if (rests_ > 0)
            --rests_;
        else if (due)
            make();
        lock.lock();
    } while (!end_.wait_for(lock, every_, [this] { return stop_; }));
}

// A backup of the future was made before somebody set the clock right.
bool BackupWorker::is_due() {
    const auto erasures = count_erasures(folder_);
    if (erasures && *erasures != erasures_) {
        // Those that know who was erased go at once, whether or not there is room for another.
        const auto dropped = drop_backups_before_erasures(folder_);
        if (dropped) erasures_ = *erasures;
    }
    const auto backups = backups_of(folder_);
    const auto now = machine_clock_.now();
    return std::none_of(backups.begin(), backups.end(), [&](const Backup& backup) {
        return backup.is_of_this && now - backup.made < backup_every && backup.made <= now;
    });
}

void BackupWorker::make() {
    BackupPace pace;
    pace.ends = [this] { return is_ending(); };
    const auto made = make_backup(folder_, machine_clock_.now(), pace);
    const std::string problem = made ? "" : made.error().message();
    if (!made && made.error().kind != ErrorKind::refused) rests_ = rests_for;
    if (std::exchange(said_, problem) == problem || problem.empty()) return;
    // What is refused is another program's turn, or an erasure that is under way: the next look sees to it.
    if (made.error().kind == ErrorKind::refused)
        log_info("{}", problem);
    else
        log_warning("{}", problem);
}

}  // namespace lanyard
