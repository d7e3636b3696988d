// Codes that are held up in another form than the list has them: within a link, or in other letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// Of "https://tickets.example.org/t/2017?id=XYZ789" what may be a code: the values behind "=", what stands
// behind "#", else the path's last part, percent signs resolved, with and without a file's ending; the scheme
// may be missing. None of a text that is no link, none that is as short as words and years are, and a bounded
// number.
std::vector<std::string> codes_within_link(std::string_view text);

// Whether a code may stand in a link of the list: letters and digits of ASCII, hyphens, dots and underscores,
// more than words and years have.
bool may_stand_in_link(std::string_view text);

// The code in capitals and in small letters, without the hyphens and spaces within, and grouped by hyphens
// (each four characters, or as a UUID), and a number with fewer zeros before it, where these are others:
// scanners, systems, spreadsheets and people mix them up.
std::vector<std::string> other_cases_of(std::string_view code);

}  // namespace lanyard
