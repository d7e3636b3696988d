// The pairs come of the entries; what was answered, of the answers to calls.
#include "desk/admitted_twice.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "store/database.h"
#include "store/help_table.h"
#include "store/journal/entries.h"
#include "store/people/roster.h"

namespace lanyard {
namespace {

constexpr char between_entries = '+';

}  // namespace

std::string call_of(const DoubleAdmission& admissions) {
    return admissions.first.entry + between_entries + admissions.second.entry;
}

std::string person_of_double(Desk& desk, const std::string& call) {
    const auto middle = call.find(between_entries);
    if (middle == call.npos) return "";
    std::string person;
    for (const std::string& id : {call.substr(0, middle), call.substr(middle + 1)}) {
        const auto entry = find_entry(desk.database(), id);
        if (!entry || entry->kind != entry_kind::checked_in) return "";
        const std::string kept = desk.roster().kept(entry->subject);
        if (!person.empty() && person != kept) return "";
        person = kept;
    }
    return person;
}

void AdmittedTwiceWatch::refresh() {
    const ChangedPeople changed = watch_.look(desk_.database());
    if (changed.wants_all_anew()) {
        doubles_.clear();
        for (DoubleAdmission& one : double_admissions(desk_.database(), desk_.roster()))
            doubles_[one.person].push_back(std::move(one));
        return;
    }
    for (const std::string& record : changed.people) {
        doubles_.erase(record);
        const std::string person = desk_.roster().kept(record);
        auto doubles = double_admissions_of(desk_.database(), desk_.roster(), person);
        if (doubles.empty())
            doubles_.erase(person);
        else
            doubles_[person] = std::move(doubles);
    }
}

Result<std::vector<AdmittedTwice>> AdmittedTwiceWatch::look() {
    return desk_.database().read([&] {
        refresh();
        HelpTable answers(desk_.database());
        std::vector<AdmittedTwice> open;
        for (const auto& of_person : doubles_)
            for (const DoubleAdmission& one : of_person.second) {
                const std::string call = call_of(one);
                const HelpState state = answers.answer_to(call);
                if (state != HelpState::done) open.push_back({call, one, state});
            }
        std::sort(open.begin(), open.end(), [](const AdmittedTwice& one, const AdmittedTwice& other) {
            return std::tie(one.admissions.second.at, one.call) <
                   std::tie(other.admissions.second.at, other.call);
        });
        return open;
    });
}

}  // namespace lanyard
