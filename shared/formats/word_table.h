// Vocabularies written as text to read and to add to: a meaning and a colon, then lines of its words,
// indented.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace lanyard {

// Word to meaning, both as they stand in `text`, which has to stay; lines end with LF. A word that two
// meanings claim has the first.
std::unordered_map<std::string_view, std::string_view> read_word_table(std::string_view text);

// The same with the words as `fold` makes them, for tables that hold words of several scripts.
std::unordered_map<std::string, std::string_view> read_word_table(std::string_view text,
                                                                  std::string (*fold)(std::string_view));

}  // namespace lanyard
