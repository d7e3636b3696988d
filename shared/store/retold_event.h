// A journal of its own for a copy of an event: what counts at the event is said again in it, under the copy's
// own key, so that nothing of the copy is worth anything at the event.
#pragma once

#include "base/result.h"
#include "base/system_clock.h"
#include "store/event_folder.h"

namespace lanyard {

enum class Retelling {
    programme,    // and of people nothing
    with_people,  // who is registered, with their tickets' numbers; not who came
};

// Gives the folder `copy`, which has settings and neither key nor database, both. People keep their ids.
Result<void> retell_event(const EventFolder& event, const std::filesystem::path& copy, Retelling retelling,
                          const Clock& machine_clock);

}  // namespace lanyard
