// A mark says what kind it is before what it is made of, so that no two kinds are mistaken for each other.
#include "event/erased_marks.h"

#include "base/hex.h"
#include "base/lines.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

constexpr std::size_t mark_bytes = 16;

std::string mark(const EventKey& key, const char* kind, const std::string& one,
                 const std::string& other = {}) {
    const std::string message = std::string(kind) + "\n" + one + "\n" + other;
    return to_hex(key.keyed_hash("erased person", message, mark_bytes));
}

std::string value_of(const RegistrationFields& fields, Field field) {
    const auto found = fields.find(field);
    return found == fields.end() ? std::string() : found->second;
}

// What tells somebody apart, folded.
struct Person {
    std::string email, name, organisation;
};

// Nobody's where the seat has no name.
Person person_of(const RegistrationFields& fields) {
    if (!value_of(fields, Field::seat).empty()) return {};
    return {fold_email(value_of(fields, Field::email)), fold_name(value_of(fields, Field::name)),
            fold_name(value_of(fields, Field::organisation))};
}

// What a row and what was known have in common, whichever has more.
std::vector<std::string> common_marks(const EventKey& key, const RegistrationFields& fields,
                                      const Person& person, bool email_is_shared) {
    std::vector<std::string> marks;
    const std::string codes = value_of(fields, Field::codes);
    for (const std::string_view code : lines_of(codes))
        if (!code.empty()) marks.push_back(mark(key, "code", std::string(code)));
    if (person.email.empty()) return marks;
    marks.push_back(mark(key, "email and name", person.email, person.name));
    if (!email_is_shared) marks.push_back(mark(key, "email", person.email));
    return marks;
}

}  // namespace

std::vector<std::string> erased_marks(const EventKey& key, const RegistrationFields& known,
                                      bool email_is_shared) {
    const Person person = person_of(known);
    auto marks = common_marks(key, known, person, email_is_shared);
    if (person.name.empty()) return marks;
    marks.push_back(mark(key, "name", person.name, person.organisation));
    if (person.email.empty())
        marks.push_back(mark(key, "name of no email", person.name, person.organisation));
    return marks;
}

std::vector<std::string> marks_of_row(const EventKey& key, const RegistrationFields& row,
                                      bool email_is_shared) {
    const Person person = person_of(row);
    auto marks = common_marks(key, row, person, email_is_shared);
    if (person.name.empty()) return marks;
    const char* kind = person.email.empty() ? "name" : "name of no email";
    marks.push_back(mark(key, kind, person.name, person.organisation));
    return marks;
}

}  // namespace lanyard
