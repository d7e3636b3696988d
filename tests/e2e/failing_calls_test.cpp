// One check-in at a kiosk whose disk or memory fails at any call of it: nothing is green that was not kept.
#include <doctest/doctest.h>
#include <signal.h>
#include <stdlib.h>

#include <cerrno>
#include <fstream>
#include <random>
#include <set>

#include "tests/crash/disk_call.h"
#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/record.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

bool is_full() {
    return ::getenv("LANYARD_FULL") != nullptr;
}

// A kiosk that is started for one person after the other, and killed after each.
class FailingKiosk {
  public:
    FailingKiosk() : people_(ordinary_delegates(sample_)) {}

    // Checks the next person in while `fails` (see disk_calls.cpp) holds. Whatever fails, somebody is told
    // something: a verdict stands, or the program has ended with a sentence.
    void check_in(const std::string& fails) {
        CAPTURE(fails);
        const Delegate& person = people_.at(next_++);
        const fs::path log = sample_.file("calls"), begun = sample_.file("begun");
        fs::remove(log);
        fs::remove(begun);
        KioskSession kiosk(
            screen_, sample_.folder(), sample_.file("kiosk"),
            {"--window", "768x1366", "--printer", "file:" + sample_.file("badges").string()},
            {"env", "LD_PRELOAD=" + program("libdisk_calls.so"),
             "LANYARD_DISK_UNDER=" + sample_.folder().string(), "LANYARD_DISK_LOG=" + log.string(),
             "LANYARD_COUNTS_FROM=" + begun.string(), fails});
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
        const std::size_t before = read_records(text_of(log)).size();
        std::ofstream(begun).close();
        kiosk.scan(person.code);
        const bool is_told = kiosk.shows("verdict") || !kiosk.process().is_running();
        CHECK_MESSAGE(is_told, kiosk.story());
        if (kiosk.process().is_running()) {
            if (kiosk.tree()["state"] == "admitted") admitted_.insert(person.id);
            kiosk.process().send_signal(SIGKILL);
        } else {
            CHECK_MESSAGE(kiosk.process().wait_for_end() == 4, kiosk.story());
            CHECK(!kiosk.log().empty());
        }
        calls_ = static_cast<long>(read_records(text_of(log)).size() - before);
    }

    long calls() const { return calls_; }  // on the disk, of the last check-in
    int people_left() const { return static_cast<int>(people_.size() - next_); }
    const std::set<std::string>& admitted() const { return admitted_; }
    const SampleEvent& sample() const { return sample_; }

  private:
    SampleEvent sample_;
    std::vector<Delegate> people_;
    VirtualScreen screen_{768, 1366};
    std::size_t next_ = 0;
    long calls_ = 0;
    std::set<std::string> admitted_;
};

}  // namespace

TEST_CASE("a kiosk whose calls fail during a check-in welcomes nobody whom a restart does not find") {
    FailingKiosk kiosk;
    kiosk.check_in("LANYARD_DISK_FAIL=0");
    REQUIRE(kiosk.admitted().size() == 1);
    const long calls = kiosk.calls();
    REQUIRE(calls > 5);

    std::mt19937 dice(18);
    std::set<long> numbers;
    if (is_full())
        for (long number = 1; number <= calls; ++number) numbers.insert(number);
    else
        while (numbers.size() < 4) numbers.insert(std::uniform_int_distribution<long>(1, calls)(dice));
    for (const long number : numbers) {
        kiosk.check_in("LANYARD_DISK_FAIL=" + std::to_string(number) + "," + std::to_string(EIO));
        kiosk.check_in("LANYARD_DISK_FAIL=" + std::to_string(number) + "+," + std::to_string(ENOSPC));
    }
    const int allocations = is_full() ? kiosk.people_left() : 4;
    for (int i = 0; i < allocations; ++i)
        kiosk.check_in("LANYARD_NEW_FAIL=" +
                       std::to_string(std::uniform_int_distribution<long>(1, 20'000)(dice)));

    const SampleEvent& sample = kiosk.sample();
    std::set<std::string> attended;
    for (const auto& row : sample.json({"export", "attendance"}))
        if (row["attended"] == "yes") attended.insert(row["id"]);
    for (const auto& id : kiosk.admitted())
        CHECK_MESSAGE(attended.count(id), id, " was welcomed and is missing");
    CHECK(sample.lanyard({"verify"}).status == 0);
    record("calls of a kiosk's check-in that failed", static_cast<long>(numbers.size()) * 2 + allocations);
}
