// The turns: calls of ZXing-C++ on pictures made easier to read. Filters and strengths were chosen among 80
// for what three turns read together on kiosk_mix() frames within the time of the library's defaults.
#include "scan/qr_reader.h"

#define ZX_USE_UTF8 1  // 1.4 gives wide strings without it
#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/Version.h>)
#include <ZXing/Version.h>
#else
#include <ZXing/ZXVersion.h>
#endif

#include <algorithm>
#include <cmath>
#include <exception>
#include <tuple>

#include "base/log.h"

namespace lanyard {
namespace {

#if ZXING_VERSION_MAJOR >= 2
using ReadOptions = ZXing::ReaderOptions;
#else
using ReadOptions = ZXing::DecodeHints;
#endif

#if ZXING_VERSION_MAJOR >= 3
constexpr auto qr_code = ZXing::BarcodeFormat::QRCodeModel2;
#else
constexpr auto qr_code = ZXing::BarcodeFormat::QRCode;
#endif

// One look at exactly these pixels: scaling and inverting are passes of our own.
ReadOptions quick_options() {
    ReadOptions options;
    options.setFormats(qr_code);
    options.setTryHarder(false);
    options.setTryRotate(false);
    options.setTryDownscale(false);
    options.setMaxNumberOfSymbols(8);
#if ZXING_VERSION_MAJOR >= 2
    options.setTryInvert(false);
    options.setTextMode(ZXing::TextMode::Plain);
#endif
    return options;
}

const ReadOptions quick = quick_options();
// Looks at more rows for corners: finds codes of two pixels a module.
const ReadOptions dense = quick_options().setTryHarder(true);
const ReadOptions thorough = quick_options().setTryHarder(true).setTryRotate(true).setTryDownscale(true);

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
        const ZXing::ImageView view(picture.data, picture.width, picture.height, ZXing::ImageFormat::Lum,
                                    picture.stride);
        for (const auto& barcode : ZXing::ReadBarcodes(view, options)) {
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

std::vector<ReadCode> QrReader::look_at_half(GreyView frame) {
    filters_.halve(frame, reduced_);
    filters_.sharpen(reduced_.view(), 7, 3, sharpened_);
    return look(sharpened_.view(), 2, quick);
}

std::vector<ReadCode> QrReader::look_at_inverted_half(GreyView frame) {
    filters_.halve(frame, reduced_);
    filters_.sharpen(reduced_.view(), 5, 2, sharpened_);
    filters_.invert(sharpened_.view(), inverted_);
    return look(inverted_.view(), 2, quick);
}

std::vector<ReadCode> QrReader::look_at_two_thirds(GreyView frame) {
    filters_.take_two_thirds(frame, reduced_);
    filters_.sharpen(reduced_.view(), 7, 2, sharpened_);
    return look(sharpened_.view(), 1.5, quick);
}

std::vector<ReadCode> QrReader::look_at_cleaned(GreyView frame) {
    filters_.smooth(frame, reduced_);
    filters_.sharpen(reduced_.view(), 5, 6, sharpened_);
    return look(sharpened_.view(), 1, quick);
}

std::vector<ReadCode> QrReader::read(GreyView frame) {
    if (is_too_small(frame)) return {};
    const int turn = turn_;
    turn_ = (turn_ + 1) % 3;
    std::vector<ReadCode> codes = turn == 0   ? look_at_half(frame)
                                  : turn == 1 ? look_at_two_thirds(frame)
                                              : look_at_cleaned(frame);
    if (codes.empty() && turn == 0) codes = look(frame, 1, dense);
    if (codes.empty() && turn == 1) codes = look_at_inverted_half(frame);
    sort_by_place(codes, frame);
    return codes;
}

std::vector<ReadCode> QrReader::read_still(GreyView picture) {
    if (is_too_small(picture)) return {};
    std::vector<ReadCode> codes = look(picture, 1, thorough);
    add_new(codes, look_at_half(picture));
    add_new(codes, look_at_two_thirds(picture));
    add_new(codes, look_at_inverted_half(picture));
    add_new(codes, look_at_cleaned(picture));
    filters_.invert(picture, inverted_);
    add_new(codes, look(inverted_.view(), 1, thorough));
    sort_by_place(codes, picture);
    return codes;
}

}  // namespace lanyard
