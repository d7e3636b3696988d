// Databases whose pages are garbage: what is left is saved, and what is lost is named.
#include "store/salvage.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <set>

#include "base/safe_file.h"
#include "event/plain_event.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/fakes.h"
#include "tests/record.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t page_bytes = 4096;

struct DamagedEvent {
    ScratchFolder scratch;
    FakeClock clock;
    fs::path folder = scratch.path() / "event", out = scratch.path() / "out";
    std::mt19937 random;
    std::string node;
    std::set<std::string> ids;

    explicit DamagedEvent(unsigned seed) : random(seed) {
        fs::create_directories(folder);
        REQUIRE(write_file(folder / "event.toml", plain_event_toml("Test")));
        REQUIRE(write_file(folder / "event.key", EventKey::generate().to_text()));
        auto database = std::move(Database::open(folder / "lanyard.db", Database::Access::make)).value();
        auto journal = std::move(Journal::open(*database, opened().key, clock)).value();
        const int entries = 40 + pick(120);
        for (int i = 0; i < entries; ++i) {
            REQUIRE(journal->transact([&] {
                NewEntry entry;
                entry.kind = entry_kind::checked_in;
                entry.subject = "person " + std::to_string(pick(50));
                entry.area = "entrance";
                entry.body = R"({"point":"Kiosk 1"})";
                // Some longer than a page.
                entry.personal =
                    R"({"reason":")" +
                    std::string(static_cast<std::size_t>(pick(6) ? pick(300) : pick(12000)), 'x') + R"("})";
                ids.insert(journal->append(entry));
            }));
        }
        node = journal->node();
        // Some of it lies in the log alone.
        if (pick(3)) database->checkpoint();
        if (pick(2)) {
            fs::copy(folder, scratch.path() / "killed");
            journal.reset();
            database.reset();
            fs::remove_all(folder);
            fs::rename(scratch.path() / "killed", folder);
        }
    }

    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); }
    EventFolder opened() const { return std::move(open_event_folder(folder)).value(); }

    void garble(int pages) {
        for (int i = 0; i < pages; ++i) {
            const char* const name = pick(4) ? "lanyard.db" : "lanyard.db-wal";
            if (!fs::exists(folder / name)) continue;
            std::string bytes = *read_file(folder / name);
            if (bytes.size() < page_bytes) continue;
            const auto page = static_cast<std::size_t>(pick(static_cast<int>(bytes.size() / page_bytes)));
            const std::size_t from = pick(2) ? 0 : static_cast<std::size_t>(pick(page_bytes));
            for (std::size_t at = page * page_bytes + from; at < (page + 1) * page_bytes; ++at)
                bytes[at] = static_cast<char>(pick(256));
            std::ofstream(folder / name, std::ios::binary | std::ios::trunc) << bytes;
        }
    }

    std::set<std::string> saved_ids() const {
        auto database = std::move(Database::open(out / "lanyard.db", Database::Access::read)).value();
        std::set<std::string> saved;
        REQUIRE(database->read([&] {
            for (const Entry& entry : read_entries(*database)) saved.insert(entry_id(entry));
        }));
        return saved;
    }
    std::string difference() const {
        auto database = std::move(Database::open(out / "lanyard.db", Database::Access::write)).value();
        const auto found = verify_journal(*database, opened().key);
        REQUIRE(found.ok());
        return *found ? (*found)->where : "";
    }
};

std::int64_t number_of(const std::vector<Salvaged::Lost>& lost) {
    std::int64_t count = 0;
    for (const auto& run : lost) count += run.last - run.first + 1;
    return count;
}

}  // namespace

TEST_CASE("an event without damage is saved whole") {
    for (unsigned seed = 0; seed < 10; ++seed) {
        CAPTURE(seed);
        DamagedEvent event(seed);
        const auto saved = salvage_event(event.opened(), event.out);
        REQUIRE(saved.ok());
        CHECK(saved->lost.empty());
        CHECK(saved->unproved == 0);
        CHECK(saved->without_personal == 0);
        CHECK(event.saved_ids() == event.ids);
        CHECK(event.difference().empty());
    }
}

TEST_CASE("whatever pages are garbage, what is left is saved and every entry that is lost is named") {
    const unsigned databases = std::getenv("LANYARD_FULL") ? 1000 : 60;
    for (unsigned seed = 0; seed < databases; ++seed) {
        CAPTURE(seed);
        DamagedEvent event(seed);
        event.garble(1 + event.pick(8));
        const auto saved = salvage_event(event.opened(), event.out);
        REQUIRE(saved.ok());
        const auto found = event.saved_ids();
        CHECK(static_cast<int>(found.size()) == saved->saved);
        for (const std::string& id : found) CHECK(event.ids.count(id) == 1);
        const auto lost = static_cast<std::int64_t>(event.ids.size() - found.size());
        // Where nothing of a node is left, nothing tells of it.
        if (!found.empty()) CHECK(number_of(saved->lost) == lost);
        const std::string difference = event.difference();
        CHECK((difference.empty() || difference.rfind("node ", 0) == 0));
    }
    record("databases with garbled pages", databases);
}

TEST_CASE("a folder with somebody's files is refused, and keeps them whatever happens") {
    DamagedEvent event(1);
    std::filesystem::create_directories(event.out);
    REQUIRE(write_file(event.out / "thesis.txt", "years of work").ok());
    const auto refused = salvage_event(event.opened(), event.out);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::refused);
    CHECK(read_file(event.out / "thesis.txt").value() == "years of work");
    CHECK_FALSE(std::filesystem::exists(event.out / "event.toml"));
}

TEST_CASE("nothing is saved into a folder that holds an event") {
    DamagedEvent event(1);
    const auto refused = salvage_event(event.opened(), event.folder);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::refused);
}
