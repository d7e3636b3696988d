// Shapes drawn once by Cairo and kept on the graphics card as white with alpha, to be tinted when drawn.
#pragma once

#include <functional>
#include <list>
#include <string>
#include <unordered_map>

#include "ui/textures.h"

using cairo_t = struct _cairo;

namespace lanyard {

struct Mask {
    TextureId texture = 0;
    int width = 0, height = 0;
};

class MaskCache {
  public:
    static constexpr std::size_t usual_bytes = 12u << 20;

    // Keeps at most `most_bytes` of textures, apart from those that the present frame uses.
    explicit MaskCache(Textures& textures, std::size_t most_bytes = usual_bytes);
    ~MaskCache();
    MaskCache(const MaskCache&) = delete;
    MaskCache& operator=(const MaskCache&) = delete;

    // The mask named `key`, painted by `paint` into `width` × `height` pixels where it is not there yet.
    // Everything that the painting depends on belongs in the key.
    Mask get(const std::string& key, int width, int height, const std::function<void(cairo_t*)>& paint);

    // Call once a frame: what was longest unused goes when there is too much.
    void end_frame();

    std::size_t bytes() const { return bytes_; }
    std::size_t count() const { return entries_.size(); }

  private:
    struct Entry {
        std::string key;
        Mask mask;
        long long used_in = 0;
    };

    Textures& textures_;
    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    long long frame_ = 0;
    std::list<Entry> entries_;  // most recently used first
    std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

// For painters: the path of a box with round corners.
void round_box(cairo_t* cairo, double x, double y, double width, double height, double radius);

}  // namespace lanyard
