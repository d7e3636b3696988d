// The export is made of attendees, so a row is held against one, field by field.
#include "desk/own_export.h"

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/lines.h"
#include "desk/desk.h"

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

void leave_out(const Attendee& attendee, RegistrationFields& fields) {
    for (const auto& [field, value] : exported(attendee)) {
        const auto said = fields.find(field);
        if (said != fields.end() && said->second == value) fields.erase(field);
    }
    fields.erase(Field::codes);
    // Whose seat was passed on is no status that a list could give.
    if (attendee.status == AttendeeStatus::replaced) fields.erase(Field::status);
    if (fields.count(Field::name) == 0) fields.erase(Field::seat);
}

}  // namespace

Result<void> leave_out_what_is_so(Desk& desk, std::vector<ListedPerson>& people) {
    auto attendees = desk.attendees();
    if (!attendees) return attendees.error();
    std::unordered_map<std::string_view, const Attendee*> by_id;
    for (const Attendee& attendee : *attendees) by_id.emplace(attendee.id, &attendee);
    for (ListedPerson& person : people) {
        const auto attendee = by_id.find(person.person);
        if (attendee != by_id.end()) leave_out(*attendee->second, person.fields);
    }
    return {};
}

}  // namespace lanyard
