// Files of the event are removed, moved, replaced and cut off under an open door: nothing green that a
// restart does not find.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "base/safe_file.h"
#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/outcome.h"
#include "store/journal/verify.h"
#include "tests/deed_for_test.h"
#include "tests/desk/event_for_test.h"
#include "tests/record.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

// One event under an open door, and what happens to its files.
class Round {
  public:
    Round(const EventForTest& event, unsigned seed)
        : event_(event),
          random_(seed),
          folder_(event.copy("event " + std::to_string(seed))),
          older_(folder_.string() + " older"),
          desk_(event.open_copy(folder_)) {
        for (const char* name : {"ada", "ben", "cleo"}) codes_[name] = event.code_of(*desk_, name);
    }
    ~Round() {
        desk_.reset();
        for (const auto& place : {folder_, older_, away_}) fs::remove_all(place);
    }
    Round(const Round&) = delete;
    Round& operator=(const Round&) = delete;

    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

    // Shows a code; who is let through stands in welcomed().
    void show(const std::string& name) {
        const Outcome outcome = scan(*desk_, codes_.at(name), by_kiosk(event_.at(minute_)));
        if (lets_through(outcome.verdict)) welcomed_.push_back(name);
    }
    void tidy_perhaps() {
        if (pick(2)) desk_->tidy();
    }
    void keep_older_copy() {
        fs::remove_all(older_);
        fs::copy(folder_, older_);
    }
    void forget_welcomes() { welcomed_.clear(); }

    std::string harm() {
        static const char* const files[] = {"lanyard.db", "lanyard.db-wal", "event.key", ""};
        const std::string name = files[pick(4)];
        const int how = pick(5);
        const fs::path file = name.empty() ? folder_ : folder_ / name;
        const fs::path older = name.empty() ? older_ : older_ / name;
        if (how == 0) {
            fs::remove_all(file);
        } else if (how == 1) {
            fs::rename(file, away_);
        } else if (name.empty() || how == 2) {  // another in its place
            fs::rename(file, away_);
            if (fs::exists(older)) fs::copy(older, file);
        } else if (how == 3) {  // another written over it
            write_over(file, fs::exists(older) ? *read_file(older) : "");
        } else {
            fs::resize_file(file, fs::file_size(file) / static_cast<unsigned>(1 + pick(3)) * pick(2));
        }
        if (name == "event.key" && pick(2)) write_over(file, EventKey::generate().to_text());
        return name + " " + std::to_string(how);
    }

    // Everything is closed and opened anew; false where the event cannot be opened.
    bool restart() {
        desk_.reset();
        auto folder = open_event_folder(folder_);
        if (!folder) return false;
        auto opened = Desk::open(std::move(folder).value(), {}, event_.clock);
        if (!opened) return false;
        desk_ = std::move(opened).value();
        return true;
    }
    // Those who were welcomed and of whom a restart knows nothing.
    std::string lost_by_restart() {
        const bool opens = restart();
        std::string lost;
        for (const std::string& name : welcomed_) {
            const auto found =
                opens ? desk_->attendees(name) : Result<std::vector<Attendee>>(refused("closed"));
            if (!found || found->size() != 1 || !found->front().inside) lost += name + " ";
        }
        return lost;
    }
    bool is_open() const { return desk_ != nullptr; }
    bool has_sound_file() {
        const auto difference = verify_journal(desk_->database(), desk_->folder().key);
        return difference.ok() && (!*difference || (*difference)->where != "the database file");
    }

  private:
    static void write_over(const fs::path& file, const std::string& bytes) {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    }

    const EventForTest& event_;
    std::mt19937 random_;
    fs::path folder_, older_, away_ = folder_.string() + " away";
    std::unique_ptr<Desk> desk_;
    std::map<std::string, std::string> codes_;
    std::vector<std::string> welcomed_;
    int minute_ = 0;
};

}  // namespace

TEST_CASE("whatever happens to the files of an open event, nothing is green that a restart does not find") {
    EventForTest event;
    event.import_people();
    const unsigned rounds = std::getenv("LANYARD_FULL") ? 500 : 120;
    for (unsigned seed = 0; seed < rounds; ++seed) {
        CAPTURE(seed);
        Round round(event, seed);
        if (round.pick(2)) round.keep_older_copy();
        round.show("ada");
        round.tidy_perhaps();
        round.keep_older_copy();
        if (round.pick(2)) round.tidy_perhaps();
        round.show("ben");
        round.tidy_perhaps();
        round.forget_welcomes();
        const std::string harm = round.harm();
        CAPTURE(harm);
        round.show("ben");  // once more within a minute
        round.show("cleo");
        CHECK(round.lost_by_restart() == "");
        if (!round.is_open()) continue;
        // What is opened anew is a whole database, and what it says is there.
        CHECK(round.has_sound_file());
        round.show("cleo");
        CHECK(round.lost_by_restart() == "");
    }
    record("files swapped under a running program", rounds);
}
