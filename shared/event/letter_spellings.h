// The letters of other scripts, each with the ways in which people write it in Latin letters: the data that
// event/romanisation reads.
#pragma once

#include <array>
#include <string_view>

namespace lanyard {

// "а=a б=b в=v,w": letters and their spellings, parted by spaces and commas; "-" is a letter that may be left
// out. A key may be several letters, and the longest one that fits is meant.
struct ScriptSpellings {
    std::string_view letters;
    std::string_view between;  // what may be spoken after each letter without being written; "" for nothing
};
inline constexpr std::size_t script_count = 8;
const std::array<ScriptSpellings, script_count>& script_spellings();

// Of the Latin letters that ICU makes of kana and of Chinese characters: "shi=shi,si".
extern const std::string_view reading_spellings;

// Of Hangul: 19 first consonants, 21 vowels and 28 last consonants (the first of them none), parted by
// spaces.
extern const std::string_view hangul_firsts, hangul_vowels, hangul_lasts;

// Of Ethiopic: the 43 rows of eight from U+1200 on, and the vowel of each place in a row.
extern const std::string_view ethiopic_rows, ethiopic_vowels;

// Of the Indic scripts, whose blocks from Devanagari to Malayalam are laid out alike: by place in the block,
// in hexadecimal. Consonants have their vowel "a" unless something takes it away.
extern const std::string_view indic_consonants, indic_vowels, indic_signs, indic_inherent;

}  // namespace lanyard
