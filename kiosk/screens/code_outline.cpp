// An exponential approach from where the outline is to where the code is.
#include "screens/code_outline.h"

#include <algorithm>
#include <cmath>

namespace lanyard {
namespace {

// A symbol that is read again a quarter turn on must not spin the outline: the corners of `to` begin with the
// one nearest to the first of `from`.
OutlineCorners aligned(const OutlineCorners& to, const OutlineCorners& from) {
    const auto away = [&](std::size_t turn) {
        return std::hypot(to[turn].x - from[0].x, to[turn].y - from[0].y);
    };
    std::size_t best = 0;
    for (std::size_t turn = 1; turn < 4; ++turn)
        if (away(turn) < away(best)) best = turn;
    OutlineCorners turned;
    for (std::size_t i = 0; i < 4; ++i) turned[i] = to[(i + best) % 4];
    return turned;
}

// A little larger than the code, around its middle: where the outline comes from.
OutlineCorners grown(const OutlineCorners& corners, float times) {
    Point middle{};
    for (const Point& corner : corners) middle = {middle.x + corner.x / 4, middle.y + corner.y / 4};
    OutlineCorners larger;
    for (std::size_t i = 0; i < 4; ++i)
        larger[i] = {middle.x + (corners[i].x - middle.x) * times,
                     middle.y + (corners[i].y - middle.y) * times};
    return larger;
}

}  // namespace

OutlineCorners CodeOutline::settled(Milliseconds now) const {
    const double passed =
        static_cast<double>((now - since_).count()) / static_cast<double>(settles_in.count());
    const auto share = static_cast<float>(1 - std::exp(-3 * passed));
    OutlineCorners corners;
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = {from_[i].x + ((*target_)[i].x - from_[i].x) * share,
                      from_[i].y + ((*target_)[i].y - from_[i].y) * share};
    return corners;
}

void CodeOutline::take(const std::optional<OutlineCorners>& corners, Milliseconds now) {
    if (target_ && now - last_read_ > fades_in) target_.reset();
    if (!corners) return;
    from_ = target_ ? settled(now) : grown(*corners, 1.25f);
    target_ = aligned(*corners, from_);
    since_ = last_read_ = now;
}

std::optional<Outline> CodeOutline::at(Milliseconds now) const {
    if (!target_ || now - last_read_ > fades_in) return std::nullopt;
    const float gone = static_cast<float>((now - last_read_).count()) / static_cast<float>(fades_in.count());
    return Outline{settled(now), 1 - gone * gone};
}

}  // namespace lanyard
