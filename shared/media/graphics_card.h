// Whether a graphics card of this machine decodes films, so that its processor need not.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lanyard {

struct GraphicsCard {
    std::string device;   // a path
    std::string problem;  // why it decodes nothing, "" where it does
};

// Those that the system has in `folder`, asked by VA-API.
std::vector<GraphicsCard> graphics_cards(const std::filesystem::path& folder = "/dev/dri");

}  // namespace lanyard
