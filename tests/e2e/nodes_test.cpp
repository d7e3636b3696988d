// One folder on one machine is one node, whoever uses it, while a kiosk runs; a copy and a backup that was
// put back are others.
#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "store/event_folder.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::string rows(const fs::path& event, const std::string& sql) {
    const auto finished = run_program({"sqlite3", (event / "lanyard.db").string(), sql});
    REQUIRE_MESSAGE(finished.status == 0, finished.err);
    return finished.out;
}

// The command line as another user runs it: with another home, and under another id where a test may do so.
class OtherUser {
  public:
    explicit OtherUser(const SampleEvent& sample) : state_(sample.file("state of another user")) {
        fs::create_directories(state_);
        if (::geteuid() != 0) {
            std::cout << "SKIPPED: another user's id, which only root can take; another home was tried\n";
            return;
        }
        // Whoever the folder belongs to may use it, and root may anyway.
        for (const fs::path& mine : {sample.folder().parent_path(), sample.folder(), state_}) take(mine);
        for (const auto& file : fs::recursive_directory_iterator(sample.folder())) take(file.path());
        become_ = {"setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups"};
    }

    Finished lanyard(const fs::path& event, const std::vector<std::string>& words) const {
        std::vector<std::string> all = become_;
        for (const std::string& word :
             {std::string("env"), "XDG_STATE_HOME=" + state_.string(), program("lanyard"),
              std::string("--event"), event.string(), std::string("--clock"), std::string(morning)})
            all.push_back(word);
        all.insert(all.end(), words.begin(), words.end());
        return run_program(all);
    }

  private:
    static constexpr const char* nobody = "65534";
    static void take(const fs::path& path) {
        const auto id = static_cast<uid_t>(std::stoul(nobody));
        REQUIRE(::chown(path.c_str(), id, id) == 0);
    }

    fs::path state_;
    std::vector<std::string> become_;
};

struct Opened {
    EventFolder folder;
    SystemClock clock;
    std::unique_ptr<Database> database;
    std::unique_ptr<Journal> journal;

    explicit Opened(const fs::path& event)
        : folder(std::move(open_event_folder(event)).value()),
          database(std::move(Database::open(folder.database(), Database::Access::write)).value()),
          journal(std::move(Journal::open(*database, folder.key, clock)).value()) {}

    std::vector<Entry> entries() {
        std::vector<Entry> all;
        REQUIRE(database->read([&] { all = read_entries(*database); }));
        return all;
    }
    void is_whole() {
        std::vector<Fork> forks;
        REQUIRE(database->read([&] { forks = read_forks(*database); }));
        CHECK(forks.empty());
        const auto difference = verify_journal(*database, folder.key);
        REQUIRE(difference.ok());
        CHECK_MESSAGE(!difference->has_value(), (*difference ? (*difference)->what : ""));
    }
};

std::string nodes_of_check_ins(const fs::path& event) {
    return rows(event, "SELECT count(DISTINCT node) FROM entries WHERE kind = 'checked_in'");
}

}  // namespace

TEST_CASE("another user's commands beside a running kiosk are the same node, and cost nobody their badge") {
    const SampleEvent sample;
    const OtherUser other(sample);
    const auto people = ordinary_delegates(sample);
    const VirtualScreen screen(768, 1366);
    // The printer's folder cannot be made, so that the badges wait.
    const fs::path no_folder = sample.file("a file");
    std::ofstream(no_folder) << "no folder";
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "768x1366", "--printer", "file:" + (no_folder / "badges").string()});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    CHECK_MESSAGE(kiosk.admits(people[0].code, people[0].greeting), kiosk.story());
    for (std::size_t i = 1; i < 4; ++i) {
        CAPTURE(i);
        CHECK(other.lanyard(sample.folder(), {"check-in", people[2 * i].code, "--print"}).status == 0);
        CHECK(other.lanyard(sample.folder(), {"walk-in", "--name", "Walker " + std::to_string(i)}).status ==
              0);
        CHECK_MESSAGE(kiosk.admits(people[2 * i + 1].code, people[2 * i + 1].greeting), kiosk.story());
    }
    CHECK(nodes_of_check_ins(sample.folder()) == "1\n");
    CHECK(rows(sample.folder(), "SELECT number FROM tickets GROUP BY number HAVING count(*) > 1") == "");
    // Every badge that was asked for is still to come, or has come.
    CHECK(rows(sample.folder(),
               "SELECT subject FROM entries e WHERE kind = 'badge_requested' AND NOT EXISTS"
               " (SELECT 1 FROM print_jobs j WHERE j.entry = e.id)") == "");
    CHECK(kiosk.process().end() == 0);
    CHECK(other.lanyard(sample.folder(), {"verify"}).status == 0);
}

TEST_CASE("a folder that was copied while its kiosk ran is another node: whom both admit, all stand") {
    const SampleEvent sample;
    const auto people = ordinary_delegates(sample);
    const VirtualScreen screen(768, 1366);
    const fs::path copy = sample.file("copy");
    {
        KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "768x1366"});
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
        CHECK_MESSAGE(kiosk.admits(people[0].code, people[0].greeting), kiosk.story());
        REQUIRE(run_program({"cp", "-a", sample.folder().string(), copy.string()}).status == 0);
        CHECK_MESSAGE(kiosk.admits(people[1].code, people[1].greeting), kiosk.story());
        CHECK(kiosk.process().end() == 0);
    }
    {
        KioskSession kiosk(screen, copy, sample.file("second kiosk"), {"--window", "768x1366"});
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
        CHECK_MESSAGE(kiosk.admits(people[2].code, people[2].greeting), kiosk.story());
        CHECK(kiosk.process().end() == 0);
    }
    Opened one(sample.folder()), two(copy);
    REQUIRE(one.journal->merge(two.entries()));
    REQUIRE(two.journal->merge(one.entries()));
    for (Opened* side : {&one, &two}) {
        side->is_whole();
        CHECK(nodes_of_check_ins(side->folder.path) == "2\n");
        CHECK(rows(side->folder.path, "SELECT count(*) FROM presence WHERE inside") == "3\n");
    }
}

TEST_CASE(
    "a backup that is put back under a running kiosk, by either user, makes a new node at its next scan") {
    for (const bool by_other : {false, true}) {
        CAPTURE(by_other);
        const SampleEvent sample;
        const OtherUser other(sample);
        const auto people = ordinary_delegates(sample);
        const VirtualScreen screen(768, 1366);
        const std::string database = (sample.folder() / "lanyard.db").string();
        const std::string backup = sample.file("backup.db").string();
        KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "768x1366"});
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
        CHECK_MESSAGE(kiosk.admits(people[0].code, people[0].greeting), kiosk.story());
        REQUIRE(run_program({"sqlite3", database, ".backup " + backup}).status == 0);
        CHECK_MESSAGE(kiosk.admits(people[1].code, people[1].greeting), kiosk.story());
        CHECK(other.lanyard(sample.folder(), {"check-in", people[2].code}).status == 0);
        std::vector<Entry> published;
        {
            auto reader = std::move(Database::open(database, Database::Access::read)).value();
            REQUIRE(reader->read([&] { published = read_entries(*reader); }));
        }
        REQUIRE(run_program({"sqlite3", database, ".restore " + backup}).status == 0);
        if (by_other) CHECK(other.lanyard(sample.folder(), {"check-in", people[3].code}).status == 0);
        CHECK_MESSAGE(kiosk.admits(people[4].code, people[4].greeting), kiosk.story());
        CHECK(kiosk.process().end() == 0);
        CHECK(nodes_of_check_ins(sample.folder()) == "2\n");
        Opened opened(sample.folder());
        REQUIRE(opened.journal->merge(published));
        opened.is_whole();
        CHECK(rows(sample.folder(), "SELECT count(*) FROM presence WHERE inside") ==
              (by_other ? "5\n" : "4\n"));
    }
}
