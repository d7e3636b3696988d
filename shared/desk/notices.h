// What is said to everybody from the desk or the command line: that the building is to be left, that people
// may come back, and announcements.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/deed.h"
#include "desk/desk.h"
#include "event/announcement.h"
#include "event/evacuation.h"

namespace lanyard {

// None: people may come in.
Result<std::optional<Evacuation>> evacuation(Desk& desk);

// Kiosks and boards show the way out and nobody is checked in, until it is ended. Where it has been called
// already nothing is written, and the one that holds is given.
Result<Evacuation> call_evacuation(Desk& desk, const Deed& deed);
// People may come back; every call that is known here is over. Refused where there is none.
Result<Evacuation> end_evacuation(Desk& desk, const Deed& deed);
// The calls were a mistake, and are taken back. Refused where there is none.
Result<Evacuation> undo_evacuation(Desk& desk, const Deed& deed);

struct NewAnnouncement {
    std::string text;
    std::vector<std::string> rooms;  // names or ids; none: everywhere
    std::optional<Instant> from;     // none: now
    Instant until{};
    std::vector<std::pair<std::string, std::string>> translations = {};  // a language of the event, and words
};

// An announcement is no longer than this, in bytes: a board pages through it.
inline constexpr std::size_t longest_announcement = 1000;
// One without an end given is shown for this long.
inline constexpr Milliseconds usual_announcement = std::chrono::minutes(10);

// No text, too much of it, a room that is not there, words in a language that the event does not have, or an
// end that is not after its beginning and after now: a usage error.
Result<Announcement> announce(Desk& desk, const NewAnnouncement& announcement, const Deed& deed);
// Takes one back; an id that is no standing announcement's is an input error.
Result<Announcement> withdraw_announcement(Desk& desk, std::string_view id, const Deed& deed);
// All that were not withdrawn, those that are over too, in the order in which they were made.
Result<std::vector<Announcement>> announcements(Desk& desk);

}  // namespace lanyard
