// The kiosk killed in the middle of check-ins: what was shown stands, nothing is double, and it starts by
// itself.
#include <doctest/doctest.h>
#include <signal.h>
#include <stdlib.h>

#include <algorithm>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/record.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

constexpr int longest_wait_ms = 700;  // covers typing, decision, commit, picture and printing

std::string rows(const SampleEvent& sample, const std::string& sql) {
    const auto finished = run_program({"sqlite3", (sample.folder() / "lanyard.db").string(), sql});
    REQUIRE_MESSAGE(finished.status == 0, finished.err);
    return finished.out;
}

// Starts the kiosk, shows it a code and kills it a moment later. True where the check-in had been shown.
bool check_in_and_kill(const SampleEvent& sample, const VirtualScreen& screen, const Delegate& person,
                       const std::vector<std::string>& options, int moment_ms) {
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), options);
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    ChildProcess typing(screen.typing(person.code), {}, {});
    std::this_thread::sleep_for(std::chrono::milliseconds(moment_ms));
    kiosk.process().send_signal(SIGKILL);
    CHECK(kiosk.process().wait_for_end() == 128 + SIGKILL);
    typing.wait_for_end();  // what it still types, nobody reads
    const auto last = kiosk.tree();
    return last["screen"] == "verdict" && last["state"] == "admitted";
}

}  // namespace

TEST_CASE("killed at random moments of check-ins") {
    const SampleEvent sample;
    const bool full = ::getenv("LANYARD_FULL") != nullptr;
    const auto people = ordinary_delegates(sample);
    const std::size_t kills = full ? std::min<std::size_t>(200, people.size()) : 20;
    REQUIRE(people.size() >= kills);
    const fs::path badges = sample.file("badges");
    const std::vector<std::string> options = {"--window", "768x1366", "--printer", "file:" + badges.string()};

    const VirtualScreen screen(768, 1366);
    std::mt19937 random(20171110);
    std::uniform_int_distribution<int> moment(0, longest_wait_ms);
    std::set<std::string> shown;
    for (std::size_t i = 0; i < kills; ++i) {
        if (check_in_and_kill(sample, screen, people[i], options, moment(random))) shown.insert(people[i].id);
    }

    const auto exported =
        nlohmann::json::parse(sample.lanyard({"export", "attendance", "--format", "json"}).out);
    std::set<std::string> attended;
    for (const auto& row : exported) {
        if (row["attended"] == "yes") CHECK(attended.insert(row["id"]).second);
    }
    record("kills of a scanning kiosk", static_cast<long>(kills));
    record("check-ins that it had shown", static_cast<long>(shown.size()));
    for (const auto& id : shown) CHECK_MESSAGE(attended.count(id), id, " was shown and is missing");
    CHECK(attended.size() <= kills);
    CHECK(attended.size() > 0);
    CHECK(
        rows(sample,
             "SELECT subject FROM entries WHERE kind = 'checked_in' GROUP BY subject HAVING count(*) > 1") ==
        "");
    CHECK(rows(sample, "PRAGMA integrity_check") == "ok\n");
    CHECK(sample.lanyard({"verify"}).status == 0);

    // A last start prints what was left over: one badge for each check-in, and none twice.
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), options);
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    const std::string open_jobs =
        "SELECT count(*) FROM print_jobs WHERE state NOT IN ('printed', 'failed', 'dropped')";
    CHECK(wait_until([&] { return rows(sample, open_jobs) == "0\n"; }));
    CHECK(kiosk.process().end() == 0);
    // A badge whose writing was cut off left a part of a file, under another name.
    CHECK(std::count_if(fs::directory_iterator(badges), fs::directory_iterator(), [](const auto& file) {
              return file.path().extension() == ".pdf";
          }) == static_cast<std::ptrdiff_t>(attended.size()));
    CHECK(sample.lanyard({"verify"}).status == 0);
}
