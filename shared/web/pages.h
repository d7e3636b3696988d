// The organiser's pages, whole: HTML that works without a script, reads at a phone's width, and holds nothing
// of another server. Whatever people are called stands in it as text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/day_view.h"
#include "desk/export_table.h"
#include "desk/find_people.h"
#include "desk/history.h"
#include "event/event_config.h"

namespace lanyard {

// The day as `lanyard stats --watch` has it.
std::string day_page(const DayView& view, const EventConfig& config);
// What was looked for ("" for nothing yet) and who was found.
std::string people_page(const std::string& words, const FoundPeople& found, const EventConfig& config);
// One person, with what has happened to them, the newest first.
std::string person_page(const Attendee& person, const std::vector<HistoryLine>& history, Instant now,
                        const EventConfig& config);
// Everybody who is in the building, by where they were seen last. `table` is the export of that name.
std::string roll_call_page(const ExportTable& table, Instant now, const EventConfig& config);
std::string exports_page(const EventConfig& config);
// What went wrong, or is to be done: a sentence.
std::string message_page(std::string_view title, std::string_view sentence);

// Their looks, for all of them.
std::string_view page_style();

}  // namespace lanyard
