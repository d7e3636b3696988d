// What the program is for: what attendees meet, what staff work with, what everybody sees from afar, what
// plays in a hall, and what it is played from.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace lanyard {

enum class RoleKind { self, desk, door, board, stage, cue };

inline constexpr std::array<std::string_view, 6> role_names = {"self",  "desk",  "door",
                                                               "board", "stage", "cue"};
inline std::string_view role_name(RoleKind role) {
    return role_names[static_cast<std::size_t>(role)];
}
inline std::optional<RoleKind> role_from_name(std::string_view name) {
    for (std::size_t i = 0; i < role_names.size(); ++i)
        if (role_names[i] == name) return static_cast<RoleKind>(i);
    return std::nullopt;
}

}  // namespace lanyard
