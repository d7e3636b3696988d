// Keeps every other program out of an event's database for as long as its file is replaced or removed.
#pragma once

#include <filesystem>

namespace lanyard {

// Every connection in WAL mode holds a lock on SQLite's shared bytes for as long as it is open:
// https://www.sqlite.org/src/file/src/os.h, SHARED_FIRST. Ours keeps others out. Not for a process that has
// it open itself, whose connections would lose their locks when our file is closed.
class AloneWithDatabase {
  public:
    explicit AloneWithDatabase(const std::filesystem::path& database);
    ~AloneWithDatabase();
    AloneWithDatabase(const AloneWithDatabase&) = delete;
    AloneWithDatabase& operator=(const AloneWithDatabase&) = delete;

    // Also where there is no database.
    bool is_alone() const { return is_alone_; }

  private:
    int file_;
    bool is_alone_ = false;
};

}  // namespace lanyard
