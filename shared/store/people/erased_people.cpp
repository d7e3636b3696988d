// Marks stand in the bodies of the erasures, which are few. Who was erased has come back where something
// personal was written since, knowing of the erasure: of what was written without, none is kept.
#include "store/people/erased_people.h"

#include <nlohmann/json.hpp>

#include "store/database.h"
#include "store/journal/entries.h"
#include "store/people/known_registrations.h"
#include "store/people/registers.h"

namespace lanyard {

ErasedPeople read_erased_people(Database& database) {
    ErasedPeople erased;
    auto& records = database.statement(
        "SELECT subject FROM (SELECT subject, max(clock) AS at FROM erasures WHERE subject <> '' GROUP BY "
        "subject) e WHERE NOT EXISTS (SELECT 1 FROM list_registers l WHERE l.subject = e.subject AND l.clock > "
        "e.at AND coalesce(name, given_name, family_name, badge_name, email, organisation, job_title, phone, "
        "ticket_type, order_code, codes, answers, flags, sessions) IS NOT NULL AND " BATCH_COUNTS("l.batch")
        ") AND NOT EXISTS (SELECT 1 FROM desk_registers d WHERE d.subject = e.subject AND d.clock > e.at AND "
        "field NOT IN ('status', 'seat'))");
    while (records.executeStep()) erased.records.insert(records.getColumn(0).getString());
    auto& bodies = database.statement("SELECT body FROM entries WHERE id IN (SELECT entry FROM erasures)");
    while (bodies.executeStep()) {
        const auto body = nlohmann::json::parse(bodies.getColumn(0).getString(), nullptr, false);
        if (!body.is_object() || !body.contains("marks")) continue;
        for (const auto& mark : body["marks"])
            if (mark.is_string()) erased.marks.insert(mark.get<std::string>());
    }
    return erased;
}

std::vector<std::string> find_uncounted_records(
    Database& database, const std::function<bool(const RegistrationFields& listed)>& is_one) {
    std::vector<std::string> found;
    std::string record;
    RegistrationFields listed;
    const auto look = [&] {
        if (!record.empty() && is_one(listed)) found.push_back(record);
        listed = {};
    };
    fold_list_registers(database, nullptr, [&](const std::string& next, bool counts) -> RegistrationFields* {
        if (counts) return nullptr;
        if (next != record) look();
        record = next;
        return &listed;
    });
    look();
    return found;
}

void each_state_of(Database& database, const std::string& record,
                   const std::function<void(const RegistrationFields& known)>& said) {
    RegistrationFields known;
    for (const Entry& entry : read_entries_of(database, record)) {
        const RegistrationFields fields = values_of(entry, "fields");
        for (const auto& [field, value] : fields) known[field] = value;
        if (!fields.empty()) said(known);
    }
}

}  // namespace lanyard
