// What goes wrong on a simulated day beside the programs' own deaths: the network, the hub, power, clocks,
// folders.
#include <fmt/format.h>

#include <algorithm>

#include "store/database.h"
#include "store/journal/hub_positions.h"
#include "store/journal/runs.h"
#include "tests/sim/world/simulated_hall.h"

namespace lanyard {

namespace fs = std::filesystem;

namespace {

using Sequences = std::map<std::string, std::set<std::int64_t>>;  // by node

// Of the entries that a folder has.
Sequences sequences_in(const fs::path& folder) {
    Sequences sequences;
    auto database = Database::open(folder / "lanyard.db", Database::Access::read);
    if (!database) return sequences;
    (void)(*database)->read([&] {
        auto& rows = (*database)->statement("SELECT node, sequence FROM entries");
        while (rows.executeStep())
            sequences[rows.getColumn(0).getString()].insert(rows.getColumn(1).getInt64());
    });
    return sequences;
}

}  // namespace

// A real hub beside the one in memory is brought to the same.
void SimulatedHall::hub_changed() {
    if (real_hub_) real_hub_->become(hub_);
}

void SimulatedHall::do_harm(const Step& step) {
    const auto number = static_cast<std::size_t>(step.machine);
    SimulatedMachine& machine = *machines_[number];
    std::mt19937 dice(step.dice);
    ++figures_.faults_by_kind[std::string(step_kind_name(step.kind))];
    switch (step.kind) {
        case StepKind::network:
            machine.network = {};
            switch (dice() % 5) {
                case 0:
                    machine.network.is_cut = true;
                    break;
                case 1:
                    machine.network.hears_nothing = true;
                    break;
                case 2:
                    machine.network.is_slow = true;
                    break;
                default:
                    machine.network.lost = 10 + static_cast<int>(dice() % 40);
            }
            machine.network.doubled = static_cast<int>(dice() % 30);
            break;
        case StepKind::network_whole:
            machine.network = {};
            break;
        case StepKind::hub_wiped:
            hub_ = {{fmt::format("history {}", next_), 1}, false, {}, {}, {}};
            hub_changed();
            break;
        case StepKind::hub_set_back:
            old_hub_ = hub_;
            for (auto& [node, run] : hub_.runs) run.resize(run.size() - dice() % (run.size() + 1));
            std::erase_if(hub_.runs, [](const auto& run) { return run.second.empty(); });
            std::erase_if(hub_.claims, [&](const auto&) { return dice() % 4 == 0; });
            ++hub_.seen.epoch;
            hub_changed();
            break;
        case StepKind::old_primary:
            meet_old_primary(machine, number);
            break;
        case StepKind::restarted:
            machine.end_all(true);
            break;
        case StepKind::power_cut:
            machine.cut_power();
            break;
        case StepKind::clock_jumps:
            skews_[number] = std::chrono::hours(24) * (static_cast<int>(dice() % 3) - 1);
            break;
        case StepKind::folder_kept: {
            machine.end_all(true);
            const fs::path backup = scratch_.path() / fmt::format("backup{}", number);
            fs::remove_all(backup);
            fs::copy(machine.folder(), backup);
            backups_[number] = backup;
            break;
        }
        case StepKind::folder_back:
            if (backups_.count(number) == 0) break;
            machine.end_all(true);
            forget_what_is_lost(machine);
            machine.put_back(backups_[number]);
            break;
        default:
            break;
    }
    machine.bury();
}

// A primary that came back after another was promoted: whoever has seen the newer epoch sends it nothing.
void SimulatedHall::meet_old_primary(SimulatedMachine& machine, std::size_t number) {
    std::swap(hub_, old_hub_);
    hub_changed();
    for (std::size_t i = 0; i < machine.programs().size(); ++i) {
        Running* running = machine.run(i, meanwhile(number, i));
        if (!running) continue;
        Database& database = running->desk->database();
        const auto seen = database.read([&] { return read_hub_seen(database); });
        const bool knows_better = seen && seen->history == hub_.seen.history && seen->epoch > hub_.seen.epoch;
        const auto before = running->link->look();
        (void)running->replicator->round();
        const auto after = running->link->look();
        if (knows_better && before && after && after->entries != before->entries)
            violated("a primary that was passed over was sent entries");
    }
    std::swap(hub_, old_hub_);
    hub_changed();
}

// What nobody else has of what this machine wrote goes with its disk.
void SimulatedHall::forget_what_is_lost(SimulatedMachine& machine) {
    for (auto& one : acknowledged_) {
        const std::string& node = one.first;
        std::int64_t kept = 0;
        if (const auto run = hub_.runs.find(node); run != hub_.runs.end())
            kept = static_cast<std::int64_t>(run->second.size());
        for (auto& other : machines_) {
            if (other.get() == &machine) continue;
            auto database = Database::open(other->folder() / "lanyard.db", Database::Access::read);
            if (!database) continue;
            const auto newest = (*database)->read([&] { return newest_of_run(**database, node); });
            if (newest) kept = std::max(kept, newest->sequence);
        }
        one.second = std::min(one.second, kept);
    }
    Sequences lost = sequences_in(machine.folder());
    for (auto& other : machines_) {
        if (other.get() == &machine) continue;
        for (const auto& [node, sequences] : sequences_in(other->folder()))
            for (const std::int64_t kept : sequences) lost[node].erase(kept);
    }
    for (auto& [node, sequences] : lost) {
        const auto run = hub_.runs.find(node);
        const auto at_hub = run == hub_.runs.end() ? 0 : static_cast<std::int64_t>(run->second.size());
        sequences.erase(sequences.begin(), sequences.upper_bound(at_hub));
        lost_[node].merge(sequences);
    }
}

}  // namespace lanyard
