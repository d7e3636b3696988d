// A delegation on one order before the real kiosk: one code, ticks by touch, a badge each.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

TEST_CASE("Martin brings two of his order by touch, and each of the three gets a badge") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    const fs::path badges = sample.file("badges");
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "1080x1920", "--printer", "file:" + badges.string()});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.admits(sample.code("martin shackleton"), "Martin"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.touches("companions"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.shows("companions", "asking"), kiosk.story());
    // By family name; the other Martin has the whole of his.
    CHECK(kiosk.label("companion_1") == "Temitope");
    CHECK(kiosk.label("companion_2") == "Ifeoma");
    CHECK(kiosk.label("companion_3") == "Martin Rowbotham");
    REQUIRE(kiosk.touches("companion_1"));
    REQUIRE(kiosk.touches("companion_3"));
    REQUIRE_MESSAGE(kiosk.says("check_in", "2"), kiosk.story());
    REQUIRE(kiosk.touches("check_in"));
    REQUIRE_MESSAGE(kiosk.shows("companions", "called"), kiosk.story());
    CHECK_MESSAGE(kiosk.says("companion_2", "Your badge is printed"), kiosk.story());
    CHECK_MESSAGE(kiosk.says("companion_3", "Your badge is printed"), kiosk.story());
    CHECK_MESSAGE(kiosk.says("heading", "Martin Rowbotham, please take your badge"), kiosk.story());
    CHECK(std::distance(fs::directory_iterator(badges), {}) == 3);
    REQUIRE(kiosk.touches("done"));
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    CHECK(sample.attendee("temitope balogun")["inside"] == true);
    CHECK(sample.attendee("martin rowbotham")["inside"] == true);
    CHECK(sample.attendee("ifeoma nwachukwu")["inside"] == false);
    CHECK(kiosk.process().end() == 0);
    CHECK(sample.lanyard({"verify"}).status == 0);
}
