// SQL finds the few people whom two nodes have checked in; what their doors had seen is followed in memory.
#include "store/people/double_admissions.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "event/journal_entry.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/roster.h"

namespace lanyard {
namespace {

// What happened to one person in one area.
struct Story {
    std::map<std::string, Entry> entries;                    // by id, standing or not
    std::vector<std::string> check_ins;                      // that stand, by the event's time
    std::vector<Instant> leavings;                           // that stand
    std::map<std::string, std::set<std::string>> seen = {};  // by each check-in
};

using PersonInArea = std::pair<std::string, std::string>;

std::set<PersonInArea> checked_in_by_several(Database& database, Roster& roster) {
    auto& query = database.statement(
        "SELECT subject, area FROM attendance WHERE direction='in' GROUP BY subject, area"
        " HAVING min(node) <> max(node) UNION SELECT a.subject, a.area FROM same_person s JOIN attendance a"
        " ON a.subject IN (s.kept, s.dropped) WHERE a.direction='in'");
    std::vector<PersonInArea> found;
    while (query.executeStep())
        found.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
    std::set<PersonInArea> people;
    for (auto& [record, area] : found) people.emplace(roster.kept(record), std::move(area));
    return people;
}

// Everything that the writer of this entry had seen, as far as the entries tell.
std::set<std::string> seen_from(const std::map<std::string, Entry>& entries, const std::string& id) {
    std::set<std::string> seen;
    std::vector<std::string> to_follow = {id};
    while (!to_follow.empty()) {
        const auto entry = entries.find(to_follow.back());
        to_follow.pop_back();
        if (entry == entries.end()) continue;
        std::vector<std::string> before = entry->second.undoes;
        before.push_back(entry->second.follows);
        for (std::string& one : before)
            if (!one.empty() && seen.insert(one).second) to_follow.push_back(std::move(one));
    }
    return seen;
}

Story story_of(Database& database, Roster& roster, const PersonInArea& who) {
    Story story;
    for (const std::string& record : roster.same_as(who.first)) {
        for (Entry& entry : read_entries_of(database, record)) {
            if (entry.area != who.second) continue;
            const std::string id = entry_id(entry);
            const bool stands = entry_stands(database, id);
            if (stands && entry.kind == entry_kind::checked_in) story.check_ins.push_back(id);
            if (stands && entry.kind == entry_kind::left) story.leavings.push_back(entry.at);
            story.entries.emplace(id, std::move(entry));
        }
    }
    std::sort(story.check_ins.begin(), story.check_ins.end(), [&](const auto& one, const auto& other) {
        return std::pair(story.entries.at(one).at, one) < std::pair(story.entries.at(other).at, other);
    });
    for (const std::string& id : story.check_ins) story.seen[id] = seen_from(story.entries, id);
    return story;
}

// A node has seen all that it wrote before, and so has whoever has seen something of it.
bool has_seen(const Story& story, const std::string& id, const std::string& other_id) {
    const Entry& other = story.entries.at(other_id);
    const auto tells_of_other = [&](const std::string& seen) {
        const auto entry = story.entries.find(seen);
        return seen == other_id || (entry != story.entries.end() && entry->second.node == other.node &&
                                    entry->second.sequence >= other.sequence);
    };
    const auto& seen = story.seen.at(id);
    return std::any_of(seen.begin(), seen.end(), tells_of_other);
}

// `first` is not the later one.
bool are_double(const Story& story, const std::string& first, const std::string& second) {
    const Entry& one = story.entries.at(first);
    const Entry& other = story.entries.at(second);
    if (one.node == other.node || has_seen(story, first, second) || has_seen(story, second, first))
        return false;
    return std::none_of(story.leavings.begin(), story.leavings.end(),
                        [&](Instant left) { return one.at <= left && left <= other.at; });
}

Admission admission_of(Database& database, const Story& story, const std::string& id) {
    const Entry& entry = story.entries.at(id);
    auto& row =
        database.statement("SELECT point FROM attendance WHERE subject=? AND area=? AND clock=? AND entry=?");
    row.bind(1, entry.subject);
    row.bind(2, entry.area);
    row.bind(3, entry.clock);
    row.bind(4, id);
    return {id, row.executeStep() ? row.getColumn(0).getString() : "", entry.node, entry.at};
}

std::vector<DoubleAdmission> doubles_in(Database& database, const Story& story, const PersonInArea& who) {
    std::set<std::pair<std::string, std::string>> pairs;
    for (const std::string& second : story.check_ins) {
        for (const std::string& first : story.check_ins) {
            if (first == second) break;
            if (are_double(story, first, second)) pairs.emplace(first, second);
        }
    }
    const auto is_double = [&](const std::string& one, const std::string& other) {
        return pairs.count({one, other}) || pairs.count({other, one});
    };
    // Somebody who came in again after the fork is not a further pair.
    const auto comes_of_another = [&](const std::string& one, const std::string& other) {
        const auto& before = story.seen.at(one);
        return std::any_of(before.begin(), before.end(),
                           [&](const std::string& seen) { return is_double(seen, other); });
    };
    std::vector<DoubleAdmission> doubles;
    for (const auto& [first, second] : pairs) {
        if (comes_of_another(first, second) || comes_of_another(second, first)) continue;
        doubles.push_back({who.first, who.second, admission_of(database, story, first),
                           admission_of(database, story, second)});
    }
    std::sort(doubles.begin(), doubles.end(), [](const DoubleAdmission& one, const DoubleAdmission& other) {
        return std::tie(one.second.at, one.second.entry, one.first.entry) <
               std::tie(other.second.at, other.second.entry, other.first.entry);
    });
    return doubles;
}

}  // namespace

std::vector<DoubleAdmission> double_admissions(Database& database, Roster& roster) {
    std::vector<DoubleAdmission> all;
    for (const PersonInArea& who : checked_in_by_several(database, roster)) {
        for (DoubleAdmission& one : doubles_in(database, story_of(database, roster, who), who))
            all.push_back(std::move(one));
    }
    return all;
}

std::vector<DoubleAdmission> double_admissions_of(Database& database, Roster& roster,
                                                  const std::string& person) {
    std::set<std::string> areas;
    for (const std::string& record : roster.same_as(person)) {
        auto& query =
            database.statement("SELECT DISTINCT area FROM attendance WHERE subject = ? AND direction = 'in'");
        query.bind(1, record);
        while (query.executeStep()) areas.insert(query.getColumn(0).getString());
    }
    std::vector<DoubleAdmission> all;
    for (const std::string& area : areas) {
        const PersonInArea who(person, area);
        for (DoubleAdmission& one : doubles_in(database, story_of(database, roster, who), who))
            all.push_back(std::move(one));
    }
    return all;
}

}  // namespace lanyard
