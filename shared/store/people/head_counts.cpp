// One query says what counts of a person, whether it is asked for one or for everybody.
#include "store/people/head_counts.h"

#include <sqlite3.h>

#include <optional>
#include <set>
#include <vector>

#include "store/database.h"
#include "store/people/to_ones_double.h"

namespace lanyard {
namespace {

// ?1 is the entrance, p.subject the person.
#define WHAT_COUNTS                                                                                        \
    " SELECT subject,"                                                                                     \
    " EXISTS (SELECT 1 FROM presence i WHERE i.area = ?1 AND i.first_at IS NOT NULL AND (i.subject ="      \
    " p.subject OR i.subject IN (SELECT dropped FROM same_person WHERE kept = p.subject))),"               \
    " EXISTS (SELECT 1 FROM presence i WHERE i.area = ?1 AND i.inside AND (i.subject = p.subject OR"       \
    " i.subject IN (SELECT dropped FROM same_person WHERE kept = p.subject))),"                            \
    " EXISTS (SELECT 1 FROM substitutions s WHERE s.from_person = subject AND " NOT_TO_ONES_DOUBLE         \
    "),"                                                                                                   \
    " EXISTS (SELECT 1 FROM desk_registrations d WHERE d.subject = p.subject AND d.how = 'walk_in'),"      \
    " EXISTS (SELECT 1 FROM desk_registrations d WHERE d.subject = p.subject AND d.how = 'waiting_list')," \
    " coalesce((SELECT value FROM desk_registers d WHERE d.subject = p.subject AND field = 'status'"       \
    " ORDER BY clock DESC, entry DESC LIMIT 1),"                                                           \
    " (SELECT status FROM list_registers c WHERE c.subject = p.subject AND status IS NOT NULL AND"         \
    " (c.batch = '' OR c.batch IN (SELECT batch FROM batches)) ORDER BY clock DESC, entry DESC LIMIT 1),"  \
    " 'expected') FROM people p"

constexpr const char* of_everybody =
    "WITH people AS (SELECT subject FROM list_registers WHERE batch = '' OR batch IN (SELECT batch FROM "
    "batches) UNION SELECT subject FROM desk_registrations UNION SELECT subject FROM presence EXCEPT SELECT "
    "dropped FROM same_person)" WHAT_COUNTS;
constexpr const char* of_one =
    "WITH people AS (SELECT ?2 AS subject WHERE (EXISTS (SELECT 1 FROM list_registers WHERE subject = ?2 AND "
    "(batch = '' OR batch IN (SELECT batch FROM batches))) OR EXISTS (SELECT 1 FROM desk_registrations WHERE "
    "subject = ?2) OR EXISTS (SELECT 1 FROM presence WHERE subject = ?2)) AND NOT EXISTS (SELECT 1 FROM "
    "same_person WHERE dropped = ?2))" WHAT_COUNTS;

// Somebody who was written of, as they are now.
struct Changed {
    std::string id;
    std::optional<CountedPerson> counted;
};

CountedPerson counted(SQLite::Statement& row) {
    CountedPerson person;
    person.arrived = row.getColumn(1).getInt() != 0;
    person.inside = row.getColumn(2).getInt() != 0;
    person.replaced = row.getColumn(3).getInt() != 0;
    person.walk_in = row.getColumn(4).getInt() != 0;
    person.listed_late = row.getColumn(5).getInt() != 0;
    const std::string status = row.getColumn(6).getString();
    person.pending = status == "pending";
    person.cancelled = status == "cancelled";
    return person;
}

std::optional<CountedPerson> read_one(Database& database, const std::string& entrance,
                                      const std::string& person) {
    auto& query = database.statement(of_one);
    query.bind(1, entrance);
    query.bind(2, person);
    return query.executeStep() ? std::optional(counted(query)) : std::nullopt;
}

// `by` is 1 or -1.
void tally(HeadCounts& counts, const CountedPerson& person, int by) {
    const bool is_to_come = !person.arrived && !person.replaced;
    const bool is_expected = is_to_come && !person.pending && !person.cancelled;
    const auto add = [&](int& count, bool counts_here) { count += counts_here ? by : 0; };
    add(counts.arrived, person.arrived);
    add(counts.expected, is_expected);
    add(counts.pending, is_to_come && person.pending);
    add(counts.cancelled, is_to_come && person.cancelled);
    add(counts.walk_ins, person.walk_in && !person.replaced);
    add(counts.inside, person.inside);
    add(counts.promised, person.listed_late && is_expected);
    add(counts.waiting, person.listed_late && is_to_come && person.pending);
}

std::vector<std::string> kept_for(Database& database, const std::string& person) {
    auto& query = database.statement("SELECT DISTINCT kept FROM same_person WHERE dropped = ?");
    query.bind(1, person);
    std::vector<std::string> kept;
    while (query.executeStep()) kept.push_back(query.getColumn(0).getString());
    return kept;
}

// What is said of a record that was dropped counts for the one that is kept.
std::set<std::string> with_kept(Database& database, const std::vector<std::string>& people) {
    std::set<std::string> all(people.begin(), people.end());
    for (const std::string& person : people)
        for (std::string& kept : kept_for(database, person)) all.insert(std::move(kept));
    return all;
}

}  // namespace

HeadCounts HeadCountWatch::look_at_everybody(Database& database, const std::string& entrance,
                                             PeopleWatch watch, bool keeps) {
    HeadCounts counts;
    decltype(people_) people;
    auto& everybody = database.statement(of_everybody);
    everybody.bind(1, entrance);
    while (everybody.executeStep()) {
        const CountedPerson person = counted(everybody);
        tally(counts, person, 1);
        if (keeps) people[everybody.getColumn(0).getString()] = person;
    }
    if (!keeps) return counts;
    watch_ = std::move(watch);
    people_ = std::move(people);
    return counts_ = counts;
}

HeadCounts HeadCountWatch::look(Database& database, const std::string& entrance) {
    const bool keeps = sqlite3_txn_state(database.handle().getHandle(), "main") != SQLITE_TXN_WRITE;
    PeopleWatch watch = watch_;
    const ChangedPeople changed = watch.look(database);
    if (changed.everybody || changed.people.size() > most_one_by_one)
        return look_at_everybody(database, entrance, std::move(watch), keeps);
    HeadCounts counts = counts_;
    std::vector<Changed> all;
    for (const std::string& id : with_kept(database, changed.people)) {
        all.push_back({id, read_one(database, entrance, id)});
        const auto before = people_.find(id);
        if (before != people_.end()) tally(counts, before->second, -1);
        if (all.back().counted) tally(counts, *all.back().counted, 1);
    }
    if (!keeps) return counts;
    // Nothing reads any more, and so nothing fails half way.
    for (const Changed& person : all) {
        people_.erase(person.id);
        if (person.counted) people_[person.id] = *person.counted;
    }
    watch_ = std::move(watch);
    return counts_ = counts;
}

}  // namespace lanyard
