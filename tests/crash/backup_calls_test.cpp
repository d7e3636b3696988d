// A call of `backup` or `restore` fails, or the power goes at it: the event and the older backups are there,
// what was shown is there, and the next try does the rest.
#include <doctest/doctest.h>

#include <cerrno>
#include <fstream>
#include <random>

#include "tests/crash/disk_after_cut.h"
#include "tests/crash/disk_call.h"
#include "tests/crash/power_cuts.h"
#include "tests/crash/writing_commands.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/record.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// One disk with a small event on it, and its backups beside it, an old one among them.
class BackedUpEvent {
  public:
    explicit BackedUpEvent(const fs::path& scratch) : disk_(scratch / "disk") {
        fs::create_directories(scratch / "made");
        fs::create_directories(disk_ / "backups");
        const SmallEvent made(scratch / "made");
        std::string settings = text_of(made.folder() / "event.toml");
        const std::string section = "[event]\n";
        settings.insert(settings.find(section) + section.size(),
                        "backups = \"" + (disk_ / "backups").string() + "\"\n");
        std::ofstream(made.folder() / "event.toml") << settings;
        event_ = std::make_unique<SmallEvent>(disk_, made.folder());
        const auto first = event_->lanyard({"backup"});
        REQUIRE_MESSAGE(first.status == 0, first.err);
        // Of another second than those to come, which would take its name.
        const fs::path file = listed().at(0)["file"].get<std::string>();
        fs::rename(file, file.parent_path() / ("2017-11-10T070000Z" + file.filename().string().substr(18)));
        state_ = state();
        keep();
    }

    const SmallEvent& event() const { return *event_; }
    fs::path database() const { return event_->folder() / "lanyard.db"; }
    // From now on put_back() gives the disk as it is.
    void keep() { kept_ = DiskBefore(disk_).contents(); }
    void put_back() const { put_contents(disk_, kept_); }
    Variables watched_calls(const fs::path& log) const { return watched(disk_, log); }

    // The backups, each of which has to be whole.
    json listed() const {
        const auto list = event_->lanyard({"--json", "backup", "list"});
        CHECK_MESSAGE(list.status == 0, list.out);
        return json::parse(list.out);
    }
    json state() const {
        std::string why;
        json state = event_->state(why);
        CHECK_MESSAGE(!state.is_null(), why);
        return state;
    }
    // Everybody and everything of the beginning; a restored folder has entries of its new name besides.
    void check_whole() const {
        const json found = state();
        if (found.is_null()) return;
        CHECK(found["people"] == state_["people"]);
        CHECK(found["programme"] == state_["programme"]);
        for (const auto& count : state_["entries"].items())
            CHECK_MESSAGE(found["entries"].value(count.key(), 0) >= count.value(), count.key());
    }

    // The calls of a command on the disk as kept, which has to succeed.
    std::vector<DiskCall> calls_of(const std::string& command) const {
        put_back();
        const fs::path log = disk_.parent_path() / "calls";
        fs::remove(log);
        const auto done = event_->lanyard({command}, watched_calls(log));
        REQUIRE_MESSAGE(done.status == 0, done.err);
        const auto calls = read_records(text_of(log));
        REQUIRE(calls.size() > 10);
        return calls;
    }
    Finished run_failing(const std::string& command, const std::string& fails) const {
        put_back();
        Variables variables = watched_calls("/dev/null");
        variables.push_back("LANYARD_DISK_FAIL=" + fails);
        auto done = event_->lanyard({command}, variables);
        CAPTURE(done.out);
        CHECK_MESSAGE((done.status == 0 || done.status == 4), done.status);
        CHECK((done.status == 0 || !done.err.empty()));
        return done;
    }
    void after_cut(const std::vector<DiskCall>& calls, std::size_t cut, std::mt19937& dice) const {
        put_back();
        DiskBefore(disk_).after_cut(calls, cut, dice);
    }

  private:
    fs::path disk_;
    std::unique_ptr<SmallEvent> event_;
    Contents kept_;
    json state_;
};

// A database that is gone, and one of which the half is zeros.
enum class Damage { missing, garbled };

void damage(const fs::path& database, Damage damage) {
    for (const char* part : {"-wal", "-shm"}) fs::remove(database.string() + part);
    if (damage == Damage::missing) {
        fs::remove(database);
        return;
    }
    std::string bytes = text_of(database);
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size() / 2), bytes.end(), '\0');
    std::ofstream(database, std::ios::binary) << bytes;
}

constexpr std::size_t usual_places = 5;  // each costs three programs

std::vector<std::string> failures(std::size_t calls, std::mt19937& dice) {
    std::vector<std::string> failures;
    for (const std::size_t before : power_cuts(calls - 1, dice, usual_places)) {
        const std::string call = std::to_string(before + 1);
        failures.push_back(call + "," + std::to_string(EIO));
        failures.push_back(call + "+," + std::to_string(ENOSPC));
    }
    return failures;
}

}  // namespace

TEST_CASE(
    "a backup of which a call fails, or at which the power goes, costs neither the event nor a backup") {
    const ScratchFolder scratch;
    const BackedUpEvent disk(scratch.path());
    std::mt19937 dice(26);
    const auto calls = disk.calls_of("backup");
    CHECK(disk.listed().size() == 2);
    long failed = 0, cuts = 0;
    for (const std::string& fails : failures(calls.size(), dice)) {
        CAPTURE(fails);
        const auto done = disk.run_failing("backup", fails);
        CAPTURE(done.err);
        disk.check_whole();
        CHECK(disk.listed().size() == (done.status == 0 ? 2 : 1));
        ++failed;
    }
    for (const std::size_t cut : power_cuts(calls.size(), dice, usual_places)) {
        CAPTURE(cut);
        disk.after_cut(calls, cut, dice);
        disk.check_whole();
        CHECK(disk.listed().size() >= (is_shown(calls, cut) ? 2 : 1));
        const auto next = disk.event().lanyard({"backup"});
        CHECK_MESSAGE(next.status == 0, next.err);
        ++cuts;
    }
    record("calls of a backup that failed", failed);
    record("power cuts during a backup", cuts);
}

TEST_CASE("a restoring of which a call fails, or at which the power goes, is done by the next one") {
    const ScratchFolder scratch;
    BackedUpEvent disk(scratch.path());
    std::mt19937 dice(26);
    const auto restores = [&] {
        const auto next = disk.event().lanyard({"restore"});
        CHECK_MESSAGE(next.status == 0, next.err);
        disk.check_whole();
    };
    long failed = 0, cuts = 0;
    for (const Damage kind : {Damage::missing, Damage::garbled}) {
        CAPTURE(static_cast<int>(kind));
        disk.event().restore();
        damage(disk.database(), kind);
        disk.keep();
        const auto calls = disk.calls_of("restore");
        disk.check_whole();
        for (const std::string& fails : failures(calls.size(), dice)) {
            CAPTURE(fails);
            const auto done = disk.run_failing("restore", fails);
            CAPTURE(done.err);
            CHECK(disk.listed().size() == 1);
            if (done.status == 0)
                disk.check_whole();
            else
                restores();
            ++failed;
        }
        for (const std::size_t cut : power_cuts(calls.size(), dice, usual_places)) {
            CAPTURE(cut);
            disk.after_cut(calls, cut, dice);
            CHECK(disk.listed().size() == 1);
            if (is_shown(calls, cut))
                disk.check_whole();
            else
                restores();
            ++cuts;
        }
    }
    record("calls of a restoring that failed", failed);
    record("power cuts during a restoring", cuts);
}
