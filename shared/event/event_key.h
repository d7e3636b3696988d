// The event's secret key, and what is derived from it: person ids, ticket codes, hashes of refused scans.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lanyard {

// 32 random bytes that never leave the event's folder. Whoever holds them can write genuine tickets.
class EventKey {
  public:
    static EventKey generate();
    // 64 hexadecimal digits, as event.key holds them; white space at the end is allowed.
    static Result<EventKey> parse(std::string_view text, std::string_view file);
    std::string to_text() const;

    // `length` bytes (16 to 64) of BLAKE2b keyed with this key over `purpose` and `message`, kept apart so
    // that no value made for one purpose serves another (RFC 7693).
    std::string keyed_hash(std::string_view purpose, std::string_view message, std::size_t length) const;

    // 16 bytes by which the event's ticket codes are told from another event's.
    const std::string& tag() const { return tag_; }

  private:
    explicit EventKey(std::string bytes) : bytes_(std::move(bytes)), tag_(keyed_hash("event tag", "", 16)) {}
    std::string bytes_, tag_;
};

// What the journal says of a code that was refused: the text itself may be somebody's ticket elsewhere.
std::string refused_scan_hash(const EventKey& key, std::string_view code);

}  // namespace lanyard
