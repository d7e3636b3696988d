// Only who was one person with the dropped record can be another's now, so only they are looked at again.
#include "store/people/joins.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "store/database.h"
#include "store/people/passes.h"
#include "store/people/records.h"

namespace lanyard {
namespace {

// The record that the newest join of this one leads to; "" where it is in no join as the dropped one.
std::string joined_to(Database& database, const std::string& record) {
    auto& query = database.statement(
        "SELECT kept FROM same_person WHERE dropped = ?1 AND kept <> ?1 AND kept <> ''"
        " ORDER BY clock DESC, entry DESC LIMIT 1");
    query.bindNoCopy(1, record);
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

std::string end_of_chain(Database& database, const std::string& record) {
    std::vector<std::string> chain = {record};
    for (;;) {
        std::string next = joined_to(database, chain.back());
        if (next.empty()) return chain.back();
        const auto circle = std::find(chain.begin(), chain.end(), next);
        if (circle != chain.end()) return *std::min_element(circle, chain.end());
        chain.push_back(std::move(next));
    }
}

void write_kept(Database& database, const std::string& record, const std::string& kept) {
    if (record == kept) {
        auto& remove = database.statement("DELETE FROM joined_records WHERE record = ?");
        remove.bindNoCopy(1, record);
        remove.exec();
        return;
    }
    auto& write = database.statement("INSERT OR REPLACE INTO joined_records VALUES (?,?)");
    write.bindNoCopy(1, record);
    write.bindNoCopy(2, kept);
    write.exec();
}

}  // namespace

void follow_joins_of(Database& database, const std::string& dropped) {
    if (dropped.empty()) return;
    const std::vector<std::string> records = records_of(database, dropped);
    std::map<std::string, std::string> kept;  // by record, from now on
    std::set<std::string> touched(records.begin(), records.end());
    for (const std::string& record : records) touched.insert(kept[record] = end_of_chain(database, record));
    for (const std::string& record : touched) forget_presence(database, record);
    for (const auto& [record, now] : kept) write_kept(database, record, now);
    std::set<std::string> people;
    for (const std::string& record : touched) people.insert(kept_record(database, record));
    for (const std::string& person : people) fold_presence(database, person);
}

}  // namespace lanyard
