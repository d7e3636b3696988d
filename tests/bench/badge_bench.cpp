// Badges as one PDF, a page each.
#include <fmt/format.h>

#include "badge/badge_draw.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/bench_event.h"
#include "tests/bench/figure.h"

namespace lanyard {
namespace {

constexpr int badges_a_document = 300;

std::vector<BadgeFields> made_up_badges() {
    constexpr const char* given_names[] = {"Amara",   "Katherine", "Søren",     "Ifeoma",
                                           "Γιώργος", "美咲",      "Олександра"};
    constexpr const char* family_names[] = {"Okafor", "Whitfield-Bhattacharya", "Ó Baoill", "Ng", "Yılmaz"};
    constexpr const char* organisations[] = {"Institute of Family Therapy",
                                             "London Borough of Hammersmith and Fulham", "NHS"};
    std::vector<BadgeFields> badges(badges_a_document);
    for (std::size_t i = 0; i < badges.size(); ++i) {
        BadgeFields& badge = badges[i];
        badge.given_name = given_names[i % std::size(given_names)];
        badge.family_name = family_names[i % std::size(family_names)];
        badge.name = badge.given_name + " " + badge.family_name;
        badge.organisation = organisations[i % std::size(organisations)];
        badge.ticket_type = i % 10 ? "Delegate" : "Speaker";
        badge.event = "Systemic Social Work";
        badge.code = fmt::format("{:0>20}", i * 7919);
        badge.attendee_id = fmt::format("{:020x}", i);
    }
    return badges;
}

// The sample event's badge with its QR code and logo, in several scripts and with names that have to be
// fitted: the share of one badge in a document of 300.
void draw_badges(benchmark::State& state) {
    const auto layout = must(load_badge_layout(LANYARD_SOURCE_DIR "/assets/launch-2017/badge.toml"));
    const auto badges = made_up_badges();
    (void)must(draw_badges_pdf(layout, {badges.begin(), badges.begin() + 10}));  // fonts are looked up once
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state) {
        const auto document = must(draw_badges_pdf(layout, badges));
        benchmark::DoNotOptimize(document.bytes.data());
    }
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    tell_value(state, taken.count() / badges_a_document);
}

}  // namespace

void add_badge_figures() {
    Figure figure;
    figure.work = "one badge of a PDF of 300";
    figure.goal = {Goal::Kind::at_most, 2};
    figure.rounds = 3;
    figure.ours = draw_badges;
    add_figure(std::move(figure));
}

}  // namespace lanyard
