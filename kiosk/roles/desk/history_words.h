// What the desk's screens say of what happened to a person.
#pragma once

#include <string>

#include "roles/desk/messages.h"

namespace lanyard {

std::string happening_words(const HistoryLine& line);
// "Workshop changed from B to A · Desk": what, and who did it.
std::string history_words(const HistoryLine& line);
std::string field_words(Field field);

}  // namespace lanyard
