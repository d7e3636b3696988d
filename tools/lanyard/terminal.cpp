// Escape sequences of ECMA-48, which every terminal of today knows.
#include "lanyard/terminal.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace lanyard {

bool wants_colour() {
    const char* off = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    if ((off && *off) || !::isatty(STDOUT_FILENO)) return false;
    return terminal && std::string_view(terminal) != "dumb";
}

std::optional<std::size_t> lines_of_terminal() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return std::nullopt;
    return size.ws_row;
}

std::string coloured(std::string_view text, Ink ink, bool colour) {
    const char* code = "";
    switch (ink) {
        case Ink::plain:
            break;
        case Ink::bold:
            code = "1";
            break;
        case Ink::green:
            code = "32";
            break;
        case Ink::yellow:
            code = "33";
            break;
        case Ink::red:
            code = "31";
            break;
        case Ink::blue:
            code = "36";
            break;
        case Ink::faint:
            code = "2";
            break;
    }
    if (!colour || !*code) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

bool can_ask() {
    return ::isatty(STDIN_FILENO) && ::isatty(STDERR_FILENO);
}

std::optional<std::string> read_secret() {
    termios before{};
    if (::tcgetattr(STDIN_FILENO, &before) != 0) return std::nullopt;
    termios unseen = before;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &unseen);
    std::string line;
    char letter = 0;
    ssize_t got = 0;
    while ((got = ::read(STDIN_FILENO, &letter, 1)) == 1 && letter != '\n') line += letter;
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    std::fputs("\n", stderr);
    if (got != 1 && line.empty()) return std::nullopt;
    return line;
}

std::optional<char> read_key() {
    termios before{};
    if (::tcgetattr(STDIN_FILENO, &before) != 0) return std::nullopt;
    termios by_key = before;
    by_key.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    by_key.c_cc[VMIN] = 1;
    by_key.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &by_key);
    char key = 0;
    const ssize_t got = ::read(STDIN_FILENO, &key, 1);
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    constexpr char end_of_input = 4;  // Ctrl+D
    if (got != 1 || key == end_of_input) return std::nullopt;
    return key;
}

namespace {

std::string with_commas(std::size_t number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

}  // namespace

std::string progress_line(std::string_view doing, std::string_view unit, std::size_t done, std::size_t total,
                          double seconds) {
    if (total == 0 || done == 0) return fmt::format("{} …", doing);
    constexpr std::size_t width = 20;
    const auto filled = std::min(width, done * width / total);
    const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
    std::string line =
        fmt::format("{} [{}{}] {} of {} {}", doing, std::string(filled, '#'),
                    std::string(width - filled, '-'), with_commas(done), with_commas(total), unit);
    if (rate <= 0) return line;
    const double left = static_cast<double>(total - std::min(done, total)) / rate;
    line += fmt::format(", {} a second", with_commas(static_cast<std::size_t>(rate)));
    return line +
           (left >= 90 ? fmt::format(", {:.0f} min left", left / 60) : fmt::format(", {:.0f} s left", left));
}

ProgressBar::ProgressBar() : is_terminal_(::isatty(STDERR_FILENO) != 0), began_(Clock::now()) {}

ProgressBar::~ProgressBar() {
    if (is_drawn_) std::fputs("\r\x1b[K", stderr);
}

void ProgressBar::show(std::string_view doing, std::string_view unit, std::size_t done, std::size_t total) {
    if (!is_terminal_) return;
    const auto now = Clock::now();
    if (doing != doing_) {
        doing_ = doing;
        stage_began_ = now;
    }
    constexpr std::chrono::seconds patience{1};
    constexpr std::chrono::milliseconds between{100};
    if (now - began_ < patience || now - shown_ < between) return;
    shown_ = now;
    is_drawn_ = true;
    const double seconds = std::chrono::duration<double>(now - stage_began_).count();
    std::fprintf(stderr, "\r\x1b[K%s", progress_line(doing, unit, done, total, seconds).c_str());
    std::fflush(stderr);
}

}  // namespace lanyard
