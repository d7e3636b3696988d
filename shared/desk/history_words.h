// What happened to a person, in words: the desk's card and the command line say the same.
#pragma once

#include <string>

#include "desk/history.h"
#include "event/attendee.h"

namespace lanyard {

std::string happening_words(const HistoryLine& line);
// "Checked in by Ruth Eisenberg at Desk 1": what, where, and who did it.
std::string history_words(const HistoryLine& line);
std::string field_words(Field field);
// Of a line that somebody was helped: whether it was their host who was told.
bool is_about_host(const HistoryLine& line);
std::string flag_words(Flag flag);

// The reason stands behind the words, where there is one.
std::string with_reason(const std::string& words, const std::string& reason);

}  // namespace lanyard
