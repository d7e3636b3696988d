// What a kiosk counts for the debrief: by screen, and nobody's name.
#include <doctest/doctest.h>

#include "tests/kiosk/roles/self/kiosk_at_hand.h"

using namespace lanyard;

namespace {

KioskCounts counted(const KioskAtHand& kiosk) {
    KioskCounts all;
    for (const Request& asked : kiosk.asked)
        if (const auto* what = asked.as<SelfRequest>())
            if (const auto* keep = std::get_if<KeepCounts>(what)) add_counts(all, keep->counts);
    return all;
}

void touch_nothing(KioskAtHand& kiosk) {
    kiosk.draw({{5, 5}, true, false, UiKey::none});
    kiosk.draw({{5, 5}, false, true, UiKey::none});
}

}  // namespace

TEST_CASE("a touch that hits nothing, a screen left by time and its seconds are counted by screen") {
    KioskAtHand kiosk;
    kiosk.touch("find_my_name");
    touch_nothing(kiosk);
    touch_nothing(kiosk);
    kiosk.now += SelfService::forgets_forms_after;
    CHECK(kiosk.screen() == "welcome/starting");
    const KioskCounts counts = counted(kiosk);
    REQUIRE(counts.count("find_me") == 1);
    CHECK(counts.at("find_me") == ScreenCounts{2, 1, 0, 1, 90, 90});
    CHECK(kiosk_counts_text(counts).find("Jones") == std::string::npos);
}

TEST_CASE("help is counted where it was called, a verdict's visit from its code to home") {
    KioskAtHand kiosk;
    kiosk.touch("get_help");
    CHECK(kiosk.screen() == "get_help/asking");
    kiosk.touch("done");
    kiosk.service.take_code("CODE", kiosk.now);
    kiosk.now += Milliseconds(2000);
    const long long request = kiosk.newest();
    kiosk.service.take(RoleNews{SelfNews{kiosk.decided(Verdict::admitted, "Zainab", request)}}, kiosk.now);
    CHECK(kiosk.screen() == "verdict/admitted");
    kiosk.now += Milliseconds(3000);
    kiosk.touch("done");
    const KioskCounts counts = counted(kiosk);
    CHECK(counts.at("welcome").help_called == 1);
    CHECK(counts.at("verdict") == ScreenCounts{0, 0, 0, 1, 5, 5});
}

TEST_CASE("who only looks at the first screen has gone when they touched it last, and nobody waits for it") {
    KioskAtHand kiosk;
    kiosk.touch("larger_text");
    kiosk.touch("larger_text");
    kiosk.touch("larger_text");
    kiosk.now += SelfService::forgets_after;
    (void)kiosk.draw();
    CHECK(counted(kiosk).at("welcome") == ScreenCounts{0, 0, 0, 1, 0, 0});
}
