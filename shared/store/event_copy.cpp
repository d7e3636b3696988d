// Files are copied as they are; the database by SQLite's own backup, which reads one state of it.
#include "store/event_copy.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <stdlib.h>

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

bool is_of_database(const std::string& name) {
    return name.rfind("lanyard.db", 0) == 0;
}

// What a copy has put into a folder; deleted again unless the copy is whole.
class Unfinished {
  public:
    explicit Unfinished(fs::path folder) : folder_(std::move(folder)) {
        if (fs::create_directories(folder_)) made_.push_back(folder_);
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

void copy_files(const fs::path& from, Unfinished& to) {
    for (const auto& entry : fs::directory_iterator(from)) {
        const std::string name = entry.path().filename().string();
        if (is_of_database(name)) continue;
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

}  // namespace

Result<void> copy_event_folder(const fs::path& from, const fs::path& to, Milliseconds patience) {
    try {
        if (fs::exists(to / "event.toml") || fs::exists(to / "lanyard.db"))
            return refused("holds an event already", to.string(), "Choose another folder");
        Unfinished copy(to);
        copy_files(from, copy);
        if (fs::exists(from / "lanyard.db") &&
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

Result<EventCopy> EventCopy::copy_of(const fs::path& event) {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "lanyard-rehearsal-XXXXXX").string();
    if (error || !mkdtemp(name.data()))
        return machine_error(std::string("no scratch copy can be made: ") + std::strerror(errno), name,
                             "Free some space there, or name another folder in TMPDIR");
    EventCopy scratch{fs::path(name)};
    if (auto copied = copy_event_folder(event, scratch.path()); !copied) return copied.error();
    return scratch;
}

EventCopy::EventCopy(EventCopy&& other) noexcept : path_(std::exchange(other.path_, {})) {}

EventCopy::~EventCopy() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
    if (error) log_error("{}: the scratch copy could not be deleted: {}", path_.string(), error.message());
}

}  // namespace lanyard
