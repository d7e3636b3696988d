// A language that nobody speaks: English made longer and accented, to see on a screen what a translation
// would do to it and which words never reach tr().
#pragma once

#include <string>
#include <string_view>

namespace lanyard {

inline constexpr std::string_view pseudo_language = "qps";  // ISO 639's range for local use begins with q

// About 40 % longer, every letter accented; what stands in braces and the ** marks stay as they are.
std::string in_pseudo_language(std::string_view english);

}  // namespace lanyard
