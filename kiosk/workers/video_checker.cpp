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

VideoChecker::VideoChecker(std::function<void()> news) : news_(std::move(news)), thread_([this] { run(); }) {}

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

std::map<std::string, std::optional<int>> VideoChecker::waiting() const {
    const std::lock_guard lock(mutex_);
    std::map<std::string, std::optional<int>> sessions;
    for (const Waiting& one : waiting_) sessions.emplace(one.slot.id, std::nullopt);
    if (!waiting_.empty()) sessions[waiting_.front().slot.id] = percent_;
    return sessions;
}

void VideoChecker::note_progress(Milliseconds played, Milliseconds promised) {
    if (promised <= Milliseconds(0)) return;
    constexpr int step = 5;
    const auto percent = static_cast<int>(std::clamp<long long>(played * 100 / promised, 0, 100));
    {
        const std::lock_guard lock(mutex_);
        if (percent / step == percent_ / step) return;
        percent_ = percent / step * step;
    }
    news_();
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
        percent_ = 0;
        lock.unlock();
        VideoReport report = check_video(slot, clock_, &stop_, [this](Milliseconds played, Milliseconds all) {
            note_progress(played, all);
        });
        lock.lock();
        if (stop_) return;
        found_.push_back(std::move(report));
        waiting_.pop_front();
        lock.unlock();
        news_();
        lock.lock();
    }
}

}  // namespace lanyard
