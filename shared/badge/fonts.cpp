// fontconfig's own configuration, without the faces that nobody asks for.
#include "badge/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <mutex>

namespace lanyard {
namespace {

// Noto draws each script in four widths and nine weights. fontconfig sorts all of them for every new size of
// a text, which took half of the time of a screen that is drawn for the first time: half of them are left
// out. Noto Sans and Noto Serif themselves keep their widths, which a layout may name.
constexpr const char* narrow_faces_of_scripts = R"(<?xml version="1.0"?>
<fontconfig><selectfont><rejectfont>
<glob>*/NotoSans?*-*Condensed*</glob>
<glob>*/NotoSerif?*-*Condensed*</glob>
</rejectfont></selectfont></fontconfig>)";

// Where anything fails, fontconfig loads its own configuration by itself.
void load_fonts() {
    FcConfig* config = FcInitLoadConfig();
    if (!config) return;
    const auto* text = reinterpret_cast<const FcChar8*>(narrow_faces_of_scripts);
    if (FcConfigParseAndLoadFromMemory(config, text, FcFalse) && FcConfigBuildFonts(config))
        FcConfigSetCurrent(config);
    FcConfigDestroy(config);
}

void load_fonts_once() {
    static std::once_flag loaded;
    std::call_once(loaded, load_fonts);
}

}  // namespace

GObjectPtr<PangoContext> make_font_context() {
    load_fonts_once();
    GObjectPtr<PangoContext> context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    return context;
}

bool has_fonts() {
    load_fonts_once();
    FcConfig* config = FcConfigReference(nullptr);
    const FcFontSet* fonts = config ? FcConfigGetFonts(config, FcSetSystem) : nullptr;
    const bool some = fonts && fonts->nfont > 0;
    if (config) FcConfigDestroy(config);
    return some;
}

}  // namespace lanyard
