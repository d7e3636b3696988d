// A file's bytes as UTF-8 text: the byte order mark, else UTF-8 by its own rules, else a checked guess.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace lanyard {

struct DecodedText {
    std::string text;      // UTF-8 without byte order mark
    std::string encoding;  // "UTF-8", "UTF-16LE", "WINDOWS-1252" …
};

// U+FFFD in UTF-8: what stands for bytes that are no text in the encoding.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

// Finds the encoding and converts. `encoding` other than "" is taken instead of the guess; a name that ICU
// does not know is a usage error. What is evidently no text (a zip, an old spreadsheet, a PDF, a web page) or
// empty is an input error that says what to do; `file` is its name there.
Result<DecodedText> decode_text(std::string_view bytes, std::string_view file,
                                std::string_view encoding = {});

}  // namespace lanyard
