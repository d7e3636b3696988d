// Pages, then digests, then the same applying that everything else goes through.
#include "store/salvage.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/lines.h"
#include "base/safe_file.h"
#include "event/entry_kinds.h"
#include "store/committed_bytes.h"
#include "store/database.h"
#include "store/event_copy.h"
#include "store/journal/applying.h"
#include "store/journal/event_mark.h"
#include "store/journal/node_identity.h"
#include "store/page_rows.h"

namespace lanyard {
namespace {

constexpr std::size_t columns_of_entries = 19;  // migration 1; `stands`, the last, is derived
constexpr std::size_t entries_a_transaction = 500;

// A row of `entries`, whose first column is the id.
Entry entry_of(const PageRow& row) {
    Entry entry;
    entry.event = row[1].text;
    entry.node = row[2].text;
    entry.sequence = row[3].number;
    entry.clock = row[4].number;
    entry.at = instant_from_ms(row[5].number);
    entry.actor = row[6].text;
    entry.kind = row[7].text;
    entry.version = static_cast<int>(row[8].number);
    entry.subject = row[9].text;
    entry.area = row[10].text;
    entry.follows = row[11].text;
    entry.batch = row[12].text;
    for (const std::string_view id : words_of(row[13].text)) entry.undoes.emplace_back(id);
    entry.body = row[14].text;
    if (!row[15].is_null) entry.personal = row[15].text;
    entry.personal_hash = row[16].text;
    entry.digest = row[17].text;
    return entry;
}

using Entries = std::map<std::string, Entry>;  // by id

Entries proved_entries(const std::string& database, const EventKey& key, Salvaged& salvaged) {
    const std::string event = event_identity(key), digests = digest_key(key);
    Entries proved;
    std::set<std::string> unproved;
    read_page_rows(database, columns_of_entries, [&](const PageRow& row) {
        Entry entry = entry_of(row);
        const std::string id = entry_id(entry);
        // An entry of old whose free text was erased cannot be proved any more.
        const auto is_proved = [&] { return entry_is_whole(entry, digests) || has_unkeyed_digest(entry); };
        bool is_ours = entry.event == event && id == row[0].text && is_proved();
        if (!is_ours && entry.personal) {
            entry.personal.reset();
            is_ours = entry.event == event && id == row[0].text && is_proved();
        }
        if (is_ours)
            proved.emplace(id, std::move(entry));
        else
            unproved.insert(row[0].text);
    });
    for (const auto& [id, entry] : proved) unproved.erase(id);
    salvaged.unproved = static_cast<int>(unproved.size());
    salvaged.saved = static_cast<int>(proved.size());
    salvaged.without_personal =
        static_cast<int>(std::count_if(proved.begin(), proved.end(), [](const auto& one) {
            return !one.second.personal && !one.second.personal_hash.empty();
        }));
    return proved;
}

std::vector<Salvaged::Lost> lost_of(const Entries& entries) {
    std::map<std::string, std::set<std::int64_t>> nodes;
    for (const auto& [id, entry] : entries) nodes[entry.node].insert(entry.sequence);
    std::vector<Salvaged::Lost> lost;
    SeenSequences seen;
    for (const auto& [node, sequences] : nodes) {
        std::int64_t next = 1;
        for (const std::int64_t sequence : sequences) {
            if (sequence > next) lost.push_back({node, next, sequence - 1});
            next = sequence + 1;
        }
        if (seen.highest(node) >= next) lost.push_back({node, next, seen.highest(node)});
    }
    return lost;
}

Result<void> write_entries(const std::filesystem::path& file, const EventKey& key, const Entries& entries) {
    auto database = Database::open(file, Database::Access::make);
    if (!database) return database.error();
    std::vector<const Entry*> order;
    for (const auto& [id, entry] : entries) order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(),
                     [](const Entry* one, const Entry* other) { return one->clock < other->clock; });
    auto next = order.begin();
    do {
        const auto written = (*database)->write([&] {
            mark_event(**database, event_identity(key));
            for (std::size_t i = 0; i < entries_a_transaction && next != order.end(); ++i)
                apply_entry(**database, **next++);
        });
        if (!written) return written;
    } while (next != order.end());
    return {};
}

}  // namespace

Result<Salvaged> salvage_event(const EventFolder& damaged, const std::filesystem::path& to) {
    // What is there belongs to somebody, and a salvage that fails takes the whole folder away again.
    std::error_code failed;
    if (std::filesystem::exists(to, failed) && !std::filesystem::is_empty(to, failed))
        return refused("is not empty", to.string(), "Choose a new folder; nothing was changed");
    auto bytes = committed_bytes(damaged.database());
    if (!bytes) return bytes.error();
    // It is the event itself that is saved, and no copy to work on: its key belongs to it.
    const auto key = read_file(damaged.file("event.key"));
    if (!key) return key.error();
    if (auto copied = copy_event_folder(damaged.path, to, CopiedJournal::none); !copied)
        return copied.error();
    Salvaged salvaged;
    const Entries entries = proved_entries(*bytes, damaged.key, salvaged);
    salvaged.lost = lost_of(entries);
    auto written = write_file(to / "event.key", *key);
    if (written) written = write_entries(to / "lanyard.db", damaged.key, entries);
    if (!written) {
        std::error_code ignored;
        std::filesystem::remove_all(to, ignored);
        return written.error();
    }
    return salvaged;
}

}  // namespace lanyard
