// Text of an entry given to simdjson, which tells a shortage of memory and bad text alike.
#pragma once

#include <simdjson.h>

#include <new>
#include <string>

namespace lanyard {

// What the parser makes of the text, until it reads another one. Throws std::bad_alloc where memory is short:
// an entry taken for an empty one would be in the journal with rows that do not say what it says.
inline simdjson::simdjson_result<simdjson::dom::element> parse_json(simdjson::dom::parser& parser,
                                                                    const std::string& text) {
    auto parsed = parser.parse(text);
    if (parsed.error() == simdjson::MEMALLOC) throw std::bad_alloc();
    return parsed;
}

}  // namespace lanyard
