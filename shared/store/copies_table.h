// Copies of this event that know its people, as this machine's database remembers them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lanyard {

class Database;

// Belongs inside Database::read or write: throws what SQLite throws.
class CopiesTable {
  public:
    explicit CopiesTable(Database& database) : database_(database) {}

    void add(const std::filesystem::path& folder);
    void remove(const std::filesystem::path& folder);
    std::vector<std::filesystem::path> folders();

  private:
    Database& database_;
};

// True where this database holds entries of the event of that name (event_identity).
bool has_entries_of(Database& database, const std::string& event);

}  // namespace lanyard
