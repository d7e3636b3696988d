// Places on the window, in its pixels: x to the right, y down.
#pragma once

namespace lanyard {

struct Point {
    float x = 0, y = 0;
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Point middle() const { return {x + w / 2, y + h / 2}; }
    bool contains(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    bool overlaps(const Rect& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    Rect inset(float by_x, float by_y) const { return {x + by_x, y + by_y, w - 2 * by_x, h - 2 * by_y}; }

    bool operator==(const Rect&) const = default;
};

// `width` by `height`, with its middle in the middle of `box`.
inline Rect centred(const Rect& box, float width, float height) {
    return {box.x + (box.w - width) / 2, box.y + (box.h - height) / 2, width, height};
}

}  // namespace lanyard
