// An erasure is one entry for each record, all in one transaction.
#include "desk/erasing.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_set>

#include "desk/desk.h"
#include "desk/entry_about.h"
#include "desk/holds.h"
#include "desk/unknown_person.h"
#include "event/erased_marks.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "store/journal/erasing.h"
#include "store/journal/journal.h"
#include "store/journal/open_batches.h"
#include "store/people/erased_people.h"
#include "store/people/known_registrations.h"
#include "store/people/records.h"

namespace lanyard {
namespace {

using nlohmann::json;

// Whom an erasure is about, and by what lists would name them.
struct Erasure {
    std::vector<std::string> records, alike;
    std::unordered_set<std::string> marks;

    bool has(const std::string& record) const {
        return std::find(records.begin(), records.end(), record) != records.end();
    }
};

// Folded addresses of everybody whom the erasure is not about.
std::unordered_set<std::string> emails_of_others(const std::vector<Attendee>& everybody,
                                                 const Erasure& erasure) {
    std::unordered_set<std::string> emails;
    for (const Attendee& other : everybody)
        if (!erasure.has(other.id)) emails.insert(fold_email(other.email));
    return emails;
}

// As a list would name them.
RegistrationFields named_fields(const Attendee& person) {
    RegistrationFields fields{
        {Field::name, person.name}, {Field::email, person.email}, {Field::organisation, person.organisation}};
    if (person.unnamed_seat) fields[Field::seat] = "unnamed";
    return fields;
}

bool shares_email(const std::unordered_set<std::string>& others, const RegistrationFields& fields) {
    const auto email = fields.find(Field::email);
    return email != fields.end() && others.count(fold_email(email->second)) > 0;
}

// Nothing where nobody has this id. Belongs inside a read: it looks at everybody.
std::optional<Erasure> erasure_of(Desk& desk, const std::string& person) {
    Erasure erasure;
    erasure.records = desk.roster().same_as(person);
    const EventKey& key = desk.folder().key;
    const auto everybody = desk.roster().everybody();
    const auto others = emails_of_others(everybody, erasure);
    bool is_known = desk.roster().attendee(person).has_value();
    for (const std::string& record : erasure.records) {
        each_state_of(desk.database(), record, [&](const RegistrationFields& known) {
            is_known = true;
            for (std::string& mark : erased_marks(key, known, shares_email(others, known)))
                erasure.marks.insert(std::move(mark));
        });
    }
    if (!is_known) return std::nullopt;
    const auto is_one = [&](const RegistrationFields& listed) {
        const auto marks = marks_of_row(key, listed, shares_email(others, listed));
        return std::any_of(marks.begin(), marks.end(),
                           [&](const std::string& mark) { return erasure.marks.count(mark) > 0; });
    };
    for (const Attendee& other : everybody)
        if (!erasure.has(other.id) && is_one(named_fields(other))) erasure.alike.push_back(other.id);
    for (std::string& record : find_uncounted_records(desk.database(), is_one))
        if (!erasure.has(record) && !desk.roster().attendee(record))
            erasure.records.push_back(std::move(record));
    return erasure;
}

// Inside a transaction.
void erase_record(Desk& desk, const std::string& record, const Erasure& erasure, const Deed& deed) {
    json body = json::object();
    for (const OpenBody& open : open_bodies_of(desk.database(), record, digest_key(desk.folder().key))) {
        body["entries"].push_back(open.id);
        body["sealed"].push_back(open.sealed);
    }
    // Sorted, so that their order tells nothing.
    if (!erasure.marks.empty())
        body["marks"] = std::set<std::string>(erasure.marks.begin(), erasure.marks.end());
    NewEntry entry = entry_about(entry_kind::subject_erased, record, deed);
    entry.body = body.dump();
    desk.journal().append(std::move(entry));
}

// Inside a transaction: the people of a batch who have come all the same, under each of their records.
json people_staying(Desk& desk, const std::string& batch) {
    json keeps = json::array();
    for (const std::string& person : read_people_staying(desk.database(), batch))
        for (std::string& record : records_of(desk.database(), person)) keeps.push_back(std::move(record));
    return keeps;
}

}  // namespace

Result<Erased> erase(Desk& desk, std::string_view person, const Deed& deed) {
    auto erasure = desk.database().read([&] { return erasure_of(desk, std::string(person)); });
    if (!erasure) return erasure.error();
    if (!*erasure) return nobody(person);
    const auto held = hold_of(desk, person, deed.now);
    if (!held) return held.error();
    if (*held)
        return refused(
            fmt::format("is held until {}: {}", format_date((*held)->until, desk.folder().config.time_zone),
                        (*held)->reason),
            std::string(person), "Where the reason is gone, lift it first: lanyard hold ID --lift");
    return desk.journal().transact([&] {
        for (const std::string& record : (*erasure)->records) erase_record(desk, record, **erasure, deed);
        return Erased{(*erasure)->records, (*erasure)->alike};
    });
}

Result<void> drop_abandoned_imports(Desk& desk) {
    const Instant before = desk.journal().machine_clock().now() - abandoned_imports_stay;
    auto batches = desk.database().read([&] { return read_abandoned_batches(desk.database(), before); });
    if (!batches) return batches.error();
    for (const std::string& batch : *batches) {
        auto dropped = desk.journal().transact([&] {
            NewEntry entry;
            entry.kind = entry_kind::import_erased;
            entry.at = desk.journal().machine_clock().now();
            entry.actor = "import";
            entry.body = json{{"batch", batch}, {"keeps", people_staying(desk, batch)}}.dump();
            desk.journal().append(std::move(entry));
            note_batch_ends(desk.database(), batch);
        });
        if (!dropped) return dropped;
    }
    return {};
}

}  // namespace lanyard
