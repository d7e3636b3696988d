// Check-ins that lost their claim to another door's, as the entries tell: what the next one follows, and who
// won.
//
// A loser is undone by an entry whose body names the winner by its id: {"reason", "winner"}. Its person never
// came in by it, so that neither it nor that undo is anything that a later check-in follows.
#pragma once

#include <string>
#include <vector>

namespace lanyard {

class Database;

// The body of the entry that undoes a loser.
std::string lost_claim_body(const std::string& winner);

// The newest entry, undo included, for a person in an area that was not a claim which lost; "" for none. Two
// doors that have seen the same of a person give the same answer, whatever they lost. Inside a transaction.
std::string newest_entry(Database& database, const std::string& person, const std::string& area);

// Whether a claim of one of a person's records in this area lost to `check_in`. Inside a transaction.
bool has_won_against_another(Database& database, const std::vector<std::string>& records,
                             const std::string& area, const std::string& check_in);

}  // namespace lanyard
