// What is said of one person: corrections, flags, the name of an unnamed seat, and doubles.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "desk/deed.h"
#include "desk/outcome.h"
#include "event/registration_merge.h"

namespace lanyard {

class Desk;

// What a record says of a person besides the name: what joining keeps, and two records are compared by.
struct PersonDetail {
    Field field;
    std::string Attendee::*value;
};
inline constexpr PersonDetail person_details[] = {
    {Field::email, &Attendee::email},
    {Field::organisation, &Attendee::organisation},
    {Field::job_title, &Attendee::job_title},
    {Field::phone, &Attendee::phone},
    {Field::ticket_type, &Attendee::ticket_type},
    {Field::order_code, &Attendee::order_code},
};

// Sets desk registers; a value that is std::nullopt follows the list again.
Result<void> correct(Desk& desk, std::string_view person,
                     const std::map<Field, std::optional<std::string>>& values, const Deed& deed);
// The person of an unnamed seat says their name, and is let in under it.
Result<Outcome> name_seat(Desk& desk, std::string_view person, std::string_view name, const Deed& deed);
// What the desk notes about somebody, beside what the list says of them; "" takes it away.
Result<void> write_note(Desk& desk, std::string_view person, std::string_view note, const Deed& deed);
// The desk's own note in somebody's answers; "" for none.
std::string note_of(const Attendee& person);
Result<void> set_flag(Desk& desk, std::string_view person, Flag flag, bool on, const Deed& deed);
// Joins two people who are one: the codes of all of `dropped`'s records lead to `kept` from now on, whose
// details are kept; the other's are taken where it had none. Refused
// where one of them is in the building and has left it under the other: that is settled first; and where one
// was erased. Nothing is written where they are one already.
Result<void> same_person(Desk& desk, std::string_view kept, std::string_view dropped, const Deed& deed);

}  // namespace lanyard
