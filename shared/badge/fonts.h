// The fonts of this machine that texts are drawn with.
#pragma once

#include <pango/pango.h>

#include "badge/gobject_ptr.h"

namespace lanyard {

// A context for the calling thread: each thread has a font map of its own, which keeps its fonts from text to
// text. Letters stand where they belong, not where pixels or hints would move them.
GObjectPtr<PangoContext> make_font_context();

// Whether any font is installed.
bool has_fonts();

}  // namespace lanyard
