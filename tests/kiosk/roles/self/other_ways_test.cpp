// Where a code does not help there is another way, and the first screen says so before anybody tries.
#include <doctest/doctest.h>

#include "tests/kiosk/roles/self/kiosk_at_hand.h"

using namespace lanyard;

namespace {

void show(KioskAtHand& kiosk, const Decided& decided) {
    kiosk.service.take_code("CODE", kiosk.now);
    Decided now = decided;
    now.request = kiosk.newest();
    kiosk.service.take(RoleNews{SelfNews(now)}, kiosk.now);
}

std::string instruction(KioskAtHand& kiosk) {
    return find_widget(kiosk.draw(), "instruction").label;
}

}  // namespace

TEST_CASE("a code that nobody knows offers to find oneself by name, where the event does") {
    KioskAtHand kiosk;
    show(kiosk, kiosk.decided(Verdict::unknown, "Zainab", 1));
    CHECK(kiosk.screen() == "verdict/unknown");
    kiosk.touch("find_my_name");
    CHECK(kiosk.screen() == "find_me/asking");
    kiosk.touch("back");
    CHECK(kiosk.screen() == "welcome/starting");

    KioskAtHand without;
    without.facts.config.find_by = FindBy::off;
    without.open();
    show(without, without.decided(Verdict::unknown, "Zainab", 1));
    CHECK(find_widget(without.draw(), "find_my_name").id.empty());
    CHECK_FALSE(find_widget(without.draw(), "get_help").id.empty());
}

TEST_CASE("without its camera a kiosk says Find my name first, and the desk second") {
    KioskAtHand kiosk;
    kiosk.service.take(CameraNews{CameraState::missing, true}, kiosk.now);
    CHECK(instruction(kiosk) == "Please touch Find my name");
    CHECK(find_widget(kiosk.draw(), "sources").label == "Or go to the registration desk.");
    kiosk.facts.config.find_by = FindBy::off;
    kiosk.open();
    CHECK(instruction(kiosk) == "Please go to the registration desk");
}

TEST_CASE("before the doors open and after they close the first screen says so") {
    KioskAtHand kiosk;
    CHECK(instruction(kiosk).find("Show your QR code") == 0);
    const Instant ten_to_nine = instant_from_ms(made_up::ten_to_nine);
    kiosk.facts.config.opens = ten_to_nine + Milliseconds(8 * 60'000);
    kiosk.open();
    CHECK(instruction(kiosk) == "Check-in opens at 09:00. Please show your code again then.");
    kiosk.facts.config.opens = ten_to_nine - Milliseconds(60'000);
    kiosk.facts.config.closes = ten_to_nine - Milliseconds(1000);
    kiosk.open();
    CHECK(instruction(kiosk) == "Check-in has closed");
    CHECK(find_widget(kiosk.draw(), "sources").label.find("registration desk") != std::string::npos);
}

TEST_CASE("who gets no badge is told what there is instead, where the event says it") {
    KioskAtHand kiosk;
    Decided helper = kiosk.decided(Verdict::admitted, "Dilys", 1);
    helper.outcome.badge = BadgeSetting::none;
    helper.outcome.print_job = 0;
    helper.outcome.attendee->ticket_type = "Helper";
    show(kiosk, helper);
    CHECK(find_widget(kiosk.draw(), "printing").label == "Please take your sash at the desk");
    helper.outcome.attendee->ticket_type = "Another";
    helper.outcome.attendee->id = "another";
    show(kiosk, helper);
    CHECK(find_widget(kiosk.draw(), "printing").id.empty());
}

TEST_CASE("another person's verdict begins with its first page") {
    KioskAtHand kiosk;
    kiosk.touch("larger_text");
    kiosk.touch("larger_text");
    kiosk.touch("lower_screen");
    Decided long_day = kiosk.decided(Verdict::admitted, "Zainab", 1);
    for (int i = 0; i < 12; ++i)
        long_day.day.next.push_back(
            made_up::told("Workshop " + std::to_string(i) + ": a title that is long", 55, 130, "room-1"));
    show(kiosk, long_day);
    REQUIRE(find_widget(kiosk.draw(), "more_words").value.substr(0, 2) == "1/");
    kiosk.touch("more_words");
    CHECK(find_widget(kiosk.draw(), "more_words").value.substr(0, 2) == "2/");
    long_day.outcome.attendee->id = "Amara";
    show(kiosk, long_day);
    CHECK(find_widget(kiosk.draw(), "more_words").value.substr(0, 2) != "2/");
}
