// Texts that were spoilt on their way: UTF-8 that was read in another encoding, letters escaped for a web
// page, letters that are lost.
#pragma once

#include <string>
#include <string_view>

namespace lanyard {

// Whether there may be anything to put right: a quick look, for cells of which nearly none are spoilt.
bool may_be_spoilt(std::string_view text);

// "JÃ¶rg" as "Jörg", "Li&ecirc;n" as "Liên", "Zo\u00eb" as "Zoë", spoilt once or twice: where there is one
// reading alone. What has another stays as it is.
std::string put_right(std::string text);

// True where letters are lost or not to be told: "S?ren", "Andr?", U+FFFD, what is left of UTF-8 in another
// encoding ("Ã©" with its second half gone).
bool has_lost_letters(std::string_view text);

}  // namespace lanyard
