// The outline around the code being read: it settles on it instead of jumping, and fades when the code is
// gone.
#pragma once

#include <array>
#include <optional>

#include "base/instant.h"
#include "ui/rect.h"

namespace lanyard {

// Corners as shares of the picture's width and height, as the lens sees them.
using OutlineCorners = std::array<Point, 4>;

struct Outline {
    OutlineCorners corners{};
    float strength = 0;  // 0 invisible to 1
};

class CodeOutline {
  public:
    // Most of the way to the code is gone in this time.
    static constexpr Milliseconds settles_in{120};
    // A code is not read in every frame; after this long without it the outline is gone.
    static constexpr Milliseconds fades_in{400};

    // The corners that were read in the newest picture, or none. `now` by any clock that runs evenly.
    void take(const std::optional<OutlineCorners>& corners, Milliseconds now);
    void clear() { target_.reset(); }
    // What is to be drawn now, if anything.
    std::optional<Outline> at(Milliseconds now) const;

  private:
    OutlineCorners settled(Milliseconds now) const;

    std::optional<OutlineCorners> target_;
    OutlineCorners from_{};
    Milliseconds since_{}, last_read_{};
};

}  // namespace lanyard
