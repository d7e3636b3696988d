// posix_spawn, with both of the program's outputs in one file.
#include "lanyard/logged_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/lines.h"
#include "base/safe_file.h"

extern char** environ;

namespace lanyard {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

}  // namespace

Result<pid_t> start_logged(std::vector<std::string> words, const std::filesystem::path& log,
                           std::vector<std::string> variables) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t id = 0;
    const int error = ::posix_spawnp(&id, words.front().c_str(), &actions, nullptr, pointers(words).data(),
                                     variables.empty() ? environ : pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (error)
        return machine_error(std::string("the program cannot be started: ") + std::strerror(error),
                             words.front());
    return id;
}

Result<void> run_logged(const std::vector<std::string>& words, const std::filesystem::path& log) {
    const auto id = start_logged(words, log);
    if (!id) return id.error();
    int status = 0;
    while (::waitpid(*id, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    return machine_error(
        std::filesystem::path(words.front()).filename().string() + " failed: " + last_line_of(log),
        log.string());
}

std::string last_line_of(const std::filesystem::path& log) {
    constexpr std::uintmax_t most_bytes = 1u << 20;
    const auto text = read_file(log, most_bytes);
    if (!text) return "";
    const auto lines = lines_of(*text);
    return lines.empty() ? "" : excerpt(lines.back());
}

}  // namespace lanyard
