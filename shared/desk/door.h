// The door: decides about one person, records it, and makes sure with the hub that no other door admits them
// too.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/system_clock.h"
#include "desk/claims.h"
#include "desk/outcome.h"
#include "event/programme.h"
#include "store/database.h"
#include "store/event_folder.h"
#include "store/journal/journal.h"
#include "store/people/roster.h"

namespace lanyard {

struct DoorOptions {
    std::string actor;
    bool staff = false;
    bool prints = false;
    bool asks_names = false;
    bool organiser = false;
};

// One pass through a door.
struct DoorRequest {
    const CheckInPoint* point = nullptr;
    bool leaving = false;
    bool print = true;
    bool as_kiosk = false;  // nothing is allowed that only staff may allow
    bool anyway = false;    // what may be set aside is
    std::string reason = {};
    std::optional<int> seats_for_walk_ins = {};  // of somebody without a ticket
};

class Door {
  public:
    // All must outlive the door. `claims` may be null: then a check-in is settled by its own commit.
    Door(const EventFolder& folder, DoorOptions options, Database& database, Journal& journal, Roster& roster,
         const Clock& machine_clock, std::shared_ptr<Claims> claims);

    void acts_as(const std::string& actor, bool organiser);

    Outcome pass_code(const std::string& code, const DoorRequest& request, Instant now);
    Outcome pass_person(const std::string& person, const DoorRequest& request, Instant now);

    // Finishes what a killed process left undecided.
    Result<void> settle_unsettled();

    // Inside a transaction, for deeds that end in an admission: decides about `person` as staff chose them
    // and records it. What a hub has to be asked about is left to settle().
    Outcome admit(const std::string& person, const DoorRequest& request, Instant now);
    // After that transaction: asks the hub where it has to be asked, and releases or takes back.
    void settle(Outcome& outcome);

  private:
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
    Outcome decide_and_record(CheckInFacts facts, std::optional<PersonAtDoor> person, const std::string& text,
                              const DoorRequest& request, Instant now);
    void add_place(CheckInFacts& facts, const DoorRequest& request, Instant now);
    bool may_set_aside(Verdict verdict, const DoorRequest& request) const;
    void record(Outcome& outcome, const CheckInFacts& facts, const DoorRequest& request);
    void request_badge(Outcome& outcome, const CheckInFacts& facts);
    void record_refusal(const Outcome& outcome, const std::string& text);
    void settle_claim(const std::string& entry, const Claim& claim, const std::string& point, Instant at,
                      Outcome* outcome);

    const EventFolder& folder_;
    DoorOptions options_;
    Database& database_;
    Journal& journal_;
    Roster& roster_;
    const Clock& machine_clock_;
    std::shared_ptr<Claims> claims_;
    Instant hub_quiet_until_{};
    std::deque<Seen> seen_;  // newest last, bounded
    Common common_;
    Database::CommonVersion common_version_;
};

}  // namespace lanyard
