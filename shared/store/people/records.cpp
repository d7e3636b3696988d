// Reads the table that store/people/joins keeps: a row for each record that is not the kept one.
#include "store/people/records.h"

#include "store/database.h"

namespace lanyard {

std::string kept_record(Database& database, const std::string& record) {
    auto& query = database.statement("SELECT kept FROM joined_records WHERE record = ?");
    query.bindNoCopy(1, record);
    return query.executeStep() ? query.getColumn(0).getString() : record;
}

std::vector<std::string> records_of(Database& database, const std::string& record) {
    std::vector<std::string> records = {kept_record(database, record)};
    auto& query = database.statement("SELECT record FROM joined_records WHERE kept = ? ORDER BY record");
    query.bind(1, records.front());
    while (query.executeStep()) records.push_back(query.getColumn(0).getString());
    return records;
}

std::string speaking_record(Database& database, const std::string& record) {
    const auto records = records_of(database, record);
    if (records.size() == 1) return records.front();
    for (const std::string& one : records) {
        auto& query = database.statement("SELECT " IS_REGISTERED("?1"));
        query.bindNoCopy(1, one);
        query.executeStep();
        if (query.getColumn(0).getInt() != 0) return one;
    }
    return records.front();
}

KeptRecords read_kept_records(Database& database) {
    KeptRecords kept;
    auto& query = database.statement("SELECT record, kept FROM joined_records");
    while (query.executeStep()) kept.emplace(query.getColumn(0).getString(), query.getColumn(1).getString());
    return kept;
}

}  // namespace lanyard
