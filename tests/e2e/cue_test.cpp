// What the operator does at the cue, as the hall sees and hears it: panic by two presses, another place in
// the film, Skip taken back, and how loud it is.
#include <doctest/doctest.h>

#include "tests/e2e/stage_hall.h"

using namespace lanyard;

namespace {

bool waits_for_go(KioskSession& stage, KioskSession& cue) {
    return cue.shows("cue", "armed") && stage.shows("stage", "armed");
}

}  // namespace

TEST_CASE(
    "the film is seen in its own shape on the stage's ground, and panic covers it by its second press") {
    const ColouredMessage film;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    KioskSession stage = role(hall, film.sample, "stage", "2017-11-10T09:59:58Z");
    KioskSession cue = role(table, film.sample, "cue", "2017-11-10T09:59:58Z");
    REQUIRE_MESSAGE(waits_for_go(stage, cue), (stage.story() + cue.story()));
    const auto ground = seen_at(hall, 20, 360);
    CHECK(ground != seen_red);
    cue.press("space");
    REQUIRE_MESSAGE(comes_to_be_seen(hall, seen_red), stage.story());
    // 4:3 leaves 160 pixels on each side.
    CHECK(seen_at(hall, 170, 360) == seen_red);
    CHECK(seen_at(hall, 1108, 4) == seen_red);
    CHECK(seen_at(hall, 150, 360) == ground);
    CHECK(seen_at(hall, 1130, 714) == ground);

    cue.press("Escape");
    CHECK_MESSAGE(says(cue, "panic", "Once more"), cue.story());
    CHECK(stage.tree()["state"] == "playing");
    CHECK(seen_at(hall, 640, 360) == seen_red);
    cue.press("Escape");
    REQUIRE_MESSAGE(stage.shows("stage", "held"), stage.story());
    CHECK_MESSAGE(wait_until([&] { return seen_at(hall, 300, 40) == ground; }), stage.story());
    CHECK(stage.widget("card"));
    CHECK_MESSAGE(says(cue, "audience", "holding card"), cue.story());
    cue.press("u");
    REQUIRE_MESSAGE(stage.shows("stage", "playing"), stage.story());
    CHECK_MESSAGE(comes_to_be_seen(hall, seen_red), stage.story());
}

TEST_CASE("a key and a touch on the bar move the film by its place; Skip taken back goes on where it was") {
    const ColouredMessage film;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    KioskSession stage = role(hall, film.sample, "stage", "2017-11-10T09:59:58Z");
    KioskSession cue = role(table, film.sample, "cue", "2017-11-10T09:59:58Z");
    REQUIRE_MESSAGE(waits_for_go(stage, cue), (stage.story() + cue.story()));
    cue.press("space");
    REQUIRE_MESSAGE(comes_to_be_seen(hall, seen_red), stage.story());
    cue.press("h");
    REQUIRE_MESSAGE(stage.shows("stage", "held"), stage.story());
    const int held_at = second_of(stage);
    for (const int seconds : {10, 20}) {
        cue.press("Right");
        CHECK_MESSAGE(
            stage.wait_for([&](const nlohmann::json&) { return second_of(stage) == held_at + seconds; }),
            stage.story());
    }
    CHECK_MESSAGE(comes_to_be_seen(hall, seen_green), stage.story());
    REQUIRE_MESSAGE(cue.widget("position"), cue.story());
    const auto bar = (*cue.widget("position"))["rect"].get<std::vector<double>>();
    table.touch(static_cast<int>(bar[0] + bar[2] * 0.75), static_cast<int>(bar[1] + bar[3] / 2));
    CHECK_MESSAGE(comes_to_be_seen(hall, seen_blue), stage.story());
    CHECK(second_of(stage) == doctest::Approx(0.75 * 57).epsilon(0.05));
    cue.press("s");
    REQUIRE_MESSAGE(stage.shows("stage", "ended"), stage.story());
    CHECK_FALSE(seen_at(hall, 640, 360) == seen_blue);
    cue.press("u");
    REQUIRE_MESSAGE(stage.shows("stage", "held"), stage.story());
    CHECK_MESSAGE(comes_to_be_seen(hall, seen_blue), stage.story());
}

TEST_CASE("the volume set at the cue is that of the hall") {
    if (!is_installed("pulseaudio") || !is_installed("parec")) {
        MESSAGE("SKIPPED: pulseaudio is not installed, so nobody can listen");
        return;
    }
    const ColouredMessage film;
    const SoundCard card(film.sample);
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    KioskSession stage = role(hall, film.sample, "stage", "2017-11-10T09:59:58Z", card.words());
    KioskSession cue = role(table, film.sample, "cue", "2017-11-10T09:59:58Z");
    REQUIRE_MESSAGE(waits_for_go(stage, cue), (stage.story() + cue.story()));
    CHECK(card.heard_db() < -90);
    cue.press("space");
    REQUIRE_MESSAGE(comes_to_be_seen(hall, seen_red), stage.story());
    const double loud = -23;  // as every film is played
    CHECK(wait_until([&] { return card.heard_db() > loud - 3; }));
    const double before = card.heard_db();
    CHECK(before == doctest::Approx(loud).epsilon(0.12));
    for (int i = 1; i <= 2; ++i) {
        const std::string words = "−" + std::to_string(3 * i) + " dB";
        cue.press("minus");
        REQUIRE_MESSAGE(says(cue, "volume", words), cue.story());
    }
    CHECK(wait_until([&] { return std::abs(card.heard_db() - (before - 6)) < 1; }));
}
