// The people of the event, folded from the registers: who somebody is, whose a code is, who is known to a
// list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "event/attendee.h"
#include "event/check_in.h"
#include "event/event_config.h"
#include "event/registration_merge.h"
#include "event/ticket_code.h"
#include "store/people/head_counts.h"
#include "store/people/whereabouts.h"

namespace lanyard {

class Database;

// Whose a code is.
struct TicketHolder {
    std::string person;
    Credential credential = Credential::invitation;
    bool retired = false;
};

// Somebody at a door: without their codes and answers, for the door knows one of those codes, asks nothing,
// and gathering the others takes a third of the time.
struct PersonAtDoor {
    Attendee attendee;
    std::vector<std::string> records;  // every record that is this person, the kept one first
    bool has_passed = false;           // a pass of theirs stands (store/people/whereabouts),
    bool has_badges = false;           // and something was said of a badge
};

// All calls belong inside Database::read or write: they throw what SQLite throws.
class Roster {
  public:
    // All must outlive the roster, and the settings stay as they are.
    Roster(Database& database, const EventConfig& config, const EventKey& key);

    // Who is in the building goes by the day of the newest time that was said here
    // (store/people/whereabouts); before any was, no day has ended.
    void event_time_is(Instant now);
    const Premises& premises() const { return premises_; }

    // With everything that screens and exports show. Of two records that are one person, the one that is
    // kept.
    std::optional<Attendee> attendee(const std::string& person);
    // The same for a door; `kept_person` is nobody's double.
    std::optional<PersonAtDoor> at_door(const std::string& kept_person);
    // Unordered.
    std::vector<Attendee> everybody();

    std::optional<TicketHolder> holder_of(TicketNumber number);
    std::optional<TicketHolder> holder_of(const std::string& external_code);
    // Whose a text is that is nobody's code as it stands: in other letters, a link that holds a code of the
    // list or of ours, or the code within a link of the list. Nobody's where it may be two people's.
    std::optional<TicketHolder> likely_holder_of(const std::string& text);
    // Whose a scanned text is: another system's code, which may look like anything, else a ticket of ours.
    std::optional<TicketHolder> holder_of_text(const std::string& text);

    // Every code that is theirs or was: those that were replaced, too. Each once, in no order.
    std::vector<std::string> every_code_of(const std::string& person);

    // kept_record and records_of (store/people/records).
    std::string kept(const std::string& person);
    std::vector<std::string> same_as(const std::string& person);

    // Whose seat this person has taken over; "" for nobody's.
    std::string came_instead_of(const std::string& person);

    // What a correction at the desk is made over.
    KnownRegistration known_registration(const std::string& person);
    // The number of an invitation that this person was ever given, by an import since undone too: it has been
    // sent out, and has to hold when the list comes again.
    std::optional<TicketNumber> invitation_of(const std::string& person);
    // Whether anybody was ever given one.
    bool has_invitations();

    // The newest live ticket that was issued for a badge in a file; a printed badge has one of its own.
    std::optional<TicketNumber> badge_ticket_of(const std::string& person);

    // Of whom the desk has said that they are in a session, or not; in no order.
    std::vector<std::string> enrolled_by_hand();

    // Who was put on the waiting list, has no seat yet and has not come: ids; those who have a ticket first,
    // then by when they were put there.
    std::vector<std::string> waiting_list();
    // Whether this person, who is kept, was put on it.
    bool is_waiting(const std::string& person);

    // One definition for every screen and export (store/people/head_counts).
    HeadCounts counts();
    // How many people are in the building; another number below `capacity` where that is certainly not
    // reached.
    int people_inside(int capacity);

  private:
    struct Draft;
    struct Drafts;
    // Codes of other systems that rows of several people claim.
    using CodesOfSeveral = std::unordered_set<std::string>;
    CodesOfSeveral codes_of_several();
    enum class Extent { whole, for_door };
    std::optional<PersonAtDoor> read_person(std::vector<std::string> records, Extent extent);
    void collect(Drafts& drafts, const std::string* only, Extent extent = Extent::for_door);
    void collect_codes(Drafts& drafts, const std::string* only);
    std::vector<std::string> links_holding(const std::string& code);
    static void join_desk(Draft& other, Draft& speaking);
    static void place(Draft& draft, const Whereabouts& where);
    Attendee finish(const std::string& person, Draft& draft, Extent extent,
                    const CodesOfSeveral* of_several = nullptr);
    bool is_holder(const std::string& person, const std::string& code);

    Database& database_;
    const EventConfig& config_;
    const EventKey& key_;
    Premises premises_;
    std::optional<std::int64_t> quarter_;  // since 1970, for which the day was asked
    HeadCountWatch head_counts_;
};

}  // namespace lanyard
