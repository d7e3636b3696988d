// Who is in the building while something is put right: whatever is taken back or joined, they leave the roll
// call by nothing but an exit or an explicit answer.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "event/attendee.h"

namespace lanyard {

class Desk;
struct Entry;

class Insiders {
  public:
    // Inside a transaction, before anything is written: those of these records who are in the building.
    Insiders(Desk& desk, const std::set<std::string>& records);

    // Inside the same transaction, after it: who would be missing from the roll call, or without the name
    // that they had, as they were before.
    std::vector<Attendee> missing() const;

  private:
    struct Person {
        Attendee before;
        std::vector<std::string> records;
    };
    bool is_there(const Person& person) const;

    Desk& desk_;
    std::vector<Person> people_;
};

// The records that an entry is about, and of an undo those of what it undoes: whom taking it back may touch.
// Inside a transaction.
std::set<std::string> records_touched_by(Desk& desk, const Entry& entry);

}  // namespace lanyard
