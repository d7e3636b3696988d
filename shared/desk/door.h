// The door: decides about one person, records it, and has the hub asked whether another door has admitted
// them too (desk/claim_settler).
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/system_clock.h"
#include "desk/claim_settler.h"
#include "desk/deed.h"
#include "desk/outcome.h"
#include "desk/refusals.h"
#include "event/programme.h"
#include "store/database.h"
#include "store/event_folder.h"
#include "store/journal/journal.h"
#include "store/people/roster.h"

namespace lanyard {

struct DoorOptions {
    bool staff = false;
    bool prints = false;
    bool asks_names = false;
};

// One pass through a door.
struct DoorRequest {
    const CheckInPoint* point = nullptr;
    bool leaving = false;
    bool print = true;
    bool as_kiosk = false;  // nothing is allowed that only staff may allow
    // Why they are let in although the rules say no, as far as that may be set aside; blank: they are not.
    std::string reason = {};
    bool drops_badge = false;                    // of who leaves: the badge goes into a box there
    std::optional<int> seats_for_walk_ins = {};  // of somebody without a ticket
    std::string with = {};  // whom they came with, who brought them; an id, "" for nobody
    // The event's time at which this is written down, where it happened earlier: by a tick on paper. Whoever
    // was seen since is where they were seen, and nothing is written.
    std::optional<Instant> entered = {};
};

class Door {
  public:
    // All must outlive the door. `claims` may be null: then a check-in is settled by its own commit.
    Door(const EventFolder& folder, DoorOptions options, Database& database, Journal& journal, Roster& roster,
         const Clock& machine_clock, std::shared_ptr<Claims> claims);

    Outcome pass_code(const std::string& code, const DoorRequest& request, const Deed& deed);
    Outcome pass_person(const std::string& person, const DoorRequest& request, const Deed& deed);

    // Claims of check-ins, after the fact: see ClaimSettler.
    bool has_hub() const { return settler_.has_hub(); }
    Result<void> settle_left() { return settler_.settle_left(); }
    void settle_late() { settler_.settle_late(); }

    // Inside a transaction, for deeds that end in an admission: decides about `person` as staff chose them
    // and records it. What a hub has to be asked about is left to settle().
    Outcome admit(const std::string& person, const DoorRequest& request, const Deed& deed);
    // Inside a read: what admit() would decide, and nothing is recorded.
    Outcome weigh(const std::string& person, const DoorRequest& request, const Deed& deed);
    // After that transaction: asks the hub where it has to be asked. Where another door was first, the
    // outcome becomes `already_in` with that door's place and time.
    void settle(Outcome& outcome);

  private:
    void count_ahead();

    struct Seen {
        std::string key;
        Instant at;
        Outcome outcome;
    };

    template <class Decide>
    Outcome pass(const std::string& key, Decide&& decide, Instant now);
    std::optional<Outcome> repeat_of(const std::string& key, Instant now);
    // What is the same for everybody who comes.
    struct Common {
        std::vector<Session> programme;
        bool evacuating = false;
    };

    const Common& common();
    CheckInFacts facts_of_code(const std::string& code, std::optional<PersonAtDoor>& person);
    void weigh(Outcome& outcome, CheckInFacts& facts, std::optional<PersonAtDoor> person,
               const DoorRequest& request, const Deed& deed);
    Outcome decide_and_record(CheckInFacts facts, std::optional<PersonAtDoor> person, const std::string& text,
                              const DoorRequest& request, const Deed& deed);
    void add_seats_left(CheckInFacts& facts, const DoorRequest& request, Instant now);
    void add_booking(CheckInFacts& facts, Attendee& person, const Area& area);
    void add_place(CheckInFacts& facts, const DoorRequest& request, Instant now);
    void judge(Outcome& outcome, CheckInFacts& facts, const DoorRequest& request, const Deed& deed) const;
    void reinstate(const Outcome& outcome, const Deed& deed);
    void record(Outcome& outcome, const CheckInFacts& facts, const DoorRequest& request, const Deed& deed);
    void record_pass(Outcome& outcome, const CheckInFacts& facts, const DoorRequest& request,
                     const Deed& deed);
    bool is_claimed(const Outcome& outcome) const;
    void request_badge(Outcome& outcome, const CheckInFacts& facts, const Deed& deed);

    const EventFolder& folder_;
    DoorOptions options_;
    Database& database_;
    Journal& journal_;
    Roster& roster_;
    ClaimSettler settler_;
    std::deque<Seen> seen_;  // newest last, bounded
    Refusals refusals_;
    Common common_;
    Database::CommonVersion common_version_;
};

}  // namespace lanyard
