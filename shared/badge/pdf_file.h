// A PDF in memory whose bytes depend on what is drawn alone.
#pragma once

#include <cairo.h>

#include <functional>
#include <string>

#include "base/result.h"

namespace lanyard {

// `draw` gets a surface of this size at one unit a millimetre, and ends each page with cairo_show_page. A
// machine error where there are no fonts, or no memory.
Result<std::string> make_pdf(double width_mm, double height_mm,
                             const std::function<Result<void>(cairo_t* cairo)>& draw);

// What Cairo says, as an error.
Result<void> check_cairo(cairo_status_t status);
// A machine error where no font is installed.
Result<void> check_fonts();
// For Cairo's writers: `closure` is a std::string.
cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned int length);

}  // namespace lanyard
