// Lengths on paper, and rectangles.
#pragma once

namespace lanyard {

inline constexpr double mm_per_inch = 25.4;
inline constexpr double points_per_inch = 72;
inline constexpr double points_per_mm = points_per_inch / mm_per_inch;

// From its top left corner, in millimetres.
struct RectMm {
    double x = 0, y = 0, width = 0, height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

}  // namespace lanyard
