// What the pages of the damaged database hold, in a new one.
#include "store/salvage.h"

#include <algorithm>

#include "base/safe_file.h"
#include "store/database.h"
#include "store/event_copy.h"

namespace lanyard {
namespace {

int without_personal(const ProvedEntries& proved) {
    return static_cast<int>(std::count_if(proved.entries.begin(), proved.entries.end(), [](const auto& one) {
        return !one.second.personal && !one.second.personal_hash.empty();
    }));
}

Result<void> write_entries(const std::filesystem::path& file, const EventKey& key,
                           const ProvedEntries& proved) {
    auto database = Database::open(file, Database::Access::make);
    if (!database) return database.error();
    const auto applied = apply_proved(**database, key, proved);
    return applied ? Result<void>() : Result<void>(applied.error());
}

}  // namespace

Result<Salvaged> salvage_event(const EventFolder& damaged, const std::filesystem::path& to) {
    // What is there belongs to somebody, and a salvage that fails takes the whole folder away again.
    std::error_code failed;
    if (std::filesystem::exists(to, failed) && !std::filesystem::is_empty(to, failed))
        return refused("is not empty", to.string(), "Choose a new folder; nothing was changed");
    const auto proved = read_proved_entries(damaged.database(), damaged.key);
    if (!proved) return proved.error();
    // It is the event itself that is saved, and no copy to work on: its key belongs to it.
    const auto key = read_file(damaged.file("event.key"));
    if (!key) return key.error();
    if (auto copied = copy_event_folder(damaged.path, to, CopiedJournal::none); !copied)
        return copied.error();
    Salvaged salvaged;
    salvaged.saved = static_cast<int>(proved->entries.size());
    salvaged.without_personal = without_personal(*proved);
    salvaged.unproved = proved->unproved;
    std::map<std::string, std::set<std::int64_t>> sequences;
    for (const auto& [id, entry] : proved->entries) sequences[entry.node].insert(entry.sequence);
    salvaged.lost = lost_beside(sequences);
    auto written = write_file(to / "event.key", *key);
    if (written) written = write_entries(to / "lanyard.db", damaged.key, *proved);
    if (!written) {
        std::error_code ignored;
        std::filesystem::remove_all(to, ignored);
        return written.error();
    }
    return salvaged;
}

}  // namespace lanyard
