// What the headings of a programme kept in a spreadsheet mean, in the words of calendars and of people.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lanyard {

// The columns of each meaning (id, title, kind, date, start, end, end_date, duration, room, speakers, chair,
// track, anchor, capacity, file, status) in a row, the likeliest first;
// those of speakers as they stand.
using ProgrammeColumns = std::map<std::string_view, std::vector<std::size_t>>;

// "Heading" to a meaning's name, a word for it, or "ignored", over what would be found. Another word is a
// usage error.
using HeadingOrders = std::map<std::string, std::string>;
Result<void> check_heading_orders(const HeadingOrders& orders);

// Reads one row as headings; `orders` are checked. Headings are compared as plain letters, and then by their
// words, in any order: "Time Start", "Room/Location", "Presenter(s)", "Speaker 2", "Start Date".
ProgrammeColumns read_programme_headings(const std::vector<std::string>& headings,
                                         const HeadingOrders& orders);

}  // namespace lanyard
