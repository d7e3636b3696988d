// Every screen size that the kiosk is made for: all of it lies in the window, and pictures of it are kept.
#include <doctest/doctest.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/folders.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

struct Size {
    int width, height;
    std::string text() const { return std::to_string(width) + "x" + std::to_string(height); }
};

// Nothing hangs out of the window, nothing that can be touched lies on another such thing, and all of it has
// a name.
void check_layout(const nlohmann::json& tree, const Size& size) {
    std::vector<nlohmann::json> controls;
    for (const auto& widget : tree["widgets"]) {
        CAPTURE(widget.dump());
        const auto rect = widget["rect"].get<std::vector<int>>();
        CHECK(rect[0] >= 0);
        CHECK(rect[1] >= 0);
        CHECK(rect[0] + rect[2] <= size.width);
        CHECK(rect[1] + rect[3] <= size.height);
        CHECK_FALSE(widget["label"].get<std::string>().empty());
        const std::string role = widget["role"];
        if (role != "button" && role != "switch" && role != "link") continue;
        CHECK(rect[2] > 0);
        CHECK(rect[3] > 0);
        for (const auto& other : controls) {
            const auto there = other["rect"].get<std::vector<int>>();
            const bool apart = rect[0] >= there[0] + there[2] || there[0] >= rect[0] + rect[2] ||
                               rect[1] >= there[1] + there[3] || there[1] >= rect[1] + rect[3];
            CHECK_MESSAGE(apart, widget["id"], " lies on ", other["id"]);
        }
        controls.push_back(widget);
    }
    CHECK(controls.size() >= 1);
}

// Width and height from a PNG's header (RFC 2083, section 11.2.1).
std::string png_size(const fs::path& file) {
    const std::string bytes = text_of(file);
    if (bytes.size() < 24) return "";
    const auto number = [&](std::size_t at) {
        int value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
        return std::to_string(value);
    };
    return number(16) + "x" + number(20);
}

}  // namespace

TEST_CASE("every size from a small panel to a 4K screen, portrait and landscape") {
    const SampleEvent sample;
    const fs::path pictures = program_folder().parent_path() / "screens";
    for (const Size size : {Size{768, 1366}, Size{1080, 1920}, Size{1920, 1080}, Size{3840, 2160}}) {
        CAPTURE(size.text());
        const VirtualScreen screen(size.width, size.height);
        const fs::path outputs = pictures / size.text();
        KioskSession kiosk(screen, sample.folder(), outputs,
                           {"--window", size.text(), "--screenshots", screenshots_in(outputs)});
        REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
        check_layout(kiosk.tree(), size);
        kiosk.scan("HTTPS://EXAMPLE.ORG/7");
        REQUIRE_MESSAGE(kiosk.shows("verdict", "unknown"), kiosk.story());
        check_layout(kiosk.tree(), size);
        const auto saved = [&] {
            return fs::exists(kiosk.screenshots() / "01-welcome-scanner.png") &&
                   fs::exists(kiosk.screenshots() / "02-verdict-unknown.png");
        };
        CHECK(wait_until(saved));
        CHECK(kiosk.process().end() == 0);
        CHECK(png_size(kiosk.screenshots() / "01-welcome-scanner.png") == size.text());
    }
}
