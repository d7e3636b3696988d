// A disk that fails once, at any call of a program that goes on running: whoever asked is told so, the same
// deed done again is done once, and the next start finds everything whole. (tests/crash does so to commands,
// which end.)
#include <doctest/doctest.h>

#include <cstdlib>
#include <functional>
#include <string>

#include "base/log.h"
#include "base/safe_file.h"
#include "desk/check_in_deeds.h"
#include "desk/erasing.h"
#include "desk/import_list.h"
#include "store/database.h"
#include "store/journal/verify.h"
#include "tests/hub/memory_hub.h"
#include "tests/record.h"
#include "tests/scratch_folder.h"
#include "tests/sim/world/desk_deeds.h"
#include "tests/sim/world/seeded_random.h"
#include "tests/sim/world/simulated_event.h"
#include "tests/sim/world/simulated_machine.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

constexpr Instant morning{Milliseconds(1'510'304'400'000)};
constexpr int people = 12;
constexpr std::uint32_t seed = 1;

// A kiosk's machine with a printer and a hub, made anew for each trial.
class Stage {
  public:
    Stage() {
        log_to_file(scratch_.path() / "machine.log");
        seed_randomness(seed);
        people_ = make_simulated_event(scratch_.path() / "event", seed, people, morning);
    }

    SimulatedMachine::Running& begin() {
        machine_.reset();
        hub_data_ = {};
        for (const char* name : {"machine", "state"}) fs::remove_all(scratch_.path() / name);
        fs::copy(scratch_.path() / "event", scratch_.path() / "machine");
        machine_ = std::make_unique<SimulatedMachine>(scratch_.path() / "machine", scratch_.path() / "state",
                                                      std::vector<ProgramPlace>{{"Kiosk 1", false}}, disk_,
                                                      hub_, dice_, /*has_printers=*/true);
        machine_->clock.time = morning;
        return start();
    }
    // As a power cut ends it, or a user.
    void end(bool in_order) {
        if (in_order)
            machine_->end_all(true);
        else
            machine_->cut_power();
    }
    SimulatedMachine::Running& start() {
        SimulatedMachine::Running* running = machine_->run(0, [] {});
        REQUIRE(running);
        return *running;
    }

    const SimulatedPerson& somebody() const { return people_.at(3); }
    bool has_in_a_file(const std::string& text) const {
        for (const auto& file : fs::directory_iterator(scratch_.path() / "machine"))
            if (read_file(file.path())->find(text) != std::string::npos) return true;
        return false;
    }

  private:
    ScratchFolder scratch_;
    SimulatedDisk disk_;
    MemoryHubData hub_data_;
    MemoryHub hub_{hub_data_};
    std::mt19937 dice_{seed};
    std::vector<SimulatedPerson> people_;
    std::unique_ptr<SimulatedMachine> machine_;
};

// What happened at the door, as whoever stands there is told.
struct Told {
    bool is_done = false;
    std::string why_not;
};

template <class Value>
Told told(const Result<Value>& result) {
    return result.ok() ? Told{true, ""} : Told{false, result.error().message()};
}

struct Trial {
    std::string name;
    std::function<Told(Desk&, Instant)> deed;
    // How often it was done, as the journal says.
    std::function<long(Desk&)> count;
    // What is in no file of the folder any more, once it was done.
    std::string gone = {};
};

long number(Desk& desk, const char* sql) {
    return desk.database().handle().execAndGet(sql).getInt();
}

void check_whole(Desk& desk) {
    const auto wrong = verify_journal(desk.database(), desk.folder().key);
    REQUIRE(wrong.ok());
    CHECK_FALSE(wrong->has_value());
    CHECK(number(desk, "SELECT count(*) FROM unsettled") == 0);
    CHECK(number(desk, "SELECT count(*) FROM print_jobs WHERE state='held'") == 0);
}

// True where that many calls were made, and the last of them failed.
bool try_call(Stage& stage, const Trial& trial, long call) {
    CAPTURE(call);
    SimulatedMachine::Running& running = stage.begin();
    running.process.fail_at(call);
    Told answer = trial.deed(*running.desk, morning);
    const bool has_failed = running.process.failed() > 0;
    running.process.forgive();
    CHECK((answer.is_done || has_failed));
    CHECK((answer.is_done || !answer.why_not.empty()));
    const bool was_told_done = answer.is_done;
    if (was_told_done) CHECK(trial.count(*running.desk) == 1);
    stage.end(/*in_order=*/call % 2 == 0);

    Desk& next = *stage.start().desk;
    check_whole(next);
    const bool is_there = trial.count(next) == 1;
    CHECK((is_there || !was_told_done));
    if (!is_there) CHECK(trial.deed(next, morning + std::chrono::minutes(5)).is_done);
    CHECK(trial.count(next) == 1);
    check_whole(next);
    stage.end(/*in_order=*/true);
    if (!trial.gone.empty()) CHECK_FALSE(stage.has_in_a_file(trial.gone));
    return has_failed;
}

void try_calls(Stage& stage, const Trial& trial) {
    CAPTURE(trial.name);
    const long step = std::getenv("LANYARD_FULL") ? 1 : 5;
    long tried = 0;
    for (long call = 1; try_call(stage, trial, call); call += step) ++tried;
    CHECK(tried > 1);
    record(("calls that failed in a running program's " + trial.name).c_str(), tried);
}

}  // namespace

TEST_CASE(
    "a disk that fails at any call of a check-in, an import or an erasure costs nothing that was told") {
    Stage stage;
    const auto check_in = [&](Desk& desk, Instant now) {
        const Outcome outcome = scan(desk, stage.somebody().code, {"kiosk", false, now});
        const bool could = outcome.verdict != Verdict::could_not_check;
        return Told{could, could ? "" : outcome.problem};
    };
    try_calls(stage, {"check-in", check_in, [](Desk& desk) {
                          return number(desk,
                                        "SELECT count(*) FROM entries WHERE kind='checked_in' AND stands");
                      }});
    const auto import = [](Desk& desk, Instant now) {
        return told(
            import_list(desk, simulated_list(seed, people, 1), "list.csv", {}, {"import", false, now}));
    };
    try_calls(stage, {"import", import,
                      [](Desk& desk) { return static_cast<long>(desk.attendees(late_name(0))->size()); }});
    const auto erasing = [&](Desk& desk, Instant now) {
        return told(erase(desk, stage.somebody().id, {"desk", false, now}));
    };
    try_calls(stage,
              {"erasure", erasing, [](Desk& desk) { return number(desk, "SELECT count(*) FROM erasures"); },
               family_name(3)});
}
