// One row a folder.
#include "store/copies_table.h"

#include "store/database.h"

namespace lanyard {

void CopiesTable::add(const std::filesystem::path& folder) {
    auto& insert = database_.statement("INSERT OR IGNORE INTO copies VALUES (?)");
    insert.bind(1, folder.string());
    insert.exec();
}

void CopiesTable::remove(const std::filesystem::path& folder) {
    auto& remove = database_.statement("DELETE FROM copies WHERE folder = ?");
    remove.bind(1, folder.string());
    remove.exec();
}

std::vector<std::filesystem::path> CopiesTable::folders() {
    auto& query = database_.statement("SELECT folder FROM copies");
    std::vector<std::filesystem::path> folders;
    while (query.executeStep()) folders.emplace_back(query.getColumn(0).getString());
    return folders;
}

bool has_entries_of(Database& database, const std::string& event) {
    auto& query = database.statement("SELECT event = ? FROM entries LIMIT 1");
    query.bind(1, event);
    return query.executeStep() && query.getColumn(0).getInt() != 0;
}

}  // namespace lanyard
