// The frame loop's inbox: a bounded list behind a lock that is never held for longer than a move.
#include "inbox.h"

namespace lanyard {

Inbox::Inbox(std::function<void()> wake, std::size_t most) : wake_(std::move(wake)), most_(most) {}

void Inbox::post(Message message) {
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [this] { return closed_ || messages_.size() < most_; });
        if (closed_) return;
        messages_.push_back(std::move(message));
    }
    wake_();
}

std::vector<Message> Inbox::take() {
    std::vector<Message> taken;
    {
        const std::lock_guard lock(mutex_);
        taken.swap(messages_);
    }
    room_.notify_all();
    return taken;
}

void Inbox::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    room_.notify_all();
}

}  // namespace lanyard
