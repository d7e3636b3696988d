// The backups' thread: one every ten minutes, and at once when somebody was erased. Nobody waits for it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "base/system_clock.h"
#include "store/event_folder.h"

namespace lanyard {

class BackupWorker {
  public:
    static constexpr Milliseconds looks_every{5'000};
    // One that failed is not tried again for so many looks: it reads all that there is.
    static constexpr int rests_for = 12;

    // Looks at once. `machine_clock` outlives it.
    BackupWorker(EventFolder folder, const Clock& machine_clock, Milliseconds every = looks_every);
    // Gives up one that is being made.
    ~BackupWorker();
    BackupWorker(const BackupWorker&) = delete;
    BackupWorker& operator=(const BackupWorker&) = delete;

  private:
    void run();
    bool is_due();
    void make();
    bool is_ending();

    const EventFolder folder_;
    const Clock& machine_clock_;
    const Milliseconds every_;
    std::int64_t erasures_ = -1;  // that the backups were looked through for
    std::string said_;            // what was wrong, said once
    int rests_ = 0;               // looks that are left until it may be tried again
    std::mutex mutex_;
    std::condition_variable end_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace lanyard
