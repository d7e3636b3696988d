// Which node this is: one folder on one machine, whoever of its users runs the program. A copied, moved or
// set-back folder must never write a (node, sequence) twice.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/result.h"

namespace lanyard {

// What a copy of a folder cannot take along. It stands in lanyard.db beside the node's name; another of any
// of these makes a new node.
struct FolderMark {
    std::string machine;      // a hash of /etc/machine-id, or of the host's name where there is none
    std::string folder;       // its real path
    std::int64_t device = 0;  // of lanyard.db
    std::int64_t inode = 0;

    bool operator==(const FolderMark&) const = default;
};

// The mark of the folder that holds `database_file`, which has to exist.
Result<FolderMark> folder_mark(const std::filesystem::path& database_file);

// The highest sequence of each node that this user has seen, kept outside the event's folder, so that a
// database that is behind it shows that it was set back. One small file a node in $XDG_STATE_HOME/lanyard/
// nodes (else ~/.local/state); the oldest are deleted beyond some hundreds.
class SeenSequences {
  public:
    // 0 for a node that this user has never seen, which is no reason to distrust it.
    std::int64_t highest(const std::string& node);

    // Notes what was committed, without waiting for the disk: the note may lag behind the database, never the
    // other way round. A note that cannot be written is made up for by the next.
    void note(const std::string& node, std::int64_t sequence);

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    struct Seen {
        std::int64_t highest = 0;
        std::unique_ptr<std::FILE, Close> file;  // once it has been written to
    };
    Seen& seen(const std::string& node);

    std::map<std::string, Seen> nodes_;
    bool has_warned_ = false;
};

}  // namespace lanyard
