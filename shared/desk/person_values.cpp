// Each field with a vocabulary has its own question; everything else is free text.
#include "desk/person_values.h"

#include <algorithm>
#include <set>

#include "base/lines.h"
#include "desk/desk.h"
#include "event/attendee.h"
#include "event/name_fold.h"
#include "event/programme.h"
#include "event/settings_table.h"
#include "formats/list_words.h"
#include "store/database.h"
#include "store/programme_table.h"

namespace lanyard {
namespace {

Error not_allowed(Field field, std::string_view value, const std::vector<std::string>& allowed) {
    std::string all;
    for (const std::string& one : allowed) all += (all.empty() ? "" : ", ") + one;
    return usage_error(std::string(field_name(field)) + " cannot be \"" + std::string(value) + "\"", "",
                       "Allowed here: " + all);
}

Result<std::string> one_of(Field field, std::string_view value, const std::vector<std::string>& allowed) {
    const std::string folded = fold_name(value);
    for (const std::string& one : allowed)
        if (one == value || fold_name(one) == folded) return one;
    return not_allowed(field, value, allowed);
}

Result<std::string> ticket_type(Desk& desk, std::string_view value) {
    std::vector<std::string> allowed;
    for (const TicketType& type : desk.folder().config.ticket_types) allowed.push_back(type.name);
    if (value.empty() || allowed.empty()) return std::string(value);
    auto configured = one_of(Field::ticket_type, value, allowed);
    if (configured) return configured;
    // Lists have types of their own.
    std::set<std::string> in_use;
    for (const Attendee& person : desk.roster().everybody())
        if (!person.ticket_type.empty()) in_use.insert(person.ticket_type);
    allowed.insert(allowed.end(), in_use.begin(), in_use.end());
    auto listed = one_of(Field::ticket_type, value, allowed);
    return listed ? listed : configured;
}

Result<std::string> sessions(Desk& desk, std::string_view value) {
    const auto programme = ProgrammeTable(desk.database()).programme();
    if (programme.empty()) return std::string(value);
    for (const std::string_view words : lines_of(value)) {
        if (session_by_words(programme, words)) continue;
        std::vector<std::string> ids;
        for (const Session& session : programme)
            if (session.planned.kind == SessionKind::workshop) ids.push_back(session.planned.id);
        for (const Session& session : programme)
            if (session.planned.kind != SessionKind::workshop) ids.push_back(session.planned.id);
        return not_allowed(Field::sessions, words, ids);
    }
    return std::string(value);
}

Result<std::string> flags(std::string_view value) {
    for (const std::string_view flag : lines_of(value))
        if (!flag_from_name(flag)) return not_allowed(Field::flags, flag, all_flag_names());
    return std::string(value);
}

Result<std::string> email(std::string_view value) {
    std::string text = clean_text(value);
    if (text.empty() || is_address(text)) return text;
    return usage_error("email cannot be \"" + text + "\"", "", "It looks like name@place.org");
}

// As people write them: with spaces, brackets, an extension.
Result<std::string> phone(std::string_view value) {
    constexpr std::ptrdiff_t fewest_digits = 3;
    std::string text = clean_text(value);
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool is_other = text.find_first_of("@<>;=\"") != std::string::npos;
    if (text.empty() || (digits >= fewest_digits && !is_other)) return text;
    return usage_error("phone cannot be \"" + text + "\"", "", "It has digits, like +44 7700 900205");
}

// A code leads to one person, and nobody loses all of theirs by a slip.
Result<std::string> codes(Desk& desk, const std::string& person, std::string_view value) {
    std::string all;
    for (const std::string_view line : lines_of(value)) {
        const std::string code = clean_text(line);
        if (code.empty()) continue;
        const auto holder = desk.roster().holder_of_text(code);
        if (holder && desk.roster().kept(holder->person) != desk.roster().kept(person))
            return refused("is somebody else's code", code, "Join the two people, if they are one");
        all += (all.empty() ? "" : "\n") + code;
    }
    if (!all.empty()) return all;
    return usage_error("codes cannot be empty: whoever holds one would be known to nobody", "",
                       "Write codes alone to follow the list again");
}

}  // namespace

Result<std::string> accepted_value(Desk& desk, const std::string& person, Field field,
                                   std::string_view value) {
    switch (field) {
        case Field::email:
            return email(value);
        case Field::phone:
            return phone(value);
        case Field::codes:
            return codes(desk, person, value);
        case Field::name:
            if (clean_text(value).empty()) return usage_error("a person needs a name", "name");
            break;
        case Field::status:
            return one_of(field, value, {"expected", "cancelled", "pending"});
        case Field::ticket_type:
            return ticket_type(desk, clean_text(value));
        case Field::sessions:
            return sessions(desk, value);
        case Field::flags:
            return flags(value);
        case Field::seat:
            return value.empty() ? Result<std::string>(std::string()) : one_of(field, value, {"unnamed"});
        default:
            break;
    }
    return clean_text(value);
}

}  // namespace lanyard
