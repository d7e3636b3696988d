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

}  // namespace

Result<std::string> accepted_value(Desk& desk, Field field, std::string_view value) {
    switch (field) {
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
