// Files are copied as they are; the database by SQLite's own backup, which reads one state of it.
#include "store/event_copy.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/log.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

bool is_of_database(const std::string& name) {
    return name.rfind("lanyard.db", 0) == 0;
}

void copy_files(const fs::path& from, const fs::path& to) {
    for (const auto& entry : fs::directory_iterator(from)) {
        const std::string name = entry.path().filename().string();
        if (is_of_database(name)) continue;
        fs::copy(entry.path(), to / name, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
}

void copy_database(const fs::path& from, const fs::path& to) {
    SQLite::Database source(from.string(), SQLite::OPEN_READWRITE, 5000);
    SQLite::Database copy(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write);
    SQLite::Backup backup(copy, source);
    backup.executeStep();
}

}  // namespace

Result<void> copy_event_folder(const fs::path& from, const fs::path& to) {
    try {
        fs::create_directories(to);
        if (fs::exists(to / "event.toml") || fs::exists(to / "lanyard.db"))
            return refused("holds an event already", to.string(), "Choose another folder");
        copy_files(from, to);
        if (fs::exists(from / "lanyard.db")) copy_database(from / "lanyard.db", to / "lanyard.db");
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
