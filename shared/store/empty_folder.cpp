// The key goes last: until then what is left can be opened, and emptied again.
#include "store/empty_folder.h"

#include "base/safe_file.h"
#include "store/alone_with_database.h"
#include "store/backups.h"
#include "store/set_aside_files.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr const char* note =
    "This machine was closed: the desk or the hub has all that it wrote, and nothing on it tells of people. "
    "It may "
    "be returned. To use it for the event again: lanyard join.\n";

}  // namespace

Result<std::vector<fs::path>> empty_event_folder(const EventFolder& event) {
    const AloneWithDatabase alone(event.database());
    if (!alone.is_alone())
        return refused("a program has the event open", event.path.string(),
                       "Close every kiosk, desk and board of this machine first; nothing was changed");
    std::vector<fs::path> deleted;
    const auto drop = [&](const fs::path& file) -> Result<void> {
        std::error_code failed;
        if (!fs::exists(file, failed)) return {};
        if (auto gone = overwrite_and_remove(file); !gone) return gone;
        deleted.push_back(file);
        return {};
    };
    std::vector<fs::path> files = set_aside_files(event);
    for (const Backup& backup : backups_of(event))
        if (backup.is_of_this) files.push_back(backup.file);
    for (const char* part : {"-wal", "-shm", ""}) files.emplace_back(event.database().string() + part);
    files.push_back(event.file("hub.toml"));
    for (const fs::path& file : files)
        if (auto gone = drop(file); !gone) return gone.error();
    if (auto wrote = write_file(event.file(emptied_note), note); !wrote) return wrote.error();
    if (auto gone = drop(event.file("event.key")); !gone) return gone.error();
    return deleted;
}

}  // namespace lanyard
