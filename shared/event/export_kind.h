// The journal's kind about what was taken out of the event, apart from event/entry_kinds.h: it touches
// nothing that people see, and few sources name it.
#pragma once

#include <string_view>

namespace lanyard {

namespace entry_kind {
inline constexpr std::string_view taken_out = "taken_out";
}  // namespace entry_kind

// The subject of these entries.
inline constexpr const char* export_subject = "export";

}  // namespace lanyard
