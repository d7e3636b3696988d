// Badges as one PDF, a page each.
#include <fmt/format.h>

#include <filesystem>

#include "badge/badge_draw.h"
#include "badge/built_in_layouts.h"
#include "badge/certificate.h"
#include "badge/pdf_each.h"
#include "base/safe_file.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/bench_event.h"
#include "tests/bench/figure.h"
#include "tests/folders.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/scratch_folder.h"

namespace lanyard {
namespace {

constexpr int badges_a_document = 312;

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

// The sample event's badge with its QR code, in several scripts and with names that have to be fitted: the
// share of one badge in a document of 300.
void draw_badges(benchmark::State& state) {
    const auto layout = must(load_badge_layout(source_folder() / "assets/launch-2017/badge.toml"));
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

std::vector<BadgeFields> made_up_certificates(const EventConfig& config) {
    CertificateWording wording(config);
    std::vector<BadgeFields> pages;
    for (const BadgeFields& badge : made_up_badges()) {
        Attendee person;
        person.id = badge.attendee_id;
        const CertificateWords words{
            badge.name, badge.organisation, config.name, HoursBasis::programme, {{"2017-11-10", 371, false}}};
        pages.push_back(wording.fields_of(person, words, badge.code.substr(0, 10)));
    }
    return pages;
}

EventConfig certified_event() {
    EventConfig config;
    config.name = "Launch of the Centre for Systemic Social Work";
    config.venue = "Kensington Town Hall";
    return config;
}

// One document of all; the share of one.
void draw_certificates(benchmark::State& state) {
    const EventConfig config = certified_event();
    const auto layout = built_in_layout(BuiltInLayout::plain_certificate);
    const auto pages = made_up_certificates(config);
    (void)must(draw_badges_pdf(layout, {pages.begin(), pages.begin() + 10}));  // fonts are looked up once
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state) {
        const auto document = must(draw_badges_pdf(layout, pages));
        benchmark::DoNotOptimize(document.bytes.data());
    }
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    tell_value(state, taken.count() / badges_a_document);
}

// A document each, with its fonts in it: one in seven has a font of CJK, which takes most of the time.
void draw_certificates_each(benchmark::State& state) {
    const EventConfig config = certified_event();
    const auto layout = built_in_layout(BuiltInLayout::plain_certificate);
    const auto pages = made_up_certificates(config);
    (void)must(draw_badges_pdf(layout, {pages.begin(), pages.begin() + 10}));
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state)
        must(draw_pdf_each(layout, pages, [](std::size_t, const Result<std::string>& bytes) {
            benchmark::DoNotOptimize(must(bytes).data());
            return Result<void>();
        }));
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    tell_value(state, taken.count() / badges_a_document);
}

std::string glabels_text(const char* place, double size_pt, const char* weight, const char* field) {
    return fmt::format(
        R"(<Object-text {} justify="Left" valign="Top" auto_shrink="True" a0="1" a1="0" a2="0" a3="1" a4="0mm" )"
        R"(a5="0mm"><Span font_family="Inter" font_size="{}" font_weight="{}" font_italic="False" )"
        R"(color="0x17202bff" line_spacing="1"><Field name="{}"/></Span></Object-text>)",
        place, size_pt, weight, field);
}

// The same badge as gLabels has it: the same texts at the same places and sizes, the same code.
std::string glabels_layout() {
    return fmt::format(
        R"(<?xml version="1.0"?>
<Glabels-document xmlns="http://glabels.org/xmlns/3.0/">
<Template brand="Lanyard" part="badge" size="Other" width="90mm" height="60mm" description="badge">
<Label-rectangle id="0" width="90mm" height="60mm" round="0mm" x_waste="0mm" y_waste="0mm">
<Layout nx="1" ny="1" x0="0mm" y0="0mm" dx="90mm" dy="60mm"/></Label-rectangle></Template>
<Objects id="0" rotate="False">
<Object-box x="0mm" y="57.3mm" w="90mm" h="2.7mm" line_width="0mm" line_color="0x0b5156ff" fill_color="0x0b5156ff"
 a0="1" a1="0" a2="0" a3="1" a4="0mm" a5="0mm"/>
{}{}{}{}{}
<Object-barcode x="65.8mm" y="35.2mm" w="18.4mm" h="18.4mm" backend="libqrencode" style="IEC18004" text="False"
 checksum="False" color="0x000000ff" field="code" a0="1" a1="0" a2="0" a3="1" a4="0mm" a5="0mm"/>
</Objects>
<Merge type="Text/Comma/Line1Keys" src="people.csv"/>
</Glabels-document>)",
        glabels_text(R"(x="6mm" y="5.2mm" w="78mm" h="3.4mm")", 8.3, "Regular", "event"),
        glabels_text(R"(x="6mm" y="11.8mm" w="78mm" h="10mm")", 28, "Bold", "given"),
        glabels_text(R"(x="6mm" y="21.8mm" w="78mm" h="10mm")", 28, "Bold", "family"),
        glabels_text(R"(x="6mm" y="34.4mm" w="55mm" h="12.4mm")", 11.3, "Regular", "organisation"),
        glabels_text(R"(x="6mm" y="48.1mm" w="29mm" h="5.2mm")", 10, "Bold", "role"));
}

// What one document of that many takes from the start of the program to its end.
double glabels_ms(const std::filesystem::path& folder, std::size_t people) {
    const auto badges = made_up_badges();
    std::string list = "given,family,organisation,role,event,code\n";
    for (std::size_t i = 0; i < people; ++i) {
        const BadgeFields& badge = badges[i];
        list += fmt::format("{},{},{},{},{},{}\n", badge.given_name, badge.family_name, badge.organisation,
                            badge.ticket_type == "Speaker" ? "Speaker" : "", badge.event, badge.code);
    }
    must(write_file(folder / "people.csv", list));
    const auto start = std::chrono::steady_clock::now();
    const auto done =
        run_program({"sh", "-c", "cd \"$0\" && glabels-3-batch -o peer.pdf badge.glabels", folder});
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    if (done.status != 0) throw std::runtime_error("glabels: " + done.err);
    return taken.count();
}

// Its start and its fonts are paid once and not counted, as ours are not.
void draw_by_glabels(benchmark::State& state) {
    if (!is_installed("glabels-3-batch"))
        return skip(state, "glabels is not installed (apt-get install glabels; only this figure needs it)");
    const ScratchFolder folder;
    must(write_file(folder.path() / "badge.glabels", glabels_layout()));
    double all_ms = 0, ten_ms = 0;
    for (auto _ : state) {
        ten_ms = glabels_ms(folder.path(), 10);
        all_ms = glabels_ms(folder.path(), badges_a_document);
    }
    tell_value(state, (all_ms - ten_ms) / (badges_a_document - 10));
}

// From nothing, as the command line does it: program, fonts and file.
void write_everybody(benchmark::State& state) {
    const auto badges = made_up_badges();
    const ScratchFolder folder;
    for (auto _ : state) {
        const auto layout = must(load_badge_layout(source_folder() / "assets/launch-2017/badge.toml"));
        const auto document = must(draw_badges_pdf(layout, badges));
        must(write_file(folder.path() / "badges.pdf", document.bytes));
    }
}

}  // namespace

void add_badge_figures() {
    Figure whole;  // first: it must meet a program that has not looked for fonts yet
    whole.work = fmt::format("{} badges into one PDF, fonts looked up", badges_a_document);
    whole.goal = {Goal::Kind::at_most, 1000};
    whole.ours = write_everybody;
    add_figure(std::move(whole));

    Figure figure;
    figure.work = fmt::format("one badge of a PDF of {}", badges_a_document);
    figure.beside = "glabels-3-batch with the same layout";
    figure.goal = {Goal::Kind::at_most, 2};
    figure.rounds = 3;
    figure.ours = draw_badges;
    figure.peer = draw_by_glabels;
    add_figure(std::move(figure));

    Figure certificate;
    certificate.work = fmt::format("one certificate of a PDF of {}", badges_a_document);
    certificate.goal = {Goal::Kind::at_most, 3};
    certificate.rounds = 3;
    certificate.ours = draw_certificates;
    add_figure(std::move(certificate));

    Figure own;
    own.work = "one certificate in a PDF of its own";
    own.goal = {Goal::Kind::at_most, 3};
    own.rounds = 3;
    own.ours = draw_certificates_each;
    add_figure(std::move(own));
}

}  // namespace lanyard
