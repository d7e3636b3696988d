// One pass over each table that says anything of people.
#include "store/people/known_registrations.h"

#include <nlohmann/json.hpp>

#include "store/database.h"
#include "store/people/records.h"
#include "store/people/registers.h"
#include "store/people/whereabouts.h"

namespace lanyard {

KnownRegistrations read_known_registrations(Database& database, const Premises& premises) {
    KnownRegistrations known;
    fold_list_registers(database, nullptr,
                        [&](const std::string& record, bool counts) -> RegistrationFields* {
                            if (!counts) return nullptr;
                            KnownRegistration& registration = known[record];
                            registration.from_list = true;
                            return &registration.list;
                        });
    fold_desk_registers(database, nullptr,
                        [&](const std::string& record) -> KnownRegistration& { return known[record]; });
    auto& registered = database.statement("SELECT subject, how FROM desk_registrations");
    while (registered.executeStep()) {
        KnownRegistration& registration = known[registered.getColumn(0).getString()];
        registration.walk_in = registration.walk_in || registered.getColumn(1).getString() == "walk_in";
    }
    auto& touched = database.statement(
        "SELECT subject FROM presence UNION ALL SELECT subject FROM flags UNION ALL SELECT subject FROM "
        "enrolments");
    while (touched.executeStep()) (void)known[touched.getColumn(0).getString()];
    each_whereabouts(database, premises, [&](const std::string& person, const Whereabouts& where) {
        KnownRegistration& registration = known[person];
        registration.inside = where.inside;
        registration.has_left = where.left_at.has_value();
    });
    auto& substituted =
        database.statement("SELECT from_person FROM substitutions s WHERE " IS_TO_SOMEBODY_ELSE);
    while (substituted.executeStep()) {
        const auto found = known.find(substituted.getColumn(0).getString());
        if (found != known.end()) found->second.substituted = true;
    }
    return known;
}

namespace {

RegistrationFields values_in(const std::string& body, const std::string& personal, const char* group) {
    RegistrationFields values;
    for (const std::string& text : {body, personal}) {
        const auto part = nlohmann::json::parse(text, nullptr, false);
        if (!part.is_object() || !part.contains(group) || !part[group].is_object()) continue;
        for (const auto& [name, value] : part[group].items()) {
            const auto field = field_from_name(name);
            if (field && value.is_string()) values[*field] = value.get<std::string>();
        }
    }
    return values;
}

}  // namespace

RegistrationFields values_of(const Entry& entry, const char* group) {
    return values_in(entry.body, entry.personal.value_or(""), group);
}

void read_corrections(Database& database, const std::vector<std::string>& people, KnownRegistrations& known) {
    for (const std::string& person : people) {
        const auto found = known.find(person);
        if (found == known.end()) continue;
        auto& entries = database.statement(
            "SELECT body, coalesce(personal, '') FROM entries WHERE subject = ? AND area = '' AND kind = "
            "'registration_listed' AND stands AND " BATCH_COUNTS("batch") " ORDER BY clock, id");
        entries.bind(1, person);
        RegistrationFields& corrected = found->second.corrected;
        while (entries.executeStep()) {
            const std::string body = entries.getColumn(0).getString(),
                              personal = entries.getColumn(1).getString();
            const RegistrationFields said = values_in(body, personal, "fields");
            const RegistrationFields replaced = values_in(body, personal, "replaced");
            for (const auto& [field, value] : said) {
                corrected.erase(field);
                if (replaced.count(field)) corrected[field] = replaced.at(field);
            }
        }
    }
}

std::vector<std::string> read_import_summaries(Database& database) {
    std::vector<std::string> summaries;
    auto& query =
        database.statement("SELECT summary FROM batches WHERE what = 'registrations' ORDER BY clock, entry");
    while (query.executeStep()) summaries.push_back(query.getColumn(0).getString());
    return summaries;
}

std::vector<ClosingEntry> read_closing_entries(Database& database) {
    auto& query = database.statement(
        "SELECT id, at, stands, body FROM entries WHERE kind = 'import_closed' ORDER BY clock, id");
    std::vector<ClosingEntry> closings;
    while (query.executeStep()) {
        closings.push_back({query.getColumn(0).getString(), instant_from_ms(query.getColumn(1).getInt64()),
                            query.getColumn(2).getInt() != 0, query.getColumn(3).getString()});
    }
    return closings;
}

std::vector<std::string> read_people_staying(Database& database, const std::string& batch) {
    auto& query = database.statement(
        "WITH came_in AS (SELECT DISTINCT " KEPT_RECORD("l.subject")
        " AS person FROM list_registers l WHERE l.batch = ?1),"
        " touched AS (SELECT subject FROM presence UNION SELECT subject FROM desk_registers UNION SELECT subject"
        " FROM flags UNION SELECT subject FROM enrolments),"
        " listed AS (SELECT subject FROM list_registers WHERE " BATCH_COUNTS("batch") ")"
        " SELECT person FROM came_in WHERE person IN (SELECT " KEPT_RECORD("t.subject") " FROM touched t)"
        " AND person NOT IN (SELECT " KEPT_RECORD("i.subject") " FROM listed i) ORDER BY 1");
    query.bind(1, batch);
    std::vector<std::string> people;
    while (query.executeStep()) people.push_back(query.getColumn(0).getString());
    return people;
}

}  // namespace lanyard
