// Every version of the database that was ever shipped still opens, migrates and says what it said.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/safe_file.h"
#include "store/database.h"
#include "store/event_folder.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "store/people/roster.h"
#include "tests/folders.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

namespace {

namespace fs = std::filesystem;

const fs::path shipped = source_folder() / "tests" / "data" / "databases";

// Each version holds: Ada (checked in, organisation corrected), Ben (replaced by Hal, who is inside), Cleo
// (desk_first, her check-in taken back), Dora (erased after her check-in) and the walk-in Ed. From version 7
// on Ada also came as two walk-ins, one of which was joined to the other, and that one to her.
void opens_with_its_people(const char* version) {
    ScratchFolder scratch;
    const auto folder = scratch.path() / "event";
    fs::copy(shipped / version, folder);
    fs::permissions(folder / "lanyard.db", fs::perms::owner_read | fs::perms::owner_write);
    auto event = open_event_folder(folder);
    REQUIRE(event.ok());
    auto database = Database::open(event->database(), Database::Access::write);
    REQUIRE(database.ok());
    const auto difference = verify_journal(**database, event->key);
    REQUIRE(difference.ok());
    CHECK_FALSE(difference->has_value());
    Roster roster(**database, event->config, event->key);
    HeadCounts counts;
    std::map<std::string, Attendee> people;
    REQUIRE((*database)->read([&] {
        counts = roster.counts();
        for (auto& person : roster.everybody()) people[person.name] = person;
    }));
    CHECK(counts.arrived == 4);
    CHECK(counts.expected == 1);
    CHECK(counts.walk_ins == 1);
    REQUIRE(people.size() == 6);
    CHECK(people["Ada Abbot"].organisation == "Leeds University");
    CHECK(people["Ada Abbot"].inside);
    CHECK(people["Ben Brown"].status == AttendeeStatus::replaced);
    CHECK(people["Hal Hope"].inside);
    CHECK(people["Cleo Clark"].has(Flag::desk_first));
    CHECK_FALSE(people["Cleo Clark"].inside);
    CHECK(people["Ed Eve"].walk_in);
    CHECK(people.count("Dora Dean") == 0);
    // An invitation that was sent out from that version still opens the door.
    const auto code = read_ticket_code(event->key, people["Cleo Clark"].codes.at(0));
    CHECK(code.kind == CodeKind::genuine);
}

}  // namespace

TEST_CASE("every version opens with its people, arrivals and corrections") {
    opens_with_its_people("version-1");
    opens_with_its_people("version-2");
    opens_with_its_people("version-4");
    opens_with_its_people("version-5");
    opens_with_its_people("version-6");
    opens_with_its_people("version-7");
}

TEST_CASE("a program of version 6 that still has the event open writes no row in the old order of columns") {
    auto opened = Database::in_memory();
    REQUIRE(opened.ok());
    for (const char* row :
         {"list_registers VALUES "
          "('entry','person',5,'','list',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,"
          "NULL,NULL,NULL,NULL,NULL,NULL)",
          "desk_registers VALUES ('entry','name','person',5,'Ada',NULL)",
          "attendance VALUES ('entry','person','entrance','in','Kiosk 1',1,5,'node','invitation')",
          "flags VALUES ('entry','person','desk_first',1,5)",
          "enrolments VALUES ('entry','person','workshop-a','in',5)",
          "badges VALUES ('entry','person',1,'requested',1,5,'')"}) {
        CAPTURE(row);
        CHECK_THROWS_AS((*opened)->handle().exec(std::string("INSERT INTO ") + row), SQLite::Exception);
    }
}
