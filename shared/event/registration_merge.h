// A new list held against what is known: who is added, changed, gone, and what only a person can decide.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "event/attendee.h"

namespace lanyard {

// What is known of a person before an import.
struct KnownRegistration {
    RegistrationFields list;       // the list registers
    RegistrationFields desk;       // the desk registers that are set
    RegistrationFields replaced;   // for each desk register, the list's value that it replaced
    RegistrationFields corrected;  // for each list value that was put right, what the list said instead
    bool inside = false;           // checked in now
    bool has_left = false;         // came, and has gone again
    bool walk_in = false;          // never on a list: not "missing" from one
    bool from_list = false;        // some list has named this person
    bool substituted = false;      // somebody else has the seat: not missing either
};
using KnownRegistrations = std::unordered_map<std::string, KnownRegistration>;  // by person id

// What the desk set wins over the list; "" where nobody has said.
const std::string& value_in_effect(const KnownRegistration& known, Field field);

// One row of the list, as the person it is about.
struct ListedPerson {
    std::string person;
    int line = 0;
    RegistrationFields fields;
};

struct FieldChange {
    Field field{};
    std::string before, after;
};

// What one person's list registers become. `fields` holds only what the entry has to write.
struct ListWrite {
    std::string person;
    int line = 0;
    bool is_new = false;
    bool cancels = false;  // the status turns to cancelled
    RegistrationFields fields;
    std::vector<FieldChange> changes;  // of people known before
};

// The list has moved on from the value that the desk replaced, and says another than the desk.
struct ListConflict {
    std::string person;
    Field field{};
    std::string list, desk;
};

// Somebody added and somebody missing who may be one person renamed, or one seat passed on.
struct LookAlike {
    std::string missing, added;  // person ids
    bool renamed = false;        // true: one person spelled anew; false: someone else
    std::string reason;          // "same email", "same organisation, close in name"
};

struct ListComparison {
    std::vector<ListWrite> writes;                             // in the list's order
    int added = 0, changed = 0, unchanged = 0, cancelled = 0;  // each usable row in exactly one
    std::vector<std::string> missing;                          // person ids, sorted
    std::vector<ListConflict> conflicts;
    std::vector<LookAlike> look_alikes;
    std::vector<std::string> cancelled_inside;  // person ids
};

// Pure: the same inputs give the same comparison. A person that two rows name counts by the first; `rows`
// must hold each person once. A row that turns a known expected person to cancelled counts as cancelled, not
// changed; a new row is added whatever its status. A list that still says what a correction has replaced
// changes nothing.
ListComparison compare_list(std::vector<ListedPerson> rows, const KnownRegistrations& known);

// Which records are one person, by the record that was dropped: the one that is kept.
using KeptRecords = std::unordered_map<std::string, std::string>;

// Makes every row about the record that is kept, and `known` know that one alone. Of several rows that are
// one person the kept record's own row speaks, else the first; the others are taken out of `rows` and given
// back. The other systems' codes that a kept record had hold beside those of the row.
std::vector<ListedPerson> join_records(std::vector<ListedPerson>& rows, KnownRegistrations& known,
                                       const KeptRecords& kept);

// How alike two names are, 0 to 1: 1 for the same folded letters, by Jaro-Winkler over sorted words.
double name_likeness(const std::string& a, const std::string& b);

}  // namespace lanyard
