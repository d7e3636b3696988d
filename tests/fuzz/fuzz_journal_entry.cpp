// Entries as another node, or a version to come, might send them: any kind with any body. They are kept, give
// the same tables in any order, and the people they speak of can be read.
//
// The input is text: an entry is six lines (kind, subject, batch, undoes, body, personal), the next one
// follows. "undoes" is the number of an earlier entry of the input; an empty "personal" is none.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "event/event_config.h"
#include "event/event_key.h"
#include "event/plain_event.h"
#include "store/database.h"
#include "store/journal/applying.h"
#include "store/journal/entry_rows.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "store/people/attendance.h"
#include "store/people/known_registrations.h"
#include "store/people/roster.h"
#include "store/programme_table.h"

namespace {

using namespace lanyard;

constexpr std::size_t most_entries = 24;

std::vector<Entry> entries_of(const std::string& text) {
    std::istringstream lines(text);
    std::vector<Entry> entries;
    std::string kind, undoes, personal;
    while (entries.size() < most_entries && std::getline(lines, kind)) {
        Entry entry;
        entry.kind = kind;
        std::getline(lines, entry.subject);
        std::getline(lines, entry.batch);
        std::getline(lines, undoes);
        std::getline(lines, entry.body);
        std::getline(lines, personal);
        entry.event = "event";
        entry.node = "000000000000000a";
        entry.sequence = entry.clock = static_cast<std::int64_t>(entries.size()) + 1;
        entry.area = "entrance";
        const auto target = static_cast<std::size_t>(std::strtoul(undoes.c_str(), nullptr, 10));
        if (!undoes.empty() && target < entries.size()) entry.undoes = {entry_id(entries[target])};
        if (!personal.empty()) entry.personal = personal;
        entry.version = 2;
        seal_entry(entry, "");
        entries.push_back(std::move(entry));
    }
    return entries;
}

// The rows of every table, after everything that asks for people and sessions has been asked.
std::vector<std::vector<std::string>> all_rows(Database& database) {
    static const auto config =
        std::move(parse_event_config(plain_event_toml("Any event"), "event.toml")).value();
    static const auto key = std::move(EventKey::parse(std::string(64, '5'), "event.key")).value();
    Roster roster(database, config, key);
    for (const auto& attendee : roster.everybody()) {
        (void)roster.attendee(attendee.id);
        (void)Attendance(database).badge_out(roster.same_as(attendee.id));
    }
    (void)read_known_registrations(database, premises_of(config));
    (void)roster.counts();
    (void)ProgrammeTable(database).programme();
    std::vector<std::vector<std::string>> rows;
    for (const auto& table : replicated_tables()) rows.push_back(table_rows(database, table));
    return rows;
}

// Applies the entries to an empty database and takes all of it back: a new one for each input would cost most
// of the time.
template <class Iterator>
std::vector<std::vector<std::string>> rows_after(Iterator begin, Iterator end) {
    static const auto database = std::move(Database::in_memory()).value();
    std::vector<std::vector<std::string>> rows;
    const Error taken_back = refused("taken back");
    const auto applied = database->write([&]() -> Result<void> {
        for (auto entry = begin; entry != end; ++entry) apply_entry(*database, *entry);
        rows = all_rows(*database);
        return taken_back;
    });
    if (applied.ok() || applied.error().message() != taken_back.message()) std::abort();
    return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto entries = entries_of(std::string(reinterpret_cast<const char*>(data), size));
    if (rows_after(entries.begin(), entries.end()) != rows_after(entries.rbegin(), entries.rend()))
        std::abort();
    return 0;
}
