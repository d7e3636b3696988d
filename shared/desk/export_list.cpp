// Cells come of the same fields that an import of this file is held against (desk/own_export).
#include "desk/export_list.h"

#include <algorithm>
#include <set>

#include "desk/desk.h"
#include "desk/own_export.h"
#include "event/answer_kind.h"
#include "event/listed_number.h"

namespace lanyard {
namespace {

// The fields that have a column each, in the order in which lists have them.
constexpr Field columns[] = {Field::order_code, Field::codes,        Field::given_name,  Field::family_name,
                             Field::name,       Field::badge_name,   Field::email,       Field::phone,
                             Field::job_title,  Field::organisation, Field::ticket_type, Field::status,
                             Field::sessions,   Field::flags};

std::set<std::string> answers_told(const std::vector<Attendee>& people, bool with_needs) {
    std::set<std::string> headings;
    for (const Attendee& person : people)
        for (const auto& [heading, answer] : person.answers)
            if (with_needs || answer_kind(heading) != AnswerKind::need) headings.insert(heading);
    headings.erase(listed_number_answer);  // which has a column anyway
    return headings;
}

}  // namespace

Result<ExportTable> export_list(Desk& desk, bool with_needs) {
    const auto people = desk.attendees();
    if (!people) return people.error();
    const std::set<std::string> answers = answers_told(*people, with_needs);
    const std::string& zone = desk.folder().config.time_zone;

    ExportTable table;
    table.headings = {"id", listed_number_answer};
    for (const Field field : columns) table.headings.emplace_back(field_name(field));
    for (const char* of_the_day : {"walk_in", "checked_in_at"}) table.headings.emplace_back(of_the_day);
    table.headings.insert(table.headings.end(), answers.begin(), answers.end());
    table.rows.reserve(people->size());
    for (const Attendee& person : *people) {
        RegistrationFields fields = fields_of_own_export(person);
        fields[Field::sessions] = sessions_in_cell(person);
        fields[Field::codes] = listed_codes_in_cell(person, desk.folder().key);
        std::string& flags = fields[Field::flags];
        std::replace(flags.begin(), flags.end(), '\n', ';');
        const auto answer = [&](const std::string& heading) {
            const auto said = person.answers.find(heading);
            return said == person.answers.end() ? "" : said->second;
        };
        std::vector<std::string> row = {person.id, answer(listed_number_answer)};
        row.reserve(table.headings.size());
        for (const Field field : columns) row.push_back(std::move(fields[field]));
        row.emplace_back(person.walk_in ? "yes" : "no");
        row.push_back(person.checked_in_at ? format_iso(*person.checked_in_at, zone) : "");
        for (const std::string& heading : answers) row.push_back(answer(heading));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace lanyard
