// A person of the event as screens and exports see them, and the registration fields they are made of.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "event/event_key.h"
#include "event/registration_fields.h"

namespace lanyard {

std::string_view field_name(Field field);  // "given_name"
std::optional<Field> field_from_name(std::string_view name);
// True where the value tells who somebody is or what concerns them alone, and so is kept apart from an
// entry's body and goes with an erasure. The rest, status and seat, is what counts of people are made of.
bool is_personal(Field field);

enum class AttendeeStatus { expected, cancelled, pending, replaced };
std::string_view status_name(AttendeeStatus status);
AttendeeStatus status_from_name(std::string_view name);  // an unknown word is expected

enum class Flag { desk_first, tell, no_photo, first_name_only, escort, protected_person };
std::string_view flag_name(Flag flag);  // "protected" for protected_person
std::optional<Flag> flag_from_name(std::string_view name);
std::vector<std::string> all_flag_names();

enum class EnrolmentKind { chosen, assigned, waiting };
struct Enrolment {
    std::string session;  // the session's id, or the list's words where no session has them
    EnrolmentKind kind = EnrolmentKind::chosen;
};

struct Attendee {
    std::string id;
    std::string name;
    std::string given_name;  // "" for a one-field name
    std::string family_name;
    std::string badge_name;  // what the badge says; the name where nothing else was asked for
    std::string email;
    std::string organisation;
    std::string job_title;
    std::string phone;
    std::string ticket_type;
    std::string order_code;
    AttendeeStatus status = AttendeeStatus::expected;
    bool unnamed_seat = false;
    bool walk_in = false;
    std::vector<std::string> codes;  // live ones, ours first
    std::vector<Flag> flags;         // by hand, else by the list or the ticket type
    std::vector<Enrolment> sessions;
    std::map<std::string, std::string> answers;
    bool inside = false;                   // present in the entrance area
    std::optional<Instant> checked_in_at;  // the standing first arrival

    bool has(Flag flag) const;
    // How the kiosk greets: the given name, or the whole name where there is none.
    const std::string& greeting_name() const { return given_name.empty() ? name : given_name; }
};

// The person a list row is about: a keyed hash of the source and the first of these that the row has: the
// system's own attendee id; its code; email and name, folded; name and organisation, folded. `occurrence`
// counts rows of one file that have the same of these (unnamed seats), from 0.
struct PersonIdentity {
    std::string source;  // the recognised system's name, else "list"
    std::string attendee_id, code, email, name, organisation;
    int occurrence = 0;
};
std::string person_id(const EventKey& key, const PersonIdentity& identity);  // 20 hexadecimal digits

}  // namespace lanyard
