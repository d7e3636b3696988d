// Runs beyond ASCII are written back in the encodings that they may have been read in; what is UTF-8 then is
// the text.
#include "formats/spoilt_text.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include "formats/markup.h"
#include "formats/text_encoding.h"

namespace lanyard {
namespace {

bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

// One look at each byte: nearly all cells have neither letters beyond ASCII nor this mark.
bool has_any(std::string_view text, char mark) {
    return std::any_of(text.begin(), text.end(), [mark](char c) { return is_beyond_ascii(c) || c == mark; });
}

UChar32 next_letter(std::string_view text, int32_t& at) {
    const auto* data = reinterpret_cast<const uint8_t*>(text.data());
    UChar32 letter = 0;
    U8_NEXT(data, at, static_cast<int32_t>(text.size()), letter);
    return letter;
}

// A single-byte encoding backwards: which byte was read as this letter.
class ByteOf {
  public:
    explicit ByteOf(const char* encoding) {
        constexpr int first_letter_of_latin_1 = 0xA0;
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                     &ucnv_close);
        for (int byte = 0x80; byte <= 0xFF && U_SUCCESS(status); ++byte) {
            const char source = static_cast<char>(byte);
            const char* from = &source;
            const UChar32 letter = ucnv_getNextUChar(converter.get(), &from, from + 1, &status);
            bytes_.emplace(letter, source);
            // A byte that the encoding lacks is read as the control that Latin-1 has there.
            if (byte < first_letter_of_latin_1) bytes_.emplace(byte, source);
        }
    }

    // The run as the bytes that it was; nullopt where a letter is not of this encoding.
    std::optional<std::string> bytes_of(std::string_view run) const {
        std::string bytes;
        for (int32_t at = 0; at < static_cast<int32_t>(run.size());) {
            const auto found = bytes_.find(next_letter(run, at));
            if (found == bytes_.end()) return std::nullopt;
            bytes += found->second;
        }
        return bytes;
    }

  private:
    std::map<UChar32, char> bytes_;
};

const std::array<ByteOf, 5>& encodings() {
    static const std::array<ByteOf, 5> known = {ByteOf("windows-1252"), ByteOf("windows-1250"),
                                                ByteOf("macintosh"), ByteOf("ibm-850"), ByteOf("ibm-437")};
    return known;
}

// Controls stand for bytes in a text that was spoilt more than once; nobody writes them.
bool is_control(UChar32 letter) {
    return letter >= 0x80 && letter < 0xA0;
}

bool holds_controls(std::string_view text) {
    for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
        if (is_control(next_letter(text, at))) return true;
    }
    return false;
}

// Letters and marks that people write, and what may become one when it is read again: none of the blocks that
// a quotation mark behind an accented capital would make ("JOSÉ’S" would be "JOSɒS").
bool is_written(UChar32 letter) {
    const bool is_romanian = letter >= 0x218 && letter <= 0x21B;
    // Marks of windows-1252, which stand in what was spoilt twice.
    const bool is_mark = letter == 0x192 || letter == 0x2C6 || letter == 0x2DC;
    const bool is_phonetic = letter >= 0x180 && letter <= 0x36F && !is_romanian && !is_mark;
    const bool is_private = letter >= 0xE000 && letter <= 0xF8FF;
    return letter >= 0x80 && letter != 0xFFFD && !is_phonetic && !is_private &&
           (is_control(letter) || u_isdefined(letter));
}

// The text of these bytes where they are UTF-8 throughout and something that people write. One letter of
// Greek or Cyrillic alone is an accented capital before a mark: the end of "»MØ«".
std::optional<std::string> as_text(std::string bytes) {
    constexpr UChar32 first_greek = 0x370, first_of_three_bytes = 0x800;
    int letters = 0, of_another_script = 0;
    for (int32_t at = 0; at < static_cast<int32_t>(bytes.size());) {
        const UChar32 letter = next_letter(bytes, at);
        if (!is_written(letter)) return std::nullopt;
        ++letters;
        of_another_script += letter >= first_greek && letter < first_of_three_bytes;
    }
    if (letters == 1 && of_another_script == 1) return std::nullopt;
    return bytes;
}

// What the run was before it was read wrongly; nullopt for none, or for more than one reading.
std::optional<std::string> reading_of(std::string_view run) {
    std::optional<std::string> reading;
    for (const ByteOf& encoding : encodings()) {
        auto bytes = encoding.bytes_of(run);
        const auto text = bytes ? as_text(std::move(*bytes)) : std::nullopt;
        if (!text || (reading && *reading == *text)) continue;
        if (reading) return std::nullopt;
        reading = text;
    }
    return reading;
}

// A capital Å, Ä or Ñ before a closing quotation mark is one ("ÅLAND’S" is not), unless a small letter
// follows: "Å’uvre" was "Œuvre".
bool may_be_a_quotation(std::string_view run, std::string_view after) {
    constexpr std::string_view closing[] = {"’", "”", "‘", "“", "–", "—", "™"};
    constexpr std::size_t capital = 2, mark = 3;
    const bool follows = !after.empty() && u_islower(static_cast<unsigned char>(after.front()));
    return run.size() == capital + mark && !follows &&
           std::find(std::begin(closing), std::end(closing), run.substr(capital)) != std::end(closing);
}

std::string with_runs_read_again(std::string_view text) {
    std::string right;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_beyond_ascii(text[at])) {
            right += text[at++];
            continue;
        }
        const auto end_at =
            std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_beyond_ascii);
        const auto end = static_cast<std::size_t>(end_at - text.begin());
        const std::string_view run = text.substr(at, end - at);
        const auto reading = may_be_a_quotation(run, text.substr(end)) ? std::nullopt : reading_of(run);
        right += reading ? *reading : std::string(run);
        at = end;
    }
    return right;
}

// Two letters beyond ASCII side by side: fewer cannot be a letter of UTF-8 that was read wrongly.
bool may_be_read_wrongly(std::string_view text) {
    constexpr std::size_t two_letters = 4;
    std::size_t run = 0;
    for (const char c : text) {
        run = is_beyond_ascii(c) ? run + 1 : 0;
        if (run >= two_letters) return true;
    }
    return false;
}

// "&ecirc;", "&#39;": a reference that is closed. Addresses of web pages have open ones.
bool has_references(std::string_view text) {
    for (std::size_t at = 0; (at = text.find('&', at)) != std::string_view::npos; ++at) {
        const std::size_t end =
            text.find_first_not_of("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", at + 1);
        if (end != std::string_view::npos && text[end] == ';' && end > at + 2) return true;
    }
    return false;
}

// "\u00eb", as JSON escapes a letter.
bool has_escapes(std::string_view text) {
    return text.find("\\u") != std::string_view::npos;
}

// Two escapes may be one letter, so they go by way of UTF-16.
std::string without_escapes(const std::string& text) {
    const icu::UnicodeString unescaped = icu::UnicodeString::fromUTF8(text).unescape();
    std::string plain;
    return unescaped.isEmpty() ? text : unescaped.toUTF8String(plain);
}

}  // namespace

bool may_be_spoilt(std::string_view text) {
    return has_escapes(text) || (has_any(text, '&') && (may_be_read_wrongly(text) || has_references(text)));
}

std::string put_right(std::string text) {
    constexpr int most_times = 3;  // a list that went through several programs was spoilt by each
    if (has_escapes(text)) text = without_escapes(text);
    if (has_references(text)) text = without_markup(text);
    std::string right = text;
    for (int time = 0; time < most_times && may_be_read_wrongly(right); ++time) {
        std::string again = with_runs_read_again(right);
        if (again == right) break;
        right = std::move(again);
        if (!holds_controls(right)) text = right;
    }
    return text;
}

bool has_lost_letters(std::string_view text) {
    if (!has_any(text, '?')) return false;
    if (text.find(replacement_character) != std::string_view::npos) return true;
    const auto is_letter = [&](std::size_t place) {
        return place < text.size() &&
               (is_beyond_ascii(text[place]) || u_isalpha(static_cast<unsigned char>(text[place])));
    };
    // What begins a letter of UTF-8, read as windows-1252, with nothing behind it that could end one.
    for (const std::string_view half : {"Ã", "â€"}) {
        const std::size_t at = text.find(half);
        if (at == std::string_view::npos || is_letter(at + half.size())) continue;
        const bool is_a_capital = at > 0 && u_isupper(static_cast<unsigned char>(text[at - 1]));  // "IRMÃ"
        if (!is_a_capital) return true;
    }
    for (std::size_t at = 0; (at = text.find('?', at)) != std::string_view::npos; ++at) {
        const bool begins_word = at == 0 || text[at - 1] == ' ', ends = at + 1 == text.size();
        const bool is_behind_one = at > 0 && is_letter(at - 1);
        if ((is_letter(at + 1) && (begins_word || is_behind_one)) || (ends && is_behind_one)) return true;
    }
    return false;
}

}  // namespace lanyard
