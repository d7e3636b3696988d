// Each is called by the point or the room where it stands.
#include "roles/desk/machine_words.h"

#include <algorithm>

#include "base/language.h"
#include "screens/words.h"

namespace lanyard {
namespace {

std::string name_of(const MachineState& machine, const EventConfig& config) {
    const Room* room = config.room(machine.point);
    const std::string where = room ? room->name : machine.point;
    const auto with_place = [&](const std::string& what) {
        return where.empty() ? what : what + " " + where;
    };
    switch (machine.role) {
        case RoleKind::board:
            return with_place(tr("Board"));
        case RoleKind::stage:
            return with_place(tr("Stage"));
        case RoleKind::cue:
            return with_place(tr("Cue screen"));
        default:
            break;
    }
    return where;
}

}  // namespace

std::string machine_trouble_words(const MachineState& machine, const EventConfig& config) {
    if (machine.trouble.empty()) return {};
    const std::string name = name_of(machine, config);
    const auto sentence = [&](const std::string& words) { return filled(words, {{"name", name}}); };
    switch (machine.trouble.front()) {
        case MachineTrouble::camera_missing:
            return sentence(tr("{name}: its camera is gone"));
        case MachineTrouble::camera_black:
            return sentence(tr("{name}: its camera sees nothing but black"));
        case MachineTrouble::camera_frozen:
            return sentence(tr("{name}: its camera's picture stands still"));
        case MachineTrouble::printer:
            return name + ": " +
                   (machine.hindrance.empty() ? tr("its printer does not print") : tr(machine.hindrance));
        case MachineTrouble::disk_full:
            return sentence(tr("{name}: its disk is nearly full"));
        case MachineTrouble::clock_off:
            return sentence(tr("{name}: its clock is wrong: set it"));
        case MachineTrouble::holds_alone:
            return sentence(tr("{name}: bring what it alone holds by a stick (lanyard sync)"));
        case MachineTrouble::silent:
            break;
    }
    return sentence(tr("{name}: it has stopped without saying so"));
}

std::string kiosks_words(const std::vector<MachineState>& machines) {
    const auto count = std::count_if(machines.begin(), machines.end(), [](const MachineState& machine) {
        return machine.role == RoleKind::self && !machine.is_silent();
    });
    if (count == 0) return {};
    return filled(tr_n("{count} kiosk", "{count} kiosks", count), {{"count", std::to_string(count)}});
}

std::string machines_words(const std::vector<MachineState>& machines, const EventConfig& config) {
    std::string words;
    for (const MachineState& machine : machines) {
        words += words.empty() ? "" : " · ";
        words += machine.trouble.empty() ? "✓ " + name_of(machine, config)
                                         : "⚠ " + machine_trouble_words(machine, config);
    }
    return words;
}

std::string clock_ahead_words(Instant journal_clock, const EventConfig& config) {
    return filled(tr("A machine's clock was set wrong: the journal's stands at {date}. Check the clock of "
                     "each machine."),
                  {{"date", format_date(journal_clock, config.time_zone)}});
}

const MachineState* machine_in_trouble(const std::vector<MachineState>& machines) {
    const auto found = std::find_if(machines.begin(), machines.end(),
                                    [](const MachineState& machine) { return !machine.trouble.empty(); });
    return found == machines.end() ? nullptr : &*found;
}

}  // namespace lanyard
