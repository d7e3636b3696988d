// Many badges or certificates in a PDF of its own each: what they have in common is made ready once, which is
// most of what one of them would take.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "badge/badge_fields.h"
#include "badge/badge_layout.h"
#include "base/result.h"

namespace lanyard {

// The file's bytes, or an input error of one that cannot be drawn; what it gives back ends the rest.
using TakePdf = std::function<Result<void>(std::size_t index, const Result<std::string>& bytes)>;

// In order. Each is as draw_badges_pdf (badge/badge_draw) draws it alone.
Result<void> draw_pdf_each(const BadgeLayout& layout, const std::vector<BadgeFields>& badges,
                           const TakePdf& take);

}  // namespace lanyard
