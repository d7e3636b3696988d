// A list that is looked after while a kiosk runs: whoever is new on it is greeted.
#include <doctest/doctest.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace fs = std::filesystem;

TEST_CASE("whoever comes onto a watched list is greeted by the kiosk that runs") {
    const SampleEvent sample;
    const auto list = sample.file("list.csv"), out = sample.file("watch.out");
    fs::copy_file(sample_file("registrations.csv"), list);
    const VirtualScreen screen(768, 1366);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "768x1366", "--point", "Kiosk 1"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    ChildProcess watch({program("lanyard"), "--event", sample.folder().string(), "--clock", morning, "--json",
                        "import", list.string(), "--watch"},
                       out, sample.file("watch.log"));
    REQUIRE(wait_until([&] { return text_of(out).find("\"unchanged\":312") != std::string::npos; }));

    fs::copy_file(sample_file("registrations-later.csv"), sample.file("list.csv.part"));
    fs::rename(sample.file("list.csv.part"), list);
    REQUIRE(wait_until([&] { return text_of(out).find("\"added\":11") != std::string::npos; }));
    CHECK_MESSAGE(kiosk.admits(sample.code("akande-wright"), "Josephine"), kiosk.story());
    CHECK(watch.end() == 0);
    CHECK(kiosk.process().end() == 0);
    CHECK(kiosk.log() == "");
}
