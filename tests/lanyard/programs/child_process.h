// Programs that a test starts: run to their end, or kept running and ended by process id.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lanyard {

// Nothing in a test waits longer than this for something that should happen. Generous, because a test machine
// may be busy; it is never a measure of speed.
inline constexpr std::chrono::seconds patience{60};

// Asks a hundred times a second until `happened` says yes; false when patience is over.
bool wait_until(const std::function<bool()>& happened);

// $PATH's program, or nothing.
bool is_installed(const std::string& program);

// The whole of a file, "" where there is none.
std::string text_of(const std::filesystem::path& file);

struct Finished {
    int status = 0;  // the exit status, or 128 and the number of the signal that ended it
    std::string out, err;
};

// Runs the program to its end with an empty standard input. What takes longer than patience is killed.
Finished run_program(const std::vector<std::string>& words);

// A program that runs beside the test. It is killed when this goes.
class ChildProcess {
  public:
    // Standard output and error go to the files; an empty path sends them nowhere.
    ChildProcess(const std::vector<std::string>& words, const std::filesystem::path& out,
                 const std::filesystem::path& err);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t id() const { return id_; }
    bool is_running();
    void send_signal(int signal);
    // Waits for its end; what does not end is killed, and the status is that of SIGKILL.
    int wait_for_end();
    // Asks it to end, and waits.
    int end();

  private:
    pid_t id_ = 0;
    std::optional<int> status_;
};

}  // namespace lanyard
