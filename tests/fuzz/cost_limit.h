// What taking any bytes may cost: time that grows with their number, at most ten seconds of the processor a
// megabyte, and 500 MB.
#pragma once

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstddef>

#include "tests/sanitized.h"

namespace lanyard {

// A sanitizer costs time and memory of its own, and what it watches is built without optimising.
inline constexpr double slower = is_sanitized ? 30 : 1;
// A megabyte takes two seconds at most where nothing else runs; a noisy machine has taken more than that for
// no fault of ours.
inline constexpr double most_seconds_a_megabyte = 10 * slower;
inline constexpr double most_megabytes = 500 * slower;

// Measures from its making on. Time is the processor's, of all threads: a busy machine changes nothing.
class CostLimit {
  public:
    explicit CostLimit(std::size_t bytes)
        : megabytes_(std::max(1.0, static_cast<double>(bytes) / (1 << 20))) {}

    double seconds() const { return processor_seconds() - start_; }
    double seconds_a_megabyte() const { return seconds() / megabytes_; }
    // The most that this process has ever had.
    static double peak_megabytes() {
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        return static_cast<double>(usage.ru_maxrss) / 1024;
    }

  private:
    static double processor_seconds() {
        timespec now{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
    }

    double megabytes_;
    double start_ = processor_seconds();
};

}  // namespace lanyard
