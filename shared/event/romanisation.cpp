// Letter by letter: the longest key of the tables that fits; scripts that are laid out by a rule are worked
// out from the place of their letters in Unicode.
#include "event/romanisation.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "base/lines.h"
#include "event/letter_spellings.h"
#include "event/name_fold.h"

namespace lanyard {
namespace {

LetterSpellings spellings_of(std::string_view listed) {
    LetterSpellings all;
    for (std::size_t at = 0; at <= listed.size();) {
        const std::size_t end = std::min(listed.find(',', at), listed.size());
        const std::string_view one = listed.substr(at, end - at);
        all.emplace_back(one == "-" ? "" : one);
        at = end + 1;
    }
    return all;
}

std::vector<LetterSpellings> rows_of(std::string_view table) {
    std::vector<LetterSpellings> rows;
    for (const std::string_view row : words_of(table)) rows.push_back(spellings_of(row));
    return rows;
}

struct Entry {
    LetterSpellings spellings;
    LetterSpellings between;  // empty for nothing
};
using Letters = std::unordered_map<std::string, Entry>;

void add_letters(const ScriptSpellings& script, Letters& letters) {
    const LetterSpellings between = script.between.empty() ? LetterSpellings{} : spellings_of(script.between);
    for (const std::string_view row : words_of(script.letters)) {
        const std::size_t equals = row.find('=');
        letters[std::string(row.substr(0, equals))] = {spellings_of(row.substr(equals + 1)), between};
    }
}

Letters letters_of_all_scripts() {
    Letters letters;
    for (const ScriptSpellings& script : script_spellings()) add_letters(script, letters);
    return letters;
}

Letters letters_of_readings() {
    Letters letters;
    add_letters({reading_spellings, ""}, letters);
    return letters;
}

using IndicLetters = std::unordered_map<UChar32, LetterSpellings>;

IndicLetters indic_letters(std::string_view table) {
    IndicLetters letters;
    for (const std::string_view row : words_of(table)) {
        int place = 0;
        std::from_chars(row.data(), row.data() + 2, place, 16);
        letters[place] = spellings_of(row.substr(3));
    }
    return letters;
}

UScriptCode script_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

bool is_indic(UChar32 c) {
    return c >= 0x0900 && c < 0x0d80;
}
bool is_hangul(UChar32 c) {
    return c >= 0xac00 && c < 0xac00 + 19 * 21 * 28;
}
bool is_ethiopic(UChar32 c) {
    return c >= 0x1200 && c < 0x1358;
}
bool is_thai_vowel_before(UChar32 c) {
    return c >= 0x0e40 && c <= 0x0e44;
}
bool is_kana(UChar32 c) {
    return script_of(c) == USCRIPT_HIRAGANA || script_of(c) == USCRIPT_KATAKANA || c == 0x30fc;
}
bool is_mark(UChar32 c) {
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

// One word of the name, as a list of its characters.
using Characters = std::vector<UChar32>;

class Speller {
  public:
    std::vector<SpelledWord> words(std::string_view name) {
        const std::string clean = clean_text(name);
        const auto text = icu::UnicodeString::fromUTF8(clean).toLower(icu::Locale::getRoot());
        Characters word;
        for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
            const UChar32 c = text.char32At(i);
            if (u_isalnum(c) || is_mark(c))
                word.push_back(c);
            else if (!is_within_words(c))
                spell(std::exchange(word, {}));
        }
        spell(word);
        return std::move(words_);
    }

  private:
    // Apostrophes, and what is written as one.
    static bool is_within_words(UChar32 c) {
        const auto type = u_charType(c);
        return c == '\'' || c == '"' || c == '`' || type == U_MODIFIER_LETTER || type == U_MODIFIER_SYMBOL ||
               type == U_INITIAL_PUNCTUATION || type == U_FINAL_PUNCTUATION || type == U_FORMAT_CHAR;
    }

    void spell(const Characters& written) {
        const Characters word = in_speaking_order(without_accents(written));
        for (std::size_t at = 0; at < word.size();) {
            const UChar32 c = word[at];
            if (script_of(c) == USCRIPT_HAN || is_hangul(c)) {
                end_word();
                if (is_hangul(c))
                    add_hangul(c);
                else
                    add_latin_of(fold_name(utf8(icu::UnicodeString(c))));
                end_word();
                ++at;
            } else if (is_kana(c)) {
                at = add_kana(word, at);
            } else if (is_indic(c)) {
                at = add_indic(word, at);
            } else {
                at = add_letter(word, at);
            }
        }
        end_word();
    }

    void end_word() {
        if (!word_.letters.empty()) words_.push_back(std::move(word_));
        word_ = {};
    }
    void add(LetterSpellings spellings) {
        word_.is_latin = false;
        word_.letters.push_back(std::move(spellings));
    }

    // Greek accents say nothing of how a letter is spelled, and part what belongs together.
    static Characters without_accents(Characters word) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
        for (UChar32& c : word) {
            icu::UnicodeString apart;
            if (script_of(c) == USCRIPT_GREEK && nfd && nfd->getDecomposition(c, apart))
                c = apart.char32At(0);
        }
        return word;
    }

    // Thai writes some vowels before the consonant that they follow, and marks what is not spoken.
    static Characters in_speaking_order(const Characters& word) {
        constexpr UChar32 not_spoken = 0x0e4c;
        Characters order;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (is_thai_vowel_before(word[i]) && i + 1 < word.size()) {
                order.push_back(word[i + 1]);
                order.push_back(word[i]);
                ++i;
            } else if (word[i] == not_spoken) {
                while (!order.empty() && is_mark(order.back())) order.pop_back();
                if (!order.empty()) order.pop_back();
            } else {
                order.push_back(word[i]);
            }
        }
        return order;
    }

    // From the tables, by the longest key; gives where it ends.
    std::size_t add_letter(const Characters& word, std::size_t at) {
        static const Letters letters = letters_of_all_scripts();
        const bool is_latin = script_of(word[at]) == USCRIPT_LATIN || word[at] < 0x80;
        std::size_t length = std::min<std::size_t>(word.size() - at, is_latin ? 1 : 3);
        for (; length > 0; --length) {
            icu::UnicodeString key;
            for (std::size_t i = at; i < at + length; ++i) key.append(word[i]);
            const auto found = letters.find(utf8(key));
            if (found == letters.end()) continue;
            const bool is_double = !is_latin && at > 0 && length == 1 && word[at] == word[at - 1];
            if (!is_double) {
                if (!is_latin) word_.is_latin = false;
                word_.letters.push_back(found->second.spellings);
                if (!found->second.between.empty()) word_.letters.push_back(found->second.between);
            }
            return at + length;
        }
        if (is_ethiopic(word[at]))
            add_ethiopic(word[at]);
        else
            add_as_icu_does(word[at], is_latin);
        return at + 1;
    }

    void add_as_icu_does(UChar32 c, bool is_latin) {
        std::string folded = fold_name(utf8(icu::UnicodeString(c)));
        folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
        if (folded.empty()) return;
        if (!is_latin) word_.is_latin = false;
        word_.letters.push_back({std::move(folded)});
    }

    void add_hangul(UChar32 c) {
        static const auto firsts = rows_of(hangul_firsts), vowels = rows_of(hangul_vowels),
                          lasts = rows_of(hangul_lasts);
        const auto place = static_cast<std::size_t>(c - 0xac00);
        add(firsts[place / (21 * 28)]);
        add(vowels[place / 28 % 21]);
        // Park, Noh: a letter that is written, and not spoken.
        if (place % 28 != 0)
            add(lasts[place % 28]);
        else
            add({"", "h", "r"});
    }

    void add_ethiopic(UChar32 c) {
        static const auto rows = rows_of(ethiopic_rows), vowels = rows_of(ethiopic_vowels);
        const auto place = static_cast<std::size_t>(c - 0x1200);
        add(rows[place / 8]);
        add(vowels[place % 8]);
    }

    std::size_t add_indic(const Characters& word, std::size_t at) {
        static const auto consonants = indic_letters(indic_consonants), vowels = indic_letters(indic_vowels),
                          signs = indic_letters(indic_signs);
        static const auto inherent = spellings_of(indic_inherent);
        constexpr UChar32 virama = 0x4d, nukta = 0x3c;
        const UChar32 place = word[at] & 0x7f;
        const auto find_in = [&](const IndicLetters& table) {
            const auto found = table.find(place);
            if (found != table.end()) add(found->second);
            return found != table.end();
        };
        if (!find_in(consonants)) {
            if (!find_in(vowels)) find_in(signs);
            return at + 1;
        }
        std::size_t next = at + 1;
        while (next < word.size() && (word[next] & 0x7f) == nukta) ++next;
        const UChar32 after = next < word.size() && is_indic(word[next]) ? word[next] & 0x7f : 0;
        if (after == virama) return next + 1;
        const bool has_vowel = after >= 0x3e && after <= 0x4c;
        if (!has_vowel) add(inherent);
        return next;
    }

    std::size_t add_kana(const Characters& word, std::size_t at) {
        icu::UnicodeString run;
        for (; at < word.size() && is_kana(word[at]); ++at) run.append(word[at]);
        add_latin_of(fold_name(utf8(run)));
        return at;
    }

    // What ICU made of Chinese or Japanese, with the other ways to write it.
    void add_latin_of(const std::string& folded) {
        static const Letters letters = letters_of_readings();
        for (std::size_t at = 0; at < folded.size();) {
            std::size_t length = std::min<std::size_t>(3, folded.size() - at);
            while (length > 1 && !letters.count(folded.substr(at, length))) --length;
            const auto found = letters.find(folded.substr(at, length));
            if (folded[at] != ' ')
                add(found != letters.end() ? found->second.spellings : LetterSpellings{folded.substr(at, 1)});
            at += length;
        }
    }

    std::vector<SpelledWord> words_;
    SpelledWord word_;
};

}  // namespace

std::vector<SpelledWord> spelled_words(std::string_view name) {
    return Speller().words(name);
}

}  // namespace lanyard
