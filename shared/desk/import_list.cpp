// Reading and comparing happen without the lock; writing in slices.
#include "desk/import_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "desk/batch_writer.h"
#include "desk/desk.h"
#include "store/attendance.h"
#include "store/journal.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

// The overrides of the newest import, and over them what this one is told.
std::map<std::string, std::string> columns_to_use(Desk& desk,
                                                  const std::map<std::string, std::string>& told) {
    std::map<std::string, std::string> columns;
    auto remembered = desk.database().read([&] {
        auto& query = desk.database().statement(
            "SELECT summary FROM batches WHERE what = 'registrations' ORDER BY clock DESC, entry DESC LIMIT "
            "1");
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    });
    if (remembered) {
        const json summary = json::parse(*remembered, nullptr, false);
        if (summary.is_object() && summary.contains("columns")) {
            for (const auto& [heading, field] : summary["columns"].items())
                columns[heading] = field.get<std::string>();
        }
    }
    for (const auto& [heading, field] : told) columns[heading] = field;
    return columns;
}

// Rows as the people they are about. Two rows that come out as one person are kept as the first alone.
std::vector<ListedPerson> people_of(const std::vector<ListRow>& rows, const EventKey& key) {
    std::vector<ListedPerson> people;
    people.reserve(rows.size());
    std::unordered_set<std::string> seen;
    for (const ListRow& row : rows) {
        ListedPerson person{person_id(key, row.identity), row.line, row.fields};
        if (seen.insert(person.person).second) people.push_back(std::move(person));
    }
    return people;
}

NewEntry listing(const std::string& person, const RegistrationFields& fields, const std::string& source,
                 std::optional<TicketNumber> invitation) {
    NewEntry entry;
    entry.kind = entry_kind::registration_listed;
    entry.subject = person;
    json body = {{"source", source}};
    json personal = json::object();
    for (const auto& [field, value] : fields) {
        (identifies_a_person(field) ? personal : body)["fields"][std::string(field_name(field))] = value;
    }
    if (invitation) body["invitation"] = *invitation;
    entry.body = body.dump();
    if (!personal.empty()) entry.personal = personal.dump();
    return entry;
}

// Whom `--missing cancel` cancels: everybody missing who is not inside. Too many is refused.
Result<std::vector<std::string>> to_cancel(const ListComparison& comparison, const KnownRegistrations& known,
                                           const ImportOptions& options) {
    std::vector<std::string> people;
    if (!options.cancel_missing) return people;
    for (const auto& person : comparison.missing) {
        const auto found = known.find(person);
        if (found != known.end() && !found->second.inside) people.push_back(person);
    }
    const auto listed =
        std::count_if(known.begin(), known.end(), [](const auto& k) { return k.second.from_list; });
    const auto count = static_cast<int>(people.size());
    const bool told = options.cancel_at_most && *options.cancel_at_most == count;
    if (!told && (options.cancel_at_most || count * 5 > listed)) {
        return refused(std::to_string(count) + " of " + std::to_string(listed) +
                           " people are not on this list any more; nothing was imported",
                       "--missing cancel",
                       "If that is right, say the number: --missing cancel=" + std::to_string(count));
    }
    return people;
}

std::vector<std::string> unknown_sessions(Desk& desk, const std::vector<ListRow>& rows) {
    const auto programme = desk.programme();
    std::vector<std::string> unknown;
    if (!programme || programme->empty()) return unknown;
    std::unordered_set<std::string> seen;
    for (const ListRow& row : rows) {
        const auto words = row.fields.find(Field::sessions);
        if (words == row.fields.end()) continue;
        std::size_t start = 0;
        while (start < words->second.size()) {
            const auto end = std::min(words->second.find('\n', start), words->second.size());
            auto one = words->second.substr(start, end - start);
            start = end + 1;
            if (seen.insert(one).second && !session_by_words(*programme, one))
                unknown.push_back(std::move(one));
        }
    }
    return unknown;
}

// People whose badge is out and shows something that this list changes. Desk values win over the list's, so a
// change under one changes no badge.
int stale_badges(Desk& desk, const ListComparison& comparison, const KnownRegistrations& known) {
    static constexpr Field shown[] = {Field::name,        Field::badge_name,   Field::given_name,
                                      Field::family_name, Field::organisation, Field::job_title,
                                      Field::ticket_type};
    Attendance attendance(desk.database());
    int stale = 0;
    for (const ListWrite& write : comparison.writes) {
        const auto person = known.find(write.person);
        if (person == known.end()) continue;
        const bool on_badge = std::any_of(std::begin(shown), std::end(shown), [&](Field field) {
            return write.fields.count(field) != 0 && person->second.desk.count(field) == 0;
        });
        if (on_badge && attendance.badge_out(desk.roster().same_as(write.person))) ++stale;
    }
    return stale;
}

}  // namespace

Result<ImportReport> import_list(Desk& desk, std::string_view bytes, const std::string& file,
                                 const ImportOptions& options, Instant now) {
    ImportReport report;
    const auto columns = columns_to_use(desk, options.columns);
    auto read = read_registration_list(bytes, file, ListOptions{columns, options.encoding});
    if (!read) return read.error();
    report.list = std::move(read).value();
    report.rows = static_cast<int>(report.list.rows.size() + report.list.rejected.size());
    const auto people = people_of(report.list.rows, desk.folder().key);
    auto known = desk.database().read([&] { return desk.roster().known_registrations(); });
    if (!known) return known.error();
    report.comparison = compare_list(people, *known);
    report.unknown_sessions = unknown_sessions(desk, report.list.rows);
    auto cancels = to_cancel(report.comparison, *known, options);
    if (!cancels) return cancels.error();
    report.cancelled_missing = static_cast<int>(cancels->size());
    auto stale = desk.database().read([&] { return stale_badges(desk, report.comparison, *known); });
    if (!stale) return stale.error();
    report.stale_badges = *stale;
    report.list.rows.clear();
    if (options.dry_run) return report;

    BatchWriter batch(desk.journal(), options.actor, now);
    for (const ListWrite& write : report.comparison.writes) {
        auto written = batch.append([&] {
            std::optional<TicketNumber> invitation;
            // Also for somebody whose import was taken back and who stayed.
            const auto before = known->find(write.person);
            if (before == known->end() || !before->second.from_list) {
                invitation = desk.roster().invitation_of(write.person);
                if (!invitation) invitation = desk.journal().next_ticket();
            }
            return listing(write.person, write.fields, report.list.source, invitation);
        });
        if (!written) return written.error();
    }
    for (const auto& person : *cancels) {
        auto written = batch.append([&] {
            return listing(person, {{Field::status, "cancelled"}}, report.list.source, std::nullopt);
        });
        if (!written) return written.error();
    }
    const json summary = {{"what", "registrations"},
                          {"file", file},
                          {"columns", columns},
                          {"rows", report.rows},
                          {"added", report.comparison.added},
                          {"changed", report.comparison.changed},
                          {"cancelled", report.comparison.cancelled + report.cancelled_missing}};
    if (auto closed = batch.close(summary.dump()); !closed) return closed.error();
    report.comparison.writes.clear();
    auto imports = list_imports(desk);
    if (!imports) return imports.error();
    report.number = imports->empty() ? 0 : imports->back().number;
    return report;
}

Result<std::vector<ImportRecord>> list_imports(Desk& desk) {
    return desk.database().read([&] {
        std::vector<ImportRecord> imports;
        auto& query = desk.database().statement(
            "SELECT id, at, stands, body FROM entries WHERE kind = 'import_closed' ORDER BY clock, id");
        while (query.executeStep()) {
            ImportRecord record;
            record.entry = query.getColumn(0).getString();
            record.at = instant_from_ms(query.getColumn(1).getInt64());
            record.stands = query.getColumn(2).getInt() != 0;
            const json body = json::parse(query.getColumn(3).getString(), nullptr, false);
            if (!body.is_object() || body.value("what", "") != "registrations") continue;
            record.number = static_cast<int>(imports.size()) + 1;
            record.file = body.value("file", "");
            record.added = body.value("added", 0);
            record.changed = body.value("changed", 0);
            record.cancelled = body.value("cancelled", 0);
            imports.push_back(std::move(record));
        }
        return imports;
    });
}

Result<ImportUndone> undo_import(Desk& desk, int number, Instant now) {
    auto imports = list_imports(desk);
    if (!imports) return imports.error();
    const auto found = std::find_if(imports->begin(), imports->end(),
                                    [&](const ImportRecord& record) { return record.number == number; });
    if (found == imports->end()) {
        return usage_error("there is no import " + std::to_string(number), "--undo",
                           "See them with: lanyard imports");
    }
    auto undone = desk.undo(found->entry, now, "import taken back");
    if (!undone) return undone.error();
    ImportUndone result;
    result.entry = found->entry;
    auto staying = desk.database().read([&] {
        auto& query = desk.database().statement(
            "SELECT DISTINCT l.subject FROM list_registers l JOIN entries e ON e.id = ?1 AND l.batch = "
            "e.batch"
            " WHERE l.subject IN (SELECT subject FROM presence UNION SELECT subject FROM desk_registers UNION"
            " SELECT subject FROM flags UNION SELECT subject FROM enrolments)"
            " AND NOT EXISTS (SELECT 1 FROM list_registers o WHERE o.subject = l.subject AND"
            " (o.batch = '' OR o.batch IN (SELECT batch FROM batches))) ORDER BY 1");
        query.bind(1, found->entry);
        std::vector<std::string> people;
        while (query.executeStep()) people.push_back(query.getColumn(0).getString());
        return people;
    });
    if (!staying) return staying.error();
    result.staying = std::move(staying).value();
    return result;
}

}  // namespace lanyard
