// A PDF each: the same as each alone, in order, and one that cannot be drawn stops no other.
#include "badge/pdf_each.h"

#include <doctest/doctest.h>

#include "badge/badge_draw.h"
#include "badge/built_in_layouts.h"

using namespace lanyard;

namespace {

std::vector<BadgeFields> called(const std::vector<std::string>& names) {
    std::vector<BadgeFields> badges;
    for (const std::string& name : names) {
        BadgeFields fields;
        fields.name = name;
        fields.attendee_id = "id of " + name;
        fields.code = "0123456789ABCDEFGHJK";
        badges.push_back(fields);
    }
    return badges;
}

}  // namespace

TEST_CASE("each is drawn as it is alone, whoever was drawn before it") {
    for (const BuiltInLayout built_in : {BuiltInLayout::plain_badge, BuiltInLayout::plain_certificate}) {
        const BadgeLayout layout = built_in_layout(built_in);
        const auto badges = called({"Ada Abbot", "山田 太郎", "Ada Abbot", "محمد"});
        std::size_t taken = 0;
        const auto drawn =
            draw_pdf_each(layout, badges, [&](std::size_t index, const Result<std::string>& bytes) {
                CHECK(index == taken++);
                REQUIRE(bytes.ok());
                CHECK(*bytes == draw_badges_pdf(layout, {badges[index]})->bytes);
                return Result<void>();
            });
        CHECK(drawn.ok());
        CHECK(taken == badges.size());
    }
}

TEST_CASE("who cannot be drawn is an error that names them, and what cannot be written ends the rest") {
    const BadgeLayout layout = built_in_layout(BuiltInLayout::plain_badge);
    const auto badges = called({"Ada", "\xF3\xB0\x80\x80", "Cleo"});
    std::vector<bool> were_drawn;
    CHECK(draw_pdf_each(layout, badges, [&](std::size_t index, const Result<std::string>& bytes) {
              were_drawn.push_back(bytes.ok());
              if (!bytes) CHECK(bytes.error().about.find(badges[index].attendee_id) != std::string::npos);
              return Result<void>();
          }).ok());
    CHECK(were_drawn == std::vector<bool>{true, false, true});
    std::size_t taken = 0;
    const auto ended = draw_pdf_each(layout, badges, [&](std::size_t, const Result<std::string>&) {
        ++taken;
        return Result<void>(machine_error("the disk is full"));
    });
    REQUIRE_FALSE(ended.ok());
    CHECK(ended.error().what == "the disk is full");
    CHECK(taken == 1);
}
