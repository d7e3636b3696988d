// Opens and migrates the file, and puts SQLite's errors into words that say what to do.
#include "store/database.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <new>
#include <thread>
#include <utility>

#include "base/safe_file.h"
#include "base/safety_lines.h"
#include "store/committed_bytes.h"

namespace lanyard {
namespace {

const char* const migrations[] = {
#include "migrations.inc"
};
constexpr int newest_version = sizeof migrations / sizeof migrations[0];
// Deleted content was left in free pages before this version.
constexpr int first_secure_version = 8;
constexpr int our_application = 0x4c4e5944;  // "LNYD", as migration 12 writes it
constexpr Milliseconds reader_waits_at_most{200};
constexpr const char* what_to_do_without_it =
    "Copy the whole folder again, or put a backup back with: lanyard restore; a new event is made with: "
    "lanyard init DIR";
// Where nobody had time for a checkpoint, or whoever wrote so much was killed: 32 MiB of log.
constexpr int longest_log_pages = 8000;

// Nobody asks SQLite how much memory it has, and counting takes a lock at each piece. Heeded before the first
// connection of a process only, and without harm after it.
void do_not_count_memory() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)done;
}

int pages_written(sqlite3* handle) {
    int pages = 0, most = 0;
    sqlite3_db_status(handle, SQLITE_DBSTATUS_CACHE_WRITE, &pages, &most, /*resetFlg=*/1);
    return pages;
}

// SQLite makes the file with the process's mask; nobody else may read who is coming.
struct PrivateMask {
    mode_t before = ::umask(0077);
    ~PrivateMask() { ::umask(before); }
};

}  // namespace

// Asks for the lock every millisecond. SQLite's own waiting grows to 100 ms between two tries, and a door
// would miss the gaps that an import leaves between its slices.
int Database::wait_for_lock(void* wait, int tries) {
    auto& lock = *static_cast<LockWait*>(wait);
    const auto now = std::chrono::steady_clock::now();
    if (tries == 0) lock.began = now;
    if (now - lock.began >= lock.longest) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return 1;
}

// A connection belongs to one thread, so SQLite needs no lock around it.
Database::Database(const std::filesystem::path& file, int flags)
    : file_(file), handle_((do_not_count_memory(), file.string()), flags | SQLITE_OPEN_NOMUTEX) {
    sqlite3_busy_handler(handle_.getHandle(), wait_for_lock, &lock_wait_);
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, Access access) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (const auto share = network_file_system(folder); !share.empty()) {
        return machine_error("the event folder lies on a network share (" + share + ")", folder.string(),
                             "Copy it to a disk of this machine: two machines share an event through a hub");
    }
    std::error_code failed;
    if (access != Access::make && !std::filesystem::exists(file, failed))
        return machine_error("the event's database is missing", file.string(), what_to_do_without_it);
    try {
        return access == Access::read ? open_to_read(file) : open_to_write(file, access);
    } catch (const SQLite::Exception& error) {
        return sqlite_error(error, file);
    }
}

Result<std::unique_ptr<Database>> Database::open_to_write(const std::filesystem::path& file, Access access) {
    PrivateMask mask;
    std::error_code failed;
    const bool is_new = access == Access::make && !std::filesystem::exists(file, failed);
    std::unique_ptr<Database> database(
        new Database(file, is_new ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READWRITE));
    if (auto ours = is_new ? Result<void>() : database->check_is_ours(); !ours) return ours.error();
    SQLite::Database& handle = database->handle_;
    handle.exec("PRAGMA journal_mode=WAL");
    handle.exec(in_force(SafetyLine::commit_waits_for_disk) ? "PRAGMA synchronous=FULL"
                                                            : "PRAGMA synchronous=OFF");
    // What is deleted is overwritten: an erased name must be in no byte of the file.
    handle.exec(in_force(SafetyLine::deleted_is_overwritten) ? "PRAGMA secure_delete=ON"
                                                             : "PRAGMA secure_delete=OFF");
    sqlite3_wal_hook(handle.getHandle(), &Database::committed, database.get());
    handle.exec("PRAGMA cache_size=-32000");
    if (auto done = database->migrate(); !done) return done.error();
    database->files_ = std::make_unique<OpenFiles>(handle.getHandle(), file);
    return database;
}

// Without a lock, a log or an index of its own where there is no other way: then from the files' bytes.
Result<std::unique_ptr<Database>> Database::open_to_read(const std::filesystem::path& file) {
    std::unique_ptr<Database> database;
    Result<void> is_ours;
    try {
        database.reset(new Database(file, SQLite::OPEN_READONLY));
        database->wait_for_lock_at_most(reader_waits_at_most);
        is_ours = database->check_is_ours();
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() == SQLITE_NOTADB || error.getErrorCode() == SQLITE_CORRUPT) throw;
        auto bytes = committed_bytes(file);
        if (!bytes) return bytes.error();
        database.reset(new Database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
        database->file_ = file;
        database->take_bytes(*bytes);
        is_ours = database->check_is_ours();
    }
    if (!is_ours) return is_ours.error();
    database->handle_.exec("PRAGMA cache_size=-32000");
    if (auto known = database->check_version(); !known) return known.error();
    if (database->version() >= newest_version) return database;
    // What an older version wrote is brought to this one's tables first: in memory where it cannot be
    // written.
    if (database->handle_.getFilename() == ":memory:") {
        if (auto done = database->migrate(); !done) return done.error();
        return database;
    }
    database.reset();
    if (auto migrated = open_to_write(file, Access::write); !migrated) return migrated.error();
    return open_to_read(file);
}

// SQLite keeps bytes that it made room for itself.
void Database::take_bytes(const std::string& bytes) {
    auto* room = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    if (!room) throw std::bad_alloc();
    std::copy(bytes.begin(), bytes.end(), room);
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    const int taken = sqlite3_deserialize(handle_.getHandle(), "main", room, size, size,
                                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    if (taken != SQLITE_OK) throw SQLite::Exception(handle_.getHandle(), taken);
}

// What lies at the path by now may be another's: closing must not write into it.
Database::~Database() {
    if (files_ && !files_->leave())
        sqlite3_db_config(handle_.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Result<std::unique_ptr<Database>> Database::in_memory() {
    try {
        std::unique_ptr<Database> database(
            new Database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
        if (auto done = database->migrate(); !done) return done.error();
        return database;
    } catch (const SQLite::Exception& error) {
        return sqlite_error(error, ":memory:");
    }
}

// Versions before 12 did not say whose they are; they are known by their tables.
Result<void> Database::check_is_ours() {
    const auto number = [&](const char* sql) { return handle_.execAndGet(sql).getInt(); };
    const int application = number("PRAGMA application_id");
    if (number("PRAGMA page_count") == 0 || number("SELECT count(*) FROM sqlite_schema") == 0)
        return machine_error("the event's database is empty", file_.string(), what_to_do_without_it);
    const bool has_our_tables =
        number("SELECT count(*) FROM sqlite_schema WHERE name IN ('entries', 'undo_edges')") == 2;
    if (has_our_tables && (application == our_application || application == 0)) return {};
    return machine_error("this database is another program's", file_.string(), what_to_do_without_it);
}

int Database::version() {
    return handle_.execAndGet("PRAGMA user_version").getInt();
}

Result<void> Database::check_version() {
    const int found = version();
    if (found <= newest_version || may_open_newer(found)) return {};
    return machine_error("this event was opened by a newer Lanyard (its database is version " +
                             std::to_string(found) + ", this program knows " +
                             std::to_string(newest_version) + ")",
                         file_.string(), "Install that version on this machine too");
}

Result<void> Database::migrate() {
    if (auto known = check_version(); !known) return known;
    const int found = version();
    if (found >= newest_version) return {};
    auto migrated = write([&] {
        // Another process may have migrated while we waited for the lock.
        for (int next = version(); next < newest_version; ++next) {
            handle_.exec(migrations[next]);
            handle_.exec("PRAGMA user_version=" + std::to_string(next + 1));
        }
    });
    // Written anew once, so that nothing lies in the free pages of old. Where another program is just using
    // the file it stays as it is.
    if (migrated && found > 0 && found < first_secure_version) handle_.tryExec("VACUUM");
    return migrated;
}

// A newer version says itself which programs can live with what it changed.
bool Database::may_open_newer(int version) {
    if (version <= newest_version) return true;
    SQLite::Statement oldest(handle_, "SELECT version FROM oldest_program");
    return oldest.executeStep() && oldest.getColumn(0).getInt() <= newest_version;
}

SQLite::Statement& Database::statement(const char* sql) {
    Prepared& prepared = statements_[sql];
    if (!prepared.statement) {
        prepared.statement = std::make_unique<SQLite::Statement>(handle_, sql);
    } else {
        if (prepared.is_used) prepared.statement->tryReset();
        prepared.statement->clearBindings();
    }
    if (!std::exchange(prepared.is_used, true)) used_.push_back(&prepared);
    return *prepared.statement;
}

// A statement left in the middle would keep the transaction open.
void Database::reset_used() {
    for (Prepared* prepared : used_) {
        prepared->statement->tryReset();
        prepared->is_used = false;
    }
    used_.clear();
}

long long Database::data_version() {
    try {
        auto& query = statement("PRAGMA data_version");
        const long long version = query.executeStep() ? query.getColumn(0).getInt64() : 0;
        // Left in the middle, it would hold on to what it saw, and the next transaction here could not write
        // once another process has.
        query.tryReset();
        return version;
    } catch (const SQLite::Exception&) {
        return -1;
    }
}

Database::CommonVersion Database::common_version() {
    const long long version = data_version();
    if (version != common_as_of_ || version < 0) {
        auto& query = statement("SELECT common_changes FROM this_node");
        common_committed_ = query.executeStep() ? query.getColumn(0).getInt64() : -1;
        query.tryReset();
        common_as_of_ = version;
    }
    return {common_committed_, common_changes_};
}

void Database::note_common_change() {
    ++common_changes_;
    has_common_change_ = true;
}

// Each connection sees to as many pages as it wrote itself, so that a door's commit does not wait for those
// of an import. A log that is short is written over again and again, which the disk does faster than a file
// that grows.
int Database::committed(void* self, sqlite3* handle, const char*, int log_pages) {
    Database& database = *static_cast<Database*>(self);
    database.own_pages_ += pages_written(handle);
    if (database.own_pages_ < database.pages_a_checkpoint_ && log_pages < longest_log_pages) return SQLITE_OK;
    database.checkpoint();
    return SQLITE_OK;
}

void Database::checkpoint() {
    own_pages_ = 0;
    if (!check_files()) return;
    // Busy means that another process is doing it.
    sqlite3_wal_checkpoint_v2(handle_.getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    (void)check_files();  // sees the file as it is now, so that the next change is not taken for this one
}

bool Database::truncate_log() {
    if (!check_files()) return false;
    // Whoever reads is done in a moment, and a door must not wait for them.
    sqlite3_busy_timeout(handle_.getHandle(), 50);
    own_pages_ = 0;
    const int done =
        sqlite3_wal_checkpoint_v2(handle_.getHandle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_handler(handle_.getHandle(), wait_for_lock, &lock_wait_);
    return done == SQLITE_OK;
}

Database::Scope::Scope(Database& database, const char* begin) : database_(database) {
    database.statement(begin).exec();
}

Database::Scope::~Scope() {
    if (!open_) return;
    database_.reset_used();
    // SQLite may have rolled back by itself.
    database_.handle_.tryExec("ROLLBACK");
    database_.note_common_change();  // what was read since is void, too
    database_.has_common_change_ = false;
}

void Database::Scope::commit() {
    if (database_.has_common_change_)
        database_.statement("UPDATE this_node SET common_changes = common_changes + 1").exec();
    database_.reset_used();
    database_.statement("COMMIT").exec();
    database_.has_common_change_ = false;
    open_ = false;
}

Error Database::sqlite_error(const SQLite::Exception& error, const std::filesystem::path& file) {
    // A file that cannot grow while it is being opened is reported as an I/O error.
    std::error_code ignored;
    const auto room = std::filesystem::space(file.has_parent_path() ? file.parent_path() : ".", ignored);
    const bool is_full = !ignored && room.available < (1u << 20);
    const int code = error.getErrorCode() == SQLITE_IOERR && is_full ? SQLITE_FULL : error.getErrorCode();
    std::string remedy;
    switch (code) {
        case SQLITE_FULL:
            remedy = "The disk is full: free some space on it; nothing was recorded";
            break;
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            remedy =
                "The event folder has to be writable by this user: check its owner and rights, or copy it";
            break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            remedy = "Another program holds the database: close it, or wait and try again";
            break;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            remedy =
                "The file is damaged or only half copied: put it together again with lanyard restore, or "
                "save what is left elsewhere with: lanyard salvage";
            break;
        case SQLITE_IOERR:
            remedy = "The disk does not answer as it should: copy the folder to another one";
            break;
        default:
            break;
    }
    std::string what = std::string("database: ") + error.getErrorStr();
    if (what != std::string("database: ") + error.what()) what += std::string(" (") + error.what() + ")";
    return machine_error(what, file.string(), remedy);
}

}  // namespace lanyard
