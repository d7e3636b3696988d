// Words of a name with every way in which they may be written in Latin letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// One letter, by the folded Latin letters that may stand for it; "" where it may be left out.
using LetterSpellings = std::vector<std::string>;

struct SpelledWord {
    std::vector<LetterSpellings> letters;
    bool is_latin = true;  // written in Latin letters; of another script a doubled letter counts once
};

// The words of a name, in its order. Apostrophes vanish, everything else that is no letter parts words; each
// Chinese character and each syllable of Hangul is a word of its own, since people part them as they like.
// A script without a table is spelled as ICU does. Empty for a text without letters.
std::vector<SpelledWord> spelled_words(std::string_view name);

}  // namespace lanyard
