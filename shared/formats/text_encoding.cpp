// UTF-8 and UTF-16 are told by their form; among single-byte sets uchardet guesses and the words it would
// give decide.
#include "formats/text_encoding.h"

#include <uchardet/uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace lanyard {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

struct Lookalike {
    std::string_view beginning;
    const char* what;
    const char* remedy;
};
constexpr const char* save_as_csv =
    "Open it in the spreadsheet program and save it as CSV (in Excel: CSV UTF-8)";
constexpr std::array<Lookalike, 5> no_text = {{
    {"PK\x03\x04", "this is a zip or an Excel file (.xlsx), not CSV", save_as_csv},
    {"\xD0\xCF\x11\xE0", "this is an old Excel file (.xls), not CSV", save_as_csv},
    {"%PDF", "this is a PDF, not CSV", "Export the list as CSV from where it is kept"},
    {"<!DOCTYPE", "this is a web page, not CSV", "Log in where the list is kept and export it as CSV again"},
    {"<html", "this is a web page, not CSV", "Log in where the list is kept and export it as CSV again"},
}};

// The bytes that no UTF-8 has, counted, beside the characters beyond ASCII.
struct Utf8Form {
    std::size_t damaged = 0, characters = 0;
};

Utf8Form utf8_form(std::string_view bytes) {
    Utf8Form form;
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
    const auto size = static_cast<int64_t>(bytes.size());
    for (int64_t at = 0; at < size;) {
        uint64_t eight = 0;
        if (at + 8 <= size && (std::memcpy(&eight, data + at, 8), (eight & 0x8080808080808080u) == 0)) {
            at += 8;
        } else if (data[at] < 0x80) {
            ++at;
        } else {
            UChar32 character = 0;
            U8_NEXT(data, at, size, character);
            ++(character < 0 ? form.damaged : form.characters);
        }
    }
    return form;
}

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// UTF-16 text of bytes in an encoding that ICU knows; nullopt for one that it does not.
std::optional<icu::UnicodeString> to_unicode(std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(encoding.c_str(), &status));
    if (U_FAILURE(status)) return std::nullopt;
    icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status)) return std::nullopt;
    return text;
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

bool is_latin(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status) == USCRIPT_LATIN;
}

// Marks that people write beside letters: quotes, dashes, dots, spaces.
bool is_written_mark(UChar32 c) {
    return u_ispunct(c) || u_isspace(c) || u_getIntPropertyValue(c, UCHAR_DASH) || c == 0xB0 || c == 0xA3 ||
           c == 0x20AC;
}

// How far the text beyond ASCII looks like words, point by point: letters whose case and script fit their
// neighbours count for it, capitals within a word ("JosŽ"), symbols at letters ("³ukasz") and control
// characters against it.
int plausibility(const icu::UnicodeString& text) {
    int points = 0;
    UChar32 before = ' ';
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        const UChar32 previous = std::exchange(before, c);
        if (c < 0x80) {
            if (u_isalpha(c) && previous >= 0x80 && u_isalpha(previous))
                points += is_latin(previous) ? 1 : -3;
            if (u_isalpha(c) && previous >= 0x80 && !u_isalpha(previous) && !is_written_mark(previous))
                points -= 3;
            continue;
        }
        if (c == 0xFFFD || u_iscntrl(c)) {
            points -= 10;
        } else if (!u_isalpha(c)) {
            if (!is_written_mark(c) && u_isalpha(previous)) points -= 3;
        } else if (!u_isalpha(previous)) {
            if (c == 0xAA || c == 0xBA) points -= 3;  // ordinal signs do not begin words
        } else if (u_isupper(c) && u_islower(previous)) {
            points -= 3;
        } else if (is_latin(c) != is_latin(previous)) {
            points -= 3;
        } else if (is_latin(c)) {
            points += previous < 0x80 ? 1 : -1;  // accented letters seldom stand side by side
        } else {
            points += 1;
        }
    }
    return points;
}

// The lines that tell encodings apart, at most so many bytes of them.
std::string lines_beyond_ascii(std::string_view bytes) {
    constexpr std::size_t enough_bytes = 64 * 1024;
    std::string lines;
    for (std::size_t at = 0; at < bytes.size() && lines.size() < enough_bytes;) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(at, end - at);
        if (std::any_of(line.begin(), line.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
            lines += line;
        }
        at = end;
    }
    return lines;
}

std::string uchardet_guess(std::string_view bytes) {
    constexpr std::size_t enough_bytes = 1024 * 1024;
    std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), enough_bytes)) != 0)
        return "";
    uchardet_data_end(detector.get());
    std::string guess = uchardet_get_charset(detector.get());
    // Files that are said to be in these two are written by Windows, whose sets hold them and more.
    if (guess == "ISO-8859-1") return "WINDOWS-1252";
    if (guess == "ISO-8859-9") return "WINDOWS-1254";
    return guess == "ASCII" || guess == "UTF-8" ? "" : guess;
}

// uchardet counts pairs of letters, which says nothing where accented letters are few: names of many
// countries in an English list. One letter in twenty is less than any language has whose own set this could
// be.
bool has_enough_letters_to_guess(std::string_view bytes) {
    const auto high = std::count_if(bytes.begin(), bytes.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto letters =
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return u_isalpha(c & 0x7F); });
    return high * 20 > letters;
}

struct Plausible {
    std::string encoding;
    int points = 0;
};

// The most plausible of the guess and of what Western offices write; the earlier one of equals.
Plausible find_legacy_encoding(std::string_view bytes, bool trusts_guess) {
    const std::string sample = lines_beyond_ascii(bytes);
    const std::string guess = uchardet_guess(bytes);
    std::vector<std::string> candidates = {"WINDOWS-1252", "WINDOWS-1250", "MACINTOSH", "IBM850"};
    if (!guess.empty()) {
        candidates.insert(trusts_guess ? candidates.begin() : candidates.begin() + 1, guess);
    }
    std::optional<Plausible> best;
    for (const std::string& candidate : candidates) {
        const auto text = to_unicode(sample, candidate);
        if (!text) continue;
        const int points = plausibility(*text);
        if (!best || points > best->points) best = Plausible{candidate, points};
    }
    return best.value_or(Plausible{candidates.front(), 0});
}

// Calls `visit(line, number)` for each line with its end; lines end with LF, CR LF or CR.
template <class Visit>
void each_line(std::string_view bytes, Visit&& visit) {
    int number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
        std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size() - 1) + 1;
        if (bytes[end - 1] == '\r' && end < bytes.size() && bytes[end] == '\n') ++end;
        visit(bytes.substr(at, end - at), number);
        at = end;
    }
}

// A line of a single-byte set: it has bytes beyond ASCII, and not one character of UTF-8 among them.
bool is_legacy_line(std::string_view line) {
    const Utf8Form form = utf8_form(line);
    return form.damaged > 0 && form.characters == 0;
}

// UTF-8 with what is none replaced.
std::string repaired_utf8(std::string_view bytes) {
    return to_utf8(
        icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<int32_t>(bytes.size()))));
}

// UTF-8 whose lines may come from elsewhere. Most files are whole and are copied as they are.
DecodedText decode_utf8(std::string_view bytes) {
    DecodedText decoded{"", "UTF-8"};
    if (utf8_form(bytes).damaged == 0) {
        decoded.text = bytes;
        return decoded;
    }
    std::string others;
    each_line(bytes, [&](std::string_view line, int) {
        if (is_legacy_line(line)) others += line;
    });
    // They are few, and the list was put together where people write UTF-8: nothing for uchardet to tell.
    if (!others.empty()) decoded.other_encoding = find_legacy_encoding(others, false).encoding;
    each_line(bytes, [&](std::string_view line, int number) {
        if (!is_legacy_line(line)) {
            decoded.text += repaired_utf8(line);
            return;
        }
        decoded.other_lines.push_back(number);
        if (const auto text = to_unicode(line, decoded.other_encoding)) decoded.text += to_utf8(*text);
    });
    return decoded;
}

// UTF-16 without a mark shows in its zero bytes: nearly every other one, where text is mostly ASCII.
std::string utf16_by_zeros(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4096);
    std::array<std::size_t, 2> zeros = {0, 0};
    for (std::size_t at = 0; at < sample.size(); ++at) zeros[at % 2] += sample[at] == '\0';
    if (zeros[1] * 4 > sample.size() && zeros[0] * 8 < zeros[1]) return "UTF-16LE";
    if (zeros[0] * 4 > sample.size() && zeros[1] * 8 < zeros[0]) return "UTF-16BE";
    return "";
}

std::string find_encoding(std::string_view bytes) {
    if (bytes.substr(0, 3) == utf8_mark) return "UTF-8";
    if (bytes.substr(0, 2) == "\xFF\xFE") return "UTF-16LE";
    if (bytes.substr(0, 2) == "\xFE\xFF") return "UTF-16BE";
    if (std::string utf16 = utf16_by_zeros(bytes); !utf16.empty()) return utf16;
    const Utf8Form form = utf8_form(bytes);
    // No other set forms UTF-8's sequences by chance: a few damaged ones do not make it another set.
    if (form.damaged * 10 <= form.characters) return "UTF-8";
    const Plausible legacy = find_legacy_encoding(bytes, has_enough_letters_to_guess(bytes));
    if (form.characters == 0) return legacy.encoding;
    // Several lists in one: read line by line, the text is at least as good.
    const DecodedText by_line = decode_utf8(lines_beyond_ascii(bytes));
    return plausibility(icu::UnicodeString::fromUTF8(by_line.text)) >= legacy.points ? "UTF-8"
                                                                                     : legacy.encoding;
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, std::string_view file, std::string_view encoding) {
    constexpr std::size_t most_bytes = 1u << 30;  // ICU counts in 32 bits
    const std::string about(file);
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return bad_input("the file is empty", about, "Export the list again");
    }
    if (bytes.size() > most_bytes)
        return bad_input("the file is larger than 1 GB", about, "Is it the right one?");
    for (const Lookalike& kind : no_text) {
        if (bytes.substr(0, kind.beginning.size()) == kind.beginning)
            return bad_input(kind.what, about, kind.remedy);
    }
    DecodedText decoded;
    decoded.encoding = encoding.empty() ? find_encoding(bytes) : std::string(encoding);
    std::transform(decoded.encoding.begin(), decoded.encoding.end(), decoded.encoding.begin(),
                   [](char c) { return static_cast<char>(u_toupper(c)); });
    if (decoded.encoding == "UTF-8") {
        if (bytes.substr(0, 3) == utf8_mark) bytes.remove_prefix(3);
        return decode_utf8(bytes);
    }
    const auto text = to_unicode(bytes, decoded.encoding);
    if (!text) {
        return usage_error("unknown encoding \"" + std::string(encoding) + "\"", about,
                           "Try UTF-8, UTF-16LE, WINDOWS-1252 or MACINTOSH");
    }
    decoded.text = to_utf8(text->char32At(0) == 0xFEFF ? text->tempSubString(1) : *text);
    return decoded;
}

}  // namespace lanyard
