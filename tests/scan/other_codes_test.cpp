// Codes of other kinds are told from QR codes and from clutter.
#include "scan/other_codes.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <doctest/doctest.h>

#include "tests/scan/pictures/kiosk_frames.h"
#include "tests/scan/pictures/plain_codes.h"

using namespace lanyard;

namespace {

GreyImage picture_of(ZXing::BarcodeFormat format, const std::string& text, int width, int height) {
    const auto bits = ZXing::MultiFormatWriter(format).setMargin(8).encode(text, width, height);
    GreyImage image = blank_image(1280, 720);
    const int left = (image.width - bits.width()) / 2, top = (image.height - bits.height()) / 2;
    for (int y = 0; y < bits.height(); ++y)
        for (int x = 0; x < bits.width(); ++x)
            if (bits.get(x, y))
                image.pixels[static_cast<std::size_t>((top + y) * image.width + left + x)] = 20;
    return image;
}

}  // namespace

TEST_CASE("what is a code of another kind is told by its name") {
    using ZXing::BarcodeFormat;
    CHECK(other_code_in(picture_of(BarcodeFormat::Aztec, "TICKET 4711", 300, 300).view()) == "Aztec");
    CHECK(other_code_in(picture_of(BarcodeFormat::PDF417, "TICKET 4711", 500, 200).view()) == "PDF417");
    CHECK(other_code_in(picture_of(BarcodeFormat::DataMatrix, "TICKET 4711", 300, 300).view()) ==
          "DataMatrix");
    CHECK(other_code_in(picture_of(BarcodeFormat::Code128, "TICKET4711", 500, 200).view()) == "Code128");
    CHECK(other_code_in(picture_of(BarcodeFormat::EAN13, "4006381333931", 500, 200).view()) == "EAN-13");
}

TEST_CASE("QR codes, clutter and nothing are no code of another kind") {
    GreyImage image = blank_image(1280, 720);
    draw_code(image, "TICKET 4711", 300, 200, 8);
    CHECK(other_code_in(image.view()).empty());
    CHECK(other_code_in(GreyView{}).empty());
    CHECK(other_code_in(blank_image(15, 16).view()).empty());
    std::mt19937 random(5);
    for (int i = 0; i < 40; ++i) {
        FrameSpec spec = must_read_nothing(random);
        if (spec.decoy == Decoy::other_code) continue;
        CHECK(other_code_in(make_frame(spec, random).view()).empty());
    }
}
