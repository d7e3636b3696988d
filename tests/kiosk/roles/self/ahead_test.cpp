// Verdicts are drawn ahead while nobody stands there, so that the first person waits no longer than others.
#include <doctest/doctest.h>

#include "tests/kiosk/roles/self/kiosk_at_hand.h"

using namespace lanyard;

namespace {

// How many letters and icons had to be made for the verdict's first picture.
std::size_t made_for_verdict(KioskAtHand& kiosk) {
    kiosk.service.take_code("CODE", kiosk.now);
    Decided decided = kiosk.decided(Verdict::admitted, "Zainab", kiosk.newest());
    kiosk.service.take(RoleNews{SelfNews(decided)}, kiosk.now);
    const std::size_t before = kiosk.drawing.textures.live.size();
    CHECK(kiosk.screen() == "verdict/admitted");
    return kiosk.drawing.textures.live.size() - before;
}

}  // namespace

TEST_CASE("of a verdict that was drawn ahead only what is this person's is made when it is shown") {
    KioskAtHand hurried;
    const std::size_t all = made_for_verdict(hurried);
    KioskAtHand kiosk;
    for (std::size_t i = 0; i < SelfService::most_prepared; ++i) {
        CHECK(kiosk.service.is_stale(kiosk.now));
        (void)kiosk.draw();
    }
    (void)kiosk.draw();
    CHECK_FALSE(kiosk.service.is_stale(kiosk.now));
    const std::size_t theirs = made_for_verdict(kiosk);
    MESSAGE("made for the first verdict: ", all, ", drawn ahead: ", theirs);
    CHECK(theirs * 2 < all);
    CHECK(theirs <= 8);
}

TEST_CASE("nothing is drawn ahead while somebody touches, and anew for who reads larger letters") {
    KioskAtHand kiosk;
    for (int i = 0; i < 6; ++i) (void)kiosk.draw();
    kiosk.touch("larger_text");
    CHECK_FALSE(kiosk.service.is_stale(kiosk.now));
    kiosk.now += SelfService::prepares_after;
    CHECK(kiosk.service.is_stale(kiosk.now));
}
