// The event.toml that a plain `lanyard init` writes: every setting, explained.
#pragma once

#include <string>
#include <string_view>

namespace lanyard {

// An event of this name: no opening hours, no capacity, one area with the point Entrance.
std::string plain_event_toml(std::string_view name);

}  // namespace lanyard
