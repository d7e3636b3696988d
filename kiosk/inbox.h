// The frame loop's one inbox: workers and devices post to it, and it wakes the loop.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

#include "message.h"

namespace lanyard {

class Inbox {
  public:
    // `wake` is called after each post, from the thread that posted.
    explicit Inbox(std::function<void()> wake, std::size_t most = 256);

    // Waits while the inbox is full: nothing that a worker did is lost. After close() the message is dropped.
    void post(Message message);
    // Everything posted since, in order. Never waits.
    std::vector<Message> take();
    // From now on nobody waits; for the end.
    void close();

  private:
    std::function<void()> wake_;
    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::vector<Message> messages_;
    bool closed_ = false;
};

}  // namespace lanyard
