// Who works at the desks and doors, what each role may do, and how a PIN is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "event/event_key.h"

namespace lanyard {

enum class StaffRole {
    staff,      // everything at a desk or a door
    organiser,  // and lets people in when every seat is taken or kept
};
std::string_view staff_role_name(StaffRole role);
std::optional<StaffRole> staff_role_from_name(std::string_view name);

struct StaffMember {
    std::string id;    // 12 hexadecimal digits: `actor` in every entry of theirs
    std::string name;  // "" once it was erased
    StaffRole role = StaffRole::staff;
    std::string person;  // the attendee whose badge is theirs, "" for none
    std::string pin;     // pin_hash of their PIN; "" once it was erased: then no PIN is theirs
};

inline constexpr std::size_t fewest_pin_digits = 6, most_pin_digits = 12;

// Digits alone, six or more, and neither all the same nor a run such as 123456.
Result<void> check_pin(std::string_view pin);

// Argon2id (RFC 9106, libsodium's "interactive" costs: two passes over 64 MiB) over the PIN, 32 bytes as
// hexadecimal. The salt is derived from the event's key: one hash answers for all of the staff, and whoever
// has only the database cannot even begin to guess. Takes about a tenth of a second. An error where the
// machine has not the memory.
Result<std::string> pin_hash(const EventKey& key, std::string_view pin);

}  // namespace lanyard
