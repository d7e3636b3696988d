// All is put together beside the database, and takes its place when it is whole.
#include "store/restore.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "base/log.h"
#include "base/safe_file.h"
#include "store/alone_with_database.h"
#include "store/database.h"
#include "store/journal/journal.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr const char* beside = "lanyard.db.restoring";
constexpr const char* aside_name = "lanyard.db.aside-";
// The database, its log and the log's index; a database goes first and comes last, so that none is ever
// there with another's log.
constexpr std::array<const char*, 3> parts = {"", "-wal", "-shm"};

void remove_parts(const fs::path& database) {
    std::error_code ignored;
    for (const char* part : parts) fs::remove(database.string() + part, ignored);
}

// A restoring that was killed between the two had set the database aside already.
void put_back_what_a_killed_one_set_aside(const EventFolder& event) {
    std::error_code failed;
    if (fs::exists(event.database(), failed) || !fs::exists(event.file(beside), failed)) return;
    const auto aside = set_aside_databases(event);
    if (aside.empty()) return;
    for (const char* part : {"-shm", "-wal", ""})
        fs::rename(aside.back().string() + part, event.database().string() + part, failed);
}

Result<std::optional<fs::path>> choose_backup(const EventFolder& event, const fs::path& wanted) {
    if (!wanted.empty()) {
        if (auto proved = prove_backup(event, wanted); !proved) return proved.error();
        return std::optional(wanted);
    }
    auto backups = backups_of(event);
    std::stable_partition(backups.begin(), backups.end(), [](const Backup& b) { return b.is_of_this; });
    for (const Backup& backup : backups) {
        const auto proved = prove_backup(event, backup.file);
        if (proved) return std::optional(backup.file);
        log_warning("{}: cannot be used: {}", backup.file.string(), proved.error().message());
    }
    return std::optional<fs::path>();
}

Result<std::unique_ptr<Database>> make_base(const EventFolder& event, const fs::path& backup) {
    const fs::path place = event.file(beside);
    remove_parts(place);
    if (backup.empty()) return Database::open(place, Database::Access::make);
    std::error_code failed;
    fs::copy_file(backup, place, failed);
    if (!failed) fs::permissions(place, fs::perms::owner_read | fs::perms::owner_write, failed);
    if (failed)
        return machine_error("the backup cannot be copied: " + failed.message(), place.string(),
                             "Free some space on this disk");
    return Database::open(place, Database::Access::write);
}

std::map<std::string, std::set<std::int64_t>> sequences_in(Database& database) {
    std::map<std::string, std::set<std::int64_t>> sequences;
    auto& query = database.statement("SELECT node, sequence FROM entries");
    while (query.executeStep())
        sequences[query.getColumn(0).getString()].insert(query.getColumn(1).getInt64());
    return sequences;
}

// A database that is written whole, with nothing left in a log.
Result<void> put_together(const EventFolder& event, Restored& restored) {
    auto base = make_base(event, restored.backup);
    if (!base) return base.error();
    auto had = (*base)->read([&] { return sequences_in(**base); });
    if (!had) return had.error();
    for (const auto& [node, sequences] : *had) restored.from_backup += static_cast<int>(sequences.size());
    if (std::error_code failed; fs::exists(event.database(), failed)) {
        const auto proved = read_proved_entries(event.database(), event.key);
        if (proved) {
            const auto added = apply_proved(**base, event.key, *proved);
            if (!added) return added.error();
            restored.from_damaged = *added;
        } else {
            log_warning("{}", proved.error().message());
        }
    }
    if (restored.from_backup + restored.from_damaged == 0)
        return machine_error(
            "there is neither a backup nor an entry that can be read", event.path.string(),
            "Bring it back from another machine of the event: lanyard join, or lanyard sync");
    auto has = (*base)->read([&] { return sequences_in(**base); });
    if (!has) return has.error();
    restored.lost = lost_beside(*has);
    if (!(*base)->truncate_log())
        return machine_error("the new database cannot be written whole", event.file(beside).string());
    return {};
}

std::string unused_name_aside(const EventFolder& event, Instant now) {
    const LocalTime time = local_time(now, "UTC");
    std::string name = fmt::format("{}{:04}-{:02}-{:02}T{:02}{:02}{:02}Z", aside_name, time.year, time.month,
                                   time.day, time.hour, time.minute, time.second);
    std::error_code failed;
    for (int i = 2; fs::exists(event.file(name), failed); ++i) name += fmt::format(".{}", i);
    return name;
}

// The database may be missing, and a log may lie there all the same.
Result<void> take_its_place(const EventFolder& event, Instant now, Restored& restored) {
    const fs::path aside = event.file(unused_name_aside(event, now));
    std::error_code failed;
    for (const char* part : parts) {
        const fs::path from = event.database().string() + part;
        if (!fs::exists(from, failed)) continue;
        fs::rename(from, aside.string() + part, failed);
        if (failed) return machine_error("it cannot be set aside: " + failed.message(), from.string());
        if (from == event.database()) restored.aside = aside;
    }
    fs::rename(event.file(beside), event.database(), failed);
    if (failed)
        return machine_error("it cannot be put in its place: " + failed.message(), event.database().string());
    sync_name(event.database());
    return {};
}

}  // namespace

Result<Restored> restore_event(const EventFolder& event, const Clock& machine_clock, const fs::path& backup) {
    put_back_what_a_killed_one_set_aside(event);
    Restored restored;
    const AloneWithDatabase alone(event.database());
    if (!alone.is_alone())
        return refused("a program has the event open", event.path.string(),
                       "Close every kiosk, desk and board of this machine first; nothing was changed");
    auto chosen = choose_backup(event, backup);
    if (!chosen) return chosen.error();
    if (*chosen) restored.backup = **chosen;
    auto done = put_together(event, restored);
    if (done) done = take_its_place(event, machine_clock.now(), restored);
    if (!done) {
        remove_parts(event.file(beside));
        return done.error();
    }
    // Takes a new name, finishes erasures that only the damaged one knew, and leaves badges to the desk.
    auto database = Database::open(event.database(), Database::Access::write);
    if (!database) return database.error();
    if (auto journal = Journal::open(**database, event.key, machine_clock); !journal) return journal.error();
    return restored;
}

std::string damage_of(const EventFolder& event) {
    try {
        SQLite::Database database(event.database().string(), SQLite::OPEN_READONLY);
        database.setBusyTimeout(200);
        const std::string said = database.execAndGet("PRAGMA quick_check(1)").getString();
        return said == "ok" ? "" : said;
    } catch (const SQLite::Exception& error) {
        const int code = error.getErrorCode();
        return code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? error.what() : "";
    }
}

std::vector<fs::path> set_aside_databases(const EventFolder& event) {
    std::vector<fs::path> databases;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(event.path, failed)) {
        const std::string name = entry.path().filename().string();
        const bool is_part = name.ends_with("-wal") || name.ends_with("-shm");
        if (name.starts_with(aside_name) && !is_part) databases.push_back(entry.path());
    }
    std::sort(databases.begin(), databases.end());
    return databases;
}

}  // namespace lanyard
