// What staff are told of the other programs that show the event on this machine.
#pragma once

#include <string>

#include "event/event_config.h"
#include "roles/desk/messages.h"

namespace lanyard {

// "Kiosk 2: its camera is gone", of its worst trouble; "" where all is well.
std::string machine_trouble_words(const MachineState& machine, const EventConfig& config);
// For the header: "3 kiosks", of those that attendees meet and that run; "" for none.
std::string kiosks_words(const std::vector<MachineState>& machines);
// All of them in one line: "✓ Kiosk 1 · ⚠ Kiosk 2: its camera is gone · ✓ Board".
std::string machines_words(const std::vector<MachineState>& machines, const EventConfig& config);
// Of a journal whose clock runs far ahead of this machine's.
std::string clock_ahead_words(Instant journal_clock, const EventConfig& config);
// The first that is in trouble; nullptr for none.
const MachineState* machine_in_trouble(const std::vector<MachineState>& machines);

}  // namespace lanyard
