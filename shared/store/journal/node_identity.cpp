// The machine's record is a small JSON file for each event folder.
#include "store/journal/node_identity.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/log.h"
#include "base/safe_file.h"
#include "base/state_folder.h"

namespace lanyard {
namespace {

std::string name_of(const std::string& folder) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(folder.data()),
                       folder.size(), nullptr, 0);
    return to_hex({reinterpret_cast<const char*>(hash), sizeof hash}) + ".json";
}

}  // namespace

Result<NodeIdentity> NodeIdentity::open(const std::filesystem::path& database_file) {
    NodeIdentity identity;
    std::error_code failed;
    const auto real = std::filesystem::canonical(database_file, failed);
    struct stat status {};
    if (failed || ::stat(real.c_str(), &status) != 0) {
        return machine_error("cannot be found", database_file.string(),
                             "Check that the event folder is still there");
    }
    identity.present_.folder = real.parent_path().string();
    identity.present_.device = status.st_dev;
    identity.present_.inode = status.st_ino;
    const auto nodes = state_folder() / "nodes";
    std::filesystem::create_directories(nodes, failed);
    identity.file_ = nodes / name_of(identity.present_.folder);
    if (!std::filesystem::exists(identity.file_, failed)) return identity;

    auto text = read_file(identity.file_, 1 << 16);
    if (!text) return text.error();
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) return identity;  // a damaged record fits nothing, and a new node follows
    identity.record_.node = json.value("node", "");
    identity.record_.mark = json.value("mark", "");
    identity.record_.folder = json.value("folder", "");
    identity.record_.device = json.value("device", std::uint64_t{0});
    identity.record_.inode = json.value("inode", std::uint64_t{0});
    if (auto noted = read_file(identity.sequence_file(), 64)) {
        identity.sequence_ = std::strtoll(noted->c_str(), nullptr, 10);
    }
    return identity;
}

std::string NodeIdentity::fitting_node(const std::string& mark, const std::string& node,
                                       std::int64_t sequence) const {
    const bool fits = !record_.node.empty() && record_.node == node && record_.mark == mark &&
                      record_.folder == present_.folder && record_.device == present_.device &&
                      record_.inode == present_.inode && sequence_ <= sequence;
    return fits ? record_.node : "";
}

Result<NodeRecord> NodeIdentity::renew() {
    record_ = present_;
    record_.node = to_hex(random_bytes(8));
    record_.mark = to_hex(random_bytes(8));
    sequence_ = 0;
    sequence_out_.reset();
    std::error_code ignored;
    std::filesystem::remove(sequence_file(), ignored);
    const nlohmann::json json = {{"node", record_.node},
                                 {"mark", record_.mark},
                                 {"folder", record_.folder},
                                 {"device", record_.device},
                                 {"inode", record_.inode}};
    if (auto saved = write_file(file_, json.dump()); !saved) return saved.error();
    return record_;
}

void NodeIdentity::note_sequence(std::int64_t sequence) {
    if (sequence <= sequence_) return;
    sequence_ = sequence;
    // Kept open, of one width and written in place, so that it costs next to nothing beside the commit. One
    // that cannot be written is made up for by the next.
    if (!sequence_out_) {
        const int file = ::open(sequence_file().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0) return;
        sequence_out_.reset(::fdopen(file, "w"));
        if (!sequence_out_) return;
    }
    const std::string text = fmt::format("{:020}", sequence);
    if (::pwrite(::fileno(sequence_out_.get()), text.data(), text.size(), 0) < 0)
        log_warning("cannot note the sequence of this node");
}

std::filesystem::path NodeIdentity::sequence_file() const {
    auto file = file_;
    return file.replace_extension(".sequence");
}

}  // namespace lanyard
