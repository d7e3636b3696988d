// A copy under a key of its own knows the programme, in the words it is to be told in, and of people nothing.
#include "store/retold_event.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/safe_file.h"
#include "event/plain_event.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "store/people/roster.h"
#include "store/programme_table.h"
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

EventFolder copied(const EventFolder& event, const fs::path& copy, const Retold& retold = {}) {
    fs::create_directories(copy);
    REQUIRE(write_file(copy / "event.toml", plain_event_toml("Test")).ok());
    const auto done = retell_event(event, copy, FixedClock(), retold);
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

TEST_CASE("whatever happened at an event, its copy has the same sessions, nobody, and not the event's key") {
    int sessions = 0;
    for (unsigned seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        const ScratchFolder scratch;
        const EventFolder event = event_in(scratch.path() / "event");
        auto original = std::move(Database::open(event.database(), Database::Access::make)).value();
        FixedClock clock;
        REQUIRE(Journal::open(*original, event.key, clock).ok());
        REQUIRE(original->write([&] {
            for (const Entry& entry : HistoryMaker(seed).history(120)) apply_entry(*original, entry);
        }));
        const auto shout = [](const std::string& text) { return text + "!"; };
        const EventFolder copy = copied(event, scratch.path() / "copy"),
                          loud = copied(event, scratch.path() / "loud", shout);
        CHECK(copy.key.to_text() != event.key.to_text());
        CHECK(people_of(copy).empty());
        auto database = std::move(Database::open(copy.database(), Database::Access::read)).value();
        CHECK(database->handle()
                  .execAndGet("SELECT count(*) FROM entries WHERE personal IS NOT NULL OR instr(body,"
                              " 'registrations')")
                  .getInt() == 0);
        auto again = std::move(Database::open(loud.database(), Database::Access::read)).value();
        const auto before = ProgrammeTable(*original).programme(),
                   plain = ProgrammeTable(*database).programme(), told = ProgrammeTable(*again).programme();
        // What was said with a list of people, and nothing else, stays behind.
        for (const Session& session : plain)
            CHECK(std::any_of(before.begin(), before.end(),
                              [&](const Session& one) { return one.planned.id == session.planned.id; }));
        REQUIRE(told.size() == plain.size());
        // Of two that begin together the order is that of their rooms, whose names are told otherwise, too.
        for (const Session& session : plain) {
            const auto same = std::find_if(told.begin(), told.end(), [&](const Session& one) {
                return one.planned.id == session.planned.id;
            });
            REQUIRE(same != told.end());
            CHECK(same->planned.title == session.planned.title + "!");
            ++sessions;
        }
    }
    CHECK(sessions > 10);
}
