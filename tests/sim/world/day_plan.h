// What happens on a simulated day, by one seed: who comes when and where, what the desk does, and what goes
// wrong. A step is whole in itself, so that a day can be played without some of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace lanyard {

enum class StepKind {
    // People
    enters,       // their code is held up at an entrance
    leaves,       // and at a way out
    visits_room,  // at a room's door
    takes_lunch,  // where something is given out once
    stranger,     // a code that nobody has
    // The desk
    walks_in,
    substituted,
    corrected,
    flagged,
    joined,      // two records are one person
    group,       // several who came together
    taken_back,  // the newest check-in of somebody
    done_again,  // the newest undo is taken back
    erased,
    list_again,  // the organiser's list, changed
    evacuated,
    let_back_in,
    // What goes wrong
    network,  // of a machine, from now on
    network_whole,
    hub_wiped,
    hub_set_back,  // an old backup, or a standby that lagged behind, promoted
    old_primary,   // that was passed over answers a machine once
    restarted,     // the machine's programs end in order
    power_cut,
    clock_jumps,
    folder_kept,  // a backup of a machine's folder
    folder_back,  // is put in its place
};
inline constexpr int step_kind_count = 27;
std::string_view step_kind_name(StepKind kind);
// One of those that people and the desk do.
bool is_deed(StepKind kind);

// What happens to the program while it does the deed, at one of its calls to the disk or the hub.
enum class Strike { none, dies, disk_fails };

struct Step {
    StepKind kind = StepKind::enters;
    Milliseconds at{};  // since the doors opened
    int machine = 0, program = 0;
    int person = 0;  // of the list
    Strike strike = Strike::none;
    long at_call = 0;        // of the strike, from 1
    std::uint32_t dice = 0;  // for what else is drawn while it is done

    std::string words() const;
};

struct DayKind {
    int people = 300;
    // Kiosks and doors can always reach the hub, which loses nothing, and all clocks go right; programs die
    // and disks fail all the same.
    bool is_calm = false;
    bool has_printers = false;  // which cost most of the time
};

// Its steps in order of time; always the same for the same seed.
std::vector<Step> plan_day(std::uint32_t seed, const DayKind& kind);

}  // namespace lanyard
