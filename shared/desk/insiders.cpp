// Each person is looked at before and after, under every record that was theirs.
#include "desk/insiders.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/desk.h"
#include "store/database.h"
#include "store/journal/journal.h"

namespace lanyard {

Insiders::Insiders(Desk& desk, const std::set<std::string>& records) : desk_(desk) {
    std::set<std::string> people;
    for (const std::string& record : records) people.insert(desk.roster().kept(record));
    for (const std::string& person : people) {
        auto known = desk.roster().attendee(person);
        if (known && known->inside) people_.push_back({std::move(*known), desk.roster().same_as(person)});
    }
}

bool Insiders::is_there(const Person& person) const {
    return std::any_of(person.records.begin(), person.records.end(), [&](const std::string& record) {
        const auto now = desk_.roster().attendee(desk_.roster().kept(record));
        return now && now->inside && (!now->name.empty() || person.before.name.empty());
    });
}

std::vector<Attendee> Insiders::missing() const {
    std::vector<Attendee> missing;
    for (const Person& person : people_)
        if (!is_there(person)) missing.push_back(person.before);
    return missing;
}

std::set<std::string> records_touched_by(Desk& desk, const Entry& entry) {
    std::set<std::string> records;
    if (!entry.subject.empty()) records.insert(entry.subject);
    const auto body = nlohmann::json::parse(entry.body, nullptr, false);
    for (const char* other : {"to", "dropped"})
        if (body.is_object() && body.contains(other) && body[other].is_string())
            records.insert(body[other].get<std::string>());
    for (const std::string& target : entry.undoes)
        if (const auto undone = find_entry(desk.database(), target))
            records.merge(records_touched_by(desk, *undone));
    return records;
}

}  // namespace lanyard
