// Keeps when pictures were taken and screens were drawn, to measure how long people wait for a verdict.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace lanyard {

// A line of JSON each, for --trace: {"picture", "due_us", "at_us"} when a picture of the camera's is looked
// at, {"heard", "at_us"} when a code or a verdict reaches the frame loop, and {"drawn", "at_us"} when another
// screen, state or verdict stands in the window, with "took_us" of drawing it. Times are
// microseconds of one clock that runs evenly. No names, no codes, no pixels. Any thread may write.
class Trace {
  public:
    static constexpr int most_lines = 1'000'000;

    explicit Trace(const std::string& file);

    void looked_at(std::int64_t picture, std::chrono::steady_clock::time_point due);
    void heard(std::string_view what);
    void drawn(const std::string& what, std::chrono::microseconds took);

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void write(std::string_view line);

    std::mutex mutex_;
    std::unique_ptr<std::FILE, Close> file_;
    std::string drawn_;
    int lines_ = 0;
};

}  // namespace lanyard
