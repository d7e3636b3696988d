// Programs by posix_spawn, their output through files.
#include "tests/lanyard/programs/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace lanyard {
namespace {

namespace fs = std::filesystem;

void send_to(posix_spawn_file_actions_t& actions, int descriptor, const fs::path& file) {
    const std::string name = file.empty() ? "/dev/null" : file.string();
    posix_spawn_file_actions_addopen(&actions, descriptor, name.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
}

pid_t spawn(const std::vector<std::string>& words, const fs::path& out, const fs::path& err) {
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    send_to(actions, STDOUT_FILENO, out);
    send_to(actions, STDERR_FILENO, err);
    pid_t id = 0;
    const int failed = ::posix_spawnp(&id, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed) throw std::system_error(failed, std::generic_category(), words.front());
    return id;
}

int status_of(int wait_status) {
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

// A folder for one program's output, gone with it.
class OutputFolder {
  public:
    OutputFolder() {
        std::string name = (fs::temp_directory_path() / "lanyard-output-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
        path_ = name;
    }
    ~OutputFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    fs::path file(const char* name) const { return path_ / name; }

  private:
    fs::path path_;
};

}  // namespace

bool wait_until(const std::function<bool()>& happened) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!happened()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

bool is_installed(const std::string& program) {
    std::stringstream folders(::getenv("PATH"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
    }
    return false;
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

Finished run_program(const std::vector<std::string>& words) {
    const OutputFolder output;
    ChildProcess child(words, output.file("out"), output.file("err"));
    const int status = child.wait_for_end();
    return {status, text_of(output.file("out")), text_of(output.file("err"))};
}

ChildProcess::ChildProcess(const std::vector<std::string>& words, const fs::path& out, const fs::path& err)
    : id_(spawn(words, out, err)) {}

ChildProcess::~ChildProcess() {
    if (!is_running()) return;
    send_signal(SIGKILL);
    wait_for_end();
}

bool ChildProcess::is_running() {
    if (status_) return false;
    int wait_status = 0;
    if (::waitpid(id_, &wait_status, WNOHANG) == id_) status_ = status_of(wait_status);
    return !status_;
}

void ChildProcess::send_signal(int signal) {
    if (is_running()) ::kill(id_, signal);
}

int ChildProcess::wait_for_end() {
    if (!wait_until([this] { return !is_running(); })) {
        send_signal(SIGKILL);
        wait_until([this] { return !is_running(); });
    }
    return status_.value_or(128 + SIGKILL);
}

int ChildProcess::end() {
    send_signal(SIGTERM);
    return wait_for_end();
}

}  // namespace lanyard
