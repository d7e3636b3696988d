// One row a person of whom no door says that they came.
#include "desk/export_no_shows.h"

#include "desk/desk.h"
#include "desk/own_export.h"

namespace lanyard {

Result<ExportTable> export_no_shows(Desk& desk) {
    const auto people = desk.attendees();
    if (!people) return people.error();
    ExportTable table;
    table.headings = {"id",           "name",  "given_name",  "family_name", "email",
                      "organisation", "phone", "ticket_type", "order_code",  "sessions"};
    for (const Attendee& person : *people) {
        if (person.checked_in_at || person.status != AttendeeStatus::expected) continue;
        table.rows.push_back({person.id, person.name, person.given_name, person.family_name, person.email,
                              person.organisation, person.phone, person.ticket_type, person.order_code,
                              sessions_in_cell(person)});
    }
    return table;
}

}  // namespace lanyard
