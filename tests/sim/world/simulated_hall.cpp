// How a day is made and lived. What goes wrong on it is in hall_harms, and what must hold at its end in
// hall_watches.
#include "tests/sim/world/simulated_hall.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.h"
#include "desk/check_in_deeds.h"
#include "desk/import_list.h"
#include "hub/stick.h"
#include "store/database.h"
#include "store/journal/erasing.h"
#include "store/journal/event_mark.h"
#include "store/journal/journal.h"
#include "store/journal/runs.h"
#include "tests/sim/world/desk_deeds.h"
#include "tests/sim/world/seeded_random.h"
#include "tests/sim/world/simulated_event.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

bool knows_of_erasure(Desk& desk, const std::string& person) {
    const auto newest = desk.database().read([&] { return newest_erasure_of(desk.database(), person); });
    return !newest || *newest > 0;
}

}  // namespace

long DayFigures::faults() const {
    long sum = 0;
    for (const auto& [kind, count] : faults_by_kind) sum += count;
    return sum;
}

void DayFigures::add(const DayFigures& other) {
    days += other.days;
    check_ins += other.check_ins;
    for (const auto& [kind, count] : other.faults_by_kind) faults_by_kind[kind] += count;
    for (const auto& [kind, calls_of] : other.died_at) died_at[kind].insert(calls_of.begin(), calls_of.end());
    for (const auto& [kind, most] : other.calls) calls[kind] = std::max(calls[kind], most);
    slowest_meeting_ms = std::max(slowest_meeting_ms, other.slowest_meeting_ms);
}

SimulatedHall::SimulatedHall(std::uint32_t seed, const DayKind& kind, const MakeRealHub& make_real_hub)
    : seed_(seed), kind_(kind), dice_(seed) {
    static const ScratchFolder log;
    log_to_file(log.path() / "simulation.log");
    seed_randomness(seed);
    hub_.seen = {"first", 1};
    const fs::path first = scratch_.path() / "machine0";
    people_ = make_simulated_event(first, seed_, kind_.people, doors_open);
    if (make_real_hub) {
        real_hub_ = make_real_hub(event_identity(open_event_folder(first)->key));
        compared_hub_ = std::make_unique<ComparedHub>(
            memory_hub_, real_hub_->hub(), [this](std::string what) { violated(std::move(what)); });
        hub_changed();
    }
    make_machines(first);
}

void SimulatedHall::make_machines(const fs::path& first) {
    const std::vector<std::vector<ProgramPlace>> places = {{{"Desk", true}, {"Kiosk 1", false}},
                                                           {{"Kiosk 2", false}},
                                                           {{"Kiosk 3", false}, {"Bar", false}},
                                                           {{"Small Hall door", false}, {"Buffet", false}}};
    Hub& hub = compared_hub_ ? static_cast<Hub&>(*compared_hub_) : memory_hub_;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const fs::path folder = scratch_.path() / fmt::format("machine{}", i);
        if (i > 0) fs::copy(first, folder);
        machines_.push_back(
            std::make_unique<SimulatedMachine>(folder, scratch_.path() / fmt::format("state{}", i), places[i],
                                               disk_, hub, dice_, kind_.has_printers));
    }
}

void SimulatedHall::set_clocks(Milliseconds at) {
    now_ = std::max(now_, at);
    for (std::size_t i = 0; i < machines_.size(); ++i) machines_[i]->clock.time = now() + skews_[i];
}

void SimulatedHall::live(const std::vector<Step>& steps) {
    steps_ = &steps;
    while (next_ < steps.size()) do_next();
    meet_again();
    ++figures_.days;
}

void SimulatedHall::do_next() {
    const Step& step = (*steps_)[next_++];
    set_clocks(step.at);
    do_step(step);
    std::mt19937 dice(step.dice ^ 0x5eed);
    if (depth_ == 0) replicate(dice);
}

void SimulatedHall::do_step(const Step& step) {
    if (static_cast<std::size_t>(step.machine) >= machines_.size()) return;
    if (is_deed(step.kind))
        do_deed(step);
    else
        do_harm(step);
}

// Between a check-in's commit and the hub's word others go on, sometimes.
std::function<void()> SimulatedHall::meanwhile(std::size_t machine, std::size_t program) {
    return [this, machine, program] {
        if (depth_ >= 3 || next_ >= steps_->size()) return;
        const Step& next = (*steps_)[next_];
        in_claim_.emplace(machine, program);
        // A program that waits does nothing else.
        const bool waits = in_claim_.count({static_cast<std::size_t>(next.machine),
                                            static_cast<std::size_t>(next.program)}) > 0;
        if (!waits && is_deed(next.kind) && next.dice % 2 == 0) {
            ++depth_;
            do_next();
            --depth_;
        }
        in_claim_.erase({machine, program});
        SimulatedMachine::Program& waiting = machines_[machine]->programs()[program];
        machines_[machine]->enter(waiting);
        // Its printer does not wait.
        if (waiting.running && waiting.running->queue && dice_() % 2)
            (void)waiting.running->queue->run_one(now());
    };
}

// Between a look at the hub and what is sent to it another machine's look comes, sometimes.
void SimulatedHall::look_of_another(std::size_t machine, std::size_t program) {
    const std::size_t other = dice_() % machines_.size();
    if (depth_ > 0 || other == machine || dice_() % 4) return;
    ++depth_;
    if (Running* running = machines_[other]->run(0, meanwhile(other, 0))) (void)running->replicator->round();
    --depth_;
    machines_[machine]->enter(machines_[machine]->programs()[program]);
}

void SimulatedHall::do_deed(const Step& step) {
    const auto machine_number = static_cast<std::size_t>(step.machine);
    const auto program = static_cast<std::size_t>(step.program);
    SimulatedMachine& machine = *machines_[machine_number];
    if (program >= machine.programs().size()) return;
    Running* running = machine.run(program, meanwhile(machine_number, program));
    if (!running) return;
    const long before = running->process.calls();
    if (step.strike == Strike::dies) running->process.die_at(step.at_call);
    if (step.strike == Strike::disk_fails) running->process.fail_at(step.at_call);
    const bool is_done = perform(*running->desk, step);
    running->process.forgive();
    const long calls = running->process.calls() - before;
    if (running->process.is_dead()) {
        figures_.died_at[step.kind].insert(step.at_call);
        ++figures_.faults_by_kind["died"];
        // A program that waits for the hub further up is buried by whoever called it.
        if (depth_ == 0) machine.bury();
        return;
    }
    if (running->process.failed() > 0 && step.strike == Strike::disk_fails)
        ++figures_.faults_by_kind["disk failed"];
    if (is_done && step.strike == Strike::none)
        figures_.calls[step.kind] = std::max(figures_.calls[step.kind], calls);
    if (is_done) acknowledge(*running->desk);
    nodes_[machine_number].insert(running->desk->journal().node());
}

// What this node has written until now was told to somebody.
void SimulatedHall::acknowledge(Desk& desk) {
    const std::string node = desk.journal().node();
    const auto newest = desk.database().read([&] { return newest_of_run(desk.database(), node); });
    if (newest) acknowledged_[node] = std::max(acknowledged_[node], newest->sequence);
}

bool SimulatedHall::perform(Desk& desk, const Step& step) {
    const Deed deed{step.machine == 0 && step.program == 0 ? "desk" : "kiosk", false, now()};
    const auto person = static_cast<std::size_t>(step.person);
    switch (step.kind) {
        case StepKind::enters:
        case StepKind::leaves:
        case StepKind::visits_room:
        case StepKind::takes_lunch:
        case StepKind::stranger: {
            CheckInRequest request;
            request.leaving = step.kind == StepKind::leaves;
            const std::string code = step.kind == StepKind::stranger ? "nobody's code" : people_[person].code;
            const Outcome outcome = scan(desk, code, deed, request);
            if (outcome.verdict == Verdict::could_not_check) return false;
            if (lets_through(outcome.verdict) && !outcome.entry.empty()) ++figures_.check_ins;
            return true;
        }
        case StepKind::list_again: {
            const auto report =
                import_list(desk, simulated_list(seed_, kind_.people, ++list_version_), "list.csv", {}, deed);
            return report.ok();
        }
        case StepKind::corrected:
            // What a desk that knows of an erasure writes anew is its own doing, and stays.
            if (knows_of_erasure(desk, people_[person].id)) return true;
            [[fallthrough]];
        default:
            return do_desk_deed(desk, step, people_[person].id, deed, kind_.is_calm,
                                [&] { erased_.insert(step.person); });
    }
}

void SimulatedHall::replicate(std::mt19937& dice) {
    for (std::size_t i = 0; i < machines_.size(); ++i)
        for (std::size_t j = 0; j < machines_[i]->programs().size(); ++j) {
            if (dice() % (kind_.is_calm ? 4 : 2) == 0) continue;
            if (Running* running = machines_[i]->run(j, meanwhile(i, j))) {
                if (running->queue && dice() % 2) print(*running, dice);
                running->link->before_sending = [&] { look_of_another(i, j); };
                (void)running->replicator->round();
                running->link->before_sending = [] {};
            }
            machines_[i]->bury();
        }
}

// One badge, if any is due; now and then its program dies on the way.
void SimulatedHall::print(Running& running, std::mt19937& dice) {
    if (dice() % 16 == 0) running.process.die_at(1 + static_cast<long>(dice() % 12));
    (void)running.queue->run_one(now());
    running.process.forgive();
}

// One look of every program at the hub; true where nobody has anything more to do.
bool SimulatedHall::replicate_all() {
    bool is_quiet = true;
    for (std::size_t i = 0; i < machines_.size(); ++i)
        for (std::size_t j = 0; j < machines_[i]->programs().size(); ++j) {
            Running* running = machines_[i]->run(j, [] {});
            if (!running) {
                violated(fmt::format("program {} of machine {} does not start", j, i));
                continue;
            }
            settle_late(*running->desk);
            while (running->queue && running->queue->run_one(now())) is_quiet = false;
            const auto round = running->replicator->round();
            if (!round) {
                is_quiet = false;
                continue;
            }
            is_quiet = is_quiet && !round->has_more && !round->was_renewed && round->taken_in == 0 &&
                       round->published == 0 && round->behind == 0;
        }
    return is_quiet;
}

// By a program of its own, as `lanyard sync` is.
void SimulatedHall::go_to_stick(const SimulatedMachine& machine, const Desk& desk) {
    const EventFolder& folder = desk.folder();
    const auto sync = [&]() -> Result<void> {
        auto database = Database::open(folder.database(), Database::Access::write);
        if (!database) return database.error();
        auto journal = Journal::open(**database, folder.key, machine.clock);
        if (!journal) return journal.error();
        const auto synced = sync_with_stick(**journal, folder.key, scratch_.path() / "stick.lanyard");
        return synced ? Result<void>() : synced.error();
    };
    if (const auto synced = sync(); !synced) violated("a stick: " + synced.error().message());
}

// What the desk is told that a kiosk alone holds is brought there. True where a stick was carried.
bool SimulatedHall::carry_sticks() {
    bool is_carried = false;
    for (auto& machine : machines_)
        for (std::size_t j = 0; j < machine->programs().size(); ++j) {
            Running* running = machine->run(j, [] {});
            const auto round = running ? running->replicator->round() : Result<Round>(Round{});
            if (!round || round->held_alone == 0) continue;
            go_to_stick(*machine, *running->desk);
            if (Desk* desk = desk_of(0)) go_to_stick(*machines_.front(), *desk);
            is_carried = true;
        }
    if (is_carried) ++figures_.faults_by_kind["a stick was needed"];
    return is_carried;
}

// Until nobody has anything more to do; gives how many looks at the hub that took.
int SimulatedHall::come_to_rest() {
    constexpr int most_looks = 500;
    int looks = 0, quiet = 0;
    while (quiet < 2 && looks++ < most_looks) {
        set_clocks(now_ + a_look);
        quiet = replicate_all() ? quiet + 1 : 0;
    }
    if (quiet < 2) violated(fmt::format("the machines do not come to rest within {} looks", most_looks));
    return looks;
}

// The faults are over: how long it takes until all is equal, and what must hold then.
void SimulatedHall::meet_again() {
    for (auto& machine : machines_) {
        machine->network = {};
        machine->bury();
    }
    figures_.slowest_meeting_ms = come_to_rest() * a_look.count();
    constexpr int most_sticks = 4;
    for (int stick = 0; stick < most_sticks && carry_sticks(); ++stick) come_to_rest();
    watch_journals();
    watch_people();
    watch_doubles();
    watch_badges();
    watch_erased();
    for (auto& machine : machines_) machine->end_all(true);
}

}  // namespace lanyard
