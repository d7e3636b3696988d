// Programs on one machine that know of each other: heard, missed, forgotten, started anew.
#include "workers/machine_pulses.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/safe_file.h"
#include "base/state_folder.h"
#include "tests/fakes.h"
#include "tests/private_state.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct Machines {
    PrivateState state;
    ScratchFolder event;
    FakeClock clock;
    MachinePulses desk{event.path(), RoleKind::desk, "Desk 1", clock};

    // Another program; `new` so that a test may let it die without a word.
    MachinePulses* starts(RoleKind role, const char* point) {
        auto* program = new MachinePulses(event.path(), role, point, clock);
        program->say({});
        return program;
    }
    std::vector<MachineState> heard() {
        clock.time += MachinePulses::listens_every;
        return desk.heard().value();
    }
    void pass(Milliseconds time) { clock.time += time; }
};

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    return files;
}

}  // namespace

TEST_CASE("the others of one event are heard, in order, with their trouble; a clean end is no trouble") {
    Machines here;
    const std::unique_ptr<MachinePulses> board(here.starts(RoleKind::board, ""));
    std::unique_ptr<MachinePulses> kiosk(here.starts(RoleKind::self, "Kiosk 1"));
    const ScratchFolder other_event;
    MachinePulses elsewhere(other_event.path(), RoleKind::self, "Kiosk 9", here.clock);
    elsewhere.say({});
    REQUIRE(here.heard().size() == 2);
    CHECK(here.heard().front().point == "Kiosk 1");
    CHECK(here.heard().front().trouble.empty());
    // Trouble is said at once, not with the next pulse.
    kiosk->say({{MachineTrouble::camera_missing, MachineTrouble::printer}, "Out of labels."});
    CHECK(here.heard().front().trouble.front() == MachineTrouble::camera_missing);
    CHECK(here.heard().front().hindrance == "Out of labels.");
    kiosk->say({});
    CHECK(here.heard().front().trouble.empty());
    kiosk.reset();
    REQUIRE(here.heard().size() == 1);
    CHECK(here.heard().front().role == RoleKind::board);
}

TEST_CASE("who stops without a word is missed after half a minute, until it runs again or is forgotten") {
    Machines here;
    std::unique_ptr<MachinePulses> killed(here.starts(RoleKind::self, "Kiosk 2"));
    here.pass(MachinePulses::believed_for - 2 * MachinePulses::listens_every);
    CHECK(here.heard().front().trouble.empty());
    here.pass(MachinePulses::believed_for);
    REQUIRE(here.heard().size() == 1);
    CHECK(here.heard().front().trouble == std::vector<MachineTrouble>{MachineTrouble::silent});
    {
        const std::unique_ptr<MachinePulses> again(here.starts(RoleKind::self, "Kiosk 2"));
        REQUIRE(here.heard().size() == 1);
        CHECK(here.heard().front().trouble.empty());
    }
    CHECK(here.heard().front().trouble == std::vector<MachineTrouble>{MachineTrouble::silent});
    here.pass(MachinePulses::missed_for);
    CHECK(here.heard().empty());
}

TEST_CASE("pulses are few, private and small, and damaged ones are nobody") {
    Machines here;
    const std::unique_ptr<MachinePulses> kiosk(here.starts(RoleKind::self, "Kiosk 1"));
    const auto files = files_of(state_folder() / "machines");
    REQUIRE(files.size() == 1);
    struct stat found {};
    REQUIRE(stat(files.front().c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
    const auto before = fs::last_write_time(files.front());
    const std::string said = *read_file(files.front());
    kiosk->say({});
    CHECK(fs::last_write_time(files.front()) == before);
    here.pass(MachinePulses::says_every);
    kiosk->say({});
    CHECK(*read_file(files.front()) != said);
    // Not looked for more often than is of use.
    CHECK(here.desk.heard().has_value());
    CHECK_FALSE(here.desk.heard().has_value());
    for (const char* damaged : {"", "{", "[]", R"({"role":"self"})", R"({"role":7,"point":1})"}) {
        REQUIRE(write_file(files.front(), damaged, false).ok());
        CHECK(here.heard().empty());
    }
    for (int i = 0; i < 100; ++i)
        REQUIRE(write_file(files.front().parent_path() / (std::to_string(i) + ".json"), said, false).ok());
    CHECK(here.heard().size() <= MachinePulses::most_machines);
}
