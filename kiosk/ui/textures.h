// Pictures as the graphics card keeps them: an interface, so that screens can be laid out and tested without
// one.
#pragma once

#include <cstdint>
#include <vector>

namespace lanyard {

// Rows from the top, four bytes a pixel: red, green, blue, alpha (not premultiplied).
struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;

    std::size_t bytes() const { return rgba.size(); }
};

// A white picture's alpha alone, rows from the top: a quarter of its bytes.
struct AlphaPixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> alpha;
};

using TextureId = std::uintptr_t;  // 0 is none

class Textures {
  public:
    virtual ~Textures() = default;
    virtual TextureId upload(const Pixels& pixels) = 0;
    virtual TextureId upload(const AlphaPixels& mask) = 0;
    // Replaces what `texture` shows; the size may differ.
    virtual void replace(TextureId texture, const Pixels& pixels) = 0;
    virtual void release(TextureId texture) = 0;
};

}  // namespace lanyard
