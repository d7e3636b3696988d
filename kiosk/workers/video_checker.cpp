// One file after the other.
#include "workers/video_checker.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace lanyard {
namespace {

// What plays, and whoever stands at a kiosk, comes first.
void step_back() {
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), 5);
}

}  // namespace

VideoChecker::VideoChecker(std::function<void()> done) : done_(std::move(done)), thread_([this] { run(); }) {}

VideoChecker::~VideoChecker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_up_.notify_all();
    thread_.join();
}

void VideoChecker::look_at(const VideoSlot& slot, Instant begins) {
    {
        const std::lock_guard lock(mutex_);
        const bool waits = std::any_of(waiting_.begin(), waiting_.end(),
                                       [&](const Waiting& one) { return one.slot.id == slot.id; });
        if (waits) return;
        // Not before the first, which is being looked at.
        const auto place = std::find_if(waiting_.begin() + (waiting_.empty() ? 0 : 1), waiting_.end(),
                                        [&](const Waiting& one) { return one.begins > begins; });
        waiting_.insert(place, {slot, begins});
    }
    wake_up_.notify_all();
}

std::set<std::string> VideoChecker::waiting() const {
    const std::lock_guard lock(mutex_);
    std::set<std::string> sessions;
    for (const Waiting& one : waiting_) sessions.insert(one.slot.id);
    return sessions;
}

std::vector<VideoReport> VideoChecker::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(found_, {});
}

void VideoChecker::run() {
    step_back();
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_up_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
        if (stop_) return;
        const VideoSlot slot = waiting_.front().slot;
        lock.unlock();
        VideoReport report = check_video(slot, clock_, &stop_);
        lock.lock();
        if (stop_) return;
        found_.push_back(std::move(report));
        waiting_.pop_front();
        lock.unlock();
        done_();
        lock.lock();
    }
}

}  // namespace lanyard
