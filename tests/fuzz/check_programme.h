// What must hold of every programme that a reader makes of any bytes.
#pragma once

#include <cstdlib>
#include <set>
#include <string>

#include "formats/programme_list.h"

namespace lanyard {

// Stops the program where it does not hold.
inline void check_programme(const Result<ProgrammeList>& list) {
    if (!list) {
        if (list.error().message().empty() || list.error().remedy.empty()) std::abort();
        return;
    }
    std::set<std::string> ids;
    for (const PlannedSession& session : list->sessions) {
        if (session.end < session.start || session.title.empty()) std::abort();
        if (session.id.empty() || !ids.insert(session.id).second) std::abort();
    }
}

}  // namespace lanyard
