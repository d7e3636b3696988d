// The record as it stands, and the journal's entries behind it.
#include "desk/subject_export.h"

#include <algorithm>
#include <iterator>

#include "desk/desk.h"
#include "desk/unknown_person.h"
#include "store/database.h"
#include "store/journal/entries.h"

namespace lanyard {
namespace {

constexpr std::size_t most_lines = 10'000;

}  // namespace

Result<SubjectExport> export_subject(Desk& desk, std::string_view person) {
    auto record = desk.attendee(person);
    if (!record) return record.error();
    if (!*record) return nobody(person);
    auto history = history_of(desk, person, most_lines);
    if (!history) return history.error();
    auto entries = desk.database().read([&] {
        std::vector<Entry> all;
        for (const std::string& one : desk.roster().same_as(std::string(person))) {
            auto of_one = read_entries_of(desk.database(), one);
            std::move(of_one.begin(), of_one.end(), std::back_inserter(all));
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const Entry& one, const Entry& other) { return one.clock < other.clock; });
        return all;
    });
    if (!entries) return entries.error();
    return SubjectExport{*std::move(record).value(), std::move(history).value(), std::move(entries).value()};
}

}  // namespace lanyard
