// What a person may be said to be needed for, as far as the programme and what was written tell. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/people_needed.h"

namespace lanyard {

struct NeededOffer {
    NeededLink link;   // its name is what the programme calls them; "" where it names nobody
    bool off = false;  // it has been said already: taking it makes them not needed for that session
    std::string title;
    Instant start{};
};

// Of the sessions to come, `as` a speaker or chair each name that the programme has, and the session itself
// where it names nobody; as a helper the session itself. Only what has all of `words`, folded, at the
// beginning of words of its title or name. First what was said already (`links`, of this person), then names
// that resemble `name`, then by time. `sessions` come sorted.
std::vector<NeededOffer> needed_offers(const std::vector<Session>& sessions,
                                       const std::vector<NeededLink>& links, std::string_view person,
                                       std::string_view name, NeededAs as, std::string_view words,
                                       Instant now);

}  // namespace lanyard
