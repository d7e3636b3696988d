// Backups of an event's database on this machine: made while others work, proved, few of them kept, and none
// of them knows somebody who was erased.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/event_folder.h"

namespace lanyard {

inline constexpr Milliseconds backup_every = std::chrono::minutes(10);
inline constexpr std::size_t backups_kept = 12;  // of one folder of the event

// One backup: the database alone, 0600. The key is never beside it.
struct Backup {
    std::filesystem::path file;
    Instant made{};           // this machine's time
    bool is_of_this = false;  // of this folder, and not of another folder of the event on this machine
};

// How a backup makes way for others: so many pages, then a pause. `ends` is asked in each; true gives it up.
struct BackupPace {
    int pages = 64;
    Milliseconds pause{2};
    std::function<bool()> ends = {};
};

// Where backups of this folder are made: in the folder that event.toml names, where that is there, else in
// this user's own files ($XDG_STATE_HOME/lanyard/backups). It may not be there yet.
std::filesystem::path backup_folder(const EventFolder& event);
// True where event.toml names a folder that is not there now: a stick that nobody has put in.
bool lacks_named_backups(const EventFolder& event);
// True where `one` and `other`, or what they will be made in, lie on one disk, as far as the system tells.
bool share_a_disk(const std::filesystem::path& one, const std::filesystem::path& other);

// All of this event that this user finds on this machine, the newest first.
std::vector<Backup> backups_of(const EventFolder& event);

// Makes one of the database as it is at this moment, proves it and puts it in its place; then deletes what is
// not kept. An error, after which all older ones are there: the disk is too full for it and the event's own
// writing, the database is damaged, an erasure is under way, another program is just making one, or it was
// given up.
Result<Backup> make_backup(const EventFolder& event, Instant now, const BackupPace& pace = {});

// The number of entries in it. An error where it is damaged, of another event, or an entry is missing or was
// changed.
Result<std::int64_t> prove_backup(const EventFolder& event, const std::filesystem::path& file);

// Erasures that the event knows; another number says that backups have to be looked at.
Result<std::int64_t> count_erasures(const EventFolder& event);
// Deletes every backup that was made before an erasure that the event knows, and gives how many.
Result<int> drop_backups_before_erasures(const EventFolder& event);

// After an erasure: a new backup in the place of those that know who was erased; nothing where there are
// none. An error where there is no new one; the old ones are gone all the same.
Result<std::optional<Backup>> replace_backups(const EventFolder& event, Instant now);

}  // namespace lanyard
