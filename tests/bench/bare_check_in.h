// The rows of one check-in with its badge, written by SQLite alone: what a program without rules would do.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lanyard {

class BareCheckIn {
  public:
    // On a database with Lanyard's tables, opened as Lanyard opens it.
    explicit BareCheckIn(const std::filesystem::path& file);

    // Two entries, the rows that they write, the print job and this node's state, in one transaction. The
    // bytes of texts are as many as Lanyard's.
    void write(const std::string& person);

    SQLite::Database& database() { return database_; }

  private:
    template <class... Values>
    void run(std::size_t statement, const Values&... values);
    void write_entry(const std::string& id, const char* kind, const char* area, const std::string& person,
                     const std::string& body);

    SQLite::Database database_;
    std::vector<SQLite::Statement> statements_;
    std::int64_t sequence_ = 0;
};

}  // namespace lanyard
