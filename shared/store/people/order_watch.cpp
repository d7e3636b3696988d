// Whoever was written of is added again; nobody is taken out until all are read anew.
#include "store/people/order_watch.h"

#include <algorithm>
#include <functional>

#include "store/database.h"

namespace lanyard {
namespace {

std::size_t hash_of(const std::string& order) {
    return std::hash<std::string>{}(order);
}

}  // namespace

void OrderWatch::refresh(Database& database) {
    const ChangedPeople changed = watch_.look(database);
    const bool is_anew = changed.wants_all_anew();
    if (is_anew) members_.clear();
    const std::size_t before = members_.size();
    const auto add = [&](SQLite::Statement& rows) {
        while (rows.executeStep())
            members_.emplace_back(hash_of(rows.getColumn(0).getString()), rows.getColumn(1).getString());
    };
    if (is_anew) {
        add(database.statement(
            "SELECT order_code, subject FROM list_registers WHERE order_code IS NOT NULL"));
        add(database.statement("SELECT value, subject FROM desk_registers WHERE field = 'order_code'"));
    }
    for (const std::string& person : is_anew ? std::vector<std::string>() : changed.people) {
        auto& rows = database.statement(
            "SELECT order_code, subject FROM list_registers WHERE subject = ?1 AND order_code IS NOT NULL "
            "UNION SELECT value, subject FROM desk_registers WHERE subject = ?1 AND field = 'order_code'");
        rows.bind(1, person);
        add(rows);
    }
    if (members_.size() == before) return;
    std::sort(members_.begin(), members_.end());
    members_.erase(std::unique(members_.begin(), members_.end()), members_.end());
}

std::vector<std::string> OrderWatch::people_with(Database& database, const std::string& order,
                                                 std::size_t most) {
    refresh(database);
    const std::size_t hash = hash_of(order);
    std::vector<std::string> people;
    for (auto member = std::lower_bound(members_.begin(), members_.end(), Member{hash, ""});
         member != members_.end() && member->first == hash && people.size() < most; ++member)
        people.push_back(member->second);
    return people;
}

}  // namespace lanyard
