// The way in for staff in front of a self-service kiosk: nothing of it stays for the next attendee.
#include "roles/staff_gate/staff_gate.h"

#include <doctest/doctest.h>

#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

struct Gate {
    Drawing drawing;
    std::vector<GateRequest> asked;
    Milliseconds now{1000};
    StaffGate gate;

    explicit Gate(bool has_staff, bool locks)
        : gate(
              [this](long long, const Request& what) {
                  asked.push_back(*what.as<GateRequest>());
                  return true;
              },
              locks) {
        gate.begin(has_staff, 250, now);
    }
    UiScreen draw(UiInput input = {}) {
        return drawing.frame(input, [&](Ui& ui) { gate.draw(ui, now, "08:52"); });
    }
    void touch(std::string_view id) {
        const Widget widget = find_widget(draw(), id);
        REQUIRE_MESSAGE(!widget.id.empty(), id);
        draw({widget.rect.middle(), true, false, UiKey::none});
        draw({widget.rect.middle(), false, true, UiKey::none});
    }
    void answer(GateNews::What what, const std::string& name = {}) {
        GateNews news;
        news.what = what;
        news.has_staff = true;
        news.name = name;
        news.person = what == GateNews::What::badge ? "ada" : "";
        gate.take(news, now);
    }
};

}  // namespace

TEST_CASE("without staff the corner leads to the menu at once, and the scanner's test is one touch away") {
    Gate gate(false, false);
    CHECK_FALSE(gate.gate.stands());
    gate.gate.open(gate.now);
    CHECK(gate.draw().screen == "staff_menu");
    gate.touch("test_scanner");
    CHECK(gate.gate.takes_scanner_test());
    CHECK_FALSE(gate.gate.takes_scanner_test());
    CHECK_FALSE(gate.gate.stands());
}

TEST_CASE("by touch alone: six digits, Open; one erased; then the menu, and nobody stays signed in") {
    Gate gate(true, false);
    gate.gate.open(gate.now);
    CHECK(gate.draw().screen == "staff_pin");
    for (const char* key : {"key_2", "key_9", "key_4", "key_8", "key_erase", "key_7", "key_1", "key_5"})
        gate.touch(key);
    CHECK(find_widget(gate.draw(), "pin").value == "●●●●●●");
    gate.touch("enter");
    CHECK(std::get<OpenWithPin>(gate.asked.back()).pin == "294715");
    gate.answer(GateNews::What::signed_in, "Ruth");
    CHECK(gate.draw().screen == "staff_menu");
    CHECK(find_widget(gate.draw(), "who").label == "Ruth works here.");
    gate.touch("back");
    CHECK_FALSE(gate.gate.stands());
    CHECK(std::holds_alternative<SignOut>(gate.asked.back()));
    gate.gate.open(gate.now);
    CHECK(gate.draw().screen == "staff_pin");
}

TEST_CASE("a badge of the staff is asked for its own PIN, and a pad that is left goes away") {
    Gate gate(true, false);
    gate.gate.open(gate.now);
    gate.gate.take_code("BADGE", gate.now);
    CHECK(std::get<OpenWithBadge>(gate.asked.back()).code == "BADGE");
    gate.answer(GateNews::What::badge, "Ada");
    CHECK(find_widget(gate.draw(), "sentence").label == "The PIN of Ada, please.");
    for (const char* key : {"key_2", "key_9", "key_4", "key_7", "key_1", "key_5"}) gate.touch(key);
    gate.touch("enter");
    CHECK(std::get<OpenWithPin>(gate.asked.back()).person == "ada");
    gate.now += StaffGate::closes_after;
    CHECK(gate.gate.is_stale(gate.now));
    CHECK_FALSE(gate.gate.stands());
}

TEST_CASE("a locked desk has nothing to go back to") {
    Gate gate(true, true);
    CHECK(gate.gate.stands());
    CHECK(find_widget(gate.draw(), "back").id.empty());
    gate.draw({{}, false, false, UiKey::back});
    CHECK(gate.gate.stands());
    gate.answer(GateNews::What::signed_in, "Ruth");
    CHECK_FALSE(gate.gate.stands());
    CHECK_FALSE(gate.gate.is_organiser());
}

TEST_CASE("a new roll is one touch of the menu, and said when it is counted") {
    Gate gate(false, false);
    gate.gate.open(gate.now);
    CHECK(find_widget(gate.draw(), "new_roll").label == "New roll of 250");
    CHECK(find_widget(gate.draw(), "roll").id.empty());
    gate.touch("new_roll");
    CHECK(std::get<LayInNewRoll>(gate.asked.back()).labels == 250);
    gate.answer(GateNews::What::roll_laid_in);
    gate.gate.begin(false, 250, gate.now);
    CHECK(find_widget(gate.draw(), "roll").label == "A new roll of 250 labels is counted from now on.");
    gate.gate.begin(false, 0, gate.now);
    CHECK(find_widget(gate.draw(), "new_roll").id.empty());
}
