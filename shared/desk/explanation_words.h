// An explanation in words: the card of a person and the command line say the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/explanation.h"

namespace lanyard {

// "2017-11-10 08:52", in the zone.
std::string explained_time(Instant at, std::string_view zone);
// What is to be said of one line beneath its history_words: which machine, the screen, what the door had
// heard and what not, and what came since. A sentence each.
std::vector<std::string> hindsight_words(const Explanation& explanation, std::size_t line,
                                         std::string_view zone);
// How it stands now, in one sentence.
std::string standing_words(const Explanation& explanation, std::string_view zone);
// What kind of code nobody has: a sentence.
std::string unknown_code_words(Verdict verdict);

}  // namespace lanyard
