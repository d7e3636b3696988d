// The programs of one machine and what they tell each other: heard, missed, forgotten, started anew, woken.
#include "workers/neighbours.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include "base/safe_file.h"
#include "base/state_folder.h"
#include "tests/fakes.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/private_state.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// Two events on one machine, and a desk at the first.
struct Machine {
    ScratchFolder scratch;
    PrivateState private_state;
    FakeClock clock;
    EventFolder event = make_event("event"), other_event = make_event("other");
    Neighbours desk{event, clock};

    EventFolder make_event(const char* name) const {
        fs::create_directories(scratch.path() / name);
        return {scratch.path() / name, {}, EventKey::generate()};
    }
    std::unique_ptr<Neighbours> starts() const { return std::make_unique<Neighbours>(event, clock); }
    std::unique_ptr<Neighbours> starts(RoleKind role, const char* point) const {
        auto program = starts();
        program->say(state_of(role, point));
        return program;
    }
    static MachineState state_of(RoleKind role, const char* point, std::vector<MachineTrouble> trouble = {},
                                 const char* hindrance = "") {
        return {role, point, std::move(trouble), hindrance, {}};
    }
    std::vector<MachineState> heard() {
        clock.time += Neighbours::listens_every;
        return desk.machines().value();
    }
    void pass(Milliseconds time) { clock.time += time; }
    // When the machine's clock shows this, by the times of files.
    fs::file_time_type file_time(Milliseconds ago) const {
        return std::chrono::file_clock::from_sys(clock.time - ago);
    }
};

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    return files;
}

std::vector<fs::path> words() {
    return files_of(state_folder() / "neighbours");
}

}  // namespace

TEST_CASE("the others of one event are heard, in order, with their trouble; a clean end is no trouble") {
    Machine here;
    const auto board = here.starts(RoleKind::board, "");
    auto kiosk = here.starts(RoleKind::self, "Kiosk 1");
    Neighbours elsewhere(here.other_event, here.clock);
    elsewhere.say(Machine::state_of(RoleKind::self, "Kiosk 9"));
    REQUIRE(here.heard().size() == 2);
    CHECK(here.heard().front().point == "Kiosk 1");
    CHECK(here.heard().front().trouble.empty());
    // Trouble is said at once, not with the next pulse.
    kiosk->say(Machine::state_of(RoleKind::self, "Kiosk 1",
                                 {MachineTrouble::camera_missing, MachineTrouble::printer},
                                 "Out of labels."));
    CHECK(here.heard().front().trouble.front() == MachineTrouble::camera_missing);
    CHECK(here.heard().front().hindrance == "Out of labels.");
    kiosk->say(Machine::state_of(RoleKind::self, "Kiosk 1"));
    CHECK(here.heard().front().trouble.empty());
    kiosk.reset();
    REQUIRE(here.heard().size() == 1);
    CHECK(here.heard().front().role == RoleKind::board);
}

TEST_CASE("a program that stops without a word is missed until it runs again or is forgotten") {
    Machine here;
    // It is killed: it says nothing more, and its word stays.
    const auto killed = here.starts(RoleKind::self, "Kiosk 2");
    here.pass(Neighbours::believed_for - 2 * Neighbours::listens_every);
    CHECK(here.heard().front().trouble.empty());
    here.pass(Neighbours::believed_for);
    REQUIRE(here.heard().size() == 1);
    CHECK(here.heard().front().trouble == std::vector<MachineTrouble>{MachineTrouble::silent});
    {
        const auto again = here.starts(RoleKind::self, "Kiosk 2");
        REQUIRE(here.heard().size() == 1);
        CHECK(here.heard().front().trouble.empty());
    }
    CHECK(here.heard().front().trouble == std::vector<MachineTrouble>{MachineTrouble::silent});
    here.pass(Neighbours::missed_for);
    CHECK(here.heard().empty());
}

TEST_CASE("a program that was killed twice at one place is missed once") {
    Machine here;
    const auto killed = here.starts(RoleKind::self, "Kiosk 2"),
               again = here.starts(RoleKind::self, "Kiosk 2");
    CHECK(here.heard().size() == 2);
    here.pass(Neighbours::believed_for);
    REQUIRE(here.heard().size() == 1);
    CHECK(here.heard().front().is_silent());
}

TEST_CASE("a program that was started anew does not miss the one that was killed in its place") {
    Machine here;
    const auto killed = here.starts(RoleKind::desk, "Desk 1"), beside = here.starts(RoleKind::desk, "Desk 2");
    here.pass(Neighbours::believed_for);
    here.desk.say(Machine::state_of(RoleKind::desk, "Desk 1"));
    REQUIRE(here.heard().size() == 1);
    CHECK(here.heard().front().point == "Desk 2");
}

TEST_CASE("a program that tells nothing for long is heard again as soon as it does") {
    Machine here;
    const auto kiosk = here.starts(RoleKind::self, "Kiosk 1");
    here.pass(Neighbours::missed_for);
    CHECK(here.heard().empty());
    kiosk->say(Machine::state_of(RoleKind::self, "Kiosk 1"));
    REQUIRE(here.heard().size() == 1);
    CHECK(here.heard().front().trouble.empty());
}

TEST_CASE("a clock that is set back keeps nobody from speaking or hearing") {
    Machine here;
    const auto kiosk = here.starts(RoleKind::self, "Kiosk 1");
    REQUIRE(here.heard().size() == 1);
    here.pass(-std::chrono::hours(1));
    kiosk->say(Machine::state_of(RoleKind::self, "Kiosk 1"));
    const auto heard = here.desk.machines();
    REQUIRE(heard);
    REQUIRE(heard->size() == 1);
    CHECK(heard->front().heard == here.clock.time);
}

TEST_CASE("words are few, private and small, and damaged ones are nobody's") {
    Machine here;
    const auto kiosk = here.starts(RoleKind::self, "Kiosk 1");
    const auto files = words();
    REQUIRE(files.size() == 1);
    struct stat found {};
    REQUIRE(stat(files.front().c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
    const auto before = fs::last_write_time(files.front());
    const std::string said = *read_file(files.front());
    kiosk->say(Machine::state_of(RoleKind::self, "Kiosk 1"));
    CHECK(fs::last_write_time(files.front()) == before);
    here.pass(Neighbours::says_every);
    kiosk->say(Machine::state_of(RoleKind::self, "Kiosk 1"));
    CHECK(*read_file(files.front()) != said);
    // Not looked for more often than is of use.
    CHECK(here.desk.machines().has_value());
    CHECK_FALSE(here.desk.machines().has_value());
    const std::string at = R"({"at":)" + std::to_string(to_ms(here.clock.time)) + ",";
    for (const std::string& damaged :
         {std::string(), std::string("{"), std::string("[]"), std::string(R"({"role":"self"})"),
          std::string(R"({"role":7,"point":1})"), std::string(R"({"at":"now","role":"self"})"),
          at + R"("role":"self"})", at + R"("role":7,"point":1})",
          at + R"("role":"juggler","point":"","trouble":[],"hindrance":""})",
          at + R"("role":"self","point":")" + std::string(WordFolder::most_bytes, 'x') +
              R"(","trouble":[],"hindrance":""})"}) {
        CAPTURE(damaged);
        REQUIRE(write_file(files.front(), damaged, false).ok());
        CHECK(here.heard().empty());
    }
    for (int i = 0; i < 100; ++i)
        REQUIRE(write_file(files.front().parent_path() / (std::to_string(i) + ".machine"), said, false).ok());
    CHECK(here.heard().size() <= WordFolder::most_words);
}

TEST_CASE("a word that is torn anywhere is nobody's, and the others are heard all the same") {
    Machine here;
    const auto torn = here.starts(RoleKind::self, "Kiosk 1");
    const fs::path file = words().front();
    const std::string whole = *read_file(file);
    const auto kiosk = here.starts(RoleKind::self, "Kiosk 2");
    for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
        CAPTURE(bytes);
        REQUIRE(write_file(file, whole.substr(0, bytes), false).ok());
        here.pass(Neighbours::says_every);
        kiosk->say(Machine::state_of(RoleKind::self, "Kiosk 2"));
        const auto heard = here.heard();
        REQUIRE(heard.size() == 1);
        CHECK(heard.front().point == "Kiosk 2");
    }
}

TEST_CASE("of too many words the newest are heard") {
    Machine here;
    std::vector<std::unique_ptr<Neighbours>> programs;
    for (std::size_t i = 0; i < WordFolder::most_words + 10; ++i) {
        here.pass(Milliseconds(1));
        programs.push_back(here.starts(RoleKind::self, ("Kiosk " + std::to_string(i)).c_str()));
    }
    const Instant newest = here.clock.time;
    const auto heard = here.heard();
    REQUIRE(heard.size() == WordFolder::most_words);
    for (const MachineState& machine : heard)
        CHECK(newest - machine.heard < Milliseconds(WordFolder::most_words));
}

TEST_CASE("what nobody has renewed for long is removed, damaged or not, and nothing else") {
    Machine here;
    const auto kiosk = here.starts(RoleKind::self, "Kiosk 1");
    const fs::path folder = words().front().parent_path();
    const auto lies = [&](const char* name, Milliseconds ago) {
        std::ofstream(folder / name) << "{";
        fs::last_write_time(folder / name, here.file_time(ago));
    };
    const Milliseconds long_ago = WordFolder::kept_for + Milliseconds(60'000);
    lies("torn.machine", long_ago);
    lies("dead.stage", long_ago);
    lies("killed.machine.x8Jh2k", long_ago);  // while it wrote
    lies("young.machine", Milliseconds(60'000));
    CHECK(here.heard().size() == 1);
    std::vector<fs::path> left = words();
    CHECK(left.size() == 2);
    CHECK(std::count(left.begin(), left.end(), folder / "young.machine") == 1);
    CHECK(std::count(left.begin(), left.end(), folder / "torn.machine") == 0);
}

TEST_CASE("a program that ends in order leaves nothing behind") {
    Machine here;
    auto stage = here.starts(RoleKind::stage, "great-hall");
    stage->say({"great-hall", "", false, true, -100, 0, ""});
    CHECK(words().size() == 2);
    stage.reset();
    CHECK(words().empty());
    CHECK(here.desk.stages().empty());
}

TEST_CASE("a stage is believed to run for as long as it says so, room by room and event by event") {
    Machine here;
    const Neighbours& cue = here.desk;
    const Neighbours elsewhere(here.other_event, here.clock);
    const auto great = here.starts();
    auto small = here.starts();
    great->say(
        {"hall/../x", "message", true, false, -23.5, 2, "its picture stands still", AudienceSees::video});
    small->say({"small-hall", "", false, true, -100, 0, ""});
    REQUIRE(cue.stages().size() == 2);
    CHECK(cue.stages().front() == StagePulse{"hall/../x", "message", true, false, -23.5, 2,
                                             "its picture stands still", AudienceSees::video});
    CHECK(elsewhere.stages().empty());
    here.pass(Neighbours::stage_believed_for + Milliseconds(1));
    CHECK(cue.stages().empty());
    small->say({"small-hall", "", false, true, -100, 0, ""});
    CHECK(cue.stages().size() == 1);
    small.reset();
    CHECK(cue.stages().empty());
}

TEST_CASE("of two stages of one room the one that spoke last is heard") {
    Machine here;
    const auto killed = here.starts(), again = here.starts();
    killed->say({"great-hall", "old", true, true, -20, 0, ""});
    here.pass(Milliseconds(500));
    again->say({"great-hall", "new", false, true, -100, 0, ""});
    REQUIRE(here.desk.stages().size() == 1);
    CHECK(here.desk.stages().front().session == "new");
}

TEST_CASE("a program is woken when another has changed the event, and not any more when it is gone") {
    Machine here;
    std::ofstream(here.event.database()) << "x";
    std::atomic<int> woken = 0;
    auto cue = here.starts();
    const auto stage = here.starts();
    cue->when_woken([&] { ++woken; });
    stage->wake();
    CHECK(wait_until([&] { return woken > 0; }));
    cue.reset();
    const int before = woken;
    stage->wake();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(woken == before);
    // An event without a database wakes nobody.
    Neighbours nothing(here.other_event, here.clock);
    nothing.when_woken([&] { ++woken; });
    nothing.wake();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(woken == before);
}
