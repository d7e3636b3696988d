// The export is made of attendees, so a row is held against one, field by field.
#include "desk/own_export.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "base/lines.h"
#include "desk/desk.h"
#include "event/listed_number.h"
#include "event/name_fold.h"
#include "event/ticket_code.h"

namespace lanyard {
namespace {

nlohmann::json answers_of(const Attendee& attendee) {
    auto answers = nlohmann::json::object();
    for (const auto& [heading, answer] : attendee.answers) {
        if (!answer.empty()) answers[heading] = answer;
    }
    return answers;
}

std::string dumped(const nlohmann::json& answers) {
    return answers.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// In the order in which an import has them.
std::string flags_of(const Attendee& attendee) {
    std::set<std::string_view> names;
    for (const Flag flag : attendee.flags) names.insert(flag_name(flag));
    std::string text;
    for (const std::string_view name : names) text.append(text.empty() ? "" : "\n").append(name);
    return text;
}

bool has_code_of_a_list(const Attendee& attendee, const EventKey& key) {
    return std::any_of(attendee.codes.begin(), attendee.codes.end(), [&](const std::string& code) {
        return read_ticket_code(key, code).kind != CodeKind::genuine;
    });
}

// The headings of answers that a file has.
std::set<std::string> answers_in(const std::vector<ListColumn>& columns) {
    std::set<std::string> headings;
    for (const ListColumn& column : columns) {
        if (column.field == "answer") headings.insert(clean_text(column.heading));
        if (column.field == listed_number_answer) headings.insert(listed_number_answer);
    }
    return headings;
}

// What the file has no column of is as it was.
void keep_answers(const nlohmann::json& known, const std::set<std::string>& told, std::string& said) {
    auto answers = nlohmann::json::parse(said, nullptr, false);
    if (!answers.is_object()) return;
    for (const auto& [heading, answer] : known.items())
        if (told.count(heading) == 0) answers[heading] = answer;
    said = dumped(answers);
}

void leave_out(const Attendee& attendee, const EventKey& key, const std::set<std::string>& told,
               RegistrationFields& fields) {
    if (const auto said = fields.find(Field::answers); said != fields.end())
        keep_answers(answers_of(attendee), told, said->second);
    for (const auto& [field, value] : fields_of_own_export(attendee)) {
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

RegistrationFields fields_of_own_export(const Attendee& attendee) {
    const bool has_badge_name = attendee.badge_name != attendee.name;
    std::string sessions;
    for (const Enrolment& enrolment : attendee.sessions)
        sessions += (sessions.empty() ? "" : "\n") + enrolment.session;
    return {{Field::name, attendee.name},
            {Field::given_name, attendee.given_name},
            {Field::family_name, attendee.family_name},
            {Field::badge_name, has_badge_name ? attendee.badge_name : ""},
            {Field::email, attendee.email},
            {Field::organisation, attendee.organisation},
            {Field::job_title, attendee.job_title},
            {Field::phone, attendee.phone},
            {Field::ticket_type, attendee.ticket_type},
            {Field::status, std::string(status_name(attendee.status))},
            {Field::order_code, attendee.order_code},
            {Field::answers, dumped(answers_of(attendee))},
            {Field::flags, flags_of(attendee)},
            {Field::sessions, sessions}};
}

std::string sessions_in_cell(const Attendee& attendee) {
    std::string text;
    for (const auto& enrolment : attendee.sessions) text += (text.empty() ? "" : "; ") + enrolment.session;
    return text;
}

std::string listed_codes_in_cell(const Attendee& attendee, const EventKey& key) {
    std::string text;
    for (const std::string& code : attendee.codes)
        if (read_ticket_code(key, code).kind != CodeKind::genuine) text += (text.empty() ? "" : "; ") + code;
    return text;
}

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

Result<void> leave_out_what_is_so(Desk& desk, const std::vector<ListColumn>& columns,
                                  std::vector<ListedPerson>& people) {
    const std::set<std::string> told = answers_in(columns);
    auto attendees = desk.attendees();
    if (!attendees) return attendees.error();
    std::unordered_map<std::string_view, const Attendee*> by_id;
    for (const Attendee& attendee : *attendees) by_id.emplace(attendee.id, &attendee);
    for (ListedPerson& person : people) {
        const auto attendee = by_id.find(person.person);
        if (attendee != by_id.end()) leave_out(*attendee->second, desk.folder().key, told, person.fields);
    }
    return {};
}

}  // namespace lanyard
