// What has happened to one person, from the journal, for the desk to read and to take back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "event/journal_entry.h"
#include "event/registration_merge.h"

namespace lanyard {

class Desk;

enum class Happening {
    listed,        // a list named them for the first time
    list_changed,  // a later list said something else
    walked_in,     // registered at the desk or a kiosk
    came_instead,  // takes the seat of `who`
    put_on_waiting_list,
    corrected,
    checked_in,  // at `point`, brought by `who`, "" for nobody
    left,        // at `point`
    taken_back,  // `undone_what`, for `reason`
    replaced,    // `who` comes instead
    joined,      // another record turned out to be theirs
    flag_on,     // `reason` is the flag's name
    flag_off,
    enrolled,     // in the session that `reason` names; `detail` says how
    badge_asked,  // once more, for `reason`, or with words of its own
    badge_printed,
    badge_failed,    // `reason` is what the printer said; English, for tr()
    code_retired,    // for `reason`
    asked_for_help,  // at `point`; `reason` is what about (event/help_call)
    answered_offer,  // `detail` yes or no
    let_in_anyway,   // checked in at `point` although `detail`, names of verdicts, stood against it; `reason`
    needed,          // for the session that `reason` names, as `detail` says
    helped,          // somebody of the desk has seen to a call of theirs: `detail` is what it was about; or
                     // did what a flag asks for: `detail` is its name
    refused,         // a code of theirs, at `point`; `detail` is the verdict's name
};
inline constexpr int happening_count = 24;

struct HistoryLine {
    Happening what = Happening::listed;
    std::string entry;  // its id
    Instant at{};
    std::string actor;       // "desk", "kiosk", "import", a staff id
    std::string actor_name;  // of staff; "" for other actors
    std::string point, who, reason, detail;
    std::string entered;  // of a pass that was written down later: when, "14:05", with its day if another
    int times = 1;        // of refused
    std::string gave;     // of a pass or a refusal where something is given out once: what, in words
    std::string other_record;    // the name on another record of theirs, where the line is about that one
    bool who_is_inside = false;  // `who` is in the building now
    // Of listed (all that was said), list_changed, corrected; of badge_asked what stands on that print alone.
    std::vector<FieldChange> changes;
    Happening undone_what = Happening::listed;
    std::vector<HistoryLine> undone = {};  // of taken_back: that line, as it was
    bool stands = true;                    // false: taken back since
    std::string undone_by;  // of a line that does not stand: the entry to take back, to do it again
};

// The newest first, at most `most`. What has been erased, and batches that do not count, are left out.
Result<std::vector<HistoryLine>> history_of(Desk& desk, std::string_view person, std::size_t most);

// Where this code, whoever's it is, was refused: the newest first.
Result<std::vector<HistoryLine>> refusals_of_code(Desk& desk, const std::string& code);

// What stands in the journal of somebody's record, oldest first.
Result<std::vector<Entry>> standing_entries_of(Desk& desk, const std::string& person);

// Whether the desk can take this line back, or do again what it says was done and taken back.
bool may_be_undone(const HistoryLine& line);
bool may_be_done_again(const HistoryLine& line);
// The newest line that the desk can take back: a check-in, a correction, a flag, a seat passed on, two
// records joined, a registration at the desk; nullptr where there is none.
const HistoryLine* newest_to_undo(const std::vector<HistoryLine>& newest_first);

}  // namespace lanyard
