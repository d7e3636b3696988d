// The mark is one column; the oldest entry is older than any that a wrong key may have written since.
#include "store/journal/event_mark.h"

#include <sys/stat.h>

#include <utility>

#include "base/hex.h"
#include "base/safe_file.h"
#include "store/database.h"

namespace lanyard {
namespace {

// "" where nothing says.
std::string event_of(Database& database) {
    for (const char* sql : {"SELECT event FROM this_node WHERE event <> ''",
                            "SELECT event FROM entries ORDER BY clock, id LIMIT 1"}) {
        SQLite::Statement query(database.handle(), sql);
        if (query.executeStep()) return query.getColumn(0).getString();
    }
    return {};
}

}  // namespace

std::string event_identity(const EventKey& key) {
    return to_hex(key.keyed_hash("event identity", "", 16)).substr(0, 20);
}

Result<void> check_event(Database& database, const std::string& event) {
    const std::string found = event_of(database);
    if (found.empty() || found == event) return {};
    return machine_error("event.key is another event's than this database", database.file().string(),
                         "Put the event's own key back: whoever made the event was told to keep a copy of it");
}

void mark_event(Database& database, const std::string& event) {
    auto& update = database.statement("UPDATE this_node SET event=?");
    update.bind(1, event);
    update.exec();
}

KeyFile::KeyFile(std::filesystem::path file, std::string event)
    : file_(std::move(file)), event_(std::move(event)), read_(looks()) {}

KeyFile::Looks KeyFile::looks() const {
    struct stat status {};
    if (file_.empty() || ::stat(file_.c_str(), &status) != 0) return {};
    return {static_cast<std::int64_t>(status.st_dev), static_cast<std::int64_t>(status.st_ino),
            static_cast<std::int64_t>(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

Result<void> KeyFile::check() {
    const Looks now = looks();
    if (now == read_ && (file_.empty() || now != Looks{})) return {};
    const auto text = read_file(file_, 4096);
    const auto key = text ? EventKey::parse(*text, file_.string()) : Result<EventKey>(text.error());
    if (!key || event_identity(*key) != event_)
        return machine_error("the event's key was removed or replaced while this program had the event open",
                             file_.string(), "Put the event's own key back");
    read_ = now;
    return {};
}

}  // namespace lanyard
