// The list's values against the list registers, field by field; then those who vanished beside those who are
// new.
#include "event/registration_merge.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/lines.h"
#include "event/name_fold.h"
#include "event/name_spelled_anew.h"

namespace lanyard {
namespace {

// From here on two names may be one person's, spelled anew: "Kath" and "Katherine" with the same family name,
// a slip of the pen, a name added.
constexpr double close_likeness = 0.85;

// Names less alike than this are not looked at word by word.
constexpr double worth_a_look = 0.6;

// Comparing names within an organisation costs missing times added. A wrong list makes everybody both; beyond
// so many pairs nobody would read the answers, and the rest is not compared.
constexpr std::size_t most_name_pairs = 200'000;

// The value, "" where it was not said.
const std::string& value_of(const RegistrationFields& fields, Field field) {
    static const std::string nothing;
    const auto found = fields.find(field);
    return found == fields.end() ? nothing : found->second;
}

bool is_cancelled(const std::string& status) {
    return status == status_name(AttendeeStatus::cancelled);
}

ListWrite write_of_new(ListedPerson& row) {
    ListWrite write;
    write.person = row.person;
    write.line = row.line;
    write.is_new = true;
    write.fields = std::move(row.fields);
    return write;
}

// The list has not been told of the correction yet, or has taken it over.
bool is_as_corrected(const KnownRegistration& known, Field field, const std::string& before,
                     const std::string& after) {
    const auto corrected = known.corrected.find(field);
    return before == after || (corrected != known.corrected.end() && corrected->second == after);
}

// What the row says otherwise than the list registers. A register that is not set and an empty value are the
// same.
ListWrite write_of_known(const ListedPerson& row, const KnownRegistration& known) {
    ListWrite write;
    write.person = row.person;
    write.line = row.line;
    for (const auto& [field, after] : row.fields) {
        const std::string& before = value_of(known.list, field);
        if (is_as_corrected(known, field, before, after)) continue;
        write.fields[field] = after;
        write.changes.push_back({field, before, after});
        write.cancels = write.cancels || (field == Field::status && is_cancelled(after));
    }
    return write;
}

void add_conflicts(const ListedPerson& row, const KnownRegistration& known,
                   std::vector<ListConflict>& conflicts) {
    for (const auto& [field, desk] : known.desk) {
        if (!row.fields.count(field)) continue;
        const std::string& list = value_of(row.fields, field);
        if (list != desk && list != value_of(known.replaced, field))
            conflicts.push_back({row.person, field, list, desk});
    }
}

// The letters of the name's words, the words sorted, so that "Bennett, Sarah" and "Sarah Bennett" are one.
std::string comparable_letters(const std::string& name) {
    auto words = folded_words(name);
    std::sort(words.begin(), words.end());
    std::string letters;
    for (const std::string& word : words) letters += word;
    return letters;
}

// Somebody who vanished or is new, as far as pairs are found by it.
struct Candidate {
    std::string person, name, email, organisation, order_code;
    std::string letters;  // of the name, comparable_letters
    bool unnamed = false;
    bool paired = false;
};

Candidate candidate_of(const std::string& person, const RegistrationFields& fields) {
    return {person,
            value_of(fields, Field::name),
            fold_email(value_of(fields, Field::email)),
            fold_name(value_of(fields, Field::organisation)),
            value_of(fields, Field::order_code),
            comparable_letters(value_of(fields, Field::name)),
            !value_of(fields, Field::seat).empty()};
}

double likeness_of_letters(const std::string& a_letters, const std::string& b_letters);

struct Pair {
    double likeness = 0;
    Candidate* missing = nullptr;
    Candidate* added = nullptr;
};

// Finds who among the vanished and the new may be one; everybody is in one pair at most, the first that fits.
class PairFinder {
  public:
    PairFinder(std::vector<Candidate> missing, std::vector<Candidate> added)
        : missing_(std::move(missing)), added_(std::move(added)) {}

    std::vector<LookAlike> find() {
        pair_by(&Candidate::email, "same email", [](const Pair&) { return true; });
        pair_by(&Candidate::order_code, "same order", [](const Pair&) { return true; });
        pair_by(&Candidate::organisation, "same organisation, close in name",
                [](const Pair& pair) { return pair.likeness >= close_likeness; });
        pair_by(&Candidate::organisation, "same organisation, the seat had no name",
                [](const Pair& pair) { return pair.missing->unnamed && !pair.added->unnamed; });
        pair_by(&Candidate::letters, "same name",
                [](const Pair& pair) { return !pair.missing->unnamed && !pair.added->unnamed; });
        const auto anybody = [](const Candidate&) -> std::string_view { return "anybody"; };
        pair_by(anybody, "close in name", [](const Pair& pair) {
            return pair.likeness >= worth_a_look && !pair.missing->unnamed && !pair.added->unnamed &&
                   is_name_spelled_anew(pair.missing->name, pair.added->name);
        });
        return std::move(found_);
    }

  private:
    // Pairs of those with the same `key` that are `accepted`, the most alike names first.
    template <class Key, class Accept>
    void pair_by(Key key, const char* reason, Accept accepted) {
        const auto key_of = [&](const Candidate& candidate) -> std::string_view {
            return std::invoke(key, candidate);
        };
        std::unordered_map<std::string_view, std::vector<Candidate*>> missing_by_key;
        for (Candidate& missing : missing_) {
            if (!missing.paired && !key_of(missing).empty())
                missing_by_key[key_of(missing)].push_back(&missing);
        }
        std::vector<Pair> pairs;
        for (Candidate& added : added_) {
            const auto group = missing_by_key.find(key_of(added));
            if (added.paired || group == missing_by_key.end()) continue;
            for (Candidate* missing : group->second) {
                if (compared_ == most_name_pairs) break;
                ++compared_;
                const Pair pair{likeness_of_letters(missing->letters, added.letters), missing, &added};
                if (accepted(pair)) pairs.push_back(pair);
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
        for (const Pair& pair : pairs) take(pair, reason);
    }

    void take(const Pair& pair, const char* reason) {
        if (pair.missing->paired || pair.added->paired) return;
        pair.missing->paired = pair.added->paired = true;
        const bool renamed =
            pair.likeness >= close_likeness && !pair.missing->unnamed && !pair.added->unnamed;
        found_.push_back({pair.missing->person, pair.added->person, renamed, reason});
    }

    std::vector<Candidate> missing_, added_;  // in an order that does not depend on containers
    std::vector<LookAlike> found_;
    std::size_t compared_ = 0;
};

// Those whom some list has named and this one does not, sorted. Walk-ins never were on one, and of somebody
// who is cancelled already there is nothing left to say.
std::vector<std::string> find_missing(const std::unordered_set<std::string_view>& listed,
                                      const KnownRegistrations& known) {
    std::vector<std::string> missing;
    for (const auto& [person, registration] : known) {
        const bool is_expected_on_lists =
            registration.from_list && !registration.walk_in && !registration.substituted;
        if (!is_expected_on_lists || listed.count(person)) continue;
        if (!is_cancelled(value_in_effect(registration, Field::status))) missing.push_back(person);
    }
    std::sort(missing.begin(), missing.end());
    return missing;
}

std::vector<LookAlike> find_look_alikes(const ListComparison& comparison, const KnownRegistrations& known) {
    std::vector<Candidate> missing, added;
    for (const std::string& person : comparison.missing)
        missing.push_back(candidate_of(person, known.at(person).list));
    if (missing.empty()) return {};
    for (const ListWrite& write : comparison.writes) {
        if (write.is_new) added.push_back(candidate_of(write.person, write.fields));
    }
    return PairFinder(std::move(missing), std::move(added)).find();
}

// M. A. Jaro (1989): letters that both have at about the same place, and how many of them stand in another
// order.
double jaro(const std::string& a, const std::string& b) {
    const std::size_t reach = std::max<std::size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
    std::vector<bool> matched(b.size());
    std::string a_letters, b_letters;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t from = i > reach ? i - reach : 0;
        for (std::size_t j = from; j < std::min(i + reach + 1, b.size()); ++j) {
            if (matched[j] || a[i] != b[j]) continue;
            matched[j] = true;
            a_letters += a[i];
            break;
        }
    }
    if (a_letters.empty()) return 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
        if (matched[j]) b_letters += b[j];
    }
    const auto matches = static_cast<double>(a_letters.size());
    double out_of_order = 0;
    for (std::size_t i = 0; i < a_letters.size(); ++i) out_of_order += a_letters[i] != b_letters[i] ? 0.5 : 0;
    return (matches / static_cast<double>(a.size()) + matches / static_cast<double>(b.size()) +
            (matches - out_of_order) / matches) /
           3;
}

// Of two names' comparable_letters, 0 to 1.
double likeness_of_letters(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return 0;
    if (a == b) return 1;
    // W. E. Winkler (1990): the same beginning counts for more, where the rest is alike at all.
    constexpr double alike_at_all = 0.7, weight = 0.1;
    constexpr std::size_t longest_beginning = 4;
    const double likeness = jaro(a, b);
    if (likeness <= alike_at_all) return likeness;
    std::size_t same = 0;
    while (same < longest_beginning && same < std::min(a.size(), b.size()) && a[same] == b[same]) ++same;
    return likeness + static_cast<double>(same) * weight * (1 - likeness);
}

}  // namespace

ListComparison compare_list(std::vector<ListedPerson> rows, const KnownRegistrations& known) {
    ListComparison comparison;
    std::unordered_set<std::string_view> listed;
    listed.reserve(rows.size());
    for (ListedPerson& row : rows) {
        if (!listed.insert(row.person).second) continue;
        const auto found = known.find(row.person);
        if (found == known.end()) {
            comparison.writes.push_back(write_of_new(row));
            ++comparison.added;
            continue;
        }
        ListWrite write = write_of_known(row, found->second);
        add_conflicts(row, found->second, comparison.conflicts);
        ++(write.cancels           ? comparison.cancelled
           : write.changes.empty() ? comparison.unchanged
                                   : comparison.changed);
        if (write.cancels && found->second.inside) comparison.cancelled_inside.push_back(row.person);
        if (!write.changes.empty()) comparison.writes.push_back(std::move(write));
    }
    comparison.missing = find_missing(listed, known);
    comparison.look_alikes = find_look_alikes(comparison, known);
    return comparison;
}

namespace {

// The lines of `more` that `lines` lacks, added to it.
void add_lines(std::string& lines, const std::string& more) {
    for (const auto part : lines_of(more)) {
        const std::string line(part);
        if (('\n' + lines + '\n').find('\n' + line + '\n') != std::string::npos) continue;
        lines += (lines.empty() ? "" : "\n") + line;
    }
}

// What is known of a double is known of the person.
void join_known(KnownRegistrations& known, const KeptRecords& kept) {
    for (const auto& [dropped, keeper] : kept) {
        const auto found = known.find(dropped);
        if (found == known.end()) continue;
        const bool inside = found->second.inside, has_left = found->second.has_left,
                   from_list = found->second.from_list;
        known.erase(found);
        KnownRegistration& person = known[keeper];
        person.inside = person.inside || inside;
        person.has_left = person.has_left || has_left;
        person.from_list = person.from_list || from_list;
    }
}

}  // namespace

std::vector<ListedPerson> join_records(std::vector<ListedPerson>& rows, KnownRegistrations& known,
                                       const KeptRecords& kept) {
    std::vector<ListedPerson> others;
    if (kept.empty()) return others;
    join_known(known, kept);
    std::unordered_set<std::string> speaking;
    for (const ListedPerson& row : rows) {
        if (!kept.count(row.person)) speaking.insert(row.person);
    }
    std::vector<ListedPerson> remaining;
    remaining.reserve(rows.size());
    for (ListedPerson& row : rows) {
        const auto keeper = kept.find(row.person);
        if (keeper != kept.end()) {
            row.person = keeper->second;
            if (!speaking.insert(row.person).second) {
                others.push_back(std::move(row));
                continue;
            }
            const auto person = known.find(row.person);
            if (person != known.end() && row.fields.count(Field::codes))
                add_lines(row.fields[Field::codes], value_of(person->second.list, Field::codes));
        }
        remaining.push_back(std::move(row));
    }
    rows = std::move(remaining);
    return others;
}

const std::string& value_in_effect(const KnownRegistration& known, Field field) {
    return known.desk.count(field) ? value_of(known.desk, field) : value_of(known.list, field);
}

double name_likeness(const std::string& a, const std::string& b) {
    return likeness_of_letters(comparable_letters(a), comparable_letters(b));
}

}  // namespace lanyard
