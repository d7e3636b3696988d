// One query says what somebody is registered as, whether it is asked for one or for everybody; where they are
// is store/people/whereabouts's.
#include "store/people/head_counts.h"

#include <sqlite3.h>

#include <optional>
#include <set>
#include <vector>

#include "store/database.h"
#include "store/people/records.h"
#include "store/people/registers.h"

namespace lanyard {
namespace {

// Somebody of whom anything stands: a list that counts, the desk or a door.
#define IS_KNOWN(record)                                                                          \
    "(" IS_REGISTERED(record) " OR EXISTS (SELECT 1 FROM presence WHERE subject = " record        \
                              ") OR EXISTS (SELECT 1 FROM desk_registers WHERE subject = " record \
                              ") OR EXISTS (SELECT 1 FROM flags WHERE subject = " record          \
                              ") OR EXISTS (SELECT 1 FROM enrolments WHERE subject = " record "))"

// p.subject is the person, p.speaks the record that says what they are registered as.
#define WHAT_COUNTS \
    " SELECT subject,"                                                                                    \
    " EXISTS (SELECT 1 FROM substitutions s WHERE s.from_person = p.speaks AND " IS_TO_SOMEBODY_ELSE      \
    "),"                                                                                                  \
    " " IS_WALK_IN("p.speaks") ","                                                                         \
    " EXISTS (SELECT 1 FROM desk_registrations d WHERE d.subject = p.speaks AND d.how = 'waiting_list')," \
    " coalesce(" NEWEST_STATUS("p.speaks") ", 'expected') FROM people p"

// Nobody here has several records: the few who have are read one by one.
constexpr const char* of_all_with_one_record =
    "WITH people AS (SELECT subject, subject AS speaks FROM (SELECT subject FROM list_registers WHERE "
    BATCH_COUNTS("batch")
    " UNION SELECT subject FROM desk_registrations UNION SELECT subject FROM presence UNION SELECT subject "
    "FROM desk_registers UNION SELECT subject FROM flags UNION SELECT subject FROM enrolments EXCEPT SELECT "
    "record FROM joined_records EXCEPT SELECT kept FROM joined_records))" WHAT_COUNTS;
constexpr const char* of_one =
    "WITH people AS (SELECT ?1 AS subject, ?2 AS speaks WHERE NOT EXISTS (SELECT 1 FROM joined_records WHERE "
    "record = ?1) AND (" IS_KNOWN("?1")
    " OR EXISTS (SELECT 1 FROM joined_records j WHERE j.kept = ?1 AND " IS_KNOWN("j.record") ")))" WHAT_COUNTS;

// Somebody who was written of, as they are now.
struct Changed {
    std::string id;
    std::optional<CountedPerson> counted;
};

CountedPerson counted(SQLite::Statement& row) {
    CountedPerson person;
    person.replaced = row.getColumn(1).getInt() != 0;
    person.walk_in = row.getColumn(2).getInt() != 0;
    person.listed_late = row.getColumn(3).getInt() != 0;
    const std::string status = row.getColumn(4).getString();
    person.pending = status == "pending";
    person.cancelled = status == "cancelled";
    return person;
}

void set_where(CountedPerson& person, const Whereabouts& where) {
    person.arrived = where.arrived_at.has_value();
    person.inside = where.inside;
}

std::optional<CountedPerson> read_one(Database& database, const Premises& premises,
                                      const std::string& person) {
    const std::string speaks = speaking_record(database, person);
    auto& query = database.statement(of_one);
    query.bind(1, person);
    query.bind(2, speaks);
    if (!query.executeStep()) return std::nullopt;
    CountedPerson found = counted(query);
    set_where(found, whereabouts_of(database, premises, records_of(database, person)));
    return found;
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
    const bool walks_in = person.walk_in && (person.arrived || !person.listed_late);
    add(counts.walk_ins, walks_in && !person.replaced);
    add(counts.inside, person.inside);
    add(counts.promised, person.listed_late && is_expected);
    add(counts.waiting, person.listed_late && is_to_come && person.pending);
}

// What is said of a record that was joined to another counts for the one that is kept.
std::set<std::string> with_kept(Database& database, const std::vector<std::string>& people) {
    std::set<std::string> all(people.begin(), people.end());
    for (const std::string& person : people) all.insert(kept_record(database, person));
    return all;
}

std::set<std::string> people_with_several_records(Database& database) {
    std::set<std::string> people;
    for (const auto& [record, kept] : read_kept_records(database)) people.insert(kept);
    return people;
}

}  // namespace

HeadCounts HeadCountWatch::look_at_everybody(Database& database, const Premises& premises, PeopleWatch watch,
                                             bool keeps) {
    HeadCounts counts;
    decltype(people_) people;
    const auto count = [&](const std::string& id, const CountedPerson& person) {
        tally(counts, person, 1);
        if (keeps) people[id] = person;
    };
    std::unordered_map<std::string, CountedPerson> who_came;
    each_whereabouts(database, premises, [&](const std::string& id, const Whereabouts& where) {
        set_where(who_came[id], where);
    });
    auto& most = database.statement(of_all_with_one_record);
    while (most.executeStep()) {
        const std::string id = most.getColumn(0).getString();
        CountedPerson person = counted(most);
        if (const auto came = who_came.find(id); came != who_came.end()) {
            person.arrived = came->second.arrived;
            person.inside = came->second.inside;
        }
        count(id, person);
    }
    for (const std::string& id : people_with_several_records(database))
        if (const auto person = read_one(database, premises, id)) count(id, *person);
    if (!keeps) return counts;
    watch_ = std::move(watch);
    day_began_ = premises.day_began;
    people_ = std::move(people);
    return counts_ = counts;
}

HeadCounts HeadCountWatch::look(Database& database, const Premises& premises) {
    const bool keeps = sqlite3_txn_state(database.handle().getHandle(), "main") != SQLITE_TXN_WRITE;
    PeopleWatch watch = watch_;
    const ChangedPeople changed = watch.look(database);
    const bool is_another_day = premises.day_began != day_began_;
    if (is_another_day || changed.wants_all_anew())
        return look_at_everybody(database, premises, std::move(watch), keeps);
    HeadCounts counts = counts_;
    std::vector<Changed> all;
    for (const std::string& id : with_kept(database, changed.people)) {
        all.push_back({id, read_one(database, premises, id)});
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
