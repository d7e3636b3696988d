// Sentences with places filled in.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace lanyard {

// `sentence` with "{name}" and the like replaced, once: a name may hold braces. Places that nobody fills
// stay.
std::string filled(std::string_view sentence,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> places);

}  // namespace lanyard
