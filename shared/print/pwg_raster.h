// A badge as PWG Raster (PWG 5102.4), which every IPP Everywhere printer takes, PDF or not.
#pragma once

#include <string>

#include "badge/badge_draw.h"
#include "base/result.h"

namespace lanyard {

// One page of 8-bit grey. `media` is a PWG 5101.1 name; `turned`: the page lies across that paper and is
// turned by a quarter.
Result<std::string> pwg_raster(const GreyPixels& page, int dpi, const std::string& media, bool turned);

}  // namespace lanyard
