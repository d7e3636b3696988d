// Check-ins that lost their claim to another door's, as the entries tell: what the next one follows, and who
// won.
//
// A loser is undone by an entry whose body names the winner by its id, and holds it whole: its own machine
// may be lost before anybody has it of that, and the hub kept it for the claim alone. The loser's person
// never came in by it, so that neither it nor that undo is anything that a later check-in follows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/journal_entry.h"

namespace lanyard {

class Database;

// What the entry that undoes a loser says: {"winner", "entry"}; and as its personal part {"winner"}, "" where
// the winner has none.
std::string lost_claim_body(const Entry& winner);
std::string lost_claim_personal(const Entry& winner);
// The winner, as such an undo holds it; nothing for all other entries, and for undos of an older program.
std::optional<Entry> winner_told_by(const Entry& undo);

// The newest entry, undo included, for a person in an area that was not a claim which lost; "" for none. Two
// doors that have seen the same of a person give the same answer, whatever they lost. Inside a transaction.
std::string newest_entry(Database& database, const std::string& person, const std::string& area);

// Whether a claim of one of a person's records in this area lost to `check_in`. Inside a transaction.
bool has_won_against_another(Database& database, const std::vector<std::string>& records,
                             const std::string& area, const std::string& check_in);

}  // namespace lanyard
