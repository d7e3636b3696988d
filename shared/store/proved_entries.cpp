// Pages, then digests, then the same applying that everything else goes through.
#include "store/proved_entries.h"

#include <algorithm>
#include <utility>

#include "base/lines.h"
#include "event/entry_kinds.h"
#include "store/committed_bytes.h"
#include "store/database.h"
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

}  // namespace

Result<ProvedEntries> read_proved_entries(const std::filesystem::path& database, const EventKey& key) {
    const auto bytes = committed_bytes(database);
    if (!bytes) return bytes.error();
    const std::string event = event_identity(key), digests = digest_key(key);
    ProvedEntries proved;
    std::set<std::string> unproved;
    read_page_rows(*bytes, columns_of_entries, [&](const PageRow& row) {
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
            proved.entries.emplace(id, std::move(entry));
        else
            unproved.insert(row[0].text);
    });
    for (const auto& [id, entry] : proved.entries) unproved.erase(id);
    proved.unproved = static_cast<int>(unproved.size());
    return proved;
}

Result<int> apply_proved(Database& database, const EventKey& key, const ProvedEntries& proved) {
    std::vector<const Entry*> order;
    for (const auto& [id, entry] : proved.entries) order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(),
                     [](const Entry* one, const Entry* other) { return one->clock < other->clock; });
    int added = 0;
    auto next = order.begin();
    do {
        const auto written = database.write([&] {
            mark_event(database, event_identity(key));
            for (std::size_t i = 0; i < entries_a_transaction && next != order.end(); ++i)
                added += apply_entry(database, **next++) == Applied::added;
        });
        if (!written) return written.error();
    } while (next != order.end());
    return added;
}

std::vector<LostEntries> lost_beside(const std::map<std::string, std::set<std::int64_t>>& sequences_by_node) {
    std::vector<LostEntries> lost;
    SeenSequences seen;
    for (const auto& [node, sequences] : sequences_by_node) {
        std::int64_t next = 1;
        for (const std::int64_t sequence : sequences) {
            if (sequence > next) lost.push_back({node, next, sequence - 1});
            next = sequence + 1;
        }
        if (seen.highest(node) >= next) lost.push_back({node, next, seen.highest(node)});
    }
    return lost;
}

}  // namespace lanyard
