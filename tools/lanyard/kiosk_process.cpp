// posix_spawn of the program that lies beside this one.
#include "lanyard/kiosk_process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "base/safe_file.h"

extern char** environ;

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_tree_bytes = 8 << 20;

// Beside this program; else by the search path.
std::string kiosk_program() {
    std::error_code failed;
    const fs::path own = fs::read_symlink("/proc/self/exe", failed);
    const fs::path beside = own.parent_path() / "lanyard-kiosk";
    return !failed && fs::exists(beside, failed) ? beside.string() : "lanyard-kiosk";
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> environment(bool is_hidden) {
    std::vector<std::string> variables;
    for (char** at = environ; at && *at; ++at)
        if (!is_hidden || std::strncmp(*at, "SDL_VIDEODRIVER=", 16) != 0) variables.emplace_back(*at);
    if (is_hidden) variables.emplace_back("SDL_VIDEODRIVER=offscreen");
    return variables;
}

}  // namespace

Result<KioskProcess> KioskProcess::start(const std::vector<std::string>& options, const fs::path& outputs,
                                         bool is_hidden) {
    std::error_code failed;
    fs::create_directories(outputs, failed);
    for (const char* earlier : {"ui.json", "log"}) fs::remove(outputs / earlier, failed);
    std::vector<std::string> words = {kiosk_program(), "--ui-tree", (outputs / "ui.json").string()};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<std::string> variables = environment(is_hidden);
    const std::string log = (outputs / "log").string();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t id = 0;
    const int error = ::posix_spawnp(&id, words.front().c_str(), &actions, nullptr, pointers(words).data(),
                                     pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (error)
        return machine_error(std::string("the kiosk cannot be started: ") + std::strerror(error),
                             words.front(), "It lies beside the program lanyard, or in the search path");
    return KioskProcess(id, outputs);
}

KioskProcess::KioskProcess(KioskProcess&& other) noexcept
    : id_(std::exchange(other.id_, 0)), outputs_(std::move(other.outputs_)), status_(other.status_) {}

KioskProcess::~KioskProcess() {
    if (id_ == 0 || !is_running()) return;
    ::kill(id_, SIGTERM);
    ::waitpid(id_, nullptr, 0);
}

bool KioskProcess::is_running() {
    if (status_) return false;
    int status = 0;
    if (::waitpid(id_, &status, WNOHANG) == id_)
        status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return !status_;
}

nlohmann::json KioskProcess::tree() const {
    std::error_code failed;
    if (!fs::exists(outputs_ / "ui.json", failed)) return nullptr;
    const auto text = read_file(outputs_ / "ui.json", most_tree_bytes);
    if (!text) return nullptr;
    auto tree = nlohmann::json::parse(*text, nullptr, false);
    return tree.is_object() ? tree : nlohmann::json(nullptr);
}

std::string KioskProcess::log() const {
    const auto text = read_file(outputs_ / "log", most_tree_bytes);
    return text ? *text : "";
}

}  // namespace lanyard
