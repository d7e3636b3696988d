// Work in parts, the next of which is made on a thread of its own while the last one is used.
#pragma once

#include <future>

namespace lanyard {

// Calls `fill` with one of two parts, whose memory it finds as it left it two calls ago, until it returns
// false; and `use`, on this thread and in the same order, with each part that it filled, until that returns
// false. The two run at once and have to share nothing but the part. What either throws, this throws, and no
// thread is left behind.
template <class Part, class Fill, class Use>
void one_ahead(Fill fill, Use use) {
    Part parts[2] = {};
    auto filled = std::async(std::launch::async, [&] { return fill(parts[0]); });
    for (int now = 0; filled.get(); now = 1 - now) {
        filled = std::async(std::launch::async, [&, next = 1 - now] { return fill(parts[next]); });
        if (!use(parts[now])) return;
    }
}

}  // namespace lanyard
