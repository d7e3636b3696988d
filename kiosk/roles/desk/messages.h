// What the desk's screens ask of the desk's thread, and what it tells them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "desk/badges.h"
#include "desk/cancelled_sessions.h"
#include "desk/exceptions.h"
#include "desk/explanation.h"
#include "desk/help_calls.h"
#include "desk/outcome.h"
#include "desk/person_card.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "event/people_needed.h"
#include "event/seats.h"
#include "event/video_record.h"
#include "roles/staff_gate/messages.h"
#include "store/people/double_admissions.h"
#include "store/people/roster.h"
#include "workers/neighbours.h"

namespace lanyard {

// A code that was held up or scanned.
struct ScanAtDesk {
    std::string text;
};
struct SearchPeople {
    std::string words;
};
struct OpenPerson {
    std::string person;
};
struct AdmitPerson {
    std::string person;
    bool print = true;  // else the badge is owed
    // Although the rules say no: why.
    std::optional<std::string> anyway = {};
};
// All of them in one deed.
struct AdmitGroup {
    std::vector<std::string> people;
};
struct TakeBack {
    std::string person, reason;
    std::vector<std::string> entries;                // several are one deed's
    AboutInsider about_insider = AboutInsider::ask;  // of one entry
};
// A person to be registered, or somebody who may be one already.
struct NewPerson {
    std::string name, organisation, ticket_type;
};
struct LookForSimilar {
    NewPerson person;
};
struct RegisterWalkIn {
    NewPerson person;
    std::optional<std::string> anyway = {};  // as of AdmitPerson
    bool is_another = false;                 // than whoever of this name is in
};
// No seat is left for them: they wait for one.
struct PutOnWaitingList {
    NewPerson person;
};
// The first of the waiting list have a seat now.
struct ReleaseSeats {
    int count = 0;
};
struct SubstitutePerson {
    std::string from;
    NewPerson to;
    std::string anyway = {};  // why they are let in although the rules say no; "": they are not
};
struct NameUnnamed {
    std::string person, name;
};
struct CorrectPerson {
    std::string person;
    std::map<Field, std::string> values;
};
// They have a place in a workshop from now on, and in no other at that time; or they have none there.
struct ChangeWorkshop {
    std::string person, session;
    bool on = true;
};
// What the desk notes about them; "" for nothing more.
struct WriteNote {
    std::string person, note;
};
struct PrintAgain {
    std::string person, reason;
    RegistrationFields says = {};  // in place of the record's words, on this print alone
};
struct SetPersonFlag {
    std::string person;
    Flag flag{};
    bool on = false;
};
// Their host was told, or somebody walked with them.
struct NoteSeenTo {
    std::string person;
    Flag what = Flag::tell;
};
struct JoinPeople {
    std::string kept, dropped;
};
// Said by hand: they are needed for a session, or are not after all.
struct NeedPerson {
    NeededLink link;
    bool off = false;
};
// A ticket-holder for whom every seat is taken waits for one.
struct WaitForSeat {
    std::string person;
};
// The people of a cancelled session, as far as there are places for them elsewhere; or who has none, listed.
struct MovePeople {
    std::string session;
};
struct ListWithoutPlace {
    std::string session;
};
struct AnswerHelp {
    std::string call;
    HelpState state = HelpState::coming;
};
struct ListOwedBadges {};
// A badge of this desk's printer for everybody who has none and is owed one.
struct PrintOwedBadges {};
// Everybody who is in the building, by name.
struct ListInside {};
// What each door knew of them when it decided, and what has come since.
struct ExplainPerson {
    std::string person;
};
// Who was not let in today, and who was although the rules said no.
struct ListExceptions {};
// "Printed or not?", of a badge that its printer lost sight of.
struct AnswerPrinted {
    long long job = 0;
    std::string name;  // whose it is
    bool came_out = false;
};
struct CallEvacuation {};
struct EndEvacuation {};
struct MakeAnnouncement {
    std::string text;
    std::vector<std::string> rooms;  // names or ids; none: everywhere
    int minutes = 0;                 // how long it is shown
};
struct WithdrawAnnouncement {
    std::string id;
};

using DeskRequest =
    std::variant<ScanAtDesk, SearchPeople, OpenPerson, AdmitPerson, AdmitGroup, TakeBack, LookForSimilar,
                 RegisterWalkIn, SubstitutePerson, NameUnnamed, CorrectPerson, PrintAgain, SetPersonFlag,
                 JoinPeople, AnswerHelp, ListOwedBadges, CallEvacuation, EndEvacuation, MakeAnnouncement,
                 WithdrawAnnouncement, PutOnWaitingList, ReleaseSeats, NeedPerson, WaitForSeat, MovePeople,
                 ListWithoutPlace, AnswerPrinted, LayInNewRoll, PrintOwedBadges, ListInside, ListExceptions,
                 ChangeWorkshop, WriteNote, NoteSeenTo, ExplainPerson>;

// A list that was asked for by a key, not by words.
enum class AskedList { none, owed, without_place, inside };

struct PeopleFound {
    std::string words;  // as they were asked; "" for a list that was asked for
    std::vector<Attendee> people;
    std::size_t further = 0;
    std::size_t certain = 0;          // how many of them, the first, are found without a slip
    std::optional<Error> error = {};  // why nobody could be looked for; that says nothing of who is there
    AskedList list = AskedList::none;
};

struct PersonOpened {
    std::string asked;  // the id that was asked for: the card's, or of a double of theirs
    std::shared_ptr<const PersonCard> card;  // nullptr: nobody has this id any more
    std::optional<Error> error = {};         // why they could not be read; they may well be there
};

// What a deed was; each has its words on the screen.
enum class DeskDeed {
    scanned,
    admitted,
    admitted_without_badge,
    group_admitted,
    taken_back,
    registered,
    substituted,
    named,
    corrected,
    printed_again,
    flag_set,
    joined,
    evacuation_called,
    evacuation_ended,
    announced,
    withdrawn,
    put_on_waiting_list,
    seats_released,
    needed_said,
    people_moved,
    badge_seen,      // it had come out
    badge_not_seen,  // it is printed again
    roll_laid_in,
    call_answered,
    owed_printed,  // a badge for each of `people`
    seen_to,
};

// Done beside whoever is open on the desk, and leaves them there.
constexpr bool is_aside(DeskDeed deed) {
    return deed == DeskDeed::badge_seen || deed == DeskDeed::badge_not_seen ||
           deed == DeskDeed::roll_laid_in || deed == DeskDeed::call_answered ||
           deed == DeskDeed::owed_printed;
}

struct DeedDone {
    DeskDeed deed = DeskDeed::admitted;
    std::optional<Outcome> outcome;          // where somebody was let in or not
    std::optional<Error> error;              // why it was not done
    std::shared_ptr<const PersonCard> card;  // as they are now; nullptr where it is about nobody
    // Of a group, of seats or of a cancelled session's people: who is in by it, has one or was moved, the
    // entries that say so, and the names of those for whom it was not done.
    std::vector<std::string> people, entries, refused;
    // Of what is done beside whoever is open: whose badge, and how many labels.
    std::string name = {};
    int labels = 0;
    // Of what was not taken back: who is in the building by it, and of whom somebody has to say something.
    std::string insider = {};
    bool insider_may_stay = false;  // without what is taken back
    // Of a walk-in who was not registered: who of this name is in already.
    std::optional<Attendee> namesake = {};
};

struct SimilarPeople {
    NewPerson asked;
    std::vector<Attendee> people;
    std::optional<Error> error = {};  // why nobody could be looked for
};

struct DayExceptions {
    std::vector<DayException> all;    // the newest first
    std::optional<Error> error = {};  // why they could not be read
};

struct PersonExplained {
    std::shared_ptr<const Explanation> explanation;  // nullptr: nobody has this id any more
    std::optional<Error> error = {};                 // why it could not be read
};

struct DeskCall {
    HelpCall call;
    std::string name;       // of whom it is about, "" where nobody is known
    std::string note = {};  // what the organiser wrote of them for the desk, of a call about a host
    std::optional<DoubleAdmission> twice = {};  // of who was admitted twice: when and where
};

// Of the whole event, whenever it has changed.
struct DeskOverview {
    HeadCounts counts;
    std::vector<DeskCall> calls;     // open ones, the oldest first
    std::size_t owed = 0;            // badges
    std::vector<BadgeInHand> asked;  // of this machine: did they come out?
    std::optional<LabelRoll> roll;
    bool has_printer = false;
    std::optional<Seats> seats;               // none: the event has no limit
    std::vector<Attendee> waiting;            // for a seat, the first first; as many as a screen shows
    std::vector<NeededPerson> needed;         // the most urgent first
    Instant at{};                             // when all of this was looked up
    std::vector<CancelledSession> cancelled;  // whose people stand nowhere, by time
    std::vector<MachineState> machines;       // that show this event here, this one left out
    // How the file of the next video was found, the last time that somebody looked.
    std::optional<VideoCheckRecord> next_video;
    std::optional<Instant> journal_clock;  // where it runs far ahead of this machine's
};

using DeskAnswer = std::variant<PeopleFound, PersonOpened, DeedDone, SimilarPeople, DayExceptions,
                                PersonExplained, std::shared_ptr<const DeskOverview>>;

struct DeskNews {
    long long request = 0;  // 0: unasked
    DeskAnswer answer;
};

}  // namespace lanyard
