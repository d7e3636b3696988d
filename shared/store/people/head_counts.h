// How many people have come, are expected, wait, and so on: the one definition, kept up to date without
// counting everybody again.
#pragma once

#include <string>
#include <unordered_map>

#include "store/people/changed_people.h"
#include "store/people/whereabouts.h"

namespace lanyard {

struct HeadCounts {
    int arrived = 0;    // people who have come in by any door (store/people/whereabouts), walk-ins included
    int expected = 0;   // neither arrived nor pending, cancelled or replaced
    int pending = 0;    // not arrived
    int cancelled = 0;  // not arrived
    int walk_ins = 0;   // registered on the day without a ticket; of the waiting list those who have come
    int inside = 0;     // in the building now
    // Of those who were put on the waiting list and have not come:
    int promised = 0;  // given a seat since; they are among the expected
    int waiting = 0;   // without one; they are among the pending
};

// What of one person counts.
struct CountedPerson {
    bool arrived = false, inside = false, replaced = false, walk_in = false, listed_late = false;
    bool pending = false, cancelled = false;
};

class HeadCountWatch {
  public:
    // Inside Database::read or write; always of the same database and event. Another day counts everybody
    // anew. What a write has not committed yet is counted and not remembered: it may be rolled back.
    HeadCounts look(Database& database, const Premises& premises);

  private:
    HeadCounts look_at_everybody(Database& database, const Premises& premises, PeopleWatch watch, bool keeps);

    PeopleWatch watch_{PeopleWatch::Concerns::everything};
    Instant day_began_ = Instant::min();  // of the people below
    std::unordered_map<std::string, CountedPerson> people_;
    HeadCounts counts_;
};

}  // namespace lanyard
