// What people do about badges at a desk: one more, one that did not come out, those that are owed or waited
// for elsewhere, a new roll.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "desk/deed.h"
#include "event/registration_fields.h"
#include "store/people/changed_people.h"
#include "store/print_jobs.h"

namespace lanyard {

class Desk;

struct BadgeRequest {
    std::string reason;           // needed where a badge of theirs is out already
    bool retire_earlier = false;  // the codes on earlier badges are worth nothing from now on ("lost")
    bool bulk = false;            // behind everything that somebody stands and waits for
    // Of event/badge_text: what stands otherwise than in the record, on this print alone. It is a badge of
    // its own, even where one of theirs still waits.
    RegistrationFields says = {};
};

// One more badge from this node's printer at the desk's point, with a ticket of its own; gives the job. Where
// one of theirs waits at another of this machine's points, or nobody knows whether it came out, it is that
// one, which comes out here instead: a kiosk that is dead prints it no second time when it is back.
Result<long long> request_badge(Desk& desk, std::string_view person, const BadgeRequest& request,
                                const Deed& deed);

// The code for a badge that goes into a file: of the ticket that an earlier one had, or of a new one.
Result<std::string> badge_code(Desk& desk, std::string_view person, const Deed& deed);

// By person, a keyed hash of what their newest printed badge shows; "" where an older version noted none.
Result<std::map<std::string, std::string>> shown_on_badges(Desk& desk);

// The ticket that invites somebody, where one was issued.
Result<std::optional<TicketNumber>> invitation_of(Desk& desk, const std::string& person);

// "My badge did not come out": from whoever waits for it, about a badge that the printer says it has sent.
// Its printer's queue goes on with the next printer, this badge first; the desk sees it owed until it is
// printed. Refused while the printer still has it, or where it is known to have failed.
Result<void> badge_did_not_come(Desk& desk, long long job, const Deed& deed);

// The answer to "printed or not?", of a badge that a printer lost sight of; not: it is printed again there.
Result<void> badge_came_out(Desk& desk, long long job, bool came_out, const Deed& deed);

// A badge that waits for a printer or for a word of somebody.
struct BadgeInHand {
    long long job = 0;
    std::string attendee, name;  // the name "" where nobody has this id any more
    std::string point;           // whose printer it is for
    std::string problem;         // why it waits, where somebody said; English, for tr()
};
// This machine's badges that the question stands for, of all its points.
Result<std::vector<BadgeInHand>> badges_asked(Desk& desk);
// This machine's badges that are still to be sent, of all its points.
Result<std::vector<BadgeInHand>> badges_queued(Desk& desk);

struct OwedBadge {
    std::string attendee, name, organisation;
    Instant since{};      // of their arrival
    std::string problem;  // why, where a printer said; English, for tr()
};
// Everybody who is in, whose ticket type has a badge printed, and who has none: by the time they came.
Result<std::vector<OwedBadge>> badges_owed(Desk& desk);

// The same, kept up to date without looking at everybody again: for a desk that shows it after each change.
class OwedBadges {
  public:
    // `desk` must outlive it.
    explicit OwedBadges(Desk& desk) : desk_(desk) {}

    Result<std::vector<OwedBadge>> look();

  private:
    void look_again_at(const std::string& person);

    Desk& desk_;
    PeopleWatch watch_{PeopleWatch::Concerns::everything};
    std::map<std::string, OwedBadge> owed_;  // by person
};

// The label roll at this point, counted by us.
Result<void> new_label_roll(Desk& desk, int labels);
Result<std::optional<LabelRoll>> label_roll(Desk& desk);
// True where it is time to lay the next roll ready.
bool runs_out_soon(const LabelRoll& roll);

}  // namespace lanyard
