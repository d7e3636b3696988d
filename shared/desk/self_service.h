// What attendees may do by themselves at a kiosk, how often, and what the desk is told of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/check_in_deeds.h"
#include "desk/deed.h"
#include "desk/not_registered.h"
#include "event/add_ons.h"
#include "event/find_by_name.h"
#include "event/help_call.h"

namespace lanyard {

// One kiosk, for as long as it runs: what happened too often is counted here and nowhere else.
class SelfServicePoint {
  public:
    // Names that were not found, and one ticket shown again by somebody who is inside: the desk is told.
    static constexpr std::size_t misses_too_many = 5, repeats_too_many = 3;
    static constexpr Milliseconds too_often_within = std::chrono::minutes(10);
    static constexpr std::size_t most_people_counted = 256;

    // `desk` must outlive it.
    explicit SelfServicePoint(Desk& desk) : desk_(desk) {}

    // A code that was held up: its person comes in, or goes out where the point is a way out.
    Outcome scan(std::string_view code, const Deed& deed);
    // The same of the one person who is meant by a name and a second thing; none where nobody or more than
    // one is: why, nobody learns. Too many misses tell the desk.
    Result<std::optional<Outcome>> find_me(std::string_view name, std::string_view second, const Deed& deed);
    // Somebody who is on no list, with the first ticket type of event.toml; the desk is told who waits for a
    // place. Nobody is compared with everybody: whoever looks alike is the desk's to see.
    Result<RegisteredHere> register_person(std::string name, std::string organisation, std::string email,
                                           const Deed& deed);

    // What the desk wants to know of a check-in, to be called when the attendee has been answered: an arrival
    // that somebody waits for (Flag::tell), and a code (`by_code`) that may have been sent on to others.
    void tell_desk(const Outcome& outcome, bool by_code, const Deed& deed);

    struct MissedBadge {
        std::string call;       // the desk's; "" where it could not be told
        bool is_again = false;  // the badge is to be printed again
    };
    // Somebody waits for a badge that does not come out. The desk is told first: that holds whatever comes of
    // the printing.
    MissedBadge badge_did_not_come(long long job, std::string_view person, const Deed& deed);

    // Whether badges may be promised here: none where they are printed by ticket type and there is no
    // printer, or its roll was counted to its end and nobody has said that there is a new one.
    Result<bool> has_badges(bool has_printer);
    // Whether somebody may be asked about what the event offers to hear of: they are in, may be written to,
    // do not have it already by their ticket type, and have not answered here or in the list, in a column
    // headed by the offer's id. False, too, where that cannot be read.
    bool may_opt_in(const Outcome& outcome);
    // The language of the event that the list says they speak (event/listed_language), "" for none.
    std::string language_of(const Outcome& outcome);

    // What is to be said of what they get once: at a point that gives something out, that; elsewhere, of
    // whoever comes in, all that they booked. None where it cannot be read.
    std::vector<AddOn> add_ons_of(const Outcome& outcome);

  private:
    // One ticket shown again and again by somebody who is inside already.
    struct Repeats {
        Instant last{};
        TooOften often{repeats_too_many, too_often_within};
    };

    CheckInRequest passing(Instant now) const;
    std::optional<Attendee> with_answers(const Outcome& outcome);
    bool repeats_too_often(const std::string& person, Instant now);
    std::string call_desk(HelpAbout about, std::string_view person, const Deed& deed);

    Desk& desk_;
    TooOften misses_{misses_too_many, too_often_within};
    std::map<std::string, Repeats> repeats_;  // by person, bounded
};

}  // namespace lanyard
