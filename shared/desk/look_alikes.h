// What people decide about look-alikes of a list: checked against the list, remembered, and turned into
// entries.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "event/registration_merge.h"
#include "store/journal/journal.h"

namespace lanyard {

enum class LookAlikeDecision {
    renamed,       // one person: the known record is kept and follows the list's new row
    someone_else,  // another person has the seat: the missing one is replaced, and no later list revives them
    kept_apart,    // two people, and both may come: not asked again
};
std::string_view look_alike_decision_name(LookAlikeDecision decision);  // "renamed", "someone_else" …

struct DecidedLookAlike {
    std::string missing, added;  // person ids
    LookAlikeDecision decision{};
};

// What an import is told: single pairs, and what holds for all that look so and are not among them.
struct LookAlikeOrders {
    std::vector<DecidedLookAlike> pairs;
    bool all_renamed = false;
    bool all_someone_else = false;

    bool any() const { return !pairs.empty() || all_renamed || all_someone_else; }
};

// The pairs of earlier imports that stand, and those of them that are two people.
struct RememberedLookAlikes {
    std::vector<LookAlike> undecided;
    std::set<std::pair<std::string, std::string>> kept_apart;  // missing, added
};
RememberedLookAlikes remembered_look_alikes(const std::vector<std::string>& import_summaries);

// Takes pairs that are known to be two people out of the comparison, and adds those that an earlier import
// left undecided and that still are: one missing, the other on the list. `listed` says who is on the list.
void recall_look_alikes(ListComparison& comparison, const RememberedLookAlikes& remembered,
                        const std::function<bool(const std::string&)>& listed);

// The orders as decisions about this list, each pair once. A pair that was decided so before is passed over.
// Refused: somebody who is not missing, or not on the list; a seat given to somebody else while its owner is
// here. `kept` are the records joined so far.
Result<std::vector<DecidedLookAlike>> decide_look_alikes(
    const LookAlikeOrders& orders, const ListComparison& comparison, const KnownRegistrations& known,
    const KeptRecords& kept, const std::function<bool(const std::string&)>& listed);

// The entry that says so; nothing for `kept_apart`, which the import's summary remembers.
std::optional<NewEntry> entry_of(const DecidedLookAlike& decided);

}  // namespace lanyard
