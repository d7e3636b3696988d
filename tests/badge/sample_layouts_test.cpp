// The sample's layouts beside each other: organisations in one size, and the longest name as large as it can
// be.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "badge/badge_layout.h"
#include "badge/text_fit.h"
#include "tests/folders.h"

using namespace lanyard;

namespace {

constexpr const char* layouts[] = {"badge",    "badge-given-name", "badge-62x100",   "badge-4x3in",
                                   "badge-a6", "badge-folded",     "badge-two-sided"};
// The longest of the sample's list.
const std::vector<std::string> organisations = {
    "Office of the Minister for Children and Families", "University of Marlowe, School of Social Work",
    "Cyngor Dyffryn Arth / Dyffryn Arth Council",       "London Borough of Hammersmith and Fulham",
    "Calderbrook Metropolitan Borough Council",         "Royal Borough of Kensington and Chelsea",
    "Brightwater Supervision Collective CIC",           "Freelance"};
const std::string longest =
    "Regional Partnership for Children's Social Care in the Upper Sele, Wexe and Marches Valleys";

BadgeLayout sample_layout(const std::string& name) {
    auto layout = load_badge_layout(source_folder() / "assets/launch-2017" / (name + ".toml"));
    REQUIRE_MESSAGE(layout, layout.error().message());
    return *layout;
}

const BadgeItem& item_that_says(const BadgeLayout& layout, const std::string& placeholder) {
    for (const BadgeItem& item : layout.items) {
        const auto* text = std::get_if<TextItem>(&item.content);
        if (text && text->text.find(placeholder) != std::string::npos) return item;
    }
    FAIL("nothing says " << placeholder);
    return layout.items.front();
}

FittedText fit(const BadgeItem& item, const std::string& words, bool is_name) {
    const auto context = make_text_context("en");
    auto fitted = fit_text(context.get(), std::get<TextItem>(item.content), item.rect, words, is_name);
    REQUIRE(fitted);
    return std::move(*fitted);
}

}  // namespace

TEST_CASE("in every layout organisations have one size, and the longest is not much smaller") {
    for (const char* name : layouts) {
        CAPTURE(name);
        const BadgeLayout layout = sample_layout(name);
        const BadgeItem& item = item_that_says(layout, "{organisation}");
        for (const std::string& organisation : organisations) {
            CAPTURE(organisation);
            CHECK(fit(item, organisation, false).scale == 1);
        }
        const FittedText fitted = fit(item, longest, false);
        CHECK_FALSE(fitted.shortened);
        CHECK(fitted.scale >= 0.75);
    }
}

TEST_CASE("the longest name's given name is not as small as the family name has to be") {
    const BadgeFields adelheid = [] {
        BadgeFields fields;
        fields.given_name = "Adelheid";
        fields.family_name = "Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição";
        fields.name = fields.given_name + " " + fields.family_name;
        return fields;
    }();
    for (const char* name : layouts) {
        CAPTURE(name);
        const BadgeLayout layout = sample_layout(name);
        const bool is_apart = std::string(name) == "badge-given-name" ||
                              std::string(name) == "badge-folded" || std::string(name) == "badge-two-sided";
        const std::string placeholder = is_apart ? "{called_name}" : "{name_lines}";
        const BadgeItem& item = item_that_says(layout, placeholder);
        const FittedText fitted = fit(item, fill_template(placeholder, adelheid), true);
        const double given_pt = fitted.lines.front().em * fitted.scale;
        CHECK(given_pt >= 24);
    }
}
