// Marks are read from the file system; sequences are kept in files of one width that are written in place.
#include "store/journal/node_identity.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/hex.h"
#include "base/log.h"
#include "base/random.h"
#include "base/safe_file.h"
#include "base/state_folder.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t files_at_most = 500;

// Machine ids are not to be shown to anybody as they are: machine-id(5).
std::string hashed(std::string_view text) {
    std::array<unsigned char, 16> hash{};
    const std::string message = "lanyard machine " + std::string(text);
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(message.data()),
                       message.size(), nullptr, 0);
    return to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::string this_machine() {
    for (const char* file : {"/etc/machine-id", "/var/lib/dbus/machine-id"}) {
        if (const auto id = read_file(file, 256); id && !id->empty()) return hashed(*id);
    }
    std::array<char, 256> name{};
    ::gethostname(name.data(), name.size() - 1);
    return hashed(name.data());
}

fs::path nodes_folder() {
    return state_folder() / "nodes";
}

fs::path sequence_file(const std::string& node) {
    return nodes_folder() / (node + ".sequence");
}

void delete_oldest_files() {
    std::error_code failed;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    for (const auto& entry : fs::directory_iterator(nodes_folder(), failed))
        files.emplace_back(entry.last_write_time(failed), entry.path());
    if (failed || files.size() <= files_at_most) return;
    std::sort(files.begin(), files.end());
    files.resize(files.size() - files_at_most);
    for (const auto& [when, file] : files) fs::remove(file, failed);
}

}  // namespace

Result<FolderMark> folder_mark(const fs::path& database_file) {
    std::error_code failed;
    const auto real = fs::canonical(database_file, failed);
    struct stat status {};
    if (failed || ::stat(real.c_str(), &status) != 0) {
        return machine_error("cannot be found", database_file.string(),
                             "Check that the event folder is still there");
    }
    static const std::string machine = this_machine();
    return FolderMark{machine, real.parent_path().string(), static_cast<std::int64_t>(status.st_dev),
                      static_cast<std::int64_t>(status.st_ino)};
}

SeenSequences::Seen& SeenSequences::seen(const std::string& node) {
    const auto [found, is_new] = nodes_.try_emplace(node);
    if (is_new) {
        if (const auto noted = read_file(sequence_file(node), 64))
            found->second.highest = std::strtoll(noted->c_str(), nullptr, 10);
    }
    return found->second;
}

std::int64_t SeenSequences::highest(const std::string& node) {
    return seen(node).highest;
}

void SeenSequences::note(const std::string& node, std::int64_t sequence) {
    Seen& known = seen(node);
    if (sequence <= known.highest) return;
    known.highest = sequence;
    if (!known.file) {
        std::error_code failed;
        fs::create_directories(nodes_folder(), failed);
        delete_oldest_files();
        const int file = ::open(sequence_file(node).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        known.file.reset(file < 0 ? nullptr : ::fdopen(file, "w"));
    }
    const std::string text = fmt::format("{:020}", sequence);
    const bool is_noted = known.file && ::pwrite(::fileno(known.file.get()), text.data(), text.size(), 0) > 0;
    if (is_noted || std::exchange(has_warned_, true)) return;
    log_warning(
        "{} cannot be written, so a database that is put back to an older state may not be noticed: give "
        "this "
        "user the right to write there, or name another folder in XDG_STATE_HOME",
        nodes_folder().string());
}

}  // namespace lanyard
