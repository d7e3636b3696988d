// Answers from the journal's table, names and addresses as they are now.
#include "desk/export_interests.h"

#include <algorithm>
#include <tuple>

#include "desk/desk.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "store/help_table.h"

namespace lanyard {

Result<ExportTable> export_interests(Desk& desk) {
    const auto people = desk.attendees();
    if (!people) return people.error();
    auto answers = desk.database().read([&] { return HelpTable(desk.database()).opt_in_answers(); });
    if (!answers) return answers.error();
    struct Yes {
        const OptInAnswer* answer;
        const Attendee* person;
        std::string place;
    };
    std::vector<Yes> all;
    for (const OptInAnswer& answer : *answers) {
        const auto person = std::find_if(people->begin(), people->end(),
                                         [&](const Attendee& one) { return one.id == answer.person; });
        if (!answer.yes || person == people->end() || person->email.empty()) continue;
        all.push_back({&answer, &*person,
                       place_by_name(person->name, person->family_name, person->given_name) + person->id});
    }
    std::sort(all.begin(), all.end(), [](const Yes& a, const Yes& b) {
        return std::tie(a.answer->programme, a.place) < std::tie(b.answer->programme, b.place);
    });
    ExportTable table;
    table.headings = {"offer", "id",           "name",      "given_name", "family_name",
                      "email", "organisation", "agreed_at", "agreed_to"};
    for (const Yes& yes : all) {
        const Attendee& person = *yes.person;
        table.rows.push_back({yes.answer->programme, person.id, person.name, person.given_name,
                              person.family_name, person.email, person.organisation,
                              format_iso(yes.answer->at, desk.folder().config.time_zone), yes.answer->words});
    }
    return table;
}

}  // namespace lanyard
