// Texts of web pages and of systems that escape for them, as people read them.
#pragma once

#include <string>
#include <string_view>

namespace lanyard {

// `text` without HTML tags and comments and with its character references resolved ("&amp;" "&#8217;"
// "&#x2019;"), escaped once or several times; then as clean_text has it. What only looks like markup stays:
// "AT&T", "a < b", "<3", "vector<string>", a tag that is never closed.
std::string without_markup(std::string_view text);

}  // namespace lanyard
