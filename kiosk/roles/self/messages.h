// What a self-service kiosk asks of the desk's thread, and what it is told.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "desk/companions.h"
#include "desk/outcome.h"
#include "event/add_ons.h"
#include "event/help_call.h"
#include "event/kiosk_counts.h"
#include "ui/textures.h"

namespace lanyard {

struct ScanCode {
    std::string text;
};
struct FindPerson {
    std::string name, second;
};
struct RegisterPerson {
    std::string name, organisation, email;
};
struct NameSeat {
    std::string person, name;
};
struct AskForHelp {
    HelpAbout about = HelpAbout::help;
    std::string person;  // "" where nobody is known
};
struct AnswerOptIn {
    std::string person, programme, words;
    bool yes = false;
};
struct BringCompanions {
    std::string person;                              // who has come, and brings
    std::vector<std::string> people;                 // these
    std::map<std::string, std::string> guests = {};  // what is printed for those of them without a name
};
struct BadgeDidNotCome {
    long long job = 0;
    std::string person;
};
struct KeepCounts {
    KioskCounts counts;  // since the last ones
};
// The answer has the request's number.
using SelfRequest = std::variant<ScanCode, FindPerson, RegisterPerson, NameSeat, AskForHelp, AnswerOptIn,
                                 BringCompanions, BadgeDidNotCome, KeepCounts>;

struct ToldSession {
    std::string title;
    Instant start{}, end{};
    std::string room;  // its id, or what the programme calls it; may be empty
    bool is_break = false;
    bool is_held = false;  // was to start then; nobody knows yet when it will
};
// What is on for a person, and what begins next for them: several of either where they may choose one.
struct DayFromNow {
    std::vector<ToldSession> on, next;
    std::vector<std::string> own = {};  // the ids of those that they have a place in, what is over included
};

struct Decided {
    long long request = 0;  // counts scans
    Outcome outcome;
    DayFromNow day = {};
    bool may_opt_in = false;  // somebody who has not been asked yet about what the event offers to hear of
    std::vector<Companion> companions = {};  // of the same order, whom they may bring
    std::string language = {};               // that the list says they speak, of the event's; "" for none
    std::vector<AddOn> add_ons = {};         // see SelfServicePoint::add_ons_of
};

struct BadgeDrawn {
    long long request = 0;  // of the scan it belongs to
    Pixels pixels;
};

// Nobody was found by that name and second thing; why, nobody is told.
struct NotFound {
    long long request = 0;
};

// Written down, but every place is taken; or not written down, and the verdict says why.
struct OnWaitingList {
    long long request = 0;
};

// What came of each of those who were brought.
struct CompanionsBrought {
    long long request = 0;
    std::vector<Outcome> outcomes;
};

// A call for help was taken, or answered.
struct HelpNews {
    long long request = 0;  // that asked for it
    HelpState state = HelpState::waiting;
    bool is_told = false;  // a desk is open that shows it
};

// What is done about a badge whose person says that it did not come out.
enum class MissedBadge {
    none,                 // nobody has said so
    asked,                // the desk's thread has not answered yet
    prints_again,         // on the next printer; the desk has been told
    desk_brings,          // there is no other printer; the desk has been told
    someone_comes,        // from the desk, who have seen it
    desk_unaware,         // it could not be told, or no desk is open
    prints_again_untold,  // on the next printer; no desk is open
};
struct MissedBadgeNews {
    long long job = 0;
    MissedBadge done = MissedBadge::none;
};

// Whether badges can come out at this kiosk, where the event prints any.
struct BadgeStock {
    bool is_here = true;
};

// What they answered to the event's offer could not be written down.
struct OptInNotWritten {
    std::string person;
};

using SelfNews = std::variant<Decided, BadgeDrawn, NotFound, OnWaitingList, CompanionsBrought, HelpNews,
                              MissedBadgeNews, BadgeStock, OptInNotWritten>;

}  // namespace lanyard
