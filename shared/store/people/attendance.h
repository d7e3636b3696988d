// Every standing check-in and leaving, and the badges given out. Where people are by them is
// store/people/whereabouts's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "event/check_in.h"
#include "event/ticket_code.h"

namespace lanyard {

class Database;

// One standing check-in or leaving.
struct AttendanceRow {
    std::string entry, person, area, direction;  // direction "in" or "out"
    std::string point, node, credential;
    Instant at{};
};

// All calls belong inside Database::read or write: they throw what SQLite throws. `person` is a kept record;
// `records` are all of a person's (store/people/records).
class Attendance {
  public:
    explicit Attendance(Database& database) : database_(database) {}

    // By the newest pass of theirs in an area, from the journal itself: what a table that lost rows does not
    // say any more.
    std::optional<Presence> presence_in_journal(const std::vector<std::string>& records,
                                                const std::string& area);
    // A badge was printed, or is on its way, and has not failed.
    bool badge_out(const std::vector<std::string>& records);
    // Whoever has come or gone by any door and has no badge that is out, unordered: kept records.
    std::vector<std::string> without_badge();
    // The newest word about this person's badges; none where there never was one.
    struct BadgeWord {
        std::string state;    // "requested", "printed", "sent", "failed"
        std::string problem;  // what is wrong, where it failed
    };
    std::optional<BadgeWord> newest_badge(const std::vector<std::string>& records);
    // Of all badges asked for, whatever became of them.
    std::vector<TicketNumber> badge_numbers(const std::vector<std::string>& records);
    // What each badge that is out shows, as badge_printed has it: person to fingerprint, of the newest one.
    std::map<std::string, std::string> shown_on_badges();
    // The same of one person's newest badge that is out; "" where there is none, or nobody noted it.
    std::string shown_on_badge(const std::vector<std::string>& records);
    // The standing badge_requested entry that came with a check-in; "" for none.
    std::string badge_request_of(const std::string& person, const std::string& check_in);
    // What a door has said that its check-in counts as: "claimed" at the hub, or decided "alone"; "" where it
    // has not said.
    std::string decision(const std::string& check_in);
    // In order of time.
    std::vector<AttendanceRow> rows();
    // When the first and the last of them were; none where there is none.
    std::optional<std::pair<Instant, Instant>> first_and_last();
    // Standing check-ins of people who were let in although the rules said no, in no order.
    struct LetInAnyway {
        std::string record;
        std::string verdicts;  // what was set aside: names, by a space
        std::string reason;    // "" once it is erased
        std::string point, actor;
        Instant at{};
    };
    std::vector<LetInAnyway> let_in_anyway();
    // The newest standing check-in of a person anywhere; "" for none.
    std::string newest_check_in(const std::vector<std::string>& records);

  private:
    Database& database_;
};

}  // namespace lanyard
