// Codes that are held up in another form than the list has them: within a link, or in other letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// Shorter texts are words and numbers that anything may hold.
inline constexpr std::size_t fewest_of_likely_code = 6;

// Of "https://tickets.example.org/t/2017?id=XYZ789" what may be a code: the values behind "=", what stands
// behind "#", else the path's last part, percent signs resolved; none of a text that is no link, none that is
// shorter than a likely code, and a bounded number.
std::vector<std::string> codes_within_link(std::string_view text);

// Whether a code may stand in a link of the list: letters and digits of ASCII, hyphens, dots and underscores,
// not too few.
bool may_stand_in_link(std::string_view text);

// The code in capitals and in small letters, where these are others: scanners and people mix them up.
std::vector<std::string> other_cases_of(std::string_view code);

}  // namespace lanyard
