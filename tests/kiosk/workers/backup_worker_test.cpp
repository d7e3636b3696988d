// The backups' thread on a real folder: one at once, another when it is time, a new one after an erasure.
#include "workers/backup_worker.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "base/safe_file.h"
#include "event/plain_event.h"
#include "store/backups.h"
#include "store/journal/journal.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// Time that the test moves on while the thread reads it.
class MovedClock : public Clock {
  public:
    Instant now() const override { return instant_from_ms(ms_); }
    void move(Milliseconds by) { ms_ += by.count(); }

  private:
    std::atomic<long long> ms_ = 1'510'303'800'000;
};

struct KeptEvent {
    ScratchFolder scratch;
    MovedClock clock;
    EventFolder folder = make(scratch.path() / "event");
    std::unique_ptr<Database> database =
        std::move(Database::open(folder.database(), Database::Access::make)).value();
    std::unique_ptr<Journal> journal = std::move(Journal::open(*database, folder.key, clock)).value();

    static EventFolder make(const fs::path& path) {
        fs::create_directories(path);
        REQUIRE(write_file(path / "event.toml", plain_event_toml("Test")));
        REQUIRE(write_file(path / "event.key", EventKey::generate().to_text()));
        return std::move(open_event_folder(path)).value();
    }
    void append(std::string_view kind) {
        REQUIRE(journal->transact([&] {
            NewEntry entry;
            entry.kind = kind;
            entry.subject = "ada";
            if (kind == entry_kind::checked_in) entry.area = "entrance";
            journal->append(entry);
        }));
    }
    bool comes_to(const std::function<bool(const std::vector<Backup>&)>& happened) const {
        for (int tries = 0; tries < 3000; ++tries) {
            if (happened(backups_of(folder))) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }
};

}  // namespace

TEST_CASE("a program that runs backs its event up at once, every ten minutes, and again after an erasure") {
    KeptEvent event;
    event.append(entry_kind::checked_in);
    const BackupWorker worker(event.folder, event.clock, Milliseconds(5));
    CHECK(event.comes_to([](const auto& backups) { return backups.size() == 1; }));
    event.clock.move(backup_every);
    CHECK(event.comes_to([](const auto& backups) { return backups.size() == 2; }));
    event.append(entry_kind::subject_erased);
    CHECK(event.comes_to([&](const auto& backups) {
        return backups.size() == 1 && prove_backup(event.folder, backups[0].file).ok();
    }));
    CHECK(drop_backups_before_erasures(event.folder).value() == 0);
}

TEST_CASE("a backup that could not be made is made once that is possible") {
    KeptEvent event;
    event.append(entry_kind::checked_in);
    const fs::path folder = backup_folder(event.folder);
    fs::create_directories(folder.parent_path());
    REQUIRE(write_file(folder, "in its place"));
    const BackupWorker worker(event.folder, event.clock, Milliseconds(5));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(backups_of(event.folder).empty());
    fs::remove(folder);
    CHECK(event.comes_to([](const auto& backups) { return backups.size() == 1; }));
}
