// Files are copied as they are; the database by SQLite's own backup, which reads one state of it. Which
// temporary copies are in use is told by a lock that ends with the process.
#include "store/event_copy.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include "base/log.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr const char* copy_name = "lanyard-rehearsal-";
constexpr const char* lock_name = ".in-use";

bool is_one_of(const fs::path& file, std::initializer_list<const char*> kinds) {
    const std::string kind = file.extension().string();
    return std::any_of(kinds.begin(), kinds.end(), [&](const char* one) { return kind == one; });
}

// Lists, letters and badges; a folder with one of them is theirs.
bool is_of_people(const fs::path& file) {
    return is_one_of(file, {".csv", ".xlsx", ".xls", ".ods", ".pdf", ".eml"});
}

bool is_setting(const fs::path& file) {
    return is_one_of(file, {".toml", ".png", ".svg", ".jpg", ".jpeg"});
}

bool is_folder_of_people(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (is_of_people(entry.path())) return true;
    return false;
}

// The database and the key, which a copy has its own of, or none; and where the machines meet, with a password.
bool is_of_event_alone(const std::string& name) {
    return name.rfind("lanyard.db", 0) == 0 || name.rfind("event.key", 0) == 0 || name == "hub.toml";
}

// What a copy has put into a folder; deleted again unless the copy is whole.
class Unfinished {
  public:
    explicit Unfinished(fs::path folder) : folder_(std::move(folder)) {
        if (!fs::create_directories(folder_)) return;
        made_.push_back(folder_);
        fs::permissions(folder_, fs::perms::owner_all);
    }
    ~Unfinished() {
        std::error_code ignored;
        for (const fs::path& one : made_) fs::remove_all(one, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    // Where a file of this name goes, from now on to be deleted with the rest.
    fs::path place_for(const std::string& name) { return made_.emplace_back(folder_ / name); }
    void is_whole() { made_.clear(); }

  private:
    fs::path folder_;
    std::vector<fs::path> made_;
};

enum class CopiedFiles { all, settings };

void copy_files(const fs::path& from, CopiedFiles which, Unfinished& to) {
    for (const auto& entry : fs::directory_iterator(from)) {
        const bool is_wanted =
            which == CopiedFiles::all || (entry.is_regular_file() && is_setting(entry.path()));
        if (!is_wanted) continue;
        const std::string name = entry.path().filename().string();
        const bool is_personal =
            entry.is_directory() ? is_folder_of_people(entry.path()) : is_of_people(entry.path());
        if (is_personal || is_of_event_alone(name)) continue;
        fs::copy(entry.path(), to.place_for(name),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
}

// SQLite's own waiting does not help a backup: a step that finds the source held says so at once, and has
// then copied nothing. Gives whether all of it was copied before `patience` ended.
bool copy_database(const fs::path& from, const fs::path& to, Milliseconds patience) {
    constexpr Milliseconds between_tries{10};
    SQLite::Database source(from.string(), SQLite::OPEN_READWRITE);
    SQLite::Database copy(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
    SQLite::Backup backup(copy, source);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (backup.executeStep() != SQLITE_DONE) {
        if (std::chrono::steady_clock::now() >= until) return false;
        std::this_thread::sleep_for(between_tries);
    }
    return true;
}

// Opens and locks the file that says that a copy is in use; -1 where somebody else has the lock.
int lock_of(const fs::path& copy) {
    const int file = ::open((copy / lock_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) != 0) return ::close(file), -1;
    return file;
}

// This user's own, and no link to anywhere else.
std::vector<fs::path> temporary_copies() {
    std::vector<fs::path> copies;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path(failed), failed)) {
        struct stat status {};
        const bool is_copy = entry.path().filename().string().rfind(copy_name, 0) == 0 &&
                             ::lstat(entry.path().c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
                             status.st_uid == ::geteuid();
        if (is_copy) copies.push_back(entry.path());
    }
    return copies;
}

// One that was made just now may not have its lock yet.
bool is_new(const fs::path& copy) {
    std::error_code failed;
    const auto changed = fs::last_write_time(copy, failed);
    return !failed && fs::file_time_type::clock::now() - changed < std::chrono::minutes(1) &&
           !fs::exists(copy / lock_name, failed);
}

Result<void> copy_folder(const fs::path& from, const fs::path& to, CopiedFiles files, CopiedJournal journal,
                         Milliseconds patience) {
    try {
        if (fs::exists(to / "event.toml") || fs::exists(to / "lanyard.db"))
            return refused("holds an event already", to.string(), "Choose another folder");
        Unfinished copy(to);
        copy_files(from, files, copy);
        if (journal == CopiedJournal::all && fs::exists(from / "lanyard.db") &&
            !copy_database(from / "lanyard.db", copy.place_for("lanyard.db"), patience)) {
            return machine_error("the event cannot be copied: another program holds its database",
                                 from.string(), "Close that program, or try again when it is done");
        }
        copy.is_whole();
        return {};
    } catch (const std::exception& error) {
        return machine_error(std::string("the event cannot be copied: ") + error.what(), from.string(),
                             "Free some space in " + to.string());
    }
}

}  // namespace

Result<void> copy_event_folder(const fs::path& from, const fs::path& to, CopiedJournal journal,
                               Milliseconds patience) {
    return copy_folder(from, to, CopiedFiles::all, journal, patience);
}

Result<void> copy_event_settings(const fs::path& from, const fs::path& to) {
    return copy_folder(from, to, CopiedFiles::settings, CopiedJournal::none, Milliseconds(0));
}

Result<EventCopy> EventCopy::copy_of(const fs::path& event, CopiedJournal journal) {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / (std::string(copy_name) + "XXXXXX")).string();
    if (error || !mkdtemp(name.data()))
        return machine_error(std::string("no scratch copy can be made: ") + std::strerror(errno), name,
                             "Free some space there, or name another folder in TMPDIR");
    EventCopy scratch{fs::path(name)};
    scratch.lock_ = lock_of(scratch.path());
    if (auto copied = copy_event_folder(event, scratch.path(), journal); !copied) return copied.error();
    return scratch;
}

EventCopy::EventCopy(EventCopy&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}

EventCopy::~EventCopy() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
    if (error) log_error("{}: the scratch copy could not be deleted: {}", path_.string(), error.message());
    if (lock_ >= 0) ::close(lock_);
}

std::vector<fs::path> event_copies_in_use() {
    std::vector<fs::path> in_use;
    for (const fs::path& copy : temporary_copies()) {
        const int lock = lock_of(copy);
        if (lock < 0) in_use.push_back(copy);
        if (lock >= 0) ::close(lock);
    }
    return in_use;
}

void remove_abandoned_copies() {
    for (const fs::path& copy : temporary_copies()) {
        if (is_new(copy)) continue;
        const int lock = lock_of(copy);
        if (lock < 0) continue;
        std::error_code failed;
        fs::remove_all(copy, failed);
        if (failed) log_warning("{}: a copy of an event is left there: {}", copy.string(), failed.message());
        ::close(lock);
    }
}

}  // namespace lanyard
