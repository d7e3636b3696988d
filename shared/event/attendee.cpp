// The words for fields, statuses and flags, and the hash that is a person's id.
#include "event/attendee.h"

#include <algorithm>

#include "base/hex.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::array<std::string_view, field_count> field_names = {
    "name",        "given_name", "family_name", "badge_name", "email",   "organisation", "job_title", "phone",
    "ticket_type", "status",     "order_code",  "codes",      "answers", "flags",        "sessions",  "seat"};
constexpr std::array<std::string_view, 4> status_names = {"expected", "cancelled", "pending", "replaced"};
constexpr std::array<std::string_view, 6> flag_names = {"desk_first",      "tell",   "no_photo",
                                                        "first_name_only", "escort", "protected"};

// The value of an enum counted from 0 whose names stand in `names`.
template <class Enum, std::size_t count>
std::optional<Enum> named(const std::array<std::string_view, count>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

// Parts that cannot run into each other: each is preceded by its length.
void add_part(std::string& message, std::string_view part) {
    message += std::to_string(part.size());
    message += ':';
    message += part;
}

}  // namespace

std::string_view field_name(Field field) {
    return field_names[static_cast<std::size_t>(field)];
}

std::optional<Field> field_from_name(std::string_view name) {
    return named<Field>(field_names, name);
}

bool is_personal(Field field) {
    switch (field) {
        case Field::status:
        case Field::seat:
            return false;
        default:
            return true;
    }
}

std::string_view status_name(AttendeeStatus status) {
    return status_names[static_cast<std::size_t>(status)];
}

AttendeeStatus status_from_name(std::string_view name) {
    return named<AttendeeStatus>(status_names, name).value_or(AttendeeStatus::expected);
}

std::string_view flag_name(Flag flag) {
    return flag_names[static_cast<std::size_t>(flag)];
}

std::optional<Flag> flag_from_name(std::string_view name) {
    return named<Flag>(flag_names, name);
}

std::vector<std::string> all_flag_names() {
    return {flag_names.begin(), flag_names.end()};
}

bool Attendee::has(Flag flag) const {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

std::string person_id(const EventKey& key, const PersonIdentity& identity) {
    std::string message;
    add_part(message, identity.source);
    if (!identity.attendee_id.empty()) {
        add_part(message, "attendee_id");
        add_part(message, identity.attendee_id);
    } else if (!identity.code.empty()) {
        add_part(message, "code");
        add_part(message, identity.code);
    } else if (const std::string email = fold_email(identity.email); !email.empty()) {
        add_part(message, "email");
        add_part(message, email);
        add_part(message, fold_name(identity.name));
    } else {
        add_part(message, "name");
        add_part(message, fold_name(identity.name));
        add_part(message, fold_name(identity.organisation));
    }
    add_part(message, std::to_string(identity.occurrence));
    return to_hex(key.keyed_hash("person", message, 16).substr(0, 10));
}

}  // namespace lanyard
