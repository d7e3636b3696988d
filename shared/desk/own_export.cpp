// The export is made of attendees, so a row is held against one, field by field.
#include "desk/own_export.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/lines.h"
#include "desk/desk.h"
#include "event/name_fold.h"
#include "event/ticket_code.h"

namespace lanyard {
namespace {

std::string sessions_of(const Attendee& attendee) {
    std::string text;
    for (const Enrolment& enrolment : attendee.sessions)
        text += (text.empty() ? "" : "\n") + enrolment.session;
    return text;
}

std::string answers_of(const Attendee& attendee) {
    auto answers = nlohmann::json::object();
    for (const auto& [heading, answer] : attendee.answers) {
        if (!answer.empty()) answers[heading] = answer;
    }
    return answers.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// What a row of the export says of the attendee, as a list's fields have it.
RegistrationFields exported(const Attendee& attendee) {
    return {{Field::name, attendee.name},
            {Field::given_name, attendee.given_name},
            {Field::family_name, attendee.family_name},
            {Field::email, attendee.email},
            {Field::organisation, attendee.organisation},
            {Field::job_title, attendee.job_title},
            {Field::ticket_type, attendee.ticket_type},
            {Field::status, std::string(status_name(attendee.status))},
            {Field::order_code, attendee.order_code},
            {Field::answers, answers_of(attendee)},
            {Field::sessions, sessions_of(attendee)}};
}

bool has_code_of_a_list(const Attendee& attendee, const EventKey& key) {
    return std::any_of(attendee.codes.begin(), attendee.codes.end(), [&](const std::string& code) {
        return read_ticket_code(key, code).kind != CodeKind::genuine;
    });
}

void leave_out(const Attendee& attendee, const EventKey& key, RegistrationFields& fields) {
    for (const auto& [field, value] : exported(attendee)) {
        const auto said = fields.find(field);
        if (said != fields.end() && said->second == value) fields.erase(field);
    }
    if (has_code_of_a_list(attendee, key)) fields.erase(Field::codes);
    // Whose seat was passed on is no status that a list could give.
    if (attendee.status == AttendeeStatus::replaced) fields.erase(Field::status);
    if (fields.count(Field::name) == 0) fields.erase(Field::seat);
    if (fields.count(Field::codes) && fields.at(Field::codes).empty()) fields.erase(Field::codes);
}

std::string name_and_address(const std::string& name, const std::string& email) {
    return fold_email(email) + '\n' + fold_name(name);
}

}  // namespace

std::optional<std::string> OwnRows::person_of(const ListRow& row) {
    if (row.own_id.empty()) return std::nullopt;
    if (picture_.known.count(row.own_id) || picture_.erased.records.count(row.own_id)) return row.own_id;
    if (!has_names_) read_names();
    const auto found = by_name_.find(name_and_address(row.identity.name, row.identity.email));
    return found == by_name_.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
}

void OwnRows::read_names() {
    has_names_ = true;
    for (const auto& [person, known] : picture_.known) {
        const std::string& name = value_in_effect(known, Field::name);
        if (name.empty()) continue;
        const auto [place, is_new] =
            by_name_.emplace(name_and_address(name, value_in_effect(known, Field::email)), person);
        if (!is_new) place->second.clear();
    }
}

Result<void> leave_out_what_is_so(Desk& desk, std::vector<ListedPerson>& people) {
    auto attendees = desk.attendees();
    if (!attendees) return attendees.error();
    std::unordered_map<std::string_view, const Attendee*> by_id;
    for (const Attendee& attendee : *attendees) by_id.emplace(attendee.id, &attendee);
    for (ListedPerson& person : people) {
        const auto attendee = by_id.find(person.person);
        if (attendee != by_id.end()) leave_out(*attendee->second, desk.folder().key, person.fields);
    }
    return {};
}

}  // namespace lanyard
