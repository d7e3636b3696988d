// The second copy of the event's key: without one, a lost disk makes every ticket that was sent out waste
// paper.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "store/event_folder.h"

namespace lanyard {

struct KeyCopy {
    std::string path;
    std::string checked_at;     // ISO 8601
    bool is_reachable = false;  // now, and holds the key
    bool same_disk = false;     // as the event's folder, now
};

// Proves that `file` holds this event's key and lies outside its folder, and remembers it in the folder. An
// error says what it is instead.
Result<KeyCopy> prove_key_copy(const EventFolder& folder, const std::string& file, Instant now);

// The copy that was proven before. A stick that is not plugged in now counts; a file that holds another key
// by now is an error.
Result<std::optional<KeyCopy>> known_key_copy(const EventFolder& folder);

}  // namespace lanyard
