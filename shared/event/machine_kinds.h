// The journal's kinds about the machines of an event, apart from event/entry_kinds.h: they touch nothing that
// people see, and few sources name them.
#pragma once

#include <string_view>

namespace lanyard {

namespace entry_kind {
inline constexpr std::string_view machine_joined = "machine_joined";
inline constexpr std::string_view machine_cut_off = "machine_cut_off";
}  // namespace entry_kind

// The subject of these entries; which machine it is stands in their body.
inline constexpr const char* machine_subject = "machine";

}  // namespace lanyard
