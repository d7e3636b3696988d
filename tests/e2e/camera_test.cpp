// What is held to the camera, and what becomes of the camera: unplugged, covered, hung, and back on another
// device.
//
// The cameras are a driver's answers without hardware (tests/fake_cameras); all from the kiosk's own calls on
// is real.
#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "scan/picture_stream.h"
#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/scan/pictures/kiosk_frames.h"
#include "tests/scan/pictures/plain_codes.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

void write_picture(const fs::path& file, const GreyImage& image) {
    std::ofstream out(file, std::ios::binary);
    out << "P5 " << image.width << " " << image.height << " 255\n";
    out.write(reinterpret_cast<const char*>(image.pixels.data()),
              static_cast<std::streamsize>(image.pixels.size()));
}

// A bright foyer, with a code in the middle or without.
GreyImage foyer(const std::string& code) {
    GreyImage image = blank_image(1280, 720, 180);
    for (int x = 0; x < 1280; ++x)
        for (int y = 0; y < 200; ++y) image.pixels[static_cast<std::size_t>(y * 1280 + x)] = 120;
    if (!code.empty()) draw_code(image, code, 560, 300, 7);
    return image;
}

// The sockets of a machine, and what is plugged into them.
class Cameras {
  public:
    explicit Cameras(const fs::path& folder) : folder_(folder) {
        fs::create_directories(folder);
        see("");
    }
    void see(const std::string& code) const { write_picture(folder_ / "picture.pgm", foyer(code)); }
    void plug(const std::string& device, const std::string& manner) const {
        std::ofstream(folder_ / (device + ".new")) << "HD Pro Webcam\n" << manner << "\n";
        fs::rename(folder_ / (device + ".new"), folder_ / device);
    }
    void unplug(const std::string& device) const { fs::remove(folder_ / device); }
    std::vector<std::string> before_kiosk() const {
        return {"env", "LANYARD_FAKE_CAMERAS=" + folder_.string(),
                "LD_PRELOAD=" + program("libfake_cameras.so")};
    }

  private:
    fs::path folder_;
};

bool hints(KioskSession& kiosk, const std::string& words) {
    return kiosk.wait_for([&](const nlohmann::json& tree) {
        const auto hint = find_widget(tree, "hint");
        return hint && (*hint)["label"].get<std::string>().find(words) != std::string::npos;
    });
}

int grey_in_screenshot(const fs::path& file, int x, int y) {
    auto stream = PictureStream::open(file.string());
    REQUIRE(stream.ok());
    REQUIRE((*stream)->next().ok());
    Frame frame;
    REQUIRE((*stream)->copy_to(frame).ok());
    return frame.view().row(y)[x];
}

}  // namespace

TEST_CASE("a camera that is unplugged is said, and taken back on whichever device it returns") {
    const SampleEvent sample;
    const VirtualScreen screen(768, 1366);
    const Cameras cameras(sample.file("cameras"));
    cameras.plug("video0", "plays");
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "768x1366", "--camera", "/dev/video0"}, cameras.before_kiosk());
    REQUIRE_MESSAGE(kiosk.shows("welcome", "looking"), kiosk.story());

    cameras.unplug("video0");
    REQUIRE_MESSAGE(kiosk.shows("welcome", "camera_trouble"), kiosk.story());
    CHECK(kiosk.label("hint").find("not connected") != std::string::npos);
    CHECK(kiosk.label("instruction").find("Find my name") != std::string::npos);

    cameras.see(sample.code("amara okafor"));
    cameras.plug("video3", "plays");
    CHECK_MESSAGE(kiosk.shows("verdict", "admitted", "Amara"), kiosk.story());
    kiosk.touch("done");
    REQUIRE_MESSAGE(kiosk.shows("welcome", "looking"), kiosk.story());

    cameras.plug("video3", "silent");  // it stays there, and gives nothing more
    CHECK_MESSAGE(kiosk.shows("welcome", "camera_trouble"), kiosk.story());
    cameras.plug("video3", "plays");
    CHECK_MESSAGE(kiosk.shows("welcome", "looking"), kiosk.story());
    CHECK(kiosk.process().end() == 0);
    CHECK(kiosk.log().find("Check its cable") != std::string::npos);
}

TEST_CASE(
    "a covered lens and a camera that hangs are said in words that help, and no picture of it is kept") {
    const SampleEvent sample;
    const VirtualScreen screen(768, 1366);
    const Cameras cameras(sample.file("cameras"));
    cameras.plug("video0", "plays");
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "768x1366", "--camera", "HD Pro Webcam", "--screenshots",
                        screenshots_in(sample.file("kiosk"))},
                       cameras.before_kiosk());
    REQUIRE_MESSAGE(kiosk.shows("welcome", "looking"), kiosk.story());

    const auto box = kiosk.widget("camera");
    REQUIRE(box);
    const auto rect = (*box)["rect"].get<std::vector<int>>();
    const fs::path picture = kiosk.screenshot_of("welcome-looking");
    REQUIRE_FALSE(picture.empty());
    CHECK(grey_in_screenshot(picture, rect[0] + rect[2] / 2, rect[1] + rect[3] / 2) < 100);

    cameras.plug("video0", "black");
    CHECK_MESSAGE(hints(kiosk, "Is something in front of it?"), kiosk.story());
    cameras.plug("video0", "plays");
    CHECK_MESSAGE(hints(kiosk, "Between the brackets"), kiosk.story());
    cameras.plug("video0", "frozen");
    CHECK_MESSAGE(hints(kiosk, "stands still"), kiosk.story());
    cameras.plug("video0", "plays");
    CHECK_MESSAGE(hints(kiosk, "Between the brackets"), kiosk.story());
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE("two phones side by side check in one person, however long both are held up") {
    const SampleEvent sample;
    GreyImage both = foyer("");
    draw_code(both, sample.code("amara okafor"), 420, 300, 6);
    draw_code(both, sample.code("suryani"), 760, 300, 6);
    const fs::path picture = sample.file("both.pgm");
    write_picture(picture, both);
    const VirtualScreen screen(768, 1366);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "768x1366", "--camera", picture.string()});
    REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted"), kiosk.story());
    const std::string greeted = kiosk.widget("name")->at("value");
    std::this_thread::sleep_for(std::chrono::seconds(7));
    CHECK(kiosk.widget("name")->at("value") == greeted);
    CHECK(sample.json({"stats"})["arrived"] == 1);
    CHECK(kiosk.process().end() == 0);
}

TEST_CASE(
    "a badge that swings upside down from its lanyard is read, and a far phone is asked to come closer") {
    const SampleEvent sample;
    std::mt19937 random(6);
    FrameSpec spec;
    spec.text = sample.code("amara okafor");
    spec.is_centred = true;
    std::string told;
    SUBCASE("upside down and a little askew, in motion") {
        spec.rotation = 171;
        spec.motion_px = 3;
    }
    GreyImage held;
    SUBCASE("too far away, and smudged") {
        // Two pixels a module; the corner squares are there, and most of what lies between them is not.
        held = foyer("");
        draw_code(held, spec.text, 620, 340, 2);
        for (int y = 356; y < 382; ++y)
            for (int x = 636; x < 662; ++x) held.pixels[static_cast<std::size_t>(y * 1280 + x)] = 100;
        told = "Come a little closer";
    }
    if (held.pixels.empty()) held = make_frame(spec, random);
    const fs::path picture = sample.file("held.pgm");
    write_picture(picture, held);
    const VirtualScreen screen(768, 1366);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "768x1366", "--camera", picture.string(), "--camera-at", "above"});
    if (told.empty()) {
        CHECK_MESSAGE(kiosk.shows("verdict", "admitted", "Amara"), kiosk.story());
    } else {
        CHECK_MESSAGE(hints(kiosk, told), kiosk.story());
        CHECK(kiosk.label("lens") == "↑ Camera");
    }
    CHECK(kiosk.process().end() == 0);
}
