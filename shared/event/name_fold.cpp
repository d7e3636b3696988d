// ICU does the work; text that is all ASCII, most of it, is spared the way through UTF-16.
#include "event/name_fold.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <memory>

#include "base/lines.h"
#include "base/log.h"

namespace lanyard {
namespace {

using icu::UnicodeString;

// ICU's tables come inside its library. Without them no two names can be compared, and nothing may go on.
void require_icu(UErrorCode status, const char* what) {
    if (U_SUCCESS(status)) return;
    log_error("ICU has no {}: {}", what, u_errorName(status));
    std::abort();
}

std::unique_ptr<icu::Transliterator> make_latin_folder() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> folder(icu::Transliterator::createInstance(
        UNICODE_STRING_SIMPLE("Any-Latin; Latin-ASCII; Lower"), UTRANS_FORWARD, status));
    require_icu(status, "Any-Latin transliterator");
    return folder;
}

// Made once; transliterators and collators are not for several threads at a time, so each has a clone.
const icu::Transliterator& latin_folder() {
    static const std::unique_ptr<icu::Transliterator> original = make_latin_folder();
    thread_local const std::unique_ptr<icu::Transliterator> own(original->clone());
    return *own;
}

std::unique_ptr<icu::Collator> make_root_collator() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale::getRoot(), status));
    require_icu(status, "root collation");
    return collator;
}

const icu::Collator& root_collator() {
    static const std::unique_ptr<icu::Collator> original = make_root_collator();
    thread_local const std::unique_ptr<icu::Collator> own(original->clone());
    return *own;
}

UnicodeString composed(const UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    require_icu(status, "NFC normaliser");
    UnicodeString result = nfc->normalize(text, status);
    require_icu(status, "memory to normalise");
    return result;
}

UnicodeString from_utf8(std::string_view text) {
    return UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

bool is_ascii(std::string_view text) {
    for (const char byte : text) {
        if (static_cast<unsigned char>(byte) >= 0x80) return false;
    }
    return true;
}

bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_mark(UChar32 c) {
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool is_letter_or_mark(UChar32 c) {
    return u_isalpha(c) || is_mark(c);
}

// A letter of a script in which joiners change how words are written: Arabic and its kin, the Indic scripts.
bool is_shaped_by_joiners(UChar32 c) {
    const auto joining = u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
    return (joining != U_JT_NON_JOINING && joining != U_JT_TRANSPARENT) ||
           u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) != U_INSC_OTHER;
}

bool is_invisible(UChar32 c) {
    return u_charType(c) == U_CONTROL_CHAR || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// The word read so far; 0 for what it has none of yet.
struct Word {
    UChar32 last = 0;  // its last character
    UChar32 base = 0;  // its last one that is not a mark
};

// Invisible, yet part of how the word is spelled: a joiner between the letters of a Persian or Devanagari
// word, and the variation selector behind the one form of a character that a name uses.
bool is_spelling(UChar32 c, const Word& before, UChar32 after) {
    constexpr UChar32 zwnj = 0x200C, zwj = 0x200D;
    if (c != zwnj && c != zwj) return u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) && before.last != 0;
    return is_shaped_by_joiners(before.base) && is_letter_or_mark(before.last) && is_letter_or_mark(after) &&
           !is_invisible(after);
}

UnicodeString cleaned(const UnicodeString& text) {
    UnicodeString kept;
    Word word;
    bool gap = false;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (u_isUWhiteSpace(c)) {
            gap = true;
            word = {};
        } else if (!is_invisible(c) || is_spelling(c, word, text.char32At(text.moveIndex32(i, 1)))) {
            if (gap && !kept.isEmpty()) kept.append(u' ');
            gap = false;
            kept.append(c);
            word.last = c;
            if (!is_mark(c) && !is_invisible(c)) word.base = c;
        }
    }
    return composed(kept);
}

// Nothing but visible letters and single spaces between them, as most texts are that come in.
bool is_clean_ascii(std::string_view text) {
    char before = ' ';
    for (const char c : text) {
        const bool is_visible = c >= ' ' && c <= '~';
        if (!is_visible || (c == ' ' && before == ' ')) return false;
        before = c;
    }
    return text.empty() || before != ' ';
}

std::string clean_ascii(std::string_view text) {
    if (is_clean_ascii(text)) return std::string(text);
    std::string kept;
    kept.reserve(text.size());
    bool gap = false;
    for (const char c : text) {
        if (is_ascii_space(c)) {
            gap = true;
        } else if (c > ' ' && c < 0x7f) {
            if (gap && !kept.empty()) kept += ' ';
            gap = false;
            kept += c;
        }
    }
    return kept;
}

// What a character of a name counts for once it is folded.
enum class Part { letter, nothing, separator };

// Apostrophes are within words, in every shape they are typed (so are the signs that transliteration makes of
// a Cyrillic soft sign or an Arabic ayn); all other punctuation is between words.
Part part_of(UChar32 c) {
    if (c == '\'' || c == '"' || c == '`' || is_invisible(c)) return Part::nothing;
    switch (u_charType(c)) {
        case U_MODIFIER_LETTER:
        case U_MODIFIER_SYMBOL:
        case U_INITIAL_PUNCTUATION:
        case U_FINAL_PUNCTUATION:
            return Part::nothing;
        default:
            return u_isalnum(c) || is_mark(c) ? Part::letter : Part::separator;
    }
}

std::string fold_ascii(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    bool gap = false;
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (gap && !folded.empty()) folded += ' ';
            gap = false;
            folded += upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (is_ascii_space(c) || part_of(c) == Part::separator) {
            gap = true;
        }
    }
    return folded;
}

}  // namespace

std::string fold_name(std::string_view text) {
    if (is_ascii(text)) return fold_ascii(text);
    UnicodeString latin = cleaned(from_utf8(text));
    latin_folder().transliterate(latin);
    UnicodeString folded;
    UChar32 last = 0;  // of the word, 0 at its beginning
    bool gap = false;
    for (int32_t i = 0; i < latin.length(); i = latin.moveIndex32(i, 1)) {
        const UChar32 c = latin.char32At(i);
        const Part part = part_of(c);
        if (part == Part::separator) {
            gap = true;
            last = 0;
        }
        // A mark that transliteration left behind belongs to a letter of a script that it does not know.
        if (part != Part::letter || (is_mark(c) && last < 0x80)) continue;
        if (gap && !folded.isEmpty()) folded.append(u' ');
        gap = false;
        folded.append(c);
        last = c;
    }
    return to_utf8(folded);
}

std::vector<std::string> folded_words(std::string_view text) {
    const std::string folded = fold_name(text);
    const auto words = words_of(folded);
    return {words.begin(), words.end()};
}

std::string fold_email(std::string_view text) {
    if (is_ascii(text)) {
        std::string folded = clean_ascii(text);
        for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return folded;
    }
    return to_utf8(composed(cleaned(from_utf8(text)).toLower(icu::Locale::getRoot())));
}

std::string clean_text(std::string_view text) {
    return is_ascii(text) ? clean_ascii(text) : to_utf8(cleaned(from_utf8(text)));
}

std::string sort_key(std::string_view text) {
    const UnicodeString source = from_utf8(text);
    const icu::Collator& collator = root_collator();
    // Long enough for most texts, so that the key is made once.
    std::string key(4 * text.size() + 16, '\0');
    const auto make = [&] {
        return collator.getSortKey(source, reinterpret_cast<uint8_t*>(key.data()),
                                   static_cast<int32_t>(key.size()));
    };
    const auto length = static_cast<std::size_t>(make());
    const bool is_whole = length <= key.size();
    key.resize(length);
    if (!is_whole) make();
    key.pop_back();  // the zero at the end, the only one
    return key;
}

std::string place_by_name(std::string_view name, std::string_view family_name, std::string_view given_name) {
    return sort_key(family_name.empty() ? name : family_name) + sort_key(given_name);
}

}  // namespace lanyard
