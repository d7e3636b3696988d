// What is known of everybody before an import, read in one pass without making attendees of it.
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"
#include "event/journal_entry.h"
#include "event/registration_merge.h"

namespace lanyard {

class Database;
struct Premises;

// Everybody whom a list, the desk or a door knows, one record each, doubles included. Whoever has left the
// seat to somebody else is `substituted`. Belongs inside Database::read: throws what SQLite throws.
KnownRegistrations read_known_registrations(Database& database, const Premises& premises);

// Adds what corrections have replaced to these people's `corrected`, where the correction is still what the
// list says.
void read_corrections(Database& database, const std::vector<std::string>& people, KnownRegistrations& known);

// An entry's values in `group` ("fields", "replaced"), wherever they were put.
RegistrationFields values_of(const Entry& entry, const char* group);

// Summaries of the imports of registrations that stand, oldest first: each the JSON body of its closing
// entry.
std::vector<std::string> read_import_summaries(Database& database);

// A closing entry of a batch, whether it stands or has been taken back.
struct ClosingEntry {
    std::string entry;  // its id
    Instant at{};
    bool stands = true;
    std::string body;  // JSON
};
// All of them, oldest first.
std::vector<ClosingEntry> read_closing_entries(Database& database);

// People whom lists that count no longer name, who came in with this batch and were here or heard of at the
// desk since: they stay. Sorted.
std::vector<std::string> read_people_staying(Database& database, const std::string& batch);

}  // namespace lanyard
