// A picture on a badge: PNG by Cairo or SVG by librsvg, decoded once for however many badges it is drawn on.
#pragma once

#include <cairo.h>

#include <memory>
#include <string>
#include <string_view>

#include "badge/paper.h"
#include "base/result.h"

namespace lanyard {

class BadgePicture {
  public:
    virtual ~BadgePicture() = default;
    // Draws it into the rectangle (in the user space of `cairo`), as large as it can be with its own
    // proportions.
    virtual Result<void> draw(cairo_t* cairo, const RectMm& rect) const = 0;
};

// Whether a file of this name is SVG; every other is PNG.
bool is_svg(std::string_view file);

// `bytes` are the file's. An input error names the file and says what cannot be read.
Result<std::shared_ptr<const BadgePicture>> decode_picture(const std::string& file, const std::string& bytes);

}  // namespace lanyard
