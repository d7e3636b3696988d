// A row is an erased person's by its id, or by a mark that the erasure kept.
#include "desk/erased_rows.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/safety_lines.h"
#include "event/erased_marks.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

std::string email_of(const ListedPerson& person) {
    const auto email = person.fields.find(Field::email);
    return email == person.fields.end() ? std::string() : fold_email(email->second);
}

// Tells which rows are erased people's.
class ErasedRows {
  public:
    ErasedRows(const EventKey& key, const ImportPicture& picture, const std::vector<ListedPerson>& people)
        : key_(key), picture_(picture) {
        if (picture.erased.marks.empty()) return;
        for (const ListedPerson& person : people) ++rows_with_[email_of(person)];
    }

    bool has(const ListedPerson& person) const {
        const auto joined = picture_.kept.find(person.person);
        const std::string& record = joined == picture_.kept.end() ? person.person : joined->second;
        if (picture_.erased.records.count(record) || picture_.erased.records.count(person.person))
            return true;
        // Somebody who is known and was not erased, or has come back since, is no stranger to the list.
        if (picture_.erased.marks.empty() || picture_.known.count(record)) return false;
        const auto marks = marks_of_row(key_, person.fields, rows_with_.at(email_of(person)) > 1);
        return std::any_of(marks.begin(), marks.end(),
                           [&](const std::string& mark) { return picture_.erased.marks.count(mark) > 0; });
    }

  private:
    const EventKey& key_;
    const ImportPicture& picture_;
    std::unordered_map<std::string, int> rows_with_;  // by email
};

}  // namespace

Result<void> leave_out_erased(const EventKey& key, const RevivedLines& revived, ImportPicture& picture,
                              std::vector<ListedPerson>& people, std::vector<RejectedRow>& rejected) {
    std::set<int> revived_lines;
    const ErasedRows erased(key, picture, people);
    const auto is_left_out = [&](const ListedPerson& person) {
        if (!erased.has(person) || !in_force(SafetyLine::erased_are_left_out)) return false;
        if (revived.all || revived.lines.count(person.line)) {
            revived_lines.insert(person.line);
            return false;
        }
        rejected.push_back({person.line, erased_row_reason});
        return true;
    };
    const auto before = rejected.size();
    people.erase(std::remove_if(people.begin(), people.end(), is_left_out), people.end());
    for (const int line : revived.lines) {
        if (!revived_lines.count(line))
            return usage_error("line " + std::to_string(line) + " is about nobody who was erased",
                               "--revive");
    }
    for (const std::string& record : picture.erased.records) picture.known.erase(record);
    if (rejected.size() != before)
        std::stable_sort(rejected.begin(), rejected.end(),
                         [](const RejectedRow& a, const RejectedRow& b) { return a.line < b.line; });
    return {};
}

void leave_out_erased(const ErasedPeople& erased, std::vector<ListCorrection>& corrections,
                      std::vector<RejectedRow>& rejected) {
    const auto is_left_out = [&](const ListCorrection& correction) {
        if (!erased.records.count(correction.person)) return false;
        rejected.push_back({correction.line, erased_row_reason});
        return true;
    };
    corrections.erase(std::remove_if(corrections.begin(), corrections.end(), is_left_out), corrections.end());
}

}  // namespace lanyard
