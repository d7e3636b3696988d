// What a person's terminal is told apart by: colours where they are wanted, one key, a line drawn over
// itself.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lanyard {

// True where standard output is a terminal that shows colours and NO_COLOR (https://no-color.org) is not set.
bool wants_colour();

// How many lines the terminal of standard output shows; nothing where it is none or does not say.
std::optional<std::size_t> lines_of_terminal();

enum class Ink { plain, bold, green, yellow, red, blue, faint };
// The text in a colour, or as it is.
std::string coloured(std::string_view text, Ink ink, bool colour);

// True where somebody can be asked: standard input and error are a terminal.
bool can_ask();
// Waits for one key without Enter; nothing at the end of the input. Ctrl+C ends the program as ever.
std::optional<char> read_key();

// A line that the terminal does not show while it is typed; nothing at the end of the input.
std::optional<std::string> read_secret();

// "Writing  [#########-----------] 42,000 of 100,000, 21,000 a second, 3 s left" on standard error, from one
// second after its making on, ten times a second at most. Nothing where that is no terminal.
class ProgressBar {
  public:
    ProgressBar();
    ~ProgressBar();  // leaves the line empty
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    // `done` of `total` things called `unit`; `total` 0 where nobody knows. What begins anew is timed anew.
    void show(std::string_view doing, std::string_view unit, std::size_t done, std::size_t total);

  private:
    using Clock = std::chrono::steady_clock;
    bool is_terminal_;
    Clock::time_point began_, stage_began_, shown_;
    std::string doing_;
    bool is_drawn_ = false;
};

// The bar's line without its place on the screen: for `seconds` since this began. Pure.
std::string progress_line(std::string_view doing, std::string_view unit, std::size_t done, std::size_t total,
                          double seconds);

}  // namespace lanyard
