// Staff in the real program: a desk that a PIN opens, the corner, and who did it in the history.
#include <doctest/doctest.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

void add_staff(const SampleEvent& sample, const std::string& name, const std::string& pin,
               const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"staff", "add", name};
    words.insert(words.end(), more.begin(), more.end());
    const Finished finished = sample.lanyard_reading(pin, words);
    REQUIRE_MESSAGE(finished.status == 0, finished.err);
}

void writes_pin(KioskSession& session, const std::string& pin) {
    std::string dots;
    for (const char digit : pin) {
        session.press(std::string(1, digit));
        dots += "●";
        REQUIRE_MESSAGE(session.wait_for([&](const nlohmann::json& tree) {
            const auto field = find_widget(tree, "pin");
            return field && (*field)["value"] == dots;
        }),
                        session.story());
    }
    session.press("Return");
}

}  // namespace

TEST_CASE("Ruth Eisenberg opens the desk by keys; what she does has her name; three wrong PINs are told") {
    const SampleEvent sample;
    add_staff(sample, "Ruth Eisenberg", "294715");
    const VirtualScreen screen{1920, 1080}, foyer{1080, 1920};
    KioskSession desk(screen, sample.folder(), sample.file("desk"),
                      {"--role", "desk", "--window", "1920x1080"});
    KioskSession kiosk(foyer, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(desk.shows("staff_pin", "asking"), desk.story());
    writes_pin(desk, "294715");
    REQUIRE_MESSAGE(desk.shows("desk"), desk.story());
    REQUIRE(desk.types("search", "suryani"));
    REQUIRE(desk.says("status", "Expected"));
    desk.press("Return");
    REQUIRE_MESSAGE(desk.says("status", "In 08:5"), desk.story());
    CHECK_MESSAGE(desk.says("history_1", "Ruth Eisenberg"), desk.story());

    // The kiosk's corner, held for three seconds.
    REQUIRE(kiosk.shows("welcome"));
    foyer.hold(40, 40, 3600);
    REQUIRE_MESSAGE(kiosk.shows("staff_pin"), kiosk.story());
    for (int i = 0; i < 3; ++i) {
        writes_pin(kiosk, "581936");
        REQUIRE_MESSAGE(kiosk.shows("staff_pin", i < 2 ? "wrong" : "wait"), kiosk.story());
    }
    CHECK_MESSAGE(desk.says("help_call", "wrong PINs"), desk.story());
    // Nobody is locked out: after ten seconds the right one opens.
    REQUIRE(kiosk.shows("staff_pin", "wrong"));
    writes_pin(kiosk, "294715");
    REQUIRE_MESSAGE(kiosk.shows("staff_menu", "signed_in"), kiosk.story());
    kiosk.touch("test_scanner");
    REQUIRE_MESSAGE(kiosk.shows("scanner_test"), kiosk.story());
    kiosk.press("Escape");
    CHECK(kiosk.shows("welcome"));
    CHECK(sample.lanyard({"verify"}).status == 0);
    CHECK(desk.log().find("294715") == std::string::npos);
}

TEST_CASE("by touch alone: a badge of the staff asks for its own PIN, and signing out locks the desk") {
    const SampleEvent sample;
    const auto ruth = sample.attendee("eisenberg");
    add_staff(sample, "Ruth Eisenberg", "294715", {"--role", "organiser", "--attendee", ruth["id"]});
    add_staff(sample, "Nick Pendry", "581936");
    const VirtualScreen screen{1920, 1080};
    KioskSession desk(screen, sample.folder(), sample.file("desk"),
                      {"--role", "desk", "--window", "1920x1080"});
    REQUIRE_MESSAGE(desk.shows("staff_pin", "asking"), desk.story());
    desk.scan(ruth["codes"][0]);
    REQUIRE_MESSAGE(desk.says("sentence", "Ruth Eisenberg"), desk.story());
    const auto touches_pin = [&](const std::string& pin) {
        for (const char digit : pin) desk.touch(std::string("key_") + digit);
        desk.touch("enter");
    };
    touches_pin("581936");
    REQUIRE_MESSAGE(desk.shows("staff_pin", "wrong"), desk.story());
    touches_pin("294715");
    REQUIRE_MESSAGE(desk.shows("desk"), desk.story());
    CHECK(desk.says("band", "Ruth Eisenberg"));
    screen.hold(40, 20, 3600);
    REQUIRE_MESSAGE(desk.shows("staff_menu"), desk.story());
    desk.touch("sign_out");
    CHECK_MESSAGE(desk.shows("staff_pin"), desk.story());
}
