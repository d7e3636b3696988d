// Which node this machine is for one event folder: 64 random bits that a copied folder does not take along.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"

namespace lanyard {

// The machine's record of a folder, kept at $XDG_STATE_HOME/lanyard/nodes (else ~/.local/state), outside the
// folder. Any mismatch with the folder that is found there makes a new node before the first write: a folder
// that was copied, moved, or replaced by an older state of itself must never write a (node, sequence) twice.
struct NodeRecord {
    std::string node;          // 16 hexadecimal digits
    std::string mark;          // the same as lanyard.db holds
    std::string folder;        // its real path
    std::uint64_t device = 0;  // of lanyard.db
    std::uint64_t inode = 0;
};

class NodeIdentity {
  public:
    // Looks up the record of the folder that holds `database_file`, which has to exist.
    static Result<NodeIdentity> open(const std::filesystem::path& database_file);

    // The node, where the record fits a database with this mark, node and highest sequence; "" where a new
    // one is needed.
    std::string fitting_node(const std::string& mark, const std::string& node, std::int64_t sequence) const;

    // Makes a new node with a new mark, which the caller writes to the database before anything else.
    Result<NodeRecord> renew();

    // Notes that this many entries were committed, in a file of its own beside the record and without waiting
    // for the disk: it may lag behind the database, never the other way round.
    void note_sequence(std::int64_t sequence);

  private:
    std::filesystem::path sequence_file() const;

    std::filesystem::path file_;
    NodeRecord record_;          // as on disk; node is "" where there is none
    NodeRecord present_;         // folder, device and inode as they are now
    std::int64_t sequence_ = 0;  // as last noted

    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> sequence_out_;  // once it has been written to
};

}  // namespace lanyard
