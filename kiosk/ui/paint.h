// Our colours and textures as Dear ImGui's draw lists take them.
#pragma once

#include <imgui.h>

#include "event/event_config.h"
#include "ui/textures.h"

namespace lanyard {

inline ImU32 imgui_colour(Colour colour, float alpha = 1) {
    return IM_COL32(colour >> 16 & 255, colour >> 8 & 255, colour & 255, static_cast<int>(alpha * 255));
}

// A pointer or a number, as the version of Dear ImGui has it.
inline ImTextureID imgui_texture(TextureId texture) {
    return (ImTextureID)texture;
}

}  // namespace lanyard
