// Whether the database, its log and the log's index that a connection has open are still what lies at the
// path: not removed, moved, replaced, copied over or cut off by another program.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

struct sqlite3;

namespace lanyard {

class OpenFiles {
  public:
    // Of a connection in WAL mode that has read, so that its log is open. `handle` outlives this.
    OpenFiles(sqlite3* handle, const std::filesystem::path& database);

    // Where it is another: what became of it and what to do. Five calls of the system where nobody has
    // touched the files, so that it may be asked before each write and before each welcome.
    Result<void> check();

    // For a connection that is about to close. Where the files are not what they were: moves what this
    // connection's log holds into the database that it has open, where that one is whole, and puts a log that
    // does not belong to what lies at the path beside it. False where nothing may be written by closing.
    bool leave();

  private:
    struct Place {  // of a file
        std::uint64_t device = 0, inode = 0;
        bool operator==(const Place&) const = default;
    };
    struct Content {  // of the database's file, as the system tells it
        std::int64_t bytes = 0, changed_ns = 0;
        bool operator==(const Content&) const = default;
    };
    // How much of the log has been moved into the file: https://www.sqlite.org/walformat.html
    struct Moved {
        std::array<std::uint32_t, 2> log{};  // which one
        std::uint32_t begun = 0, done = 0;   // pages
        bool operator==(const Moved&) const = default;
    };
    struct Status {
        Place place;
        Content content;
    };
    struct Seen {
        Content content;
        Moved moved;
        std::string mark;  // the bytes of the page that moves with every write
    };

    static Status status_of(const std::string& file);
    static Place place_of(const std::string& file);
    Moved moved() const;
    std::string mark() const;
    // `content` as it was just now.
    Seen look(Content content) const;
    bool is_same_content(Content content);
    // Bytes of a log: from where, how many.
    using ReadLog = std::function<std::string(std::int64_t offset, std::int64_t count)>;
    bool ends_as_known(const ReadLog& read) const;
    bool log_is_whole() const;
    bool has_foreign_log(bool is_same_database) const;
    void move_log();

    sqlite3* handle_;
    std::string database_, log_beside_, index_beside_;  // paths
    std::int64_t mark_page_ = 0, page_bytes_ = 0;
    Place file_, log_, index_;
    Seen seen_;
};

}  // namespace lanyard
