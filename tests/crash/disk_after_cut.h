// What may be on the disk when the power goes: what was synced, and anything of the rest.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/crash/disk_call.h"

namespace lanyard {

// Whole paths, and what is in the files.
using Contents = std::map<std::string, std::string>;

// Makes these the only files of the folder. A file that is there stays the same file of the system: a node
// knows its database by that.
void put_contents(const std::filesystem::path& folder, const Contents& files);

// A folder's files as they were before the calls; regular files alone.
class DiskBefore {
  public:
    // Of a folder that is there, or is not.
    explicit DiskBefore(const std::filesystem::path& folder);

    Contents contents() const;
    // Puts into the folder what it may hold after the first `count` calls and a power cut. POSIX promises
    // that the content of a file is there after its fsync, and its name after the folder's. Of writes since
    // then each is there, or not, or some of its sectors are; names change in their order, up to any of them.
    void after_cut(const std::vector<DiskCall>& calls, std::size_t count, std::mt19937& dice) const;

  private:
    struct File {
        std::uint64_t inode = 0;
        std::string content;
    };
    std::filesystem::path folder_;
    std::map<std::string, File> files_;  // by whole path
    std::vector<std::string> folders_;
};

}  // namespace lanyard
