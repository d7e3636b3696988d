// A journal of its own for a copy of an event: its programme is said again in it, under the copy's own key,
// and of its people nothing, so that nothing of the copy is worth anything at the event.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "base/system_clock.h"
#include "store/event_folder.h"

namespace lanyard {

// How the copy says a text of the event: a title, a speaker, a reason.
using Retold = std::function<std::string(const std::string&)>;

// Gives the folder `copy`, which has settings and neither key nor database, both. Every text of the programme
// is said as `retold` gives it; without, as it is.
Result<void> retell_event(const EventFolder& event, const std::filesystem::path& copy,
                          const Clock& machine_clock, const Retold& retold = {});

}  // namespace lanyard
