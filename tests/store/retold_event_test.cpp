// A copy under a key of its own knows the programme or the people, and nothing of it is worth anything at the
// event.
#include "store/retold_event.h"

#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "event/plain_event.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "store/people/roster.h"
#include "tests/scratch_folder.h"
#include "tests/store/journal/history.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct FixedClock : Clock {
    Instant now() const override { return instant_from_ms(1'600'000'000'000); }
};

EventFolder event_in(const fs::path& folder) {
    fs::create_directories(folder);
    REQUIRE(write_file(folder / "event.toml", plain_event_toml("Test")).ok());
    REQUIRE(write_file(folder / "event.key", history_key().to_text()).ok());
    return std::move(open_event_folder(folder)).value();
}

EventFolder retold(const EventFolder& event, const fs::path& copy, Retelling retelling) {
    fs::create_directories(copy);
    REQUIRE(write_file(copy / "event.toml", plain_event_toml("Test")).ok());
    const auto done = retell_event(event, copy, retelling, FixedClock());
    CAPTURE((done ? "" : done.error().message()));
    REQUIRE(done.ok());
    return std::move(open_event_folder(copy)).value();
}

std::vector<Attendee> people_of(const EventFolder& folder) {
    auto database = std::move(Database::open(folder.database(), Database::Access::write)).value();
    CHECK_FALSE(verify_journal(*database, folder.key)->has_value());
    Roster roster(*database, folder.config, folder.key);
    std::vector<Attendee> people;
    REQUIRE(database->read([&] { people = roster.everybody(); }));
    return people;
}

}  // namespace

TEST_CASE("whatever happened at an event, its copy has the same people, without the event's key and codes") {
    for (unsigned seed = 0; seed < 10; ++seed) {
        CAPTURE(seed);
        const ScratchFolder scratch;
        const EventFolder event = event_in(scratch.path() / "event");
        {
            auto database = std::move(Database::open(event.database(), Database::Access::make)).value();
            FixedClock clock;
            REQUIRE(Journal::open(*database, event.key, clock).ok());
            REQUIRE(database->write([&] {
                for (const Entry& entry : HistoryMaker(seed).history(120)) apply_entry(*database, entry);
            }));
        }
        const EventFolder copy = retold(event, scratch.path() / "copy", Retelling::with_people);
        CHECK(copy.key.to_text() != event.key.to_text());
        for (const Attendee& person : people_of(copy)) {
            for (const std::string& code : person.codes) {
                if (read_ticket_code(copy.key, code).kind != CodeKind::genuine) continue;
                CHECK(read_ticket_code(event.key, code).kind == CodeKind::other_event);
            }
            CHECK_FALSE(person.inside);
        }
        const EventFolder nobody = retold(event, scratch.path() / "nobody", Retelling::programme);
        CHECK(people_of(nobody).empty());
        auto database = std::move(Database::open(nobody.database(), Database::Access::read)).value();
        CHECK(database->handle()
                  .execAndGet("SELECT count(*) FROM entries WHERE personal IS NOT NULL OR instr(body,"
                              " 'registrations')")
                  .getInt() == 0);
    }
}
