// All that the event keeps of one person, for whoever asks what is known of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/history.h"
#include "event/attendee.h"
#include "event/journal_entry.h"

namespace lanyard {

class Desk;

struct SubjectExport {
    Attendee person;
    std::vector<HistoryLine> history;  // the newest first
    // Every entry about any of their records, the oldest first: those that were taken back, and imports that
    // do not count, too.
    std::vector<Entry> entries;
};

// An input error where nobody has this id.
Result<SubjectExport> export_subject(Desk& desk, std::string_view person);

}  // namespace lanyard
