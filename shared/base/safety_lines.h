// Lines that a promise hangs on, each of which one test build can leave out, to see that the simulation of
// tests/sim notices. In every other build they all hold, and nothing is compiled for them.
#pragma once

#include <array>
#include <string_view>

namespace lanyard {

enum class SafetyLine {
    badge_waits_for_claim,       // a badge is held until the hub has said whose check-in counts
    loser_is_taken_back,         // a check-in that lost to another door is undone
    losers_badge_is_dropped,     // and its badge does not come out
    left_claims_are_settled,     // what a dead process left undecided is settled by the next
    lost_claims_are_no_steps,    // `follows` passes over claims that lost
    set_back_is_noticed,         // a folder that is older than what was written in it gets another name
    late_comers_are_erased,      // what comes later about somebody who was erased comes without personal data
    deleted_is_overwritten,      // and no byte of it stays in the file: by secure_delete and by emptying the
                                 // pages' gaps, together, for each does most of what the other does
    hub_forgets,                 // the hub drops what is sealed about them, too
    passed_over_hub_is_refused,  // a primary that was passed over gets nothing
    own_run_is_sent_again,       // to a hub that lost something
    commit_waits_for_disk,       // synchronous=FULL
    sending_is_noted,            // a badge is marked as sent before its bytes leave
    printer_is_asked,            // what a killed process left at the printer is asked for, not sent again
    erased_are_left_out,         // a list that comes again does not bring back who was erased
};

inline constexpr std::array<std::string_view, 15> safety_line_names = {
    "badge waits for claim",   "loser is taken back",      "loser's badge is dropped",
    "left claims are settled", "lost claims are no steps", "set back is noticed",
    "latecomers are erased",   "deleted is overwritten",   "hub forgets",
    "passed-over hub refused", "own run is sent again",    "commit waits for disk",
    "sending is noted",        "printer is asked",         "erased are left out"};

#ifdef LANYARD_LEAVES_OUT
// Which one is left out now, by the simulation; -1: none.
inline int left_out_line = -1;
inline bool in_force(SafetyLine line) {
    return static_cast<int>(line) != left_out_line;
}
#else
constexpr bool in_force(SafetyLine) {
    return true;
}
#endif

}  // namespace lanyard
