// SQLite's online backup from one snapshot, a few pages at a time, written beside and renamed.
#include "store/backups.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <set>
#include <thread>
#include <tuple>

#include "base/hex.h"
#include "base/log.h"
#include "base/safe_file.h"
#include "base/state_folder.h"
#include "store/database.h"
#include "store/journal/erasing.h"
#include "store/journal/event_mark.h"
#include "store/journal/verify.h"
#include "store/journal_facts.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr const char* unfinished = ".writing";
constexpr std::uintmax_t room_for_the_event = 100u << 20;  // bytes that a backup leaves free
// So much is written before the disk is waited for: a door's commit on the same disk waits for no more.
constexpr int pages_a_sync = 512;

// Where backups of an event may lie: by its identity, so that two events do not mix.
std::vector<fs::path> places_of(const EventFolder& event) {
    const std::string name = event_identity(event.key);
    std::vector<fs::path> places;
    std::error_code failed;
    if (!event.config.backups.empty() && fs::is_directory(event.config.backups, failed))
        places.push_back(fs::path(event.config.backups) / name);
    places.push_back(state_folder() / "backups" / name);
    return places;
}

// What tells backups of this folder from those of another folder of the event.
std::string folder_mark_of(const EventFolder& event) {
    return to_hex(event.key.keyed_hash("backup of folder", event.path.string(), 16)).substr(0, 8);
}

// "2017-11-10T085000Z-1a2b3c4d.db"
std::string name_of(Instant made, const std::string& mark) {
    const LocalTime time = local_time(made, "UTC");
    return fmt::format("{:04}-{:02}-{:02}T{:02}{:02}{:02}Z-{}.db", time.year, time.month, time.day, time.hour,
                       time.minute, time.second, mark);
}

std::optional<Backup> backup_of_name(const fs::path& file, const std::string& mark) {
    const std::string name = file.filename().string();
    constexpr std::size_t length = sizeof "2017-11-10T085000Z-1a2b3c4d.db" - 1;
    if (name.size() != length || name.compare(length - 3, 3, ".db") != 0) return std::nullopt;
    const auto made = instant_at(
        name.substr(0, 10),
        fmt::format("{}:{}:{}", name.substr(11, 2), name.substr(13, 2), name.substr(15, 2)), "UTC");
    if (!made) return std::nullopt;
    return Backup{file, *made, name.substr(19, 8) == mark};
}

// Held while a backup is made, by one process of this user.
class Turn {
  public:
    explicit Turn(const fs::path& folder)
        : file_(::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
        is_ours_ = file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0;
    }
    ~Turn() {
        if (file_ >= 0) ::close(file_);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool is_made() const { return file_ >= 0; }
    bool is_ours() const { return is_ours_; }

  private:
    int file_;
    bool is_ours_ = false;
};

Error cannot_write(const fs::path& place) {
    return machine_error("the backup cannot be written", place.string(), state_folder_remedy);
}

// A file that is gone again unless it was put in its place.
class Unfinished {
  public:
    explicit Unfinished(fs::path file) : file_(std::move(file)) {
        descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    }
    ~Unfinished() {
        if (descriptor_ >= 0) ::close(descriptor_);
        std::error_code ignored;
        if (!is_in_place_) fs::remove(file_, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    const fs::path& file() const { return file_; }
    bool is_made() const { return descriptor_ >= 0; }
    bool sync() { return ::fdatasync(descriptor_) == 0; }
    Result<void> put_in_place(const fs::path& place) {
        std::error_code failed;
        if (::fsync(descriptor_) == 0)
            fs::rename(file_, place, failed);
        else
            failed = std::make_error_code(std::errc::io_error);
        if (failed) return machine_error("the backup cannot be written: " + failed.message(), place.string());
        is_in_place_ = true;
        sync_name(place);
        return {};
    }

  private:
    fs::path file_;
    int descriptor_ = -1;
    bool is_in_place_ = false;
};

Result<void> make_private_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
    if (failed)
        return machine_error("backups cannot be kept: " + failed.message(), folder.string(),
                             state_folder_remedy);
    return {};
}

Result<void> check_room(const EventFolder& event, const fs::path& folder) {
    std::error_code failed;
    const std::uintmax_t needed = fs::file_size(event.database(), failed) + room_for_the_event;
    const auto space = fs::space(folder, failed);
    if (failed || space.available >= needed) return {};
    return machine_error(fmt::format("there is no room for a backup: {} MB are free, and {} are needed",
                                     space.available >> 20, needed >> 20),
                         folder.string(),
                         "Free some space on this disk, or name another in event.toml: backups");
}

Error given_up(const fs::path& folder) {
    return refused("the backup was given up", folder.string());
}

// A backup begins again whenever another connection writes, unless its source stays with one snapshot. Nobody
// waits for a snapshot: the log only grows a little meanwhile.
Result<void> copy_pages(const EventFolder& event, Unfinished& copy, const BackupPace& pace) {
    SQLite::Database source(event.database().string(), SQLite::OPEN_READWRITE);
    SQLite::Database target(copy.file().string(), SQLite::OPEN_READWRITE);
    // What is not finished is thrown away, so that it needs no journal; the disk is waited for below.
    target.exec("PRAGMA journal_mode=OFF");
    target.exec("PRAGMA synchronous=OFF");
    target.exec("PRAGMA cache_size=-1000");
    source.exec("BEGIN");
    (void)source.execAndGet("SELECT count(*) FROM sqlite_schema");
    SQLite::Backup backup(target, source);
    int written = 0;
    while (backup.executeStep(pace.pages) != SQLITE_DONE) {
        if (pace.ends && pace.ends()) return given_up(copy.file());
        written += pace.pages;
        if (written >= pages_a_sync && copy.sync()) written = 0;
        std::this_thread::sleep_for(pace.pause);
    }
    return {};
}

Result<void> copy_snapshot(const EventFolder& event, Unfinished& copy, const BackupPace& pace) {
    try {
        if (auto copied = copy_pages(event, copy, pace); !copied) return copied;
        // Else whoever reads it would make a log beside it.
        SQLite::Database(copy.file().string(), SQLite::OPEN_READWRITE).exec("PRAGMA journal_mode=DELETE");
        return {};
    } catch (const SQLite::Exception& error) {
        return machine_error(std::string("the backup cannot be made: ") + error.what(),
                             event.database().string(), "Look at: lanyard doctor");
    }
}

std::set<std::string> erasures_in(Database& database) {
    std::set<std::string> erasures;
    auto& query = database.statement("SELECT entry FROM erasures");
    while (query.executeStep()) erasures.insert(query.getColumn(0).getString());
    return erasures;
}

// One that was taken while names were still being dropped holds some of them.
bool knows_all(const fs::path& backup, const std::set<std::string>& erasures) {
    auto database = Database::open(backup, Database::Access::read);
    if (!database) return false;
    const auto knows = (*database)->read([&] {
        const std::set<std::string> known = erasures_in(**database);
        return !is_erasing(**database) &&
               std::includes(known.begin(), known.end(), erasures.begin(), erasures.end());
    });
    return knows && *knows;
}

Result<std::set<std::string>> known_erasures(const EventFolder& event) {
    auto database = Database::open(event.database(), Database::Access::read);
    if (!database) return database.error();
    return (*database)->read([&] { return erasures_in(**database); });
}

Result<void> check_no_erasing(const fs::path& file) {
    auto database = Database::open(file, Database::Access::read);
    if (!database) return database.error();
    const auto under_way = (*database)->read([&] { return is_erasing(**database); });
    if (!under_way) return under_way.error();
    if (*under_way)
        return refused("an erasure is under way; a backup is made when it is done", file.string());
    return {};
}

void drop_oldest(const EventFolder& event) {
    std::size_t kept = 0;
    for (const Backup& backup : backups_of(event))
        if (backup.is_of_this && ++kept > backups_kept) (void)remove_file(backup.file);
}

// What a killed process left.
void drop_unfinished(const fs::path& folder) {
    std::error_code failed;
    std::vector<fs::path> left;
    for (const auto& entry : fs::directory_iterator(folder, failed))
        if (entry.path().extension() == unfinished) left.push_back(entry.path());
    for (const fs::path& file : left) fs::remove(file, failed);
}

// The disk of a partition, by its name in /sys; "" where the system does not tell.
std::string disk_of(fs::path place) {
    std::error_code failed;
    while (!fs::exists(place, failed) && place.has_relative_path()) place = place.parent_path();
    struct stat status {};
    if (::stat(place.c_str(), &status) != 0) return {};
    const std::string number = fmt::format("{}:{}", major(status.st_dev), minor(status.st_dev));
    const fs::path device = fs::canonical("/sys/dev/block/" + number, failed);
    if (failed) return number;  // of no device that stands for itself: tmpfs, btrfs, a container's
    return (fs::exists(device / "partition", failed) ? device.parent_path() : device).string();
}

}  // namespace

fs::path backup_folder(const EventFolder& event) {
    return places_of(event).front();
}

bool lacks_named_backups(const EventFolder& event) {
    return !event.config.backups.empty() && places_of(event).size() == 1;
}

bool share_a_disk(const fs::path& one, const fs::path& other) {
    return disk_of(one) == disk_of(other);
}

std::vector<Backup> backups_of(const EventFolder& event) {
    std::vector<Backup> backups;
    const std::string mark = folder_mark_of(event);
    for (const fs::path& place : places_of(event)) {
        std::error_code failed;
        for (const auto& entry : fs::directory_iterator(place, failed))
            if (auto backup = backup_of_name(entry.path(), mark)) backups.push_back(*std::move(backup));
    }
    std::sort(backups.begin(), backups.end(), [](const Backup& one, const Backup& other) {
        return std::tie(one.made, one.file) > std::tie(other.made, other.file);
    });
    return backups;
}

Result<Backup> make_backup(const EventFolder& event, Instant now, const BackupPace& pace) {
    const fs::path folder = backup_folder(event);
    if (auto made = make_private_folder(folder); !made) return made.error();
    const Turn turn(folder);
    if (!turn.is_made()) return cannot_write(folder);
    if (!turn.is_ours()) return refused("another program is just making a backup", folder.string());
    drop_unfinished(folder);
    if (auto room = check_room(event, folder); !room) return room.error();
    if (auto none = check_no_erasing(event.database()); !none) return none.error();

    const std::string mark = folder_mark_of(event);
    const fs::path place = folder / name_of(now, mark);
    Unfinished copy(place.string() + unfinished);
    if (!copy.is_made()) return cannot_write(place);
    if (auto copied = copy_snapshot(event, copy, pace); !copied) return copied.error();
    if (auto proved = prove_backup(event, copy.file()); !proved) return proved.error();
    if (auto none = check_no_erasing(copy.file()); !none) return none.error();
    if (auto put = copy.put_in_place(place); !put) return put.error();
    if (auto dropped = drop_backups_before_erasures(event); !dropped) return dropped.error();
    std::error_code failed;
    if (!fs::exists(place, failed))
        return refused("somebody was erased meanwhile; make it again", place.string());
    drop_oldest(event);
    return Backup{place, now, true};
}

Result<std::optional<Backup>> replace_backups(const EventFolder& event, Instant now) {
    if (backups_of(event).empty()) return std::optional<Backup>();
    auto made = make_backup(event, now);
    // What the law asks for does not wait for a disk that is full.
    if (auto dropped = drop_backups_before_erasures(event); !dropped) return dropped.error();
    if (!made) return made.error();
    return std::optional(*std::move(made));
}

Result<std::int64_t> prove_backup(const EventFolder& event, const fs::path& file) {
    auto database = Database::open(file, Database::Access::read);
    if (!database) return database.error();
    return (*database)->read([&]() -> Result<std::int64_t> {
        const std::string identity = event_identity(event.key);
        const JournalFacts facts = read_journal_facts(**database, identity);
        if (!facts.damage.empty())
            return machine_error("the database is damaged: " + facts.damage, file.string(),
                                 "Look at: lanyard restore");
        if (auto ours = check_event(**database, identity); !ours) return ours.error();
        if (const auto fault = check_kept_entries(**database, event.key))
            return machine_error(fault->where + ": " + fault->what, file.string(), "Look at: lanyard verify");
        return facts.entries;
    });
}

Result<std::int64_t> count_erasures(const EventFolder& event) {
    const auto erasures = known_erasures(event);
    if (!erasures) return erasures.error();
    return static_cast<std::int64_t>(erasures->size());
}

Result<int> drop_backups_before_erasures(const EventFolder& event) {
    const auto erasures = known_erasures(event);
    if (!erasures) return erasures.error();
    if (erasures->empty()) return 0;
    int dropped = 0;
    for (const Backup& backup : backups_of(event)) {
        if (knows_all(backup.file, *erasures)) continue;
        if (auto gone = remove_file(backup.file); !gone) return gone.error();
        log_info("{}: deleted, because somebody was erased since", backup.file.string());
        ++dropped;
    }
    return dropped;
}

}  // namespace lanyard
