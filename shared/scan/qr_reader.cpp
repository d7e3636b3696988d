// Calls of ZXing-C++ on pictures made easier to read. The ways of looking were chosen among 140 for what
// three turns read together, of generated frames and of photos made worse, within three quarters of the time
// of the library's defaults; those of stills for what all of them read that any of the 140 does.
#include "scan/qr_reader.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <tuple>

#include "base/log.h"
#include "scan/zxing_options.h"

namespace lanyard {
namespace {

#if ZXING_VERSION_MAJOR >= 3
constexpr auto qr_code = ZXing::BarcodeFormat::QRCodeModel2;
#else
constexpr auto qr_code = ZXing::BarcodeFormat::QRCode;
#endif

const ReadOptions quick = one_look_for(qr_code);
// Looks at more rows for corners: finds codes of two pixels a module.
const ReadOptions dense = one_look_for(qr_code).setTryHarder(true);
const ReadOptions thorough =
    one_look_for(qr_code).setTryHarder(true).setTryRotate(true).setTryDownscale(true);

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// ASCII is taken byte for byte; anything else as the library decodes the code's character set to UTF-8.
template <class Barcode>
std::string text_of(const Barcode& barcode) {
    const auto& bytes = barcode.bytes();
    const bool is_ascii =
        std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte < 128; });
    return plain_payload(is_ascii ? std::string(bytes.begin(), bytes.end()) : barcode.text());
}

// The codes in a picture that is 1 / `scale` as large as the frame.
std::vector<ReadCode> look(GreyView picture, double scale, const ReadOptions& options) {
    std::vector<ReadCode> codes;
    try {
        for (const auto& barcode : ZXing::ReadBarcodes(image_view(picture), options)) {
            if (!barcode.isValid()) continue;
            ReadCode code{text_of(barcode), {}};
            if (code.text.empty()) continue;
            const auto& corners = barcode.position();
            for (std::size_t i = 0; i < code.corners.size(); ++i)
                code.corners[i] = {corners[i].x * scale, corners[i].y * scale};
            codes.push_back(std::move(code));
        }
    } catch (const std::exception& exception) {
        log_warning("a frame could not be searched for codes: {}", exception.what());
    }
    return codes;
}

// The smallest symbol has 21 by 21 modules, and none is read at less than a pixel a module.
bool is_too_small(GreyView picture) {
    return picture.width < 21 || picture.height < 21;
}

PixelPoint middle_of(const ReadCode& code) {
    PixelPoint middle;
    for (const PixelPoint& corner : code.corners) {
        middle.x += corner.x / 4;
        middle.y += corner.y / 4;
    }
    return middle;
}

// The area by the shoelace formula.
double area_of(const ReadCode& code) {
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const PixelPoint& a = code.corners[i];
        const PixelPoint& b = code.corners[(i + 1) % 4];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

// Makes the code's quadrangle white.
void paint_over(const ReadCode& code, GreyBuffer& picture) {
    const auto [left, right] =
        std::minmax({code.corners[0].x, code.corners[1].x, code.corners[2].x, code.corners[3].x});
    const auto [top, bottom] =
        std::minmax({code.corners[0].y, code.corners[1].y, code.corners[2].y, code.corners[3].y});
    const GreyView all = picture.view();
    const auto is_inside = [&](int x, int y) {
        for (std::size_t i = 0; i < 4; ++i) {
            const PixelPoint &a = code.corners[i], &b = code.corners[(i + 1) % 4];
            if ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < 0) return false;
        }
        return true;
    };
    for (int y = std::max(0, static_cast<int>(top)); y <= std::min(all.height - 1.0, bottom); ++y)
        for (int x = std::max(0, static_cast<int>(left)); x <= std::min(all.width - 1.0, right); ++x)
            if (is_inside(x, y)) picture.row(y)[x] = 255;
}

// Nearest the middle first, in steps of an eighth of the picture's height, so that of two about as near the
// larger, which is closer to the camera, comes first.
void sort_by_place(std::vector<ReadCode>& codes, GreyView frame) {
    const double step = std::max(1.0, std::min(frame.width, frame.height) / 8.0);
    const auto rank = [&](const ReadCode& code) {
        const PixelPoint middle = middle_of(code);
        const double away = std::hypot(middle.x - frame.width / 2.0, middle.y - frame.height / 2.0);
        return std::make_tuple(static_cast<int>(away / step), -area_of(code));
    };
    std::stable_sort(codes.begin(), codes.end(),
                     [&](const ReadCode& a, const ReadCode& b) { return rank(a) < rank(b); });
}

std::vector<ReadCode> scaled(std::vector<ReadCode> codes, double scale) {
    for (ReadCode& code : codes)
        for (PixelPoint& corner : code.corners) corner = {corner.x * scale, corner.y * scale};
    return codes;
}

void add_new(std::vector<ReadCode>& codes, std::vector<ReadCode> more) {
    for (ReadCode& code : more) {
        const bool is_known = std::any_of(codes.begin(), codes.end(),
                                          [&](const ReadCode& known) { return known.text == code.text; });
        if (!is_known) codes.push_back(std::move(code));
    }
}

}  // namespace

std::string plain_payload(std::string_view payload) {
    const auto strip_line_ends = [&] {
        const auto is_line_end = [](char letter) { return letter == '\r' || letter == '\n'; };
        while (!payload.empty() && is_line_end(payload.front())) payload.remove_prefix(1);
        while (!payload.empty() && is_line_end(payload.back())) payload.remove_suffix(1);
    };
    strip_line_ends();
    if (payload.size() >= 3 && payload[0] == ']' && payload[1] == 'Q' && is_digit(payload[2]))
        payload.remove_prefix(3);
    if (payload.size() >= 7 && payload[0] == '\\' &&
        std::all_of(payload.begin() + 1, payload.begin() + 7, is_digit))
        payload.remove_prefix(7);
    strip_line_ends();
    return std::string(payload);
}

enum class Size { twice, full, two_thirds, half, third, quarter, eighth };

struct QrReader::Way {
    Size size = Size::full;
    bool smoothed = false;
    int box = 0, amount = 0;  // of sharpening; 0 for none
    bool inverted = false;
    const ReadOptions* options = &quick;
};

namespace {

using Ways = std::vector<QrReader::Way>;

const std::array<Ways, 3> turns = {{
    {{Size::half, true, 0, 0, false, &quick}, {Size::full, true, 7, 3, false, &quick}},
    {{Size::full, false, 7, 3, false, &quick}, {Size::quarter, true, 0, 0, false, &dense}},
    {{Size::third, false, 5, 2, false, &quick}, {Size::half, false, 5, 2, true, &quick}},
}};

const Ways ways_of_a_still = {
    {Size::full, false, 0, 0, true, &thorough},    {Size::half, true, 0, 0, false, &dense},
    {Size::full, true, 7, 3, false, &dense},       {Size::full, false, 7, 6, false, &quick},
    {Size::third, true, 0, 0, false, &dense},      {Size::third, false, 5, 2, false, &quick},
    {Size::half, false, 0, 0, true, &dense},       {Size::half, false, 5, 2, true, &quick},
    {Size::two_thirds, true, 5, 6, false, &dense}, {Size::two_thirds, false, 7, 6, false, &quick},
    {Size::quarter, true, 0, 0, false, &dense},    {Size::eighth, true, 0, 0, false, &dense},
};

// Costly, and of use only where modules have few pixels.
const Ways ways_of_a_small_still = {
    {Size::twice, false, 7, 6, false, &quick},
    {Size::twice, false, 5, 2, true, &quick},
    {Size::twice, false, 0, 0, false, &dense},
};

// A pixel of the resized picture is as wide as so many of the picture.
double pixels_wide(Size size) {
    switch (size) {
        case Size::twice:
            return 0.5;
        case Size::full:
            return 1;
        case Size::two_thirds:
            return 1.5;
        case Size::half:
            return 2;
        case Size::third:
            return 3;
        case Size::quarter:
            return 4;
        case Size::eighth:
            break;
    }
    return 8;
}

}  // namespace

GreyView QrReader::resized(GreyView picture, const Way& way) {
    const auto halve_again = [this] {
        filters_.halve(resized_.view(), resized_again_);
        std::swap(resized_, resized_again_);
    };
    switch (way.size) {
        case Size::full:
            return picture;
        case Size::twice:
            filters_.enlarge(picture, resized_);
            break;
        case Size::two_thirds:
            filters_.take_two_thirds(picture, resized_);
            break;
        case Size::third:
            filters_.take_two_thirds(picture, resized_);
            halve_again();
            break;
        case Size::half:
        case Size::quarter:
        case Size::eighth:
            filters_.halve(picture, resized_);
            if (way.size != Size::half) halve_again();
            if (way.size == Size::eighth) halve_again();
            break;
    }
    return resized_.view();
}

std::vector<ReadCode> QrReader::look(GreyView picture, const Way& way) {
    GreyView seen = resized(picture, way);
    if (is_too_small(seen)) return {};
    if (way.smoothed) {
        filters_.smooth(seen, smoothed_);
        seen = smoothed_.view();
    }
    if (way.amount > 0) {
        filters_.sharpen(seen, way.box, way.amount, sharpened_);
        seen = sharpened_.view();
    }
    if (way.inverted) {
        filters_.invert(seen, inverted_);
        seen = inverted_.view();
    }
    return lanyard::look(seen, pixels_wide(way.size), *way.options);
}

// Where squares of a code are seen: the code alone, enlarged or reduced, with a margin where it lacks one.
std::vector<ReadCode> QrReader::look_closer(GreyView frame) {
    const CodeTraces traces = traces_.look_everywhere(frame);
    if (!traces.squares) return {};
    closer_.take(frame, traces);
    std::vector<ReadCode> codes = lanyard::look(closer_.picture(), 1, dense);
    if (codes.empty() && closer_.draw_margin()) codes = lanyard::look(closer_.picture(), 1, dense);
    for (ReadCode& code : codes)
        for (PixelPoint& corner : code.corners) corner = closer_.in_frame(corner);
    return codes;
}

std::vector<ReadCode> QrReader::read(GreyView frame) {
    if (is_too_small(frame)) return {};
    constexpr int turns_a_closer_look = 12;
    const int turn = frames_;
    frames_ = (frames_ + 1) % turns_a_closer_look;
    std::vector<ReadCode> codes;
    for (const Way& way : turns[static_cast<std::size_t>(turn) % turns.size()]) {
        codes = look(frame, way);
        if (codes.empty()) continue;
        // A smaller picture shows the larger of two, which may not be the one that is held up.
        if (way.size != Size::full) add_new(codes, lanyard::look(frame, 1, quick));
        break;
    }
    if (codes.empty() && turn + 1 == turns_a_closer_look) {
        filters_.halve(frame, resized_);
        codes = scaled(look_closer(resized_.view()), 2);
    }
    sort_by_place(codes, frame);
    return codes;
}

// Readers find but some of the codes of a sheet, as any three squares may be one: what is read is painted
// over, and what is left looked at again.
std::vector<ReadCode> QrReader::look_until_all_are_read(GreyView picture) {
    std::vector<ReadCode> codes = lanyard::look(picture, 1, thorough);
    std::vector<ReadCode> found = codes;
    if (!found.empty()) filters_.copy(picture, painted_);
    while (!found.empty()) {
        for (const ReadCode& code : found) paint_over(code, painted_);
        found = lanyard::look(painted_.view(), 1, thorough);
        const std::size_t known = codes.size();
        add_new(codes, found);
        if (codes.size() == known) break;
    }
    return codes;
}

std::vector<ReadCode> QrReader::look_in_every_way(GreyView picture) {
    constexpr int most_pixels_to_enlarge = 1920 * 1080;
    std::vector<ReadCode> codes = look_until_all_are_read(picture);
    for (const Way& way : ways_of_a_still) add_new(codes, look(picture, way));
    if (picture.width * picture.height <= most_pixels_to_enlarge)
        for (const Way& way : ways_of_a_small_still) add_new(codes, look(picture, way));
    add_new(codes, look_closer(picture));
    return codes;
}

std::vector<ReadCode> QrReader::read_still(GreyView picture) {
    if (is_too_small(picture)) return {};
    constexpr int most_pixels_at_once = 1600 * 1200;
    std::vector<ReadCode> codes = look_in_every_way(picture);
    GreyBuffer smaller, smallest;
    GreyView seen = picture;
    for (double scale = 2; seen.width * seen.height > most_pixels_at_once; scale *= 2) {
        filters_.halve(seen, smallest);
        std::swap(smaller, smallest);
        seen = smaller.view();
        add_new(codes, scaled(look_in_every_way(seen), scale));
    }
    sort_by_place(codes, picture);
    return codes;
}

std::vector<ReadCode> QrReader::read_plain(GreyView picture) {
    if (is_too_small(picture)) return {};
    std::vector<ReadCode> codes = lanyard::look(picture, 1, thorough);
    sort_by_place(codes, picture);
    return codes;
}

}  // namespace lanyard
