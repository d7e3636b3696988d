// Each step passes over the rows once; what it finds holds for the steps behind it.
#include "formats/list_settling.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/list_places.h"
#include "formats/list_words.h"

namespace lanyard {
namespace {

class ListSettler {
  public:
    ListSettler(RegistrationList& list, LineNotes& notes) : list_(list), notes_(notes) {}

    void settle() {
        settle_attendee_ids();
        settle_codes();
        settle_organisation_seats();
        add_further_seats(list_, notes_);
        count_occurrences();
        report_persons_twice();
    }

  private:
    void reject(int line, std::string reason) { list_.rejected.push_back({line, std::move(reason)}); }

    // One system's id stands for one person: the same person again is one row too many, and ids that
    // different people share (a group's number) identify none of them.
    void settle_attendee_ids() {
        std::unordered_map<std::string_view, std::size_t> first_row_of;
        first_row_of.reserve(list_.rows.size());
        std::map<std::size_t, std::vector<std::size_t>> rows_after;  // by the first row with the same id
        for (std::size_t i = 0; i < list_.rows.size(); ++i) {
            const std::string& id = list_.rows[i].identity.attendee_id;
            if (id.empty()) continue;
            const auto [found, is_new] = first_row_of.try_emplace(id, i);
            if (!is_new) rows_after[found->second].push_back(i);
        }
        std::unordered_set<int> repeated_lines;
        for (const auto& [first, others] : rows_after)
            settle_shared_id(list_.rows[first], others, repeated_lines);
        if (repeated_lines.empty()) return;
        list_.rows.erase(
            std::remove_if(list_.rows.begin(), list_.rows.end(),
                           [&](const ListRow& row) { return repeated_lines.count(row.line) > 0; }),
            list_.rows.end());
    }

    void settle_shared_id(ListRow& first, const std::vector<std::size_t>& others,
                          std::unordered_set<int>& repeated_lines) {
        const bool one_person = std::all_of(others.begin(), others.end(), [&](std::size_t i) {
            return is_same_person(list_.rows[i], first);
        });
        const auto disown = [&](ListRow& row) {
            row.identity.attendee_id.clear();
            notes_.add("different people have the same attendee number, which is not used", row.line);
        };
        if (!one_person) disown(first);
        for (std::size_t i : others) {
            if (!one_person) {
                disown(list_.rows[i]);
            } else {
                repeated_lines.insert(list_.rows[i].line);
                reject(list_.rows[i].line, fmt::format("the same attendee as on line {}", first.line));
            }
        }
    }

    static bool is_same_person(const ListRow& a, const ListRow& b) {
        return a.identity.name == b.identity.name &&
               fold_email(a.identity.email) == fold_email(b.identity.email);
    }

    // A code opens the door for one person: who claims it second goes without.
    void settle_codes() {
        std::unordered_set<std::string_view> taken;
        taken.reserve(list_.rows.size());
        std::map<ListRow*, std::string>
            left;  // to those who claimed one second; the texts stay until all are seen
        for (ListRow& row : list_.rows) {
            const auto codes = row.fields.find(Field::codes);
            if (codes == row.fields.end() || codes->second.empty()) continue;
            std::string kept;
            bool keeps_all = true;
            for (const auto code : lines_of(codes->second)) {
                if (taken.insert(code).second) {
                    kept.append(kept.empty() ? "" : "\n").append(code);
                    continue;
                }
                keeps_all = false;
                if (row.identity.code == code) row.identity.code.clear();
                notes_.add("the code belongs to an earlier row already and is left out", row.line);
            }
            if (!keeps_all || kept != codes->second) left.emplace(&row, std::move(kept));
        }
        for (auto& [row, codes] : left) row->fields.find(Field::codes)->second = std::move(codes);
    }

    // "Leeds City Council" as a person holds a seat for somebody. Sole traders, who bear their firm's name,
    // do not: the name has to be another row's organisation too, or one that no person has.
    void settle_organisation_seats() {
        std::unordered_set<std::string_view> organisations;
        for (const ListRow& row : list_.rows) {
            if (row.identity.organisation != row.identity.name)
                organisations.insert(row.identity.organisation);
        }
        for (ListRow& row : list_.rows) {
            const std::string& name = row.identity.name;
            if (name.empty() || (organisations.count(name) == 0 && !is_organisation_name(name))) continue;
            row.fields[Field::seat] = "unnamed";
        }
    }

    // Rows without id and code are told apart by email and name, or name and organisation; several with the
    // same are counted. A key of zeros makes the ids that only this compares.
    void count_occurrences() {
        const auto key = EventKey::parse(std::string(64, '0'), "");
        if (!key) return;
        std::unordered_map<std::string, int> seen;
        for (ListRow& row : list_.rows) {
            if (!row.identity.attendee_id.empty() || !row.identity.code.empty()) continue;
            row.identity.occurrence = seen[person_id(*key, row.identity)]++;
        }
    }

    void report_persons_twice() {
        std::unordered_map<std::string, int> line_of;  // 0 once it is reported
        line_of.reserve(list_.rows.size());
        for (const ListRow& row : list_.rows) {
            if (row.identity.email.empty() || !row.fields.at(Field::seat).empty()) continue;
            const auto [found, is_new] =
                line_of.try_emplace(fold_email(row.identity.email) + '\n' + row.identity.name, row.line);
            if (is_new) continue;
            constexpr std::string_view sentence = "the same name and email more than once: one person twice?";
            if (const int first = std::exchange(found->second, 0)) notes_.add(sentence, first);
            notes_.add(sentence, row.line);
        }
    }

    RegistrationList& list_;
    LineNotes& notes_;
};

}  // namespace

void settle_list(RegistrationList& list, LineNotes& notes) {
    ListSettler(list, notes).settle();
}

}  // namespace lanyard
