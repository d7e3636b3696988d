// The table unsettled, which only this node reads and writes.
#include "store/journal/unsettled.h"

#include "base/process.h"
#include "base/safety_lines.h"
#include "store/database.h"

namespace lanyard {

void Unsettled::add(const std::string& check_in, const std::string& owner) {
    auto& insert = database_.statement("INSERT INTO unsettled (entry, owner) VALUES (?, ?)");
    insert.bindNoCopy(1, check_in);
    insert.bindNoCopy(2, owner);
    insert.exec();
}

std::vector<std::string> Unsettled::take_over(const std::string& owner) {
    std::vector<std::string> left;
    auto& query = database_.statement("SELECT entry, owner FROM unsettled ORDER BY entry");
    while (query.executeStep())
        if (!owner_is_alive(query.getColumn(1).getString()) && in_force(SafetyLine::left_claims_are_settled))
            left.push_back(query.getColumn(0).getString());
    for (const std::string& check_in : left) {
        auto& update = database_.statement("UPDATE unsettled SET owner=? WHERE entry=?");
        update.bindNoCopy(1, owner);
        update.bindNoCopy(2, check_in);
        update.exec();
    }
    return left;
}

bool Unsettled::holds(const std::string& check_in) {
    auto& query = database_.statement("SELECT 1 FROM unsettled WHERE entry=?");
    query.bindNoCopy(1, check_in);
    return query.executeStep();
}

bool Unsettled::remove(const std::string& check_in, const std::string& owner) {
    auto& remove = database_.statement("DELETE FROM unsettled WHERE entry=? AND owner=?");
    remove.bindNoCopy(1, check_in);
    remove.bindNoCopy(2, owner);
    return remove.exec() > 0;
}

}  // namespace lanyard
