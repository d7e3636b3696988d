// The model of a disk that keeps no more than it has to (T. S. Pillai et al., "All File Systems Are Not
// Created Equal", OSDI 2014): a write is a sector's, a name is its folder's.
#include "tests/crash/disk_after_cut.h"

#include <sys/stat.h>

#include <fstream>
#include <set>
#include <stdexcept>

#include "tests/lanyard/programs/child_process.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector = 512;

struct Inode {
    std::string durable;
    std::vector<const DiskCall*> pending;  // writes and truncations that no sync has followed
};

void put(std::string& content, const DiskCall& call) {
    if (call.kind == DiskCall::Kind::truncate) {
        content.resize(call.offset);
        return;
    }
    content.resize(std::max(content.size(), static_cast<std::size_t>(call.offset) + call.data.size()));
    content.replace(call.offset, call.data.size(), call.data);
}

// The call as it may have reached the disk.
void put_some(std::string& content, const DiskCall& call, std::mt19937& dice) {
    const auto throws = [&](unsigned sides) {
        return std::uniform_int_distribution<unsigned>(0, sides - 1)(dice);
    };
    switch (throws(3)) {
        case 0:
            return;
        case 1:
            return put(content, call);
        default:
            break;
    }
    if (call.kind == DiskCall::Kind::truncate) return;
    DiskCall part = call;
    for (std::size_t at = 0; at < call.data.size();) {
        const std::size_t length = std::min(call.data.size() - at, sector - (call.offset + at) % sector);
        part.offset = call.offset + at;
        part.data = call.data.substr(at, length);
        if (throws(2) == 0) put(content, part);
        at += length;
    }
}

bool is_name(const DiskCall& call) {
    switch (call.kind) {
        case DiskCall::Kind::create:
        case DiskCall::Kind::rename:
        case DiskCall::Kind::link:
        case DiskCall::Kind::unlink:
        case DiskCall::Kind::make_folder:
            return true;
        default:
            return false;
    }
}

std::string folder_of(const std::string& path) {
    return fs::path(path).parent_path().string();
}

class Disk {
  public:
    std::map<std::string, std::uint64_t> names;
    std::set<std::string> folders;
    std::map<std::uint64_t, Inode> inodes;

    void take(const DiskCall& call) {
        // A number is given again once its file has gone.
        if (call.kind == DiskCall::Kind::create) inodes[call.inode] = {};
        if (is_name(call)) return pending_names_.push_back(&call);
        Inode& inode = inodes[call.inode];
        if (call.kind == DiskCall::Kind::write || call.kind == DiskCall::Kind::truncate)
            inode.pending.push_back(&call);
        if (call.kind != DiskCall::Kind::sync) return;
        for (const DiskCall* write : inode.pending) put(inode.durable, *write);
        inode.pending.clear();
        sync_names(call.path);
    }

    void cut(std::mt19937& dice) {
        for (auto& [number, inode] : inodes)
            for (const DiskCall* write : inode.pending) put_some(inode.durable, *write, dice);
        const std::size_t kept = std::uniform_int_distribution<std::size_t>(0, pending_names_.size())(dice);
        for (std::size_t i = 0; i < kept; ++i) change_name(*pending_names_[i]);
    }

  private:
    // Those of one folder, where it is one.
    void sync_names(const std::string& folder) {
        std::vector<const DiskCall*> left;
        for (const DiskCall* call : pending_names_) {
            const bool is_here =
                folder_of(call->path) == folder || (!call->to.empty() && folder_of(call->to) == folder);
            if (is_here)
                change_name(*call);
            else
                left.push_back(call);
        }
        pending_names_ = std::move(left);
    }

    void change_name(const DiskCall& call) {
        switch (call.kind) {
            case DiskCall::Kind::create:
                names[call.path] = call.inode;
                break;
            case DiskCall::Kind::make_folder:
                folders.insert(call.path);
                break;
            case DiskCall::Kind::unlink:
                names.erase(call.path);
                folders.erase(call.path);
                break;
            case DiskCall::Kind::rename:
                names.erase(call.path);
                names[call.to] = call.inode;
                break;
            case DiskCall::Kind::link:
                names[call.to] = call.inode;
                break;
            default:
                break;
        }
    }

    std::vector<const DiskCall*> pending_names_;
};

}  // namespace

DiskBefore::DiskBefore(const fs::path& folder) : folder_(folder) {
    if (!fs::exists(folder)) return;
    folders_.push_back(folder.string());
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_directory()) folders_.push_back(entry.path().string());
        if (!entry.is_regular_file() || entry.path().string().ends_with("-shm")) continue;
        struct stat status {};
        if (::stat(entry.path().c_str(), &status) != 0)
            throw std::runtime_error("a file of the folder has gone");
        files_[entry.path().string()] = {status.st_ino, text_of(entry.path())};
    }
}

void put_contents(const fs::path& folder, const Contents& files) {
    fs::create_directories(folder);
    std::vector<fs::path> gone;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (!entry.is_directory() && files.count(entry.path().string()) == 0) gone.push_back(entry.path());
    for (const fs::path& file : gone) fs::remove(file);
    for (const auto& [path, content] : files) {
        const fs::path file(path);
        fs::create_directories(file.parent_path());
        std::ofstream out(file, std::ios::binary);
        out << content;
        out.close();
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    }
}

Contents DiskBefore::contents() const {
    Contents contents;
    for (const auto& [path, file] : files_) contents[path] = file.content;
    return contents;
}

void DiskBefore::after_cut(const std::vector<DiskCall>& calls, std::size_t count, std::mt19937& dice) const {
    Disk disk;
    disk.folders.insert(folders_.begin(), folders_.end());
    for (const auto& [path, file] : files_) {
        disk.names[path] = file.inode;
        disk.inodes[file.inode].durable = file.content;
    }
    for (std::size_t i = 0; i < count; ++i) disk.take(calls[i]);
    disk.cut(dice);
    Contents kept;
    for (const auto& [path, inode] : disk.names)
        if (disk.folders.count(folder_of(path))) kept[path] = disk.inodes[inode].durable;
    put_contents(folder_, kept);
}

}  // namespace lanyard
