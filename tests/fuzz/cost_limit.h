// What taking any bytes may cost: two seconds of the processor a megabyte, and 500 MB.
#pragma once

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstddef>

namespace lanyard {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr double slower = 10;  // sanitizers cost time and memory of their own
#else
inline constexpr double slower = 1;
#endif
inline constexpr double most_seconds_a_megabyte = 2 * slower;
inline constexpr double most_megabytes = 500 * slower;

// Measures from its making on. Time is the processor's, of all threads: a busy machine changes nothing.
class CostLimit {
  public:
    explicit CostLimit(std::size_t bytes)
        : megabytes_(std::max(1.0, static_cast<double>(bytes) / (1 << 20))) {}

    double seconds_a_megabyte() const { return (processor_seconds() - start_) / megabytes_; }
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
