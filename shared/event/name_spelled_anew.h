// Whether two names may be one person's, written once more by somebody else.
#pragma once

#include <string_view>

namespace lanyard {

// True where one of the two is the other as people write it (event/written_name: any order, without title or
// particle, in Latin letters), or where their words are the same but for one: a slip of the finger in a word
// of four letters or more, a short form or an initial ("Kath Lowe", "K. Lowe"), or a name added between two
// others. Two words that differ are two people. Pure; costs some ten microseconds.
bool is_name_spelled_anew(std::string_view one, std::string_view other);

}  // namespace lanyard
