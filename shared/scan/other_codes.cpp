// One call of ZXing-C++ for the kinds that tickets, parcels and books have.
#include "scan/other_codes.h"

#include <exception>

#include "base/log.h"
#include "scan/zxing_options.h"

namespace lanyard {
namespace {

// A digit or two may be bars of anything.
constexpr std::size_t fewest_letters = 5;

ReadOptions options_for_others() {
    using ZXing::BarcodeFormat;
    ReadOptions options = one_look_for(BarcodeFormat::Aztec | BarcodeFormat::PDF417 |
                                       BarcodeFormat::DataMatrix | BarcodeFormat::Code128 |
                                       BarcodeFormat::Code39 | BarcodeFormat::EAN13 | BarcodeFormat::UPCA);
    options.setTryRotate(true);
    options.setTryHarder(true);
    return options;
}

}  // namespace

std::string other_code_in(GreyView picture) {
    static const ReadOptions others = options_for_others();
    constexpr int smallest_side = 16;
    if (picture.width < smallest_side || picture.height < smallest_side) return "";
    try {
        for (const auto& barcode : ZXing::ReadBarcodes(image_view(picture), others))
            if (barcode.isValid() && barcode.bytes().size() >= fewest_letters)
                return std::string(ZXing::ToString(barcode.format()));
    } catch (const std::exception& exception) {
        log_warning("a frame could not be searched for codes of other kinds: {}", exception.what());
    }
    return "";
}

}  // namespace lanyard
