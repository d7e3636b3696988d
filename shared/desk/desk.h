// What people do at a door or a desk, one transaction each: scan, check in, undo, walk in, substitute,
// correct.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/system_clock.h"
#include "desk/claims.h"
#include "desk/outcome.h"
#include "event/programme.h"
#include "store/event_folder.h"
#include "store/people/roster.h"

namespace lanyard {

class Database;
class Door;
class Journal;
struct DoorRequest;
struct Entry;

struct DeskOptions {
    std::string point;            // a check-in point's name; "" is the event's first
    std::string actor = "kiosk";  // who does it, in every entry: "kiosk", "desk", a staff id
    bool staff = false;           // the desk decides: desk_first and opening hours do not stop it
    bool prints = false;          // admitting makes a print job on this node
    bool asks_names = false;      // an unnamed seat is not let in before its person said a name (name_seat)
    bool organiser = false;       // may let people in when every seat is taken or kept
};

struct CheckInRequest {
    bool leaving = false;  // scan out
    std::string point;     // "" is the desk's own
    bool print = true;     // make a badge where the options and the ticket type say so
    // Decided as a kiosk decides: what only staff may allow is left for them to allow.
    bool as_kiosk = false;
    // Let in although the rules say no, where they may be set aside (event/check_in): who did it, which
    // verdict was set aside and why are in the check-in. At an entrance only an organiser sets `full` aside,
    // and says why.
    bool anyway = false;
    std::string reason = {};
};

struct WalkIn {
    std::string name, given_name, family_name, organisation, email, ticket_type;
};

struct Similar {
    std::string id, name, organisation;
};

struct WalkInOutcome {
    Outcome outcome;
    std::vector<Similar> similar;  // people known already who may be the same
};

struct Undone {
    std::vector<std::string> entries;
    std::string attendee;
};

// One event on this machine, for one thread. Others may use the same folder at the same time.
class Desk {
  public:
    // `claims` may be null: no hub. `machine_clock` orders the journal; the `now` of each call is the event's
    // time. Settles what processes that are dead left undecided, and nothing of a living one's.
    static Result<std::unique_ptr<Desk>> open(EventFolder folder, DeskOptions options,
                                              const Clock& machine_clock,
                                              std::shared_ptr<Claims> claims = nullptr);
    ~Desk();

    const EventFolder& folder() const;
    const DeskOptions& options() const { return options_; }
    const CheckInPoint& point() const;

    // Whoever works here from now on: `actor` in every entry.
    void acts_as(const std::string& actor, bool organiser);

    // A usage error where nobody could pass like this: no such point, or a way out of what is given out once.
    Result<void> accepts(const CheckInRequest& request) const;
    // A code held up or typed. Never throws and never fails to answer: what goes wrong is could_not_check.
    Outcome scan(std::string_view text, Instant now, const CheckInRequest& request = {});
    // For a moment without people: takes up what a hub has answered too late. Each scan does so, too.
    void settle_late();
    // Staff chose the person. An id that nobody has is an input error.
    Result<Outcome> check_in(std::string_view person, Instant now, const CheckInRequest& request = {});

    // Staff chose several who came together: one transaction, badges in order of family name. Whoever cannot
    // be let in has the reason in their outcome, and does not keep the others out.
    Result<std::vector<Outcome>> check_in_group(const std::vector<std::string>& people, Instant now);

    // Takes back an entry by its id, or the newest standing check-in of an attendee. With a seat that was
    // passed on goes what came of it: the one who came instead, and their check-in.
    Result<Undone> undo(std::string_view attendee_or_entry, Instant now, std::string_view reason = {});

    // All of a deed that had several entries, in one transaction; those that were taken back since stay so.
    Result<Undone> undo_together(const std::vector<std::string>& entries, Instant now,
                                 std::string_view reason = {});

    // Without `looks_for_similar` nobody is compared with everybody: for whoever has seen who is similar.
    // Where no seat is left for walk-ins (event/seats) the verdict is `full`, and nothing is written; with
    // `anyway` an organiser lets them in all the same, for this reason.
    Result<WalkInOutcome> walk_in(const WalkIn& person, Instant now, bool looks_for_similar = true,
                                  const std::optional<std::string>& anyway = {});
    // Written down without being let in: `pending` until somebody finds them a place.
    Result<Outcome> put_on_waiting_list(const WalkIn& person, Instant now);
    // The person of an unnamed seat says their name, and is let in under it.
    Result<Outcome> name_seat(std::string_view person, std::string_view name, Instant now);
    // A new person takes over ticket type and sessions of `from`, never needs, answers or consents; the old
    // code is worth nothing from now on. `here`: the new person stands at the desk and is admitted; else they
    // are only written down.
    Result<WalkInOutcome> substitute(std::string_view from, const WalkIn& to, bool here, Instant now,
                                     bool looks_for_similar = true);
    // Sets desk registers; a value that is std::nullopt follows the list again.
    Result<void> correct(std::string_view person, const std::map<Field, std::optional<std::string>>& values,
                         Instant now);
    Result<void> set_flag(std::string_view person, Flag flag, bool on, Instant now);
    // The code for a badge that goes into a file: of the ticket that an earlier one had, or of a new one.
    Result<std::string> badge_code(std::string_view person, Instant now);
    // Joins two records of one person: `dropped`'s codes lead to `kept` from now on.
    Result<void> same_person(std::string_view kept, std::string_view dropped, Instant now);
    // Drops everything that tells who this was, here and, by the entry, wherever the journal goes.
    Result<void> erase(std::string_view person, Instant now);

    Result<std::optional<Attendee>> attendee(std::string_view person);
    // Everybody in order of name, or those whose name, organisation, email or order begin with the words of
    // `query`, folded.
    Result<std::vector<Attendee>> attendees(std::string_view query = {});
    Result<HeadCounts> counts();
    Result<std::vector<Session>> programme();

    // Changes whenever any process wrote to the event's database; for the frame loop to know that its picture
    // is old. Cheap.
    long long data_version();

    // For imports, exports and commands that belong to the same event.
    Database& database();
    Journal& journal();
    Roster& roster();

  private:
    Desk(EventFolder folder, DeskOptions options);
    Result<DoorRequest> door_request(const CheckInRequest& request) const;
    std::string register_person(const RegistrationFields& fields, const char* how, Instant now);
    std::vector<Similar> similar_to(const WalkIn& person);
    std::vector<Entry> came_of(const Entry& entry);
    void take_back(const Entry& entry, Instant now, std::string_view reason, Undone& undone);
    // One entry about one person who is known.
    Result<void> say_of(std::string_view person, std::string_view kind, const nlohmann::json& body,
                        Instant now);

    EventFolder folder_;
    DeskOptions options_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<Roster> roster_;
    std::unique_ptr<Door> door_;
};

}  // namespace lanyard
