// Certificates in words, and the built-in layout with every kind of name that may stand on one.
#include "badge/certificate.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "badge/badge_draw.h"
#include "badge/built_in_layouts.h"

using namespace lanyard;

namespace {

EventConfig launch() {
    EventConfig config;
    config.name = "Launch of the Centre for Systemic Social Work";
    config.venue = "Kensington Town Hall";
    return config;
}

Attendee called(const std::string& name, const std::string& organisation) {
    Attendee person;
    person.id = "0123456789abcdef0123";
    person.name = name;
    person.organisation = organisation;
    return person;
}

BadgeFields certificate_of(const EventConfig& config, const Attendee& person, std::vector<CertifiedDay> days,
                           HoursBasis basis = HoursBasis::programme) {
    const CertificateWords words{person.name, person.organisation, config.name, basis, std::move(days)};
    return CertificateWording(config).fields_of(person, words, "0123456789");
}

}  // namespace

TEST_CASE("a certificate of one day says it in one line, and by what the hours are counted") {
    const EventConfig config = launch();
    const auto fields = certificate_of(config, called("Amara Okafor", "NHS"), {{"2017-11-10", 270, false}});
    CHECK(fill_template("{statement}", fields) ==
          "We certify that Amara Okafor attended Launch of the Centre for Systemic Social Work.");
    CHECK(fill_template("{days}", fields) == "Friday 10 November 2017\t4 h 30 min");
    CHECK(fill_template("{hours}", fields).empty());
    CHECK(fill_template("{check}", fields) == "01234 56789");
    CHECK(fill_template("{basis}", fields).find("programme") != std::string::npos);
    CHECK(fill_template("{basis}", fields).find('*') == std::string::npos);
}

TEST_CASE("of several days each has a line, and where a leaving is missing its day and a sentence say so") {
    const EventConfig config = launch();
    const auto fields =
        certificate_of(config, called("Amara Okafor", ""),
                       {{"2017-11-10", 65, true}, {"2017-11-11", 0, false}}, HoursBasis::doors);
    CHECK(fill_template("{days}", fields) ==
          "Friday 10 November 2017\t1 h 05 min *\nSaturday 11 November 2017\t0 h 00 min");
    CHECK(fill_template("{hours}", fields) == "Together 1 h 05 min");
    CHECK(fill_template("{basis}", fields).find("* On this day a leaving was not recorded") !=
          std::string::npos);
    CHECK(fill_template("{organisation}", fields).empty());
}

TEST_CASE("the built-in layout has room for the longest names, for every script, and for a month of days") {
    const EventConfig config = launch();
    std::vector<CertifiedDay> month;
    for (int day = 1; day <= 31; ++day)
        month.push_back(
            {"2017-10-" + std::string(day < 10 ? "0" : "") + std::to_string(day), 24 * 60 - 1, true});
    const char* const names[] = {
        "Björk",
        "Oluwaseunfunmi Adébáyò-Featherstonehaugh of Ravenscourt and Whitfield-Bhattacharya, the younger",
        "محمد عبد الرحمن الأنصاري",
        "יעל בן־דוד",
        "王小明",
        "山田 太郎",
        "김민준",
        "สมชาย ใจดี",
        "प्रिया शर्मा"};
    for (const char* name : names) {
        CAPTURE(name);
        const auto fields = certificate_of(
            config,
            called(name,
                   "Royal Borough of Kensington and Chelsea and Westminster City Council, Department for "
                   "Children, Families and Communities, Team for Systemic Practice in Schools"),
            month, HoursBasis::visits);
        const auto drawn = draw_badges_pdf(built_in_layout(BuiltInLayout::plain_certificate), {fields});
        REQUIRE_MESSAGE(drawn.ok(), drawn.error().message());
        CHECK(drawn->bytes.rfind("%PDF", 0) == 0);
        CHECK(drawn->undrawn.empty());
        for (const TextFit& fit : drawn->fits) {
            CAPTURE(fit.item);
            CHECK_FALSE(fit.shortened);
            CHECK(fit.closeness <= 1);
        }
    }
}

TEST_CASE("a layout of the event's own says what a certificate may, and badges say nothing of it") {
    const auto layout = parse_badge_layout(
        "[page]\nwidth_mm = 210\nheight_mm = 297\n[[item]]\nkind = \"text\"\ntext = \"{name}: {hours} "
        "{check}\"\nrect_mm = [10, 10, 100, 20]\nsize_pt = 12\n",
        "certificate.toml");
    REQUIRE_MESSAGE(layout.ok(), layout.error().message());
    CHECK(fill_template("{statement}{title}{days}{hours}{basis}{check}{check_words}", BadgeFields{}).empty());
}
