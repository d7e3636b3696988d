// The hub's thread: a door waits no longer than its budget, what comes late is told once, and programs
// elsewhere are heard of.
#include "workers/hub_worker.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>

#include "desk/check_in_deeds.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/hub/memory_hub.h"
#include "tests/lanyard/programs/child_process.h"
#include "workers/neighbours/machine_word.h"

using namespace lanyard;

namespace {

// A hub whose answers a test holds back; for several threads.
class HeldHub : public MemoryHub {
  public:
    HeldHub(MemoryHubData& data, std::mutex& mutex, const std::atomic<bool>& is_held)
        : MemoryHub(data), mutex_(mutex), is_held_(is_held) {}

    Result<HubLook> look() override {
        const std::lock_guard lock(mutex_);
        return MemoryHub::look();
    }
    Result<std::map<std::string, RunPosition>> heads() override {
        const std::lock_guard lock(mutex_);
        return MemoryHub::heads();
    }
    Result<std::vector<SealedEntry>> run(const std::string& node, std::int64_t after, int most) override {
        const std::lock_guard lock(mutex_);
        return MemoryHub::run(node, after, most);
    }
    Result<Published> publish(const RunPosition& head, const std::vector<SealedEntry>& part) override {
        const std::lock_guard lock(mutex_);
        return MemoryHub::publish(head, part);
    }
    Result<Claimed> claim(const SealedEntry& check_in, bool asserts) override {
        wait_until([&] { return !is_held_; });
        const std::lock_guard lock(mutex_);
        return MemoryHub::claim(check_in, asserts);
    }
    Result<void> report(const NodeReport& mine) override {
        const std::lock_guard lock(mutex_);
        return MemoryHub::report(mine);
    }
    Result<void> leave(const NodeReport& mine) override {
        const std::lock_guard lock(mutex_);
        return MemoryHub::leave(mine);
    }
    Result<std::vector<NodeReport>> reports() override {
        const std::lock_guard lock(mutex_);
        return MemoryHub::reports();
    }

  private:
    std::mutex& mutex_;
    const std::atomic<bool>& is_held_;
};

struct TwoHalls {
    TwoHalls() { event.import_people(); }

    std::shared_ptr<HubWorker> work(const std::filesystem::path& folder, const char* point,
                                    Milliseconds holds_alone_after = Milliseconds(30'000),
                                    bool is_desk = false) {
        auto opened = open_event_folder(folder);
        REQUIRE(opened);
        return std::make_shared<HubWorker>(
            *opened, [this] { return std::make_unique<HeldHub>(data, mutex, is_held); },
            HubPresence{"self", point, "test", is_desk, holds_alone_after}, event.clock, [this] { ++came; });
    }
    std::size_t machines_known() {
        const std::lock_guard lock(mutex);
        return data.reports.size();
    }

    bool has_run_of(const std::string& node) {
        const std::lock_guard lock(mutex);
        return data.runs.count(node) > 0;
    }

    EventForTest event;
    MemoryHubData data;
    std::mutex mutex;
    std::atomic<bool> is_held = false;
    std::atomic<int> came = 0;
};

}  // namespace

TEST_CASE("two kiosks at one hub let one person in once, and each has what the other did") {
    TwoHalls halls;
    const auto second = halls.event.copy("second");
    const auto first_hub = halls.work(halls.event.open()->folder().path, "Kiosk 1");
    const auto second_hub = halls.work(second, "Kiosk 2");
    const auto one = halls.event.open({"Kiosk 1", false, false}, first_hub);
    const auto other = halls.event.open_copy(second, {"Kiosk 2", false, false}, second_hub);
    const std::string ada = halls.event.id_of(*one, "ada");
    CHECK(check_in(*one, ada, by_kiosk(halls.event.at(1)), {})->verdict == Verdict::admitted);
    CHECK(check_in(*other, ada, by_kiosk(halls.event.at(1)), {})->verdict == Verdict::already_in);
    const std::string ben = halls.event.id_of(*other, "ben");
    CHECK(check_in(*other, ben, by_kiosk(halls.event.at(2)), {})->verdict == Verdict::admitted);
    CHECK(wait_until([&] { return one->counts()->inside == 2 && other->counts()->inside == 2; }));
    CHECK(halls.came > 0);
}

TEST_CASE("a hub that holds its answer back costs the budget, and what it says then is told once") {
    TwoHalls halls;
    const auto second = halls.event.copy("second");
    const auto hub = halls.work(second, "Kiosk 2");
    const auto desk = halls.event.open({"Kiosk 1", false, false});
    const auto done = check_in(*desk, halls.event.id_of(*desk, "ada"), by_kiosk(halls.event.at(1)), {});
    std::optional<Entry> check_in_entry;
    REQUIRE(desk->database().read([&] { check_in_entry = find_entry(desk->database(), done->entry); }));
    halls.is_held = true;
    CHECK(hub->claim(*check_in_entry, Milliseconds(20)).answer == ClaimAnswer::silent);
    CHECK(hub->late_answers().empty());
    halls.is_held = false;
    std::vector<LateAnswer> late;
    CHECK(wait_until([&] {
        for (LateAnswer& answer : hub->late_answers()) late.push_back(std::move(answer));
        return !late.empty();
    }));
    REQUIRE(late.size() == 1);
    CHECK(late.front().check_in == done->entry);
    CHECK(late.front().result.answer == ClaimAnswer::won);
    CHECK(hub->late_answers().empty());
}

TEST_CASE("programs elsewhere are heard of, missed when they are silent, and not when they end in order") {
    TwoHalls halls;
    const auto second = halls.event.copy("second");
    auto kiosk = halls.work(second, "Kiosk 2");
    MachineState state{RoleKind::self, "Kiosk 2", {MachineTrouble::camera_black}, "", {}};
    kiosk->say(machine_word(state).dump());
    CHECK(wait_until([&] { return halls.machines_known() == 1; }));
    const auto reports = [&] {
        const std::lock_guard lock(halls.mutex);
        std::vector<NodeReport> all;
        for (const auto& [place, report] : halls.data.reports) all.push_back(report);
        return all;
    };
    const Instant now = halls.event.clock.time;
    auto machines = machines_elsewhere(reports(), now);
    REQUIRE(machines.size() == 1);
    CHECK(machines.front().point == "Kiosk 2");
    CHECK(machines.front().role == RoleKind::self);

    auto old = reports();
    old.front().age = Neighbours::believed_for + Milliseconds(1);
    CHECK(machines_elsewhere(old, now).front().is_silent());
    old.front().age = Neighbours::missed_for + Milliseconds(1);
    CHECK(machines_elsewhere(old, now).empty());
    old.front().age = {};
    old.front().clock_off = -NodeReport::clock_may_be_off;
    CHECK(machines_elsewhere(old, now).front().trouble == state.trouble);
    old.front().clock_off -= Milliseconds(1);
    CHECK(machines_elsewhere(old, now).front().trouble.back() == MachineTrouble::clock_off);
    old.front().clock_off = {};
    for (const char* health : {"", "{}", "[]", "nonsense"}) {
        old.front().health = health;
        REQUIRE(machines_elsewhere(old, now).size() == 1);
        CHECK(machines_elsewhere(old, now).front().trouble.empty());
    }
    old.front().role = "of a newer version";
    CHECK(machines_elsewhere(old, now).empty());

    kiosk.reset();
    CHECK(halls.machines_known() == 0);
}

TEST_CASE("a kiosk says that it alone holds what the hub has lost of a machine that is gone") {
    TwoHalls halls;
    const auto second = halls.event.copy("second"), third = halls.event.copy("third");
    const auto desk = halls.event.open({"Kiosk 1", true, false});
    auto desk_hub = halls.work(desk->folder().path, "Kiosk 1", Milliseconds(0), true);
    REQUIRE(wait_until([&] { return halls.has_run_of(desk->journal().node()); }));
    desk_hub.reset();
    auto gone = halls.work(second, "Small Hall door");
    auto kiosk = halls.work(third, "Kiosk 2", Milliseconds(0));
    kiosk->say(machine_word({RoleKind::self, "Kiosk 2", {}, "", {}}).dump());
    auto there = halls.event.open_copy(second, {"Small Hall door", false, false}, gone);
    const auto here = halls.event.open_copy(third, {"Kiosk 2", false, false}, kiosk);
    const std::string ada = halls.event.id_of(*there, "ada");
    REQUIRE(check_in(*there, ada, by_kiosk(halls.event.at(1)), {}));
    REQUIRE(wait_until([&] { return here->counts()->inside == 1; }));
    const auto trouble = [&] {
        const std::lock_guard lock(halls.mutex);
        for (const auto& [place, report] : halls.data.reports)
            if (report.point == "Kiosk 2")
                return machines_elsewhere({report}, halls.event.clock.time).front().trouble;
        return std::vector<MachineTrouble>{};
    };
    CHECK(trouble().empty());
    const std::string node = there->journal().node();
    there.reset();
    gone.reset();
    {
        const std::lock_guard lock(halls.mutex);
        REQUIRE(halls.data.runs.erase(node) == 1);
    }
    CHECK(wait_until([&] { return trouble() == std::vector{MachineTrouble::holds_alone}; }));
}
