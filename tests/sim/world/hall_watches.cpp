// What must hold when a simulated day is over and everything has met again.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/safe_file.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "store/journal/entry_rows.h"
#include "store/journal/journal.h"
#include "store/journal/runs.h"
#include "store/journal/verify.h"
#include "store/people/double_admissions.h"
#include "tests/sim/world/desk_deeds.h"
#include "tests/sim/world/simulated_hall.h"
#include "tests/store/people/people_model.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> entries_of(Desk& desk) {
    std::vector<std::string> all;
    const auto read = desk.database().read([&] {
        for (const Entry& entry : read_entries(desk.database()))
            all.push_back(entry_id(entry) + ' ' + std::string(entry.kind) + (entry.personal ? "+" : "-"));
    });
    if (!read) all.push_back(read.error().message());
    std::sort(all.begin(), all.end());
    return all;
}

// The first line that one has and the other has not.
std::string difference(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    std::vector<std::string> missing, more;
    std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(missing));
    std::set_difference(other.begin(), other.end(), one.begin(), one.end(), std::back_inserter(more));
    return fmt::format("{} missing{}, {} more{}", missing.size(),
                       missing.empty() ? "" : " (" + missing.front() + ")", more.size(),
                       more.empty() ? "" : " (" + more.front() + ")");
}

std::string subject_of(Desk& desk, const std::string& entry) {
    const auto found = desk.database().read([&] { return find_entry(desk.database(), entry); });
    return found && *found ? (*found)->subject : "";
}

long number(Desk& desk, const std::string& sql) {
    return desk.database().handle().execAndGet(sql).getInt();
}

std::string words(const HeadCounts& counts) {
    return fmt::format("arrived {}, expected {}, pending {}, cancelled {}, walk-ins {}, inside {}",
                       counts.arrived, counts.expected, counts.pending, counts.cancelled, counts.walk_ins,
                       counts.inside);
}

HeadCounts counts_of(const PeopleModel& model) {
    HeadCounts counts;
    for (const auto& [id, person] : model.people()) {
        counts.arrived += person.arrived();
        counts.inside += person.in_building;
        counts.walk_ins += person.walk_in && !person.replaced && (person.arrived() || !person.listed_late);
        if (person.arrived() || person.replaced) continue;
        counts.expected += person.status == "expected";
        counts.pending += person.status == "pending";
        counts.cancelled += person.status == "cancelled";
    }
    return counts;
}

// Tells which entries should have lost what is personal.
class ErasedEntries {
  public:
    explicit ErasedEntries(Database& database) {
        (void)database.read([&] {
            for (const Entry& entry : read_entries(database))
                if (entry.kind == entry_kind::subject_erased)
                    newest_[entry.subject] = std::max(newest_[entry.subject], entry.clock);
        });
    }
    // True where one still has it, though its writer did not know of an erasure.
    bool has(const Entry& entry) const {
        const auto newest = newest_.find(entry.subject);
        return entry.personal && newest != newest_.end() && known_erasure(entry) < newest->second;
    }

  private:
    std::map<std::string, std::int64_t> newest_;
};

}  // namespace

Desk* SimulatedHall::desk_of(std::size_t machine) {
    Running* running = machines_[machine]->run(0, [] {});
    return running ? running->desk.get() : nullptr;
}

// A gap that begins with an entry which nobody can have.
bool SimulatedHall::is_known_loss(const JournalDifference& difference) const {
    for (const auto& [node, sequences] : lost_)
        for (const std::int64_t sequence : sequences)
            if (difference.where == fmt::format("node {}, sequence {}", node, sequence)) return true;
    return false;
}

// Every machine has every entry, nothing that anybody was told is missing, and every journal is whole.
void SimulatedHall::watch_journals() {
    Desk* first = desk_of(0);
    if (!first) return;
    const auto entries = entries_of(*first);
    for (std::size_t i = 0; i < machines_.size(); ++i) {
        Desk* desk = desk_of(i);
        if (!desk) continue;
        if (const auto here = entries_of(*desk); here != entries)
            violated(
                fmt::format("machine {} has other entries than machine 0: {}", i, difference(entries, here)));
        auto wrong = verify_journal(desk->database(), desk->folder().key);
        if (wrong && *wrong && is_known_loss(**wrong)) wrong = verify_tables(desk->database());
        if (!wrong)
            violated(fmt::format("machine {}: {}", i, wrong.error().message()));
        else if (*wrong)
            violated(fmt::format("machine {}: {}: {}", i, (*wrong)->where, (*wrong)->what));
        for (const auto& one : acknowledged_) {
            const std::string& node = one.first;
            const std::int64_t told = one.second;
            const auto there = desk->database().read([&] { return newest_of_run(desk->database(), node); });
            if (!there || there->sequence < told)
                violated(fmt::format("machine {} has node {} up to {}, and {} was told", i, node,
                                     there ? there->sequence : -1, told));
        }
    }
    watch_tables();
}

void SimulatedHall::watch_tables() {
    Desk* first = desk_of(0);
    std::map<std::string, std::vector<std::string>> rows;
    for (std::size_t i = 0; i < machines_.size(); ++i) {
        Desk* desk = desk_of(i);
        if (!first || !desk) continue;
        for (const auto& table : replicated_tables()) {
            auto here = table_rows(desk->database(), table);
            if (i == 0)
                rows[table] = std::move(here);
            else if (here != rows[table])
                violated(fmt::format("machine {}, table {}: {}", i, table, difference(rows[table], here)));
        }
        if (number(*desk, "SELECT count(*) FROM unsettled") != 0)
            violated(fmt::format("machine {} has a check-in that nobody settled", i));
        if (number(*desk, "SELECT count(*) FROM print_jobs WHERE state='held'") != 0)
            violated(fmt::format("machine {} holds a badge for ever", i));
    }
    if (first) watch_tickets();
}

void SimulatedHall::watch_tickets() {
    Desk& desk = *desk_of(0);
    if (number(desk,
               "SELECT count(*) FROM (SELECT number FROM tickets GROUP BY number HAVING "
               "count(DISTINCT subject) > 1)") != 0)
        violated("a ticket's number was given to two people");
    if (number(desk,
               "SELECT count(*) FROM (SELECT node, sequence FROM entries GROUP BY node, sequence HAVING "
               "count(*) > 1)") != 0)
        violated("two entries claim one place");
}

void SimulatedHall::watch_people() {
    Desk* desk = desk_of(0);
    if (!desk) return;
    std::vector<Entry> entries;
    const auto counts = desk->database().read([&] {
        entries = read_entries(desk->database());
        return desk->roster().counts();
    });
    if (!counts) return violated(counts.error().message());
    const std::string here = words(*counts), should = words(counts_of(PeopleModel(std::move(entries))));
    if (here != should) violated("the desk counts " + here + "; a plain model " + should);
}

// Who stands twice at an entrance is listed as let in twice, the same everywhere; where the hub could always
// be reached there is nobody.
void SimulatedHall::watch_doubles() {
    for (std::size_t i = 0; i < machines_.size(); ++i) {
        Desk* desk = desk_of(i);
        if (!desk) continue;
        const auto doubles =
            desk->database().read([&] { return double_admissions(desk->database(), desk->roster()); });
        if (!doubles) return violated(doubles.error().message());
        if (!kind_.is_calm) continue;
        for (const DoubleAdmission& one : *doubles) {
            // Two people who came, and were joined by mistake, are no matter of the doors.
            if (subject_of(*desk, one.first.entry) != subject_of(*desk, one.second.entry)) continue;
            violated(fmt::format("{} was let in twice while the hub could be reached: {} at {} and {} at {}",
                                 one.person, one.first.entry, one.first.point, one.second.entry,
                                 one.second.point));
        }
    }
}

// Each badge came out once, and none for a check-in that had lost to another door.
void SimulatedHall::watch_badges() {
    for (std::size_t i = 0; i < machines_.size(); ++i)
        for (const auto& [job, times] : machines_[i]->tray())
            if (times > 1) violated(fmt::format("machine {} printed {} {} times", i, job, times));
    Desk* desk = desk_of(0);
    if (!desk) return;
    if (number(*desk,
               "SELECT count(*) FROM entries lost JOIN undo_edges edge ON edge.entry = lost.id "
               "JOIN entries asked ON asked.id = edge.target AND asked.kind = 'badge_requested' "
               "JOIN entries out ON out.kind = 'badge_printed' AND out.body ->> 'number' = asked.body ->> "
               "'number' "
               "WHERE lost.kind = 'undone' AND lost.body ->> 'winner' IS NOT NULL") != 0)
        violated("a badge came out for a check-in that had lost to another door");
}

// Of what an erasure took, nothing personal is left in any journal or at the hub, and no name in any byte of
// a folder.
void SimulatedHall::watch_erased() {
    Desk* desk = desk_of(0);
    if (erased_.empty() || !desk) return;
    const ErasedEntries erased(desk->database());
    const Sealer sealer(desk->folder().key);
    for (const auto& [node, run] : hub_.runs)
        for (const SealedEntry& one : run) {
            const auto entry = sealer.open(one);
            if (entry && erased.has(*entry))
                violated(fmt::format("erased, and can be read at the hub: {} {}", one.entry.kind,
                                     entry_id(one.entry)));
        }
    for (std::size_t i = 0; i < machines_.size(); ++i) {
        Desk* here = desk_of(i);
        if (!here) continue;
        (void)here->database().read([&] {
            for (const Entry& entry : read_entries(here->database()))
                if (erased.has(entry))
                    violated(fmt::format("erased, and can be read on machine {}: {} {}", i, entry.kind,
                                         entry_id(entry)));
        });
    }
    for (auto& machine : machines_) {
        machine->end_all(true);
        for (const auto& file : fs::directory_iterator(machine->folder())) {
            const auto bytes = read_file(file.path());
            if (!bytes) continue;
            if (const auto name = erased_name_in(*bytes); !name.empty())
                violated(
                    fmt::format("{} was erased and stands in {}", name, file.path().filename().string()));
        }
    }
}

// In any spelling of its letters; "" for none.
std::string SimulatedHall::erased_name_in(std::string bytes) const {
    std::transform(bytes.begin(), bytes.end(), bytes.begin(),
                   [](unsigned char letter) { return std::tolower(letter); });
    for (const int person : erased_)
        for (std::string name : {given_name(person), family_name(person), email_of(person)}) {
            name.front() = static_cast<char>(std::tolower(name.front()));
            if (bytes.find(name) != std::string::npos) return name;
        }
    return "";
}

std::string SimulatedHall::digest() {
    Desk* desk = desk_of(0);
    if (!desk) return "";
    std::string all;
    for (const std::string& entry : entries_of(*desk)) all += entry + '\n';
    return all;
}

}  // namespace lanyard
