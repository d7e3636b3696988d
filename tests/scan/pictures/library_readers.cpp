// ZXing's calls of all versions that we build with.
#include "tests/scan/pictures/library_readers.h"

#define ZX_USE_UTF8 1  // 1.4 gives wide strings without it
#include <ZXing/ReadBarcode.h>

#include <algorithm>

#include "scan/qr_reader.h"

namespace lanyard {

std::vector<std::string> read_by_defaults(GreyView picture) {
    const ZXing::ImageView view(picture.data, picture.width, picture.height, ZXing::ImageFormat::Lum,
                                picture.stride);
#if __has_include(<ZXing/ReaderOptions.h>)
    const auto options = ZXing::ReaderOptions().setFormats(ZXing::BarcodeFormat::QRCode);
#else
    const auto options = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode);
#endif
    std::vector<std::string> texts;
    for (const auto& barcode : ZXing::ReadBarcodes(view, options))
        texts.emplace_back(barcode.bytes().begin(), barcode.bytes().end());
    return texts;
}

std::vector<std::string> read_by_cycle(GreyView picture) {
    QrReader reader;
    std::vector<std::string> texts;
    for (int turn = 0; turn < 3; ++turn)
        for (const ReadCode& code : reader.read(picture))
            if (!has_text(texts, code.text)) texts.push_back(code.text);
    return texts;
}

bool has_text(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace lanyard
