// The program lies beside this one.
#include "lanyard/kiosk_process.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "base/safe_file.h"
#include "lanyard/beside_program.h"
#include "lanyard/logged_program.h"

extern char** environ;

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_tree_bytes = 8 << 20;

// Beside this program; else by the search path.
std::string kiosk_program() {
    std::error_code failed;
    const fs::path beside = beside_program("lanyard-kiosk");
    return fs::exists(beside, failed) ? beside.string() : "lanyard-kiosk";
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
    const auto id = start_logged(std::move(words), outputs / "log", environment(is_hidden));
    if (!id)
        return machine_error(id.error().what, id.error().about,
                             "It lies beside the program lanyard, or in the search path");
    return KioskProcess(*id, outputs);
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
