// A simulated day: machines with the real desk, journal and replication, one hub, one thread, and the steps
// of a plan, one after the other or in the middle of each other.
#pragma once

#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "store/journal/verify.h"
#include "tests/scratch_folder.h"
#include "tests/sim/world/compared_hub.h"
#include "tests/sim/world/day_plan.h"
#include "tests/sim/world/simulated_event.h"
#include "tests/sim/world/simulated_machine.h"

namespace lanyard {

// Figures of simulated days, for the record.
struct DayFigures {
    long days = 0, check_ins = 0;
    std::map<std::string, long> faults_by_kind;
    // By deed, the calls at which its program died, and the most calls that one made which went well.
    std::map<StepKind, std::set<long>> died_at;
    std::map<StepKind, long> calls;
    long slowest_meeting_ms = 0;  // of the simulated clock, from the end of all faults until all is equal

    long faults() const;
    void add(const DayFigures& other);
};

class SimulatedHall {
  public:
    // With a real hub, each of its answers is compared with that of the hub in memory.
    SimulatedHall(std::uint32_t seed, const DayKind& kind, const MakeRealHub& make_real_hub = nullptr);

    // Does them, and then lets everything meet again.
    void live(const std::vector<Step>& steps);

    // What must never be and is: a sentence each.
    const std::vector<std::string>& violations() const { return violations_; }
    const DayFigures& figures() const { return figures_; }
    long answers_compared() const { return compared_hub_ ? compared_hub_->compared() : 0; }
    // What the day came to: equal where it was played again.
    std::string digest();

  private:
    using Running = SimulatedMachine::Running;

    void make_machines(const std::filesystem::path& first);
    void do_next();
    void do_step(const Step& step);
    void do_deed(const Step& step);
    void do_harm(const Step& step);
    void hub_changed();
    // Whether the deed was done, as whoever stands there was told.
    bool perform(Desk& desk, const Step& step);
    std::function<void()> meanwhile(std::size_t machine, std::size_t program);
    void replicate(std::mt19937& dice);
    void look_of_another(std::size_t machine, std::size_t program);
    void print(Running& running, std::mt19937& dice);
    bool replicate_all();
    void go_to_stick(const SimulatedMachine& machine, const Desk& desk);
    bool carry_sticks();
    int come_to_rest();
    void acknowledge(Desk& desk);
    void meet_old_primary(SimulatedMachine& machine, std::size_t number);
    void forget_what_is_lost(SimulatedMachine& machine);
    bool is_known_loss(const JournalDifference& difference) const;
    void meet_again();
    void set_clocks(Milliseconds at);
    Instant now() const { return doors_open + now_; }

    Desk* desk_of(std::size_t machine);
    void watch_journals();
    void watch_tables();
    void watch_tickets();
    void watch_people();
    void watch_doubles();
    void watch_badges();
    void watch_erased();
    std::string erased_name_in(std::string bytes) const;
    void violated(std::string what) { violations_.push_back(std::move(what)); }

    static constexpr Milliseconds a_look{40};  // as often as a kiosk looks at the hub
    static constexpr Instant doors_open{Milliseconds(1'510'301'700'000)};  // 2017-11-10T08:15Z

    std::uint32_t seed_;
    DayKind kind_;
    std::mt19937 dice_;
    ScratchFolder scratch_;
    SimulatedDisk disk_;
    MemoryHubData hub_, old_hub_;
    MemoryHub memory_hub_{hub_};
    std::unique_ptr<RealHub> real_hub_;          // where one stands beside the one in memory
    std::unique_ptr<ComparedHub> compared_hub_;  // and then both are asked
    std::vector<std::unique_ptr<SimulatedMachine>> machines_;
    std::map<std::size_t, std::filesystem::path> backups_;
    std::map<std::size_t, Milliseconds> skews_;
    std::vector<SimulatedPerson> people_;  // by number on the list
    std::set<int> erased_;                 // numbers on the list
    std::map<std::string, std::int64_t>
        acknowledged_;  // by node: up to which of its entries somebody was told
    // By node: those that went with a disk and that nobody else had. Whoever knows of later ones says that
    // they are missing, which is so.
    std::map<std::string, std::set<std::int64_t>> lost_;
    std::map<std::size_t, std::set<std::string>> nodes_;      // by machine: by what names it has written
    std::set<std::pair<std::size_t, std::size_t>> in_claim_;  // programs, by machine, that wait for the hub
    const std::vector<Step>* steps_ = nullptr;
    std::size_t next_ = 0;
    int depth_ = 0, list_version_ = 0;
    Milliseconds now_{};
    std::vector<std::string> violations_;
    DayFigures figures_;
};

}  // namespace lanyard
