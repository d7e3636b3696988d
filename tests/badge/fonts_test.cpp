// Fewer faces are looked through, and every script and weight that is installed is still drawn.
#include "badge/fonts.h"

#include <doctest/doctest.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

using namespace lanyard;

namespace {

// The names of the files in a configuration.
std::vector<std::string> files_of(FcConfig* config) {
    std::vector<std::string> files;
    const FcFontSet* fonts = FcConfigGetFonts(config, FcSetSystem);
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcChar8* file = nullptr;
        if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) == FcResultMatch)
            files.emplace_back(reinterpret_cast<const char*>(file));
    }
    return files;
}

bool is_narrow(const std::string& file) {
    return file.find("Condensed") != std::string::npos;
}

// How many letters of the text no font has.
int unknown_letters(const char* family, int weight, const char* text) {
    const auto context = make_font_context();
    const GObjectPtr<PangoLayout> layout(pango_layout_new(context.get()));
    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family(description, family);
    pango_font_description_set_weight(description, static_cast<PangoWeight>(weight));
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    pango_layout_set_text(layout.get(), text, -1);
    return pango_layout_get_unknown_glyphs_count(layout.get());
}

}  // namespace

TEST_CASE("of the fonts installed, only narrow faces of single scripts are left out") {
    REQUIRE(has_fonts());
    const std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)> all(FcInitLoadConfigAndFonts(),
                                                                    FcConfigDestroy);
    const std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)> ours(FcConfigReference(nullptr),
                                                                     FcConfigDestroy);
    const auto installed = files_of(all.get()), left = files_of(ours.get());
    const std::size_t out = installed.size() - left.size();
    std::size_t narrow = 0;
    for (const std::string& file : installed) {
        const auto name = file.substr(file.rfind('/') + 1);
        const bool is_of_script = (name.rfind("NotoSans", 0) == 0 && name.rfind("NotoSans-", 0) != 0) ||
                                  (name.rfind("NotoSerif", 0) == 0 && name.rfind("NotoSerif-", 0) != 0);
        if (is_of_script && is_narrow(name)) ++narrow;
    }
    CHECK(out == narrow);
    CHECK(narrow > 0);
}

TEST_CASE("names of every script that fonts are there for are drawn, in every weight") {
    for (const int weight : {400, 700, 900})
        for (const char* name : {"Siân Llŷr", "Оксана Шевченко", "Ελένη Παπαδοπούλου", "ليلى حداد", "שרה כהן",
                                 "ሰላም ተስፋዬ", "王秀英", "김민준", "สมชาย ใจดี", "অমর্ত্য সেন", "அருள்"}) {
            CAPTURE(name);
            CAPTURE(weight);
            CHECK(unknown_letters("Inter", weight, name) == 0);
        }
    CHECK(unknown_letters("Inter", 400, "\U0010FFFD") == 1);  // what nobody draws is noticed
}
