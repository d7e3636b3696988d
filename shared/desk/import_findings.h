// What an import's report says beside the comparison: sessions, badges, and how people are called.
#pragma once

#include <vector>

#include "desk/import_list.h"

namespace lanyard {

// Choices that the programme does not have, and sessions that too many have chosen.
void report_sessions(Desk& desk, const std::vector<ListedPerson>& people, ImportReport& report);

// How many people have a badge that shows something which this list changes. Desk values win over the list's,
// so a change under one changes no badge. Inside a read.
int stale_badges(Desk& desk, const ListComparison& comparison, const KnownRegistrations& known);

// How those are called whom the comparison is about, for a report that people read.
void name_people(const KnownRegistrations& known, ImportReport& report);

}  // namespace lanyard
