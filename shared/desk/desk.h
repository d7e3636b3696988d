// An open event: what every deed is done to, and everything is read from.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/system_clock.h"
#include "desk/claims.h"
#include "event/attendee.h"
#include "event/programme.h"
#include "store/event_folder.h"
#include "store/people/roster.h"

namespace lanyard {

class Database;
class Door;
class Journal;

// What holds at this check-in point, whoever stands at it.
struct DeskOptions {
    std::string point;            // a check-in point's name; "" is the event's first
    bool staff = false;           // the desk decides: who is to see it first has done so
    bool prints = false;          // admitting makes a print job on this node
    // Somebody stands before a screen and is told sooner that it could not be done; see Database.
    std::optional<Milliseconds> waits_for_lock = {};
    bool asks_names = false;  // an unnamed seat is not let in before its person said a name (name_seat)
};

// One event on this machine, for one thread. Others may use the same folder at the same time.
class Desk {
  public:
    // Makes the database of a folder that has none: for `init` alone. Everything else refuses such a folder.
    static Result<void> make(const EventFolder& folder, const Clock& machine_clock);

    // `claims` may be null: no hub. `machine_clock` orders the journal; the time of each deed is the
    // event's. Settles what processes that are dead left undecided, and nothing of a living one's.
    static Result<std::unique_ptr<Desk>> open(EventFolder folder, DeskOptions options,
                                              const Clock& machine_clock,
                                              std::shared_ptr<Claims> claims = nullptr);
    // To read alone: works on a full or read-only disk, and beside a program that keeps the database to
    // itself. No deed may be done to it.
    static Result<std::unique_ptr<Desk>> open_to_read(EventFolder folder);
    ~Desk();

    // An error where what lies in the folder is not what this desk has open: removed, replaced, another's
    // key.
    Result<void> check();

    const EventFolder& folder() const;
    const DeskOptions& options() const { return options_; }
    const CheckInPoint& point() const;

    // What time it is at the event: who is in the building goes by the day of it (store/people/whereabouts).
    // Whoever keeps a desk open says it before each answer; deeds at a door do with their own. Before anybody
    // has, no day has ended.
    void event_time_is(Instant now);

    Result<std::optional<Attendee>> attendee(std::string_view person);
    // Everybody in order of name, or those whose name, organisation, email or order begin with the words of
    // `query`, folded.
    Result<std::vector<Attendee>> attendees(std::string_view query = {});
    Result<HeadCounts> counts();
    Result<std::vector<Session>> programme();

    // Changes whenever any process wrote to the event's database; for the frame loop to know that its picture
    // is old. Cheap.
    long long data_version();
    // Moves what was written from the log into the file. For whoever has time; else a later deed does it.
    void tidy();

    // For the deeds and what is read of the event, in shared/desk.
    Database& database();
    Journal& journal();
    Roster& roster();
    Door& door();

  private:
    Desk(EventFolder folder, DeskOptions options);

    EventFolder folder_;
    DeskOptions options_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<Roster> roster_;
    std::unique_ptr<Door> door_;
};

// As Desk::attendees has them.
void sort_by_name(std::vector<Attendee>& people);

}  // namespace lanyard
