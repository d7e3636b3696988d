// The journal's kind about people whom a purge leaves out, apart from event/entry_kinds.h: it touches nothing
// that people see, and few sources name it.
#pragma once

#include <string_view>

namespace lanyard::entry_kind {

// person; body until (ms; the newest counts, and 0 lifts it); personal reason
inline constexpr std::string_view hold_set = "hold_set";

}  // namespace lanyard::entry_kind
