// A file's bytes as UTF-8 text: the byte order mark, else UTF-8 by its own rules, else a checked guess.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace lanyard {

struct DecodedText {
    std::string text;      // UTF-8 without byte order mark
    std::string encoding;  // "UTF-8", "UTF-16LE", "WINDOWS-1252" …
    // Of a list in UTF-8 that was put together from several: the lines, from 1, which are in another
    // encoding, and its name; none where there are none.
    std::vector<int> other_lines = {};
    std::string other_encoding = {};
};

// U+FFFD in UTF-8: what stands for bytes that are no text in the encoding.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

// Finds the encoding and converts; where lines in UTF-8 stand beside lines in a single-byte set, each is read
// as what it is. `encoding` other than "" is taken instead of the guess; a name that ICU does not know is a
// usage error. What is evidently no text (a zip, an old spreadsheet, a PDF, a web page) or empty is an input
// error that says what to do; `file` is its name there.
Result<DecodedText> decode_text(std::string_view bytes, std::string_view file,
                                std::string_view encoding = {});

}  // namespace lanyard
