// The power goes while a database of an older version is opened, changed to the new one and written to:
// everybody of then is there, and the deed as before or whole.
#include <doctest/doctest.h>

#include <random>

#include "tests/crash/disk_after_cut.h"
#include "tests/crash/power_cuts.h"
#include "tests/crash/writing_commands.h"
#include "tests/folders.h"
#include "tests/record.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

TEST_CASE("the power goes while an older database is migrated") {
    long tried = 0;
    std::mt19937 dice(18);
    for (const char* version : {"version-1", "version-7"}) {
        CAPTURE(version);
        const ScratchFolder scratch;
        const SmallEvent event(scratch.path(), source_folder() / "tests/data/databases" / version);
        std::string why;
        const std::string cleo = event.id("cleo clark");
        event.restore();
        const DiskBefore disk(event.folder());
        const fs::path log = scratch.path() / "calls";
        REQUIRE(event.lanyard({"flag", cleo, "no_photo"}, watched(event.folder(), log)).status == 0);
        const auto calls = read_records(text_of(log));
        const auto after = event.state(why);
        REQUIRE_MESSAGE(!after.is_null(), why);
        for (const std::size_t cut : power_cuts(calls.size(), dice)) {
            CAPTURE(cut);
            disk.after_cut(calls, cut, dice);
            // Looking migrates what has not been migrated.
            const auto found = event.state(why);
            REQUIRE_MESSAGE(!found.is_null(), why);
            CHECK(found["people"].size() == after["people"].size());
            if (is_shown(calls, cut)) CHECK(found == after);
            ++tried;
        }
    }
    record("power cuts during a migration", tried);
}
