// A slice is one short transaction of the journal.
#include "store/journal/slices.h"

#include <algorithm>
#include <thread>

#include "store/journal/journal.h"

namespace lanyard {
namespace {

// A door that waits for the lock asks every millisecond. What was done since the last slice counts.
constexpr Milliseconds pause{2};

}  // namespace

void Slices::wait_for_others() {
    if (ended_ == Instant{}) return;
    const Milliseconds left = ended_ + pause - journal_.machine_clock().now();
    std::this_thread::sleep_for(std::clamp(left, Milliseconds(0), pause));
}

Result<bool> Slices::write(const std::function<bool()>& put) {
    const Clock& clock = journal_.machine_clock();
    wait_for_others();
    bool goes_on = true;
    auto written = journal_.transact([&] {
        const Instant end = clock.now() + longest;
        std::size_t entries = 0;
        do {
            goes_on = put();
        } while (goes_on && ++entries < most_entries && clock.now() < end);
    });
    ended_ = clock.now();
    if (!written) return written.error();
    return goes_on;
}

Result<void> Slices::write_all(const std::function<bool()>& put) {
    for (;;) {
        const auto goes_on = write(put);
        if (!goes_on) return goes_on.error();
        if (!*goes_on) return {};
    }
}

}  // namespace lanyard
