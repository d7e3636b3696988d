// Names made comparable: folded to plain lower-case letters for finding, keyed for sorting.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// "Any-Latin; Latin-ASCII; Lower", white space single, no punctuation: apostrophes and quotation marks
// vanish, everything else parts words. Łukasz and lukasz, Ольга and olga, O’Neill and oneill, Anne-Marie and
// anne marie fold to the same. ASCII takes a short way. Folding twice changes nothing.
std::string fold_name(std::string_view text);

// The words of fold_name(text).
std::vector<std::string> folded_words(std::string_view text);

// For comparing addresses: NFC, lower case, no white space around.
std::string fold_email(std::string_view text);

// Unicode NFC, invisible characters gone, white space single and none at the ends; letters keep their case.
// Joiners that spell a Persian or Devanagari word stay, and variation selectors.
std::string clean_text(std::string_view text);

// Bytes that compare with memcmp as ICU's root collation orders the texts.
std::string sort_key(std::string_view text);

// Bytes that compare as lists of people are ordered: by family name, by the whole name where there is none,
// then by given name. An id behind them makes the order one.
std::string place_by_name(std::string_view name, std::string_view family_name, std::string_view given_name);

}  // namespace lanyard
