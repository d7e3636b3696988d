// The power goes at any call of any command that writes: what was shown is there, and the rest is as before
// or whole.
#include <doctest/doctest.h>

#include <random>

#include "tests/crash/disk_after_cut.h"
#include "tests/crash/power_cuts.h"
#include "tests/crash/writing_commands.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/record.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::string first_file_with(const fs::path& folder, const std::string& text) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && text_of(entry.path()).find(text) != std::string::npos)
            return entry.path().filename().string();
    return "";
}

// On a machine that has never seen it.
Finished verify(const fs::path& scratch, const fs::path& folder) {
    fs::remove_all(scratch / "state");
    return run_program({"env", "XDG_STATE_HOME=" + (scratch / "state").string(), program("lanyard"),
                        "--event", folder.string(), "verify"});
}

}  // namespace

TEST_CASE("the power goes at any call of a command: what was shown is there") {
    const ScratchFolder scratch;
    const SmallEvent event(scratch.path());
    std::mt19937 dice(18);
    std::string why;
    const auto before = event.state(why);
    REQUIRE_MESSAGE(!before.is_null(), why);
    int tried = 0;
    for (const WritingCommand& command : writing_commands(event)) {
        CAPTURE(command.name);
        const fs::path log = scratch.path() / "calls";
        fs::remove(log);
        event.restore();
        const DiskBefore disk(event.folder());
        const auto done = event.lanyard(command.words, watched(event.folder(), log));
        CAPTURE(done.err);
        REQUIRE(done.status <= 1);
        const auto calls = read_records(text_of(log));
        REQUIRE(calls.size() > 5);
        const auto after = event.state(why);
        REQUIRE_MESSAGE(!after.is_null(), why);
        for (const std::size_t cut : power_cuts(calls.size(), dice)) {
            CAPTURE(cut);
            disk.after_cut(calls, cut, dice);
            const auto found = event.state(why);
            CHECK_MESSAGE(!found.is_null(), why);
            if (is_shown(calls, cut))
                CHECK(found == after);
            else
                CHECK_MESSAGE(is_before_or_whole(found, before, after),
                              nlohmann::json::diff(before, found).dump(),
                              nlohmann::json::diff(before, after).dump());
            if (is_shown(calls, cut) && !command.erased.empty())
                CHECK(first_file_with(event.folder(), command.erased) == "");
            ++tried;
        }
    }
    record("power cuts during a command", tried);
}

TEST_CASE("the power goes while an event is made: it is there when it was said, or it can be made again") {
    const ScratchFolder scratch;
    const fs::path parent = scratch.path() / "parent", folder = parent / "event",
                   log = scratch.path() / "calls";
    const SmallEvent other(scratch.path());  // runs the commands
    std::mt19937 dice(18);
    fs::create_directories(parent);
    const DiskBefore disk(parent);
    REQUIRE(other.lanyard({"init", folder.string()}, watched(parent, log)).status == 0);
    const auto calls = read_records(text_of(log));
    REQUIRE(calls.size() > 5);
    const auto all_cuts = power_cuts(calls.size(), dice);
    for (const std::size_t cut : all_cuts) {
        CAPTURE(cut);
        fs::remove_all(parent);
        disk.after_cut(calls, cut, dice);
        const auto verified = verify(scratch.path(), folder);
        CAPTURE(verified.err);
        if (is_shown(calls, cut)) {
            CHECK(verified.status == 0);
        } else if (verified.status != 0) {
            const auto again = other.lanyard({"init", folder.string()});
            CHECK_MESSAGE(again.status == 0, again.err);
            CHECK(verify(scratch.path(), folder).status == 0);
        }
    }
    record("power cuts during init", static_cast<long>(all_cuts.size()));
}
