// badge.toml read into a page and its items.
#include "badge/badge_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "badge/badge_picture.h"
#include "badge/layout_check.h"
#include "badge/qr_symbol.h"
#include "base/own_file.h"
#include "base/safe_file.h"
#include "event/settings_table.h"

namespace lanyard {

namespace {

constexpr double largest_page_mm = 500;
constexpr double largest_size_pt = 400;
constexpr std::uintmax_t largest_image_bytes = 20 << 20;
// Our own codes are version 1, 21 modules a side; other systems' longer ones have smaller modules.
constexpr int version_1_modules = 21 + 2 * quiet_zone_modules;

struct PageSize {
    const char* name;
    double width_mm, height_mm;
};
constexpr PageSize page_sizes[] = {
    {"62x100", 62, 100},     // the commonest label roll
    {"A6", 105, 148},        // ISO 216
    {"A7", 74, 105},         // lying and folded it is printed on A6
    {"CR80", 85.6, 53.98},   // ISO/IEC 7810 ID-1, the plastic card
    {"4x3in", 101.6, 76.2},  // the commonest badge holder in America
    {"90x55", 90, 55},       // and in Europe
    {"90x60", 90, 60},
};

// What items have unless they say otherwise.
struct Defaults {
    std::string family = "Inter";
    RgbColour colour = 0x17202b;
};

void turn(BadgeLayout& layout, bool landscape) {
    if (landscape == (layout.width_mm < layout.height_mm)) std::swap(layout.width_mm, layout.height_mm);
}

// The size that the page names; nullptr where it names none.
const PageSize* read_named_size(SettingsTable& page) {
    const auto name = page.text("size");
    if (!name) return nullptr;
    std::vector<std::string> known;
    for (const PageSize& size : page_sizes) {
        if (size.name == *name) return &size;
        known.emplace_back(size.name);
    }
    page.report("size", fmt::format("size cannot be \"{}\"", *name), nearest_known(*name, known));
    return nullptr;
}

void read_page_size(SettingsTable& page, BadgeLayout& layout) {
    const PageSize* size = read_named_size(page);
    const auto width = page.number("width_mm", 10, largest_page_mm);
    const auto height = page.number("height_mm", 10, largest_page_mm);
    if (size && (width || height)) page.report("size", "a page has either size or width_mm and height_mm");
    if (!size && !(width && height)) {
        page.report("size", "the page has no size", "Write size = \"62x100\", or width_mm and height_mm.");
    }
    layout.width_mm = size ? size->width_mm : width.value_or(0);
    layout.height_mm = size ? size->height_mm : height.value_or(0);
}

void read_page(SettingsTable& file, BadgeLayout& layout) {
    auto page = file.table("page");
    if (!page) return file.report("page", "there is no [page]", "Write [page] with size = \"62x100\".");
    read_page_size(*page, layout);
    const auto landscape = page->choice<bool>("orientation", {{"landscape", true}, {"portrait", false}});
    if (landscape) turn(layout, *landscape);
    layout.background = page->colour("background").value_or(layout.background);
    layout.back =
        page->choice<BadgeBack>("back", {{"two-sided", BadgeBack::two_sided}, {"folded", BadgeBack::folded}})
            .value_or(BadgeBack::none);
    page->refuse_unknown_keys();
}

Defaults read_defaults(SettingsTable& file, BadgeLayout& layout) {
    Defaults defaults;
    auto table = file.table("text");
    if (!table) return defaults;
    defaults.family = table->text("family").value_or(defaults.family);
    defaults.colour = table->colour("colour").value_or(defaults.colour);
    layout.language = table->text("language").value_or(layout.language);
    table->refuse_unknown_keys();
    return defaults;
}

// A template, with its placeholders checked.
std::string read_template(SettingsTable& item, const std::string& otherwise) {
    const std::string text = item.text("text").value_or(otherwise);
    const std::vector<std::string>& known = badge_placeholders();
    for (const std::string& used : placeholders_in(text)) {
        if (std::find(known.begin(), known.end(), used) != known.end()) continue;
        item.report("text", fmt::format("unknown placeholder {{{}}}", used), nearest_known(used, known));
    }
    return text;
}

std::vector<FitStep> read_fit(SettingsTable& item) {
    static const std::vector<std::pair<std::string, FitStep>> steps = {{"shrink", FitStep::shrink},
                                                                       {"wrap", FitStep::wrap},
                                                                       {"grow", FitStep::grow},
                                                                       {"shorten", FitStep::shorten}};
    if (!item.has("fit")) return {FitStep::shrink, FitStep::wrap, FitStep::shorten};
    std::vector<FitStep> fit;
    for (const std::string& word : item.texts("fit")) {
        const auto step =
            std::find_if(steps.begin(), steps.end(), [&](const auto& known) { return known.first == word; });
        if (step == steps.end()) {
            item.report("fit", fmt::format("fit cannot be \"{}\"", word),
                        nearest_known(word, {"shrink", "wrap", "grow", "shorten"}));
        } else {
            fit.push_back(step->second);
        }
    }
    return fit;
}

TextItem read_text(SettingsTable& item, const Defaults& defaults) {
    TextItem text;
    text.text = read_template(item, "");
    if (text.text.empty()) item.report("text", "the text is empty", "Write text = \"{name}\".");
    text.family = item.text("family").value_or(defaults.family);
    text.weight = static_cast<int>(item.number("weight", 100, 1000).value_or(text.weight));
    text.size_pt = item.number("size_pt", 3, largest_size_pt).value_or(0);
    if (text.size_pt == 0) item.report("size_pt", "the text has no size", "Write size_pt = 12.");
    text.smallest_pt = item.number("smallest_pt", 3, largest_size_pt).value_or(text.size_pt);
    if (text.smallest_pt > text.size_pt) item.report("smallest_pt", "smallest_pt is more than size_pt");
    text.line_height = item.number("line_height", 0.5, 3).value_or(text.line_height);
    text.most_lines = static_cast<int>(item.number("lines", 1, 100).value_or(0));
    text.align = item.choice<Align>(
                         "align", {{"left", Align::left}, {"centre", Align::centre}, {"right", Align::right}})
                     .value_or(text.align);
    text.vertical_align = item.choice<VerticalAlign>("vertical_align", {{"top", VerticalAlign::top},
                                                                        {"middle", VerticalAlign::middle},
                                                                        {"bottom", VerticalAlign::bottom}})
                              .value_or(text.vertical_align);
    text.colour = item.colour("colour").value_or(defaults.colour);
    text.fit = read_fit(item);
    return text;
}

QrItem read_qr(SettingsTable& item, const RectMm& rect) {
    QrItem qr;
    qr.text = read_template(item, "{code}");
    qr.colour = item.colour("colour").value_or(0x000000);
    if (std::abs(rect.width - rect.height) > rounding_mm) {
        item.report("rect_mm", "a QR code must be as wide as it is high");
    } else if (rect.width < version_1_modules * smallest_module_mm) {
        item.report("rect_mm",
                    fmt::format("a QR code of {} mm is too small to be read from paper", rect.width),
                    fmt::format("Give it at least {} mm, its light margin included.",
                                version_1_modules * smallest_module_mm));
    }
    return qr;
}

ImageItem read_image(SettingsTable& item) {
    ImageItem image;
    image.file = item.text("file").value_or("");
    const std::string extension = std::filesystem::path(image.file).extension().string();
    if (!stays_inside(image.file)) {
        item.report("file", "an image must lie in the event's folder", "Write file = \"logo.svg\".");
    } else if (extension != ".png" && extension != ".svg") {
        item.report("file", fmt::format("{} is not a picture that a badge can show", image.file),
                    "Use .png or .svg.");
    }
    return image;
}

BoxItem read_box(SettingsTable& item) {
    BoxItem box;
    box.radius_mm = item.number("radius_mm", 0, largest_page_mm).value_or(0);
    const auto fill = item.colour("fill");
    const auto stroke = item.colour("stroke");
    box.filled = fill.has_value();
    box.fill = fill.value_or(0);
    box.stroke = stroke.value_or(0);
    box.stroke_mm = item.number("stroke_mm", 0.05, 50).value_or(stroke ? 0.25 : 0);
    if (!fill && box.stroke_mm == 0) item.report("fill", "the box has neither fill nor stroke");
    return box;
}

LineItem read_line(SettingsTable& item, const Defaults& defaults) {
    LineItem line;
    line.colour = item.colour("colour").value_or(defaults.colour);
    line.stroke_mm = item.number("stroke_mm", 0.05, 50).value_or(0.25);
    return line;
}

BadgeCondition read_condition(SettingsTable& item, const std::string& label, const std::string& key) {
    BadgeCondition condition;
    auto table = item.table(key);
    if (!table) return condition;
    table->call_it(fmt::format("{}: {}", label, key));
    condition.ticket_types = table->texts("ticket_type");
    if (const auto flag = table->text("flag")) condition.flags = {*flag};
    table->refuse_unknown_keys();
    if (condition.empty()) table->report("", "the condition is empty", "Write ticket_type or flag.");
    return condition;
}

enum class ItemKind { text, qr, image, box, line };

RectMm read_rect(SettingsTable& item, ItemKind kind) {
    const auto numbers = item.numbers("rect_mm", 4);
    if (!item.has("rect_mm")) {
        item.report("rect_mm", "there is no rect_mm", "Write rect_mm = [left, top, width, height].");
    }
    if (!numbers) return {};
    const RectMm rect{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
    // A line goes anywhere from its first corner; everything else has an inside.
    if (kind != ItemKind::line && !(rect.width > 0 && rect.height > 0)) {
        item.report("rect_mm", "width and height must be more than 0");
    }
    return rect;
}

// `number` counts the file's items from 1.
BadgeItem read_item(SettingsTable& table, std::size_t number, const Defaults& defaults) {
    BadgeItem item;
    item.line = table.line();
    const auto name = table.text("name");
    item.label = name ? fmt::format("item {} ({})", number, *name) : fmt::format("item {}", number);
    table.call_it(item.label);

    const auto kind = table.choice<ItemKind>("kind", {{"text", ItemKind::text},
                                                      {"qr", ItemKind::qr},
                                                      {"image", ItemKind::image},
                                                      {"box", ItemKind::box},
                                                      {"line", ItemKind::line}});
    if (!kind) {
        table.report("kind", "the item has no kind",
                     "Write kind = \"text\", \"qr\", \"image\", \"box\" or \"line\".");
        return item;
    }
    item.side = table.choice<BadgeSide>("side", {{"front", BadgeSide::front}, {"back", BadgeSide::back}})
                    .value_or(BadgeSide::front);
    item.rect = read_rect(table, *kind);
    item.when = read_condition(table, item.label, "when");
    item.unless = read_condition(table, item.label, "unless");
    switch (*kind) {
        case ItemKind::text:
            item.content = read_text(table, defaults);
            break;
        case ItemKind::qr:
            item.content = read_qr(table, item.rect);
            break;
        case ItemKind::image:
            item.content = read_image(table);
            break;
        case ItemKind::box:
            item.content = read_box(table);
            break;
        case ItemKind::line:
            item.content = read_line(table, defaults);
            break;
    }
    table.refuse_unknown_keys();
    return item;
}

bool says_programme(const TextItem& text) {
    const auto used = placeholders_in(text.text);
    return std::find(used.begin(), used.end(), "programme") != used.end();
}

void read_layout(const toml::table& root, BadgeLayout& layout, FirstMistake& mistake) {
    SettingsTable file(root, "", mistake);
    read_page(file, layout);
    const Defaults defaults = read_defaults(file, layout);
    for (SettingsTable& item : file.tables("item", "[[item]]")) {
        layout.items.push_back(read_item(item, layout.items.size() + 1, defaults));
        const BadgeItem& read = layout.items.back();
        if (read.side == BadgeSide::back && layout.back == BadgeBack::none)
            item.report("side", "this badge has no back",
                        "Write back = \"two-sided\" or back = \"folded\" under [page].");
        const auto* text = std::get_if<TextItem>(&read.content);
        if (text && says_programme(*text)) layout.shows_programme = true;
    }
    file.refuse_unknown_keys();
    if (mistake.error()) return;
    check_layout(layout, mistake);
}

}  // namespace

Result<BadgeLayout> parse_badge_layout(std::string_view text, std::string_view file) {
    BadgeLayout layout;
    layout.file = file;
    FirstMistake mistake(file);
    const auto parsed = parse_settings(text, file);
    if (!parsed) return parsed.error();
    read_layout(*parsed, layout, mistake);
    if (mistake.error()) return *mistake.error();
    return layout;
}

Result<BadgeLayout> load_badge_layout(const std::filesystem::path& badge_toml) {
    const auto text = read_file(badge_toml, 1 << 20);
    if (!text) return text.error();
    auto layout = parse_badge_layout(*text, badge_toml.filename().string());
    if (!layout) return layout;
    for (BadgeItem& item : layout->items) {
        auto* image = std::get_if<ImageItem>(&item.content);
        if (!image) continue;
        const auto unusable = [&](const Error& error) {
            return bad_input(fmt::format("line {}: {}: {}", item.line, item.label, error.message()),
                             layout->file);
        };
        const auto file = own_file(badge_toml.parent_path(), image->file);
        if (!file) return unusable(file.error());
        auto bytes = read_file(*file, largest_image_bytes);
        if (!bytes) return unusable(bytes.error());
        image->bytes = std::make_shared<const std::string>(std::move(*bytes));
        const auto picture = decode_picture(image->file, *image->bytes);
        if (!picture) return unusable(picture.error());
    }
    return layout;
}

}  // namespace lanyard
