// Programs of one machine are connections to one database; each has its own process, which dies by itself.
#include "tests/sim/world/simulated_machine.h"

#include <cstdlib>

#include "store/database.h"

namespace lanyard {

namespace fs = std::filesystem;

SimulatedMachine::SimulatedMachine(fs::path folder, fs::path state, std::vector<ProgramPlace> places,
                                   SimulatedDisk& disk, Hub& hub, std::mt19937& dice, bool has_printers)
    : folder_(std::move(folder)),
      state_(std::move(state)),
      disk_(disk),
      hub_(hub),
      dice_(dice),
      has_printers_(has_printers) {
    for (ProgramPlace& place : places) programs_.push_back({std::move(place), nullptr});
}

void SimulatedMachine::enter(const Program& program) {
    ::setenv("XDG_STATE_HOME", state_.c_str(), 1);
    disk_.runs(program.running ? &program.running->process : nullptr);
}

SimulatedMachine::Running* SimulatedMachine::run(std::size_t which, const std::function<void()>& meanwhile) {
    Program& program = programs_[which];
    if (program.running) {
        if (!program.running->is_open) return nullptr;
        enter(program);
        return program.running.get();
    }
    program.running = std::make_unique<Running>();
    enter(program);
    if (open(*program.running, program.place, meanwhile)) return program.running.get();
    program.running->process.die();
    bury();
    return nullptr;
}

bool SimulatedMachine::open(Running& running, const ProgramPlace& place,
                            const std::function<void()>& meanwhile) {
    auto folder = open_event_folder(folder_);
    if (!folder) return false;
    running.link = std::make_unique<SimulatedLink>(hub_, network, running.process, dice_);
    running.claims = std::make_shared<SimulatedClaims>(*running.link, folder->key);
    running.claims->meanwhile = meanwhile;
    const bool prints = has_printers_ && !place.is_desk;
    auto desk = Desk::open(*folder, {place.point, place.is_desk, prints}, clock, running.claims);
    if (!desk) return false;
    running.desk = std::move(desk).value();
    running.replicator =
        std::make_unique<Replicator>(*running.link, running.desk->journal(), folder->key, place.is_desk);
    if (prints) {
        std::vector<std::unique_ptr<Printer>> printers;
        printers.push_back(std::make_unique<SimulatedPrinter>(tray_, running.process));
        auto queue = PrintQueue::open(std::move(folder).value(), place.point, std::move(printers), clock);
        if (!queue) return false;
        running.queue = std::move(queue).value();
    }
    running.is_open = !running.process.is_dead();
    return running.is_open;
}

void SimulatedMachine::bury() {
    for (Program& program : programs_) {
        if (!program.running || !program.running->process.is_dead()) continue;
        enter(program);
        program.running.reset();
    }
    disk_.runs(nullptr);
}

void SimulatedMachine::end_all(bool in_order) {
    for (Program& program : programs_) {
        if (!program.running) continue;
        if (!in_order) program.running->process.die();
        enter(program);
        program.running.reset();
    }
    disk_.runs(nullptr);
}

void SimulatedMachine::cut_power() {
    end_all(false);
    disk_.cut_power(folder_, dice_);
}

void SimulatedMachine::put_back(const fs::path& backup) {
    end_all(false);
    fs::remove_all(folder_);
    fs::copy(backup, folder_, fs::copy_options::recursive);
}

}  // namespace lanyard
