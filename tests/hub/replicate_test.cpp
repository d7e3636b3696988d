// Machines and a hub that fails, forgets and goes back in time: in the end all have the same.
#include "hub/replicate.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>
#include <set>

#include "desk/check_in_deeds.h"
#include "desk/erasing.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "hub/stick.h"
#include "store/journal/entries.h"
#include "store/journal/runs.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/hub/memory_hub.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

bool is_full() {
    return std::getenv("LANYARD_FULL") != nullptr;
}

// A machine with its copy of the event, and its way to the hub.
struct Machine {
    Machine(const EventForTest& event, const fs::path& folder, MemoryHubData& data, bool is_desk)
        : hub(data), desk(event.open_copy(folder, {"Kiosk 1", is_desk, false})) {
        replicator = std::make_unique<Replicator>(hub, desk->journal(), desk->folder().key, is_desk);
    }

    // Until it has nothing more to do; false where the hub failed.
    bool catch_up() {
        for (int rounds = 0; rounds < 1000; ++rounds) {
            const auto round = replicator->round();
            if (!round) return false;
            refused += round->refused;
            if (!round->has_more && !round->was_renewed) return true;
        }
        FAIL("it never comes to an end");
        return false;
    }
    std::vector<std::string> entries() const {
        std::vector<std::string> all;
        REQUIRE(desk->database().read([&] {
            for (const std::string& node : nodes_of_journal(desk->database()))
                for (const Entry& entry : read_run(desk->database(), node, 0, 100'000))
                    all.push_back(entry_id(entry) + (entry.personal ? "+" : "-"));
        }));
        return all;
    }
    std::string people() const {
        std::string all;
        const auto everybody = desk->attendees();
        REQUIRE(everybody);
        for (const Attendee& person : *everybody)
            all += person.id + ' ' + person.name + (person.inside ? " in\n" : "\n");
        return all;
    }

    MemoryHub hub;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<Replicator> replicator;
    int refused = 0;
};

class Hall {
  public:
    explicit Hall(unsigned seed) : dice_(seed) {
        event_.import_people();
        machines_.push_back(std::make_unique<Machine>(event_, folder_of(0), data_, true));
        for (int i = 1; i < 4; ++i)
            machines_.push_back(std::make_unique<Machine>(event_, folder_of(i), data_, false));
        for (auto& machine : machines_)
            machine->hub.fails = [this](bool) { return is_flaky_ && pick(6) == 0; };
    }

    void live(int steps) {
        for (minute_ = 0; minute_ < steps; ++minute_) {
            event_.clock.time += Milliseconds(pick(50));
            Machine& machine = *machines_[static_cast<std::size_t>(pick(4))];
            if (pick(3) == 0)
                machine.catch_up();
            else
                act(*machine.desk);
            if (pick(25) == 0) harm_hub();
        }
    }
    // Nothing happens any more, and the hub answers.
    void be_quiet() {
        is_flaky_ = false;
        for (int turn = 0; turn < 3; ++turn)
            for (auto& machine : machines_) CHECK(machine->catch_up());
    }
    void check_all_equal() const {
        const auto entries = machines_.front()->entries();
        const std::string people = machines_.front()->people();
        std::int64_t in_hub = 0;
        for (const auto& [node, run] : data_.runs) in_hub += static_cast<std::int64_t>(run.size());
        CHECK(static_cast<std::size_t>(in_hub) == entries.size());
        for (const auto& machine : machines_) {
            CHECK(machine->entries() == entries);
            CHECK(machine->people() == people);
            CHECK(machine->refused == 0);
            CHECK_FALSE(*verify_journal(machine->desk->database(), machine->desk->folder().key));
        }
    }
    // Nothing about who was erased can be opened at the hub.
    void check_forgotten() const {
        for (const auto& [node, run] : data_.runs)
            for (const SealedEntry& one : run)
                if (erased_.count(one.entry.subject) > 0) CHECK(one.sealed.empty());
    }

    MemoryHubData& data() { return data_; }
    Machine& machine(std::size_t which) { return *machines_[which]; }
    EventForTest& event() { return event_; }

  private:
    fs::path folder_of(int which) { return event_.copy("machine" + std::to_string(which)); }
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(dice_); }

    void act(Desk& desk) {
        const Instant now = event_.at(minute_);
        const auto everybody = desk.attendees();
        REQUIRE(everybody);
        if (everybody->empty()) return;
        const Attendee& person =
            (*everybody)[static_cast<std::size_t>(pick(static_cast<int>(everybody->size())))];
        switch (pick(8)) {
            case 0:
                (void)walk_in(desk, newcomer(), by_desk(now));
                break;
            case 1:
                (void)undo(desk, person.id, by_desk(now));
                break;
            case 2:
                if (pick(3) == 0 && erase(desk, person.id, by_desk(now))) erased_.insert(person.id);
                break;
            default:
                (void)check_in(desk, person.id, by_kiosk(now), {});
        }
    }

    WalkIn newcomer() const {
        WalkIn person;
        person.name = "Walk In " + std::to_string(minute_);
        return person;
    }

    void harm_hub() {
        switch (pick(4)) {
            case 0:  // wiped, and made anew
                data_ = {{"history " + std::to_string(minute_), 1}, false, {}, {}, {}};
                break;
            case 1:  // an old backup, or a standby that lagged behind
                for (auto& [node, run] : data_.runs)
                    run.resize(run.size() - static_cast<std::size_t>(pick(static_cast<int>(run.size()) + 1)));
                std::erase_if(data_.runs, [](const auto& run) { return run.second.empty(); });
                ++data_.seen.epoch;
                break;
            default:
                is_flaky_ = !is_flaky_;
        }
    }

    std::mt19937 dice_;
    EventForTest event_;
    MemoryHubData data_;
    std::vector<std::unique_ptr<Machine>> machines_;
    std::set<std::string> erased_;
    bool is_flaky_ = false;
    int minute_ = 0;
};

}  // namespace

TEST_CASE("whatever the hub loses and however it fails, quiet machines have the same, and whole journals") {
    const int seeds = is_full() ? 300 : 12;
    for (int seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        Hall hall(static_cast<unsigned>(seed));
        hall.live(80);
        hall.be_quiet();
        hall.check_all_equal();
        hall.check_forgotten();
    }
}

TEST_CASE("a folder that was set back writes under a new name, and has back what the hub had of it") {
    Hall hall(1);
    hall.be_quiet();
    Machine& machine = hall.machine(1);
    const fs::path folder = machine.desk->folder().path;
    const fs::path backup = folder.parent_path() / "backup";
    fs::copy(folder, backup);
    REQUIRE(
        check_in(*machine.desk, hall.event().id_of(*machine.desk, "ada"), by_kiosk(hall.event().at(1)), {}));
    REQUIRE(machine.catch_up());
    const std::string name = machine.desk->journal().node();
    // The same place on the same disk, and nobody on this machine remembers.
    Machine set_back(hall.event(), backup, hall.data(), false);
    (void)check_in(*set_back.desk, hall.event().id_of(*set_back.desk, "ben"), by_kiosk(hall.event().at(2)),
                   {});
    CHECK(set_back.catch_up());
    CHECK(set_back.desk->journal().node() != name);
    REQUIRE(machine.catch_up());
    CHECK(set_back.entries() == machine.entries());
}

TEST_CASE("a primary that was passed over is refused, and nothing is sent to it") {
    Hall hall(2);
    hall.be_quiet();
    Machine& machine = hall.machine(0);
    const MemoryHubData old = hall.data();
    ++hall.data().seen.epoch;
    REQUIRE(machine.catch_up());
    REQUIRE(
        check_in(*machine.desk, hall.event().id_of(*machine.desk, "ada"), by_kiosk(hall.event().at(1)), {}));
    hall.data() = old;
    const auto round = machine.replicator->round();
    REQUIRE_FALSE(round);
    CHECK(round.error().message().find("passed over") != std::string::npos);
    CHECK(hall.data().runs.count(machine.desk->journal().node()) == 0);
}

TEST_CASE("after a hub was wiped, check-ins that stand are claimed anew before anybody else can") {
    Hall hall(3);
    Machine& one = hall.machine(1);
    Machine& other = hall.machine(2);
    const std::string ada = hall.event().id_of(*one.desk, "ada");
    const auto done = check_in(*one.desk, ada, by_kiosk(hall.event().at(1)), {});
    REQUIRE(done->verdict == Verdict::admitted);
    REQUIRE(one.catch_up());
    hall.data() = {{"another", 1}, true, {}, {}, {}};
    REQUIRE(one.catch_up());
    const auto late = check_in(*other.desk, ada, by_kiosk(hall.event().at(2)), {});
    std::optional<Entry> claimed;
    REQUIRE(other.desk->database().read([&] { claimed = find_entry(other.desk->database(), late->entry); }));
    const auto answer = other.hub.claim({*claimed, ""}, false);
    CHECK(answer->answer == ClaimAnswer::lost);
    CHECK(entry_id(answer->winner.entry) == done->entry);
}

TEST_CASE("what a kiosk alone has of a machine that is gone is told of, and a stick takes it to the desk") {
    Hall hall(1);
    hall.be_quiet();
    Machine &desk = hall.machine(0), &gone = hall.machine(1), &kiosk = hall.machine(2);
    const std::string gone_node = gone.desk->journal().node(), ada = hall.event().id_of(*gone.desk, "ada");
    REQUIRE(check_in(*gone.desk, ada, by_kiosk(hall.event().at(1)), {}));
    CHECK(gone.catch_up());
    CHECK(kiosk.catch_up());
    CHECK(kiosk.replicator->round()->held_alone == 0);
    REQUIRE(hall.data().runs.erase(gone_node) == 1);  // before the desk had heard of it

    const auto held = kiosk.replicator->round();
    REQUIRE(held);
    CHECK(held->held_alone > 0);
    CHECK(held->published == 0);
    CHECK(kiosk.replicator->round()->held_alone == held->held_alone);  // as long as nothing has changed
    CHECK(desk.catch_up());
    CHECK_FALSE(desk.desk->attendee(ada)->value().inside);

    const ScratchFolder scratch;
    for (const Machine* machine : {&kiosk, &desk}) {
        // A program of its own, as `lanyard sync` is.
        const auto beside = hall.event().open_copy(machine->desk->folder().path, {"Kiosk 1", true, false});
        REQUIRE(sync_with_stick(beside->journal(), beside->folder().key, scratch.path() / "launch.lanyard"));
    }
    CHECK(desk.desk->attendee(ada)->value().inside);
    CHECK(desk.catch_up());
    CHECK(hall.data().runs.at(gone_node).size() == static_cast<std::size_t>(held->held_alone));
    CHECK(kiosk.replicator->round()->held_alone == 0);
}

TEST_CASE("an entry that the hub made up is set aside, and holds up nothing that lies behind it") {
    Hall hall(4);
    hall.be_quiet();
    Machine& one = hall.machine(1);
    Machine& other = hall.machine(2);
    for (const char* name : {"ada", "ben"})
        REQUIRE(check_in(*one.desk, hall.event().id_of(*one.desk, name), by_kiosk(hall.event().at(1)), {}));
    const auto round = one.replicator->round();
    REQUIRE(round);
    CHECK(round->published > 1);
    CHECK(round->behind == 0);
    // Somebody at the hub makes it another node's, from far ahead.
    Entry& forged = hall.data().runs.at(one.desk->journal().node()).front().entry;
    forged.node = other.desk->journal().node();
    forged.sequence = 1'000'000;
    CHECK(other.catch_up());
    CHECK(other.refused == 1);
    CHECK(other.desk->counts()->inside == 1);  // ben, who came behind the one that was made up
    REQUIRE(check_in(*one.desk, hall.event().id_of(*one.desk, "cleo"), by_kiosk(hall.event().at(2)), {}));
    CHECK(one.catch_up());
    CHECK(other.catch_up());
    CHECK(other.refused == 1);
    CHECK(other.desk->counts()->inside == 2);
}
