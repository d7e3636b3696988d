// A plain frame of five pixels a module or so, made worse in one way.
#include "tests/scan/pictures/frame_classes.h"

#include <algorithm>

#include "tests/scan/pictures/light.h"

namespace lanyard {
namespace {

// A third of the codes are of our own 20 characters, the others of 24 and of 90.
std::string some_text(std::mt19937& random) {
    const int kind = whole_between(random, 0, 2);
    if (kind == 0) return random_code(random);
    std::string text;
    for (int i = kind == 1 ? 24 : 90; i > 0; --i) text += static_cast<char>(whole_between(random, 'A', 'Z'));
    return text;
}

using Change = void (*)(FrameSpec& spec, std::mt19937& random);

FrameClass made_worse(const std::string& name, Change change) {
    return {name, [change](std::mt19937& random) {
                FrameSpec spec;
                spec.text = some_text(random);
                spec.module_px = between(random, 3, 6);
                spec.rotation = between(random, -20, 20);
                change(spec, random);
                return spec;
            }};
}

}  // namespace

const std::vector<FrameClass>& frame_classes() {
    static const std::vector<FrameClass> classes = {
        made_worse("small codes, 1.6 to 2.4 px a module",
                   [](FrameSpec& spec, std::mt19937& random) { spec.module_px = between(random, 1.6, 2.4); }),
        made_worse("low contrast, 35 grey levels",
                   [](FrameSpec& spec, std::mt19937& random) {
                       spec.black = between(random, 60, 120);
                       spec.white = spec.black + 35;
                   }),
        made_worse("noise, sigma 50", [](FrameSpec& spec, std::mt19937&) { spec.noise = 50; }),
        made_worse("blur of 0.6 module",
                   [](FrameSpec& spec, std::mt19937&) { spec.blur_px = 0.6 * spec.module_px; }),
        made_worse("inverted", [](FrameSpec& spec, std::mt19937&) { spec.inverted = true; }),
        made_worse("tilted by 45 degrees",
                   [](FrameSpec& spec, std::mt19937& random) {
                       spec.tilt = 45;
                       spec.tilt_axis = between(random, 0, 360);
                   }),
        made_worse("moved by a module",
                   [](FrameSpec& spec, std::mt19937& random) {
                       spec.motion_px = spec.module_px;
                       spec.motion_direction = between(random, 0, 180);
                   }),
        made_worse("a lamp in the glass", [](FrameSpec& spec, std::mt19937&) { spec.glare = Glare::soft; }),
        made_worse("half in shadow", [](FrameSpec& spec, std::mt19937&) { spec.gradient = 0.7; }),
        made_worse("JPEG of quality 35", [](FrameSpec& spec, std::mt19937&) { spec.jpeg_quality = 35; }),
        made_worse("a thumb on it", [](FrameSpec& spec, std::mt19937&) { spec.occlusion = 0.08; })};
    return classes;
}

}  // namespace lanyard
