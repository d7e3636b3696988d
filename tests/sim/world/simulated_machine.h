// A machine of the simulated hall: its folder, its clock, its network, and the programs that run on it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "desk/desk.h"
#include "hub/replicate.h"
#include "print/print_queue.h"
#include "tests/fakes.h"
#include "tests/sim/world/simulated_link.h"
#include "tests/sim/world/simulated_printer.h"

namespace lanyard {

// What a machine runs: a kiosk, a desk or a room's door.
struct ProgramPlace {
    std::string point;
    bool is_desk = false;
};

class SimulatedMachine {
  public:
    // One process of a program, from its start to its end.
    struct Running {
        SimulatedProcess process;
        bool is_open = false;  // it has got as far as serving anybody
        std::unique_ptr<SimulatedLink> link;
        std::shared_ptr<SimulatedClaims> claims;
        std::unique_ptr<Desk> desk;
        std::unique_ptr<Replicator> replicator;
        std::unique_ptr<PrintQueue> queue;  // of a kiosk on a day with printers
    };
    struct Program {
        ProgramPlace place;
        std::unique_ptr<Running> running;  // none: it has to be started
    };

    // `folder` is a copy of the event. The others must outlive it.
    SimulatedMachine(std::filesystem::path folder, std::filesystem::path state,
                     std::vector<ProgramPlace> places, SimulatedDisk& disk, Hub& hub, std::mt19937& dice,
                     bool has_printers);

    // Makes this machine the one whose code runs: its state folder, and the program's process.
    void enter(const Program& program);
    // The program, started where it was not. nullptr where it cannot start: the disk fails it, or it dies at
    // once.
    Running* run(std::size_t program, const std::function<void()>& meanwhile);
    // The programs end, in order or not.
    void end_all(bool in_order);
    // Ends what has died.
    void bury();
    void cut_power();
    // Where another folder lies at its path from now on: nothing runs.
    void put_back(const std::filesystem::path& backup);

    const std::filesystem::path& folder() const { return folder_; }
    std::vector<Program>& programs() { return programs_; }

    // Badges that came out here, by the names that their jobs have at the printer.
    const PrinterTray& tray() const { return tray_; }

    FakeClock clock;
    Network network;

  private:
    bool open(Running& running, const ProgramPlace& place, const std::function<void()>& meanwhile);

    std::filesystem::path folder_, state_;
    std::vector<Program> programs_;
    SimulatedDisk& disk_;
    Hub& hub_;
    std::mt19937& dice_;
    bool has_printers_;
    PrinterTray tray_;
};

}  // namespace lanyard
