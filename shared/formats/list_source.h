// Which system has written a list, by the headings that no other writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/list_heading_words.h"

namespace lanyard {

// "eventbrite", "pretix", own_export_source or "list".
std::string recognise_source(const std::vector<std::string>& headings);

// Microsoft Forms, which heads Name and Email what it knows of the account that was signed in.
bool is_microsoft_form(const std::vector<std::string>& headings);

// What a heading of this program's own export of attendance means; all that is not its own is an answer.
ColumnMeaning own_export_column(const std::string& heading);

}  // namespace lanyard
