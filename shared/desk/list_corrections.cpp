// Corrections of one person come together in one entry.
#include "desk/list_corrections.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/list_words.h"

namespace lanyard {
namespace {

std::string value_of(const RegistrationFields& fields, Field field) {
    const auto found = fields.find(field);
    return found == fields.end() ? std::string() : found->second;
}

// The name with the parts that follow from it: those that were swapped, the ones a comma tells apart, else
// the whole alone.
PersonName corrected_name(const std::string& to, const RegistrationFields& before) {
    const std::string given = value_of(before, Field::given_name),
                      family = value_of(before, Field::family_name);
    if (!given.empty() && !family.empty()) {
        if (fold_name(to) == fold_name(family + " " + given)) return {to, family, given};
        if (fold_name(to) == fold_name(given + " " + family)) return {to, given, family};
    }
    return name_from_one_cell(to, to.find(',') != std::string::npos && to.find(',') == to.rfind(','));
}

// "Workshop A; Workshop C" as a line each.
std::string session_lines(const std::string& cell) {
    std::string lines;
    for (const auto part : split(cell, ";")) {
        const std::string words = clean_text(part);
        if (!words.empty()) lines += (lines.empty() ? "" : "\n") + words;
    }
    return lines;
}

// The fields that a correction sets; nothing where its words say none.
RegistrationFields fields_of(const ListCorrection& correction, const RegistrationFields& before) {
    if (correction.field == Field::status) {
        const auto status = status_from_words(correction.to);
        if (!status) return {};
        return {{Field::status, std::string(status_name(*status))}};
    }
    if (correction.field == Field::sessions) return {{Field::sessions, session_lines(correction.to)}};
    if (correction.field != Field::name) return {{correction.field, correction.to}};
    const PersonName name = corrected_name(correction.to, before);
    return {{Field::name, name.whole},
            {Field::given_name, name.given},
            {Field::family_name, name.family},
            {Field::seat, is_placeholder_name(name.whole) ? "unnamed" : ""}};
}

}  // namespace

CorrectionOutcome correct_list(const std::vector<ListCorrection>& corrections,
                               const KnownRegistrations& known) {
    CorrectionOutcome outcome;
    std::map<std::string, CorrectedPerson> people;
    for (const ListCorrection& correction : corrections) {
        const auto found = known.find(correction.person);
        if (found == known.end() || !found->second.from_list) {
            outcome.rejected.push_back(
                {correction.line, "nobody of the list has this id: import the list itself first"});
            continue;
        }
        const RegistrationFields& before = found->second.list;
        const RegistrationFields fields = fields_of(correction, before);
        if (fields.empty()) {
            outcome.rejected.push_back({correction.line, "\"" + correction.to + "\" is no known status"});
            continue;
        }
        ListWrite write;
        write.person = correction.person;
        write.line = correction.line;
        for (const auto& [field, after] : fields) {
            const std::string said = value_of(before, field);
            if (said == after) continue;
            write.fields[field] = after;
            write.changes.push_back({field, said, after});
            CorrectedPerson& person = people[correction.person];
            person.fields[field] = after;
            person.replaced[field] = said;
        }
        ++(write.changes.empty() ? outcome.comparison.unchanged : outcome.comparison.changed);
        if (!write.changes.empty()) outcome.comparison.writes.push_back(std::move(write));
    }
    for (auto& [id, person] : people) {
        person.person = id;
        outcome.people.push_back(std::move(person));
    }
    return outcome;
}

}  // namespace lanyard
