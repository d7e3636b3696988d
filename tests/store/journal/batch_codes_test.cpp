// An import's codes are there when it counts, each once; those of somebody who was erased meanwhile are not;
// and an import that was killed before it wrote them leaves a journal that is whole.
#include "store/journal/batch_codes.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <utility>

#include "base/system_clock.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "store/journal/journal.h"
#include "store/journal/slices.h"
#include "store/journal/verify.h"
#include "tests/scratch_folder.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

// The computer's; at its next reading it does something else first.
class InterruptedClock : public Clock {
  public:
    Instant now() const override {
        if (const auto act = std::exchange(at_next, nullptr)) act();
        return clock_.now();
    }
    mutable std::function<void()> at_next;

  private:
    SystemClock clock_;
};

struct Event {
    ScratchFolder folder;
    InterruptedClock clock;
    std::unique_ptr<Database> database =
        std::move(Database::open(folder.path() / "lanyard.db", Database::Access::make)).value();
    std::unique_ptr<Journal> journal = std::move(Journal::open(*database, history_key(), clock)).value();
    Slices slices{*journal};

    void append(NewEntry entry) {
        REQUIRE(journal->transact([&] { journal->append(std::move(entry)); }));
    }
    // Person `number` of the list has these codes.
    static NewEntry listed(int number, const std::string& codes, const std::string& batch) {
        NewEntry entry;
        entry.kind = entry_kind::registration_listed;
        entry.subject = fmt::format("person{}", number);
        entry.batch = batch;
        entry.body = R"({"source":"list"})";
        entry.personal = R"({"fields":{"name":"Zerlina","codes":")" + codes + "\"}}";
        return entry;
    }
    void close(const std::string& batch) {
        NewEntry closing;
        closing.kind = entry_kind::import_closed;
        closing.batch = batch;
        closing.body = R"({"what":"registrations","file":"list.csv"})";
        append(std::move(closing));
    }
    Result<void> write_codes(const std::string& batch) {
        return write_codes_of_batch(*journal, slices, batch);
    }
    int count(const std::string& sql) {
        return database->handle().execAndGet("SELECT count(*) FROM " + sql).getInt();
    }
    bool is_whole() { return !verify_journal(*database, history_key())->has_value(); }
};

}  // namespace

TEST_CASE("the codes of more rows than a slice holds are written once, in whatever order the rows came") {
    Event event;
    constexpr int people = 1700;
    REQUIRE(event.journal->transact([&] {
        for (int i = 0; i < people; ++i)
            event.journal->append(Event::listed(i, fmt::format("C{}\\nD{}", i * 7919 % people, i), "b"));
    }));
    event.append(Event::listed(1, "AT-ONCE", ""));
    CHECK(event.count("external_codes") == 1);
    REQUIRE(event.write_codes("b"));
    REQUIRE(event.write_codes("b"));
    event.close("b");
    CHECK(event.count("external_codes") == 2 * people + 1);
    CHECK(event.count("external_codes WHERE code = 'C0' AND subject = 'person0'") == 1);
    CHECK(event.is_whole());
}

TEST_CASE("who is erased while the codes are written has none afterwards") {
    Event event;
    event.append(Event::listed(1, "ONE", "b"));
    event.append(Event::listed(2, "TWO", "b"));
    // Another program that has the event open erases somebody when the codes have been read and the first
    // slice has not begun: Slices looks at the clock there.
    REQUIRE(event.slices.write([] { return false; }));
    auto other_database =
        std::move(Database::open(event.folder.path() / "lanyard.db", Database::Access::write)).value();
    const SystemClock clock;
    auto other = std::move(Journal::open(*other_database, history_key(), clock)).value();
    bool is_erased = false;
    event.clock.at_next = [&] {
        CHECK(event.count("external_codes") == 0);
        NewEntry erasure;
        erasure.kind = entry_kind::subject_erased;
        erasure.subject = "person1";
        REQUIRE(other->transact([&] { other->append(std::move(erasure)); }));
        is_erased = true;
    };
    REQUIRE(event.write_codes("b"));
    event.close("b");
    CHECK(is_erased);
    CHECK(event.count("external_codes WHERE code = 'ONE'") == 0);
    CHECK(event.count("external_codes WHERE code = 'TWO'") == 1);
    CHECK(event.is_whole());
}

TEST_CASE(
    "an import that was killed before it wrote its codes leaves a whole journal, and so do those written") {
    Event event;
    event.append(Event::listed(1, "ONE", "killed"));
    CHECK(event.is_whole());
    event.append(Event::listed(2, "TWO", "closed"));
    REQUIRE(event.write_codes("closed"));
    event.close("closed");
    CHECK(event.is_whole());
    // Another machine hears of both, and has the same rows.
    Event another;
    std::vector<Entry> entries;
    REQUIRE(event.database->read([&] { entries = read_entries(*event.database); }));
    REQUIRE(another.journal->merge(entries).ok());
    const auto codes_of = [](Event& one) {
        return one.database->read([&] { return table_rows(*one.database, "external_codes"); }).value();
    };
    CHECK(codes_of(another) == codes_of(event));
    CHECK(another.is_whole());
    // A code that counts and is missing is still found out.
    event.database->handle().exec("DELETE FROM external_codes WHERE code = 'TWO'");
    CHECK_FALSE(event.is_whole());
}
