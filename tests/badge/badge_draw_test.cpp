// Drawn badges: ink inside its box, the code as it must be, and the same bytes for the same people.
#include "badge/badge_draw.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "badge/built_in_layouts.h"
#include "badge/qr_symbol.h"
#include "base/hex.h"
#include "base/random.h"
#include "base/safe_file.h"
#include "tests/folders.h"

using namespace lanyard;

namespace {

const std::string code = "7QX2M8K4TC9WPA3R5JZD";

BadgeFields attendee(std::string name, std::string given = "", std::string family = "") {
    BadgeFields fields;
    fields.attendee_id = "4fd1c0ffee4fd1c0ffee";
    fields.name = std::move(name);
    fields.given_name = std::move(given);
    fields.family_name = std::move(family);
    fields.organisation = "Institute of Family Therapy";
    fields.ticket_type = "Delegate";
    fields.event = "Centre for Systemic Social Work · Launch";
    fields.code = code;
    return fields;
}

const std::vector<BadgeFields>& everybody() {
    static const std::vector<BadgeFields> people = {
        attendee("Zainab Jones", "Zainab", "Jones"),
        attendee("Ng"),
        attendee("Wolfeschlegelsteinhausenbergerdorff-Ferreira da Conceição"),
        attendee("Björk"),
        attendee("زينب عبد الرحمن", "زينب", "عبد الرحمن"),
        attendee("欧阳娜娜", "娜娜", "欧阳"),
        attendee("प्रियंका श्रीवास्तव", "प्रियंका", "श्रीवास्तव"),
        attendee("ณัฐพงษ์ วัฒนกุลชัย", "ณัฐพงษ์", "วัฒนกุลชัย"),
        attendee("יעל בן־דוד", "יעל", "בן־דוד"),
        attendee("Ελένη Παπαδοπούλου", "Ελένη", "Παπαδοπούλου"),
        attendee("Ольга Шевченко", "Ольга", "Шевченко"),
    };
    return people;
}

BadgeLayout layout_of(const std::string& toml) {
    auto layout = parse_badge_layout(toml, "badge.toml");
    INFO((layout ? "" : layout.error().message()));
    REQUIRE(layout);
    return *layout;
}

BadgeLayout launch_layout() {
    return *load_badge_layout(source_folder() / "assets/launch-2017/badge.toml");
}

struct Rows {
    int left, top, right, bottom;  // pixels, the last two beyond it
};

Rows in_pixels(const RectMm& rect, double dpi) {
    const auto pixel = [&](double mm) { return static_cast<int>(mm / mm_per_inch * dpi + 0.5); };
    return {pixel(rect.x), pixel(rect.y), pixel(rect.right()), pixel(rect.bottom())};
}

int count_inked(const GreyPixels& pixels, const Rows& rows, bool inside) {
    int count = 0;
    for (int y = 0; y < pixels.height; ++y) {
        for (int x = 0; x < pixels.width; ++x) {
            const bool is_inside = x >= rows.left && x < rows.right && y >= rows.top && y < rows.bottom;
            if (is_inside == inside && pixels.grey[static_cast<std::size_t>(y) * pixels.width + x] < 250)
                ++count;
        }
    }
    return count;
}

bool has_program(const std::string& name) {
    return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

std::string output_of(const std::string& command) {
    std::string output;
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe);
    char buffer[4096];
    while (const std::size_t count = fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, count);
    pclose(pipe);
    return output;
}

// A binary PGM, as pdftoppm writes it.
GreyPixels read_pgm(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    REQUIRE(bytes);
    GreyPixels pixels;
    int read = 0;
    REQUIRE(std::sscanf(bytes->c_str(), "P5 %d %d 255%n", &pixels.width, &pixels.height, &read) == 2);
    pixels.grey.assign(bytes->begin() + read + 1, bytes->end());
    REQUIRE(pixels.grey.size() == static_cast<std::size_t>(pixels.width) * pixels.height);
    return pixels;
}

struct TemporaryFolder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("lanyard-badge-" + to_hex(random_bytes(6)));
    TemporaryFolder() { std::filesystem::create_directories(path); }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("every name in every script stays inside its box, whatever the box's shape") {
    for (const char* box : {"[10, 20, 70, 20]", "[20, 10, 30, 35]", "[30, 25, 20, 8]"}) {
        const BadgeLayout layout = layout_of(
            std::string(
                "[page]\nsize = \"90x60\"\n[[item]]\nkind = \"text\"\ntext = \"{name_lines}\"\nweight = 700\n"
                "size_pt = 40\nsmallest_pt = 8\nline_height = 1\nalign = \"right\"\nrect_mm = ") +
            box);
        const Rows rows = in_pixels(layout.items[0].rect, 254);  // whole millimetres are whole pixels
        for (const BadgeFields& person : everybody()) {
            CAPTURE(box);
            CAPTURE(person.name);
            const auto pixels = render_pixels(layout, person, 254, false);
            REQUIRE(pixels);
            CHECK(count_inked(*pixels, rows, false) == 0);
            CHECK(count_inked(*pixels, rows, true) > 100);
        }
    }
}

TEST_CASE("pixels have the page's size at their resolution, and are opaque") {
    const auto pixels = draw_badge_pixels(launch_layout(), everybody()[0], 254);
    REQUIRE(pixels);
    CHECK(pixels->width == 900);
    CHECK(pixels->height == 600);
    REQUIRE(pixels->rgba.size() == 900 * 600 * 4);
    // The accent bar's colour, #0b5156, near the bottom edge.
    const std::size_t at = (static_cast<std::size_t>(590) * 900 + 450) * 4;
    CHECK(std::vector<std::uint8_t>(pixels->rgba.begin() + at, pixels->rgba.begin() + at + 4) ==
          std::vector<std::uint8_t>{0x0b, 0x51, 0x56, 0xff});
}

TEST_CASE("in black and white there is nothing else") {
    const auto pixels = render_pixels(launch_layout(), everybody()[0], 203, true);
    REQUIRE(pixels);
    CHECK(std::all_of(pixels->grey.begin(), pixels->grey.end(),
                      [](int grey) { return grey == 0 || grey == 255; }));
}

TEST_CASE("the code's modules are whole pixels, with its quiet zone white, at any resolution") {
    const BadgeLayout layout = launch_layout();
    const RectMm rect = layout.items.back().rect;
    const auto symbol = make_qr_symbol(code);
    REQUIRE(symbol);
    for (const double dpi : {96.0, 141.0, 203.0, 300.0, 600.0}) {
        CAPTURE(dpi);
        const auto pixels = render_pixels(layout, everybody()[2], dpi, false);
        REQUIRE(pixels);
        const double module_mm = rect.width / symbol->size_with_quiet_zone();
        int wrong = 0;
        for (int y = -quiet_zone_modules; y < symbol->size + quiet_zone_modules; ++y) {
            for (int x = -quiet_zone_modules; x < symbol->size + quiet_zone_modules; ++x) {
                const auto middle = [&](double start_mm, int module) {
                    const double mm = start_mm + (module + quiet_zone_modules + 0.5) * module_mm;
                    return static_cast<std::size_t>(mm / mm_per_inch * dpi);
                };
                const bool in_symbol = x >= 0 && y >= 0 && x < symbol->size && y < symbol->size;
                const int expected = in_symbol && symbol->dark(x, y) ? 0 : 255;
                wrong += pixels->grey[middle(rect.y, y) * pixels->width + middle(rect.x, x)] != expected;
            }
        }
        CHECK(wrong == 0);
        // Between the symbol's edges there is no half-covered pixel.
        const Rows rows = in_pixels(rect, dpi);
        int grey = 0;
        for (int y = rows.top + 2; y < rows.bottom - 2; ++y) {
            for (int x = rows.left + 2; x < rows.right - 2; ++x) {
                const int value = pixels->grey[static_cast<std::size_t>(y) * pixels->width + x];
                grey += value != 0 && value != 255;
            }
        }
        CHECK(grey == 0);
    }
}

TEST_CASE("at 203 dpi the launch badge's modules are seven dots each") {
    const auto pixels = render_pixels(launch_layout(), everybody()[0], 203, true);
    REQUIRE(pixels);
    // The finder pattern's left side is seven modules high.
    const RectMm rect = launch_layout().items.back().rect;
    const int column = static_cast<int>((rect.x + rect.width * 4.5 / 29) / mm_per_inch * 203);
    const int first_row = static_cast<int>((rect.y + rect.height * 3.0 / 29) / mm_per_inch * 203);
    int dark = 0;
    for (int y = first_row; y < first_row + 10 * 7; ++y) {
        dark += pixels->grey[static_cast<std::size_t>(y) * pixels->width + column] == 0;
        if (dark > 0 && pixels->grey[static_cast<std::size_t>(y) * pixels->width + column] != 0) break;
    }
    CHECK(dark == 49);
}

TEST_CASE("the same people give the same PDF, byte for byte") {
    const BadgeLayout layout = launch_layout();
    const auto first = draw_badges_pdf(layout, everybody());
    const auto other = draw_badges_pdf(layout, {everybody()[3]});
    const auto second = draw_badges_pdf(layout, everybody());
    REQUIRE(first);
    REQUIRE(other);
    REQUIRE(second);
    CHECK(first->bytes.starts_with("%PDF-"));
    CHECK(first->bytes == second->bytes);
    CHECK(first->bytes != other->bytes);
}

TEST_CASE("each text reports how close it came to its limit") {
    const auto document = draw_badges_pdf(launch_layout(), {everybody()[1], everybody()[2]});
    REQUIRE(document);
    REQUIRE(document->fits.size() == 6);  // event, name and organisation of two
    CHECK(document->fits[1].item == "item 3 (name)");
    CHECK(document->fits[1].attendee_id == "4fd1c0ffee4fd1c0ffee");
    CHECK(document->fits[1].closeness < 0.3);
    CHECK(document->fits[4].closeness > 0.8);
    CHECK(document->fits[4].closeness <= 1);
}

TEST_CASE("a badge without its code, or with one too long for its place, is refused") {
    BadgeFields person = everybody()[0];
    person.code.clear();
    const auto without = draw_badge_png(launch_layout(), person, 203);
    REQUIRE_FALSE(without);
    CHECK(without.error().message().find("(code): there is no text for the QR code") != std::string::npos);
    person.code = std::string(2000, 'A');
    const auto too_long = draw_badge_png(launch_layout(), person, 203);
    REQUIRE_FALSE(too_long);
    CHECK(too_long.error().message().find("too long for its place") != std::string::npos);
    CHECK(draw_badge_png(launch_layout(), everybody()[0], 5).error().kind == ErrorKind::usage);
}

TEST_CASE("items with a condition are drawn for those whom they are for") {
    const BadgeLayout layout = layout_of(
        "[page]\nsize = \"90x60\"\n[[item]]\nkind = \"box\"\nrect_mm = [10, 10, 20, 20]\nradius_mm = 10\n"
        "fill = \"#000000\"\nwhen = { flag = \"no_photo\" }\n[[item]]\nkind = \"box\"\nrect_mm = [50, 10, "
        "20, 20]\n"
        "fill = \"#000000\"\nunless = { ticket_type = [\"Press\"] }\n");
    const auto inked = [&](const BadgeFields& person, std::size_t item) {
        return count_inked(*render_pixels(layout, person, 100, true), in_pixels(layout.items[item].rect, 100),
                           true);
    };
    BadgeFields person = attendee("Ng");
    CHECK(inked(person, 0) == 0);
    CHECK(inked(person, 1) > 6000);  // 79 × 79 pixels
    person.flags = {"no_photo"};
    person.ticket_type = "Press";
    const int circle = inked(person, 0);
    CHECK(circle > 4700);  // π/4 of the square
    CHECK(circle < 5100);
    CHECK(inked(person, 1) == 0);
}

TEST_CASE("with first_name_only the badge is the one of somebody with that name alone") {
    BadgeFields whole = attendee("Zainab Jones", "Zainab", "Jones");
    whole.flags = {"first_name_only"};
    const auto drawn = draw_badge_png(launch_layout(), whole, 100);
    const auto expected = draw_badge_png(launch_layout(), attendee("Zainab"), 100);
    REQUIRE(drawn);
    REQUIRE(expected);
    CHECK(drawn->bytes == expected->bytes);
}

TEST_CASE("pictures are drawn inside their box in their own proportions") {
    const TemporaryFolder folder;
    REQUIRE(write_file(folder.path / "bar.svg",
                       "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10' viewBox='0 0 2 1'>"
                       "<rect width='2' height='1' fill='#000'/></svg>",
                       false));
    REQUIRE(
        write_file(folder.path / "svg.toml",
                   "[page]\nwidth_mm = 40\nheight_mm = 40\n[[item]]\nkind = \"image\"\nfile = \"bar.svg\"\n"
                   "rect_mm = [10, 10, 20, 20]\n",
                   false));
    // A page of the first is the picture of the second.
    const auto svg = load_badge_layout(folder.path / "svg.toml");
    REQUIRE(svg);
    const auto page = draw_badge_png(*svg, {}, 254);
    REQUIRE(page);
    REQUIRE(write_file(folder.path / "page.png", page->bytes, false));
    REQUIRE(
        write_file(folder.path / "png.toml",
                   "[page]\nwidth_mm = 60\nheight_mm = 50\n[[item]]\nkind = \"image\"\nfile = \"page.png\"\n"
                   "rect_mm = [10, 5, 40, 40]\n",
                   false));
    const auto png = load_badge_layout(folder.path / "png.toml");
    REQUIRE(png);

    const auto svg_pixels = render_pixels(*svg, {}, 254, false);
    REQUIRE(svg_pixels);
    CHECK(count_inked(*svg_pixels, in_pixels({10, 15, 20, 10}, 254), true) == 200 * 100);
    CHECK(count_inked(*svg_pixels, in_pixels({10, 15, 20, 10}, 254), false) == 0);
    const auto png_pixels = render_pixels(*png, {}, 254, true);
    REQUIRE(png_pixels);
    CHECK(count_inked(*png_pixels, in_pixels({20, 20, 20, 10}, 254), true) == 200 * 100);
    CHECK(count_inked(*png_pixels, in_pixels({20, 20, 20, 10}, 254), false) == 0);
}

TEST_CASE("in the PDF there is no seam between two modules of one colour") {
    if (!has_program("pdftoppm")) {
        std::cerr << "SKIPPED: pdftoppm is not installed; the PDF's modules were not looked at\n";
        return;
    }
    const TemporaryFolder folder;
    const auto document = draw_badges_pdf(launch_layout(), {everybody()[0]});
    REQUIRE(document);
    REQUIRE(write_file(folder.path / "badge.pdf", document->bytes, false));
    const std::string stem = (folder.path / "badge").string();
    REQUIRE(std::system(("pdftoppm -gray -singlefile -r 150 '" + stem + ".pdf' '" + stem + "'").c_str()) ==
            0);
    const GreyPixels pixels = read_pgm(stem + ".pgm");

    const RectMm rect = launch_layout().items.back().rect;
    const auto symbol = make_qr_symbol(code);
    REQUIRE(symbol);
    // Of the pixel at this place in the symbol, counted in modules from its left top corner.
    const auto grey_at = [&](double x, double y) {
        const double module_px = rect.width / symbol->size_with_quiet_zone() / mm_per_inch * 150;
        const auto column =
            static_cast<std::size_t>(rect.x / mm_per_inch * 150 + (x + quiet_zone_modules) * module_px);
        const auto row =
            static_cast<std::size_t>(rect.y / mm_per_inch * 150 + (y + quiet_zone_modules) * module_px);
        return static_cast<int>(pixels.grey[row * pixels.width + column]);
    };
    int seams = 0;
    for (int y = 0; y < symbol->size; ++y) {
        for (int x = 0; x < symbol->size; ++x) {
            const int expected = symbol->dark(x, y) ? 0 : 255;
            const bool same_beside = x + 1 < symbol->size && symbol->dark(x + 1, y) == symbol->dark(x, y);
            const bool same_below = y + 1 < symbol->size && symbol->dark(x, y + 1) == symbol->dark(x, y);
            seams += same_beside && grey_at(x + 1, y + 0.5) != expected;
            seams += same_below && grey_at(x + 0.5, y + 1) != expected;
        }
    }
    CHECK(seams == 0);
}

TEST_CASE("another reader finds the code on every printed page at 203 dpi in black and white") {
    for (const char* program : {"zbarimg", "pdftoppm", "pdffonts"}) {
        if (has_program(program)) continue;
        std::cerr << "SKIPPED: " << program << " is not installed; printed codes were not read back\n";
        return;
    }
    const TemporaryFolder folder;
    const std::string pdf = (folder.path / "badges.pdf").string();
    for (const BadgeLayout& layout : {launch_layout(), built_in_layout(BuiltInLayout::plain_badge)}) {
        const auto document = draw_badges_pdf(layout, everybody());
        REQUIRE(document);
        REQUIRE(write_file(pdf, document->bytes, false));
        REQUIRE(std::system(("pdftoppm -r 203 -mono '" + pdf + "' '" + pdf + "-page'").c_str()) == 0);
        const std::string read =
            output_of("for page in '" + pdf + "-page'*.pbm; do zbarimg -q --raw \"$page\" 2>&-; done");
        std::string expected;
        for (std::size_t i = 0; i < everybody().size(); ++i) expected += code + "\n";
        CHECK(read == expected);
        CHECK(output_of("pdffonts '" + pdf + "' | awk 'NR > 2 && $(NF-4) != \"yes\"'")
                  .empty());  // all embedded
        CHECK(output_of("pdffonts '" + pdf + "'").find("Inter-Bold") != std::string::npos);
    }
}
