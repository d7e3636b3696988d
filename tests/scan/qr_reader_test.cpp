// What the reader reads, in which order, and that it reads nothing where there is nothing.
#include "scan/qr_reader.h"

#include <doctest/doctest.h>
#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "tests/scan/pictures/kiosk_frames.h"
#include "tests/scan/pictures/library_readers.h"
#include "tests/scan/pictures/plain_codes.h"

using namespace lanyard;

namespace {

bool has(const std::vector<ReadCode>& codes, const std::string& text) {
    return std::any_of(codes.begin(), codes.end(), [&](const ReadCode& code) { return code.text == text; });
}

// What is read of one picture shown for the reader's three turns.
std::vector<ReadCode> read_in_three_frames(const GreyImage& image) {
    QrReader reader;
    std::vector<ReadCode> all;
    for (int frame = 0; frame < 3; ++frame)
        for (ReadCode& code : reader.read(image.view()))
            if (!has(all, code.text)) all.push_back(std::move(code));
    return all;
}

std::vector<std::string> texts(const std::vector<ReadCode>& codes) {
    std::vector<std::string> all;
    for (const ReadCode& code : codes) all.push_back(code.text);
    return all;
}

// A frame whose code faces the camera in the middle.
FrameSpec plain_frame(std::string text) {
    FrameSpec spec;
    spec.text = std::move(text);
    spec.is_centred = true;
    spec.has_clutter = false;
    return spec;
}

}  // namespace

TEST_CASE("what belongs to the carrier is taken off a payload") {
    CHECK(plain_payload("ABCDE") == "ABCDE");
    CHECK(plain_payload("ABCDE\r\n") == "ABCDE");
    CHECK(plain_payload("\nABCDE\n") == "ABCDE");
    CHECK(plain_payload("\\000026ABCDE") == "ABCDE");
    CHECK(plain_payload("]Q1ABCDE") == "ABCDE");
    CHECK(plain_payload("]Q2\\000026ABCDE\r") == "ABCDE");
    CHECK(plain_payload("two\nlines") == "two\nlines");
    CHECK(plain_payload("") == "");
    CHECK(plain_payload("\r\n") == "");
    CHECK(plain_payload("]Q") == "]Q");
    CHECK(plain_payload("]Qx") == "]Qx");
    CHECK(plain_payload("\\00002") == "\\00002");
    CHECK(plain_payload("\\00002xABC") == "\\00002xABC");
    CHECK(plain_payload("AB]Q1") == "AB]Q1");
}

TEST_CASE("one of our codes is 21 modules wide and reads upright, turned and upside down") {
    std::mt19937 random(1);
    for (const double rotation : {0.0, 10.0, 45.0, 90.0, 135.0, 180.0, 270.0, 350.0}) {
        CAPTURE(rotation);
        FrameSpec spec = plain_frame(random_code(random));
        CHECK(qr_modules(spec.text).size == 21);
        spec.rotation = rotation;
        CHECK(texts(read_in_three_frames(make_frame(spec, random))) == std::vector{spec.text});
    }
}

TEST_CASE("the corners are where the code is, whatever pass read it") {
    GreyImage image = blank_image(1280, 720);
    draw_code(image, "0123456789ABCDEFGHJK", 500, 300, 6);
    QrReader reader;
    for (int frame = 0; frame < 3; ++frame) {
        const auto codes = reader.read(image.view());
        REQUIRE(codes.size() == 1);
        CHECK(codes[0].corners[0].x == doctest::Approx(500).epsilon(0.02));
        CHECK(codes[0].corners[0].y == doctest::Approx(300).epsilon(0.02));
        CHECK(codes[0].corners[2].x == doctest::Approx(626).epsilon(0.02));
        CHECK(codes[0].corners[2].y == doctest::Approx(426).epsilon(0.02));
    }
}

TEST_CASE("a phone in dark mode is read within three frames") {
    std::mt19937 random(2);
    FrameSpec spec = plain_frame(random_code(random));
    spec.inverted = true;
    CHECK(has(read_in_three_frames(make_frame(spec, random)), spec.text));
}

TEST_CASE("an ECI designator does not reach the text, and UTF-8 arrives whole") {
    const std::unique_ptr<QRinput, decltype(&QRinput_free)> input(QRinput_new2(0, QR_ECLEVEL_M),
                                                                  &QRinput_free);
    const std::string text = "Zoë Łukasz 0042";
    REQUIRE(QRinput_appendECIheader(input.get(), 26) == 0);
    REQUIRE(QRinput_append(input.get(), QR_MODE_8, static_cast<int>(text.size()),
                           reinterpret_cast<const unsigned char*>(text.data())) == 0);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> symbol(QRcode_encodeInput(input.get()),
                                                                 &QRcode_free);
    REQUIRE(symbol);
    GreyImage image = blank_image(640, 480);
    for (int y = 0; y < symbol->width * 6; ++y)
        for (int x = 0; x < symbol->width * 6; ++x)
            if (symbol->data[y / 6 * symbol->width + x / 6] & 1)
                image.pixels[static_cast<std::size_t>((150 + y) * 640 + 200 + x)] = 20;
    CHECK(texts(read_in_three_frames(image)) == std::vector{text});
}

TEST_CASE("prefixes that a ticketing system printed into the code are taken off") {
    GreyImage image = blank_image(640, 480);
    draw_code(image, "]Q1\\000026TICKET-42\r\n", 200, 150, 6);
    CHECK(texts(read_in_three_frames(image)) == std::vector<std::string>{"TICKET-42"});
}

TEST_CASE("of two codes the one nearest the middle comes first") {
    GreyImage image = blank_image(1280, 720);
    draw_code(image, "AT THE LEFT EDGE", 60, 300, 8);
    draw_code(image, "NEAR THE MIDDLE", 620, 340, 4);
    QrReader reader;
    for (int frame = 0; frame < 3; ++frame)
        CHECK(texts(reader.read(image.view())) ==
              std::vector<std::string>{"NEAR THE MIDDLE", "AT THE LEFT EDGE"});
    CHECK(texts(reader.read_still(image.view())) ==
          std::vector<std::string>{"NEAR THE MIDDLE", "AT THE LEFT EDGE"});
}

TEST_CASE("of two codes about as near the larger comes first") {
    GreyImage image = blank_image(1280, 720);
    draw_code(image, "SMALL", 480, 320, 4);
    draw_code(image, "LARGE", 690, 280, 7);
    CHECK(texts(QrReader().read(image.view())) == std::vector<std::string>{"LARGE", "SMALL"});
}

TEST_CASE("pictures too small for a symbol, and of any size beside it, are read as nothing") {
    QrReader reader;
    CHECK(reader.read(GreyView{}).empty());
    CHECK(reader.read_still(GreyView{}).empty());
    for (const int side : {1, 2, 20, 21, 22, 43}) {
        const GreyImage image = blank_image(side, side + 1);
        for (int frame = 0; frame < 3; ++frame) CHECK(reader.read(image.view()).empty());
        CHECK(reader.read_still(image.view()).empty());
    }
}

TEST_CASE("Q1 (barcodescanner#486): a code of separate round dots is read, by frames and as a still") {
    const std::string text = "0123456789ABCDEFGHJK";
    const QrModules modules = qr_modules(text);
    for (const int module_px : {12, 16, 20}) {
        for (const double diameter : {0.8, 0.9, 1.0}) {
            CAPTURE(module_px);
            CAPTURE(diameter);
            GreyImage image = blank_image(1280, 720, 240);
            for (int y = 0; y < modules.size * module_px; ++y)
                for (int x = 0; x < modules.size * module_px; ++x) {
                    const double away = std::hypot(x % module_px + 0.5 - module_px / 2.0,
                                                   y % module_px + 0.5 - module_px / 2.0);
                    if (modules.is_black(x / module_px, y / module_px) && away <= diameter * module_px / 2)
                        image.pixels[static_cast<std::size_t>((100 + y) * image.width + 300 + x)] = 10;
                }
            if (module_px < 20) CHECK(texts(read_in_three_frames(image)) == std::vector{text});
            CHECK(texts(QrReader().read_still(image.view())) == std::vector{text});
        }
    }
}

TEST_CASE("Q4 (zbar#223): a code without margin on black is read, as a still and within twelve frames") {
    const std::string text = "0123456789ABCDEFGHJK";
    const QrModules modules = qr_modules(text);
    for (const bool is_inverted : {false, true}) {
        for (const int module_px : {6, 8, 12, 20}) {
            CAPTURE(is_inverted);
            CAPTURE(module_px);
            const std::uint8_t dark = is_inverted ? 240 : 8, light = is_inverted ? 8 : 240;
            GreyImage image = blank_image(1280, 720, dark);
            for (int y = 0; y < modules.size * module_px; ++y)
                for (int x = 0; x < modules.size * module_px; ++x)
                    if (!modules.is_black(x / module_px, y / module_px))
                        image.pixels[static_cast<std::size_t>((100 + y) * image.width + 300 + x)] = light;
            const auto still = QrReader().read_still(image.view());
            REQUIRE(texts(still) == std::vector{text});
            CHECK(still[0].corners[0].x == doctest::Approx(300).epsilon(0.03));
            CHECK(still[0].corners[2].y == doctest::Approx(100 + 21 * module_px).epsilon(0.05));
            QrReader reader;
            std::vector<ReadCode> codes;
            for (int frame = 0; frame < 12 && codes.empty(); ++frame) codes = reader.read(image.view());
            CHECK(texts(codes) == std::vector{text});
        }
    }
}

TEST_CASE("a sheet of many codes is read whole, however large its picture is") {
    for (const int module_px : {2, 4, 8}) {
        CAPTURE(module_px);
        const int step = 31 * module_px;
        GreyImage image = blank_image(5 * step + 20, 4 * step + 20, 240);
        for (int i = 0; i < 20; ++i)
            draw_code(image, "CODE ON A SHEET " + std::to_string(100 + i), 20 + i % 5 * step,
                      20 + i / 5 * step, module_px);
        CHECK(QrReader().read_still(image.view()).size() == 20);
    }
}

TEST_CASE("what one look reads needs no luck: neither dots nor a missing margin") {
    GreyImage image = blank_image(640, 480);
    draw_code(image, "PLAIN", 200, 150, 4);
    CHECK(texts(QrReader::read_plain(image.view())) == std::vector<std::string>{"PLAIN"});
    CHECK(QrReader::read_plain(GreyView{}).empty());
    CHECK(QrReader::read_plain(blank_image(640, 480).view()).empty());
}

TEST_CASE("a view into a larger picture is read as far as it goes") {
    GreyImage image = blank_image(1280, 720);
    draw_code(image, "INSIDE", 200, 200, 6);
    draw_code(image, "OUTSIDE", 900, 200, 6);
    const GreyView left{image.pixels.data(), 640, 720, 1280};
    CHECK(texts(QrReader().read_still(left)) == std::vector<std::string>{"INSIDE"});
}

TEST_CASE("on the kiosk mix three turns read more than one pass of the defaults, and nothing wrong") {
    std::mt19937 random(2017);
    int by_defaults = 0, by_turns = 0, wrong = 0;
    for (int i = 0; i < 48; ++i) {
        const FrameSpec spec = kiosk_mix(random);
        const GreyImage image = make_frame(spec, random);
        by_defaults += has_text(read_by_defaults(image.view()), spec.text);
        for (const ReadCode& code : read_in_three_frames(image))
            code.text == spec.text ? ++by_turns : ++wrong;
    }
    MESSAGE("of 48 frames the defaults read ", by_defaults, ", three turns ", by_turns);
    CHECK(by_turns > by_defaults);
    CHECK(by_defaults > 0);
    CHECK(wrong == 0);
}

TEST_CASE("nothing is read in boards, bars, writing and half codes") {
    std::mt19937 random(11);
    QrReader reader;
    for (int i = 0; i < 36; ++i) {
        const GreyImage image = make_frame(must_read_nothing(random), random);
        for (int frame = 0; frame < 3; ++frame) CHECK(texts(reader.read(image.view())).empty());
        CHECK(texts(reader.read_still(image.view())).empty());
    }
}
