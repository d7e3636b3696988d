// What attendees may read of a trouble: what to do next, and no path, address, number or word of the machine.
#pragma once

#include <string>
#include <string_view>

namespace lanyard {

// The sentence in the current language where it is one for people, as the printers' are ("The printer's cover
// is open: close it."); "" where a machine said it.
std::string sentence_for_attendees(std::string_view problem);

}  // namespace lanyard
