// Which event a database belongs to: the identity of its key stands in it, so that another event's key is
// noticed before anything is read or written with it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "event/event_key.h"

namespace lanyard {

class Database;

// The event's name in entries and in its database: the same for every copy of its key.
std::string event_identity(const EventKey& key);

// Inside a read or write: an error where the database is of another event than `event`. One that an older
// version wrote does not say; there the oldest entry does, and one without entries is anybody's.
Result<void> check_event(Database& database, const std::string& event);

// Inside a write: from here on it says so.
void mark_event(Database& database, const std::string& event);

// event.key while a program goes by what it read of it.
class KeyFile {
  public:
    // Of the event with this identity; no file, and every check is well.
    KeyFile(std::filesystem::path file, std::string event);

    // An error where the file is gone or holds another key: whoever opens the event now could not read what
    // is written with this one. Read again only where it was touched.
    Result<void> check();

  private:
    using Looks = std::array<std::int64_t, 5>;
    Looks looks() const;

    std::filesystem::path file_;
    std::string event_;
    Looks read_;
};

}  // namespace lanyard
