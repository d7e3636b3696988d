// What stands at a room's door, as codes, names, keys and answers come in.
#include "roles/door/service.h"

#include <doctest/doctest.h>

#include "screens/staff_keys.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

struct DoorInFront {
    Drawing drawing;
    std::vector<Request> asked;
    Milliseconds now{1000};
    DoorService service{[this](long long, const Request& what) {
        asked.push_back(what);
        return true;
    }};

    explicit DoorInFront(bool has_staff = false) {
        EventFacts facts = made_up::facts();
        facts.config.areas.push_back({"room-1", "Room 1", "room-1"});
        facts.point = {"Room 1 door", "room-1", "", "", "", CameraPlace::unknown, {}};
        facts.clock = EventClock(instant_from_ms(made_up::ten_to_nine), 1e-9);
        facts.has_staff = has_staff;
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
        RoomNow room;
        room.session = made_up::sessions()[1];
        room.inside = 31;
        room.places = 40;
        service.take(RoleNews{RoomNews{0, std::make_shared<const RoomNow>(room)}}, now);
        draw();
    }
    UiScreen draw(UiInput input = {}) {
        return drawing.frame(Theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, service.choices()), input,
                             [&](Ui& ui) { service.draw(ui, now); });
    }
    void key(UiKey key) {
        UiInput input;
        input.pointer = {-1, -1};
        input.key = key;
        draw(input);
    }
    void type(const std::string& text) {
        UiInput input;
        input.text = text;
        draw(input);
    }
    std::string state() { return draw().state; }
    template <class Kind>
    const Kind& last() const {
        return std::get<Kind>(*asked.back().as<RoomRequest>());
    }
    void answer(RoomAnswer answer) {
        service.take(RoleNews{RoomNews{static_cast<long long>(asked.size()), std::move(answer)}}, now);
        draw();
    }
    void passes(Verdict verdict, const std::string& entry = {}) {
        PassedDoor passed;
        passed.asked = last<PassDoor>();
        passed.outcome = made_up::decided(verdict, made_up::attendee("Zainab", "Jones")).outcome;
        passed.outcome.entry = entry;
        if (passed.outcome.attendee)
            passed.outcome.let_in_by = who_may_set_aside(verdict, *passed.outcome.attendee, false);
        answer(passed);
    }
};

}  // namespace

TEST_CASE("numbers that are told: who is in, and how many places are left") {
    DoorInFront door;
    const UiScreen drawn = door.draw();
    CHECK(drawn.screen == "door");
    CHECK(drawn.state == "open");
    CHECK(find_widget(drawn, "people").value == "31");
    CHECK(find_widget(drawn, "places").value == "9");
    // 3 m away: a digit is at least 40 mm high on the usual panel.
    float highest = 0;
    for (const DrawnText& text : drawn.texts)
        if (text.words == "31") highest = text.rect.h;
    CHECK(Theme(1920, 1080, usual_panel(1920, 1080), 0, {}).mm(highest) > 40);
}

TEST_CASE("a scan passes, says who, and is gone again; F4 takes it back") {
    DoorInFront door;
    door.service.take_code("CODE", door.now);
    CHECK(door.last<PassDoor>().code == "CODE");
    CHECK_FALSE(door.last<PassDoor>().leaving);
    door.passes(Verdict::admitted, "entry 1");
    CHECK(door.state() == "admitted");
    CHECK(find_widget(door.draw(), "name").value == "Zainab Jones");
    CHECK(door.service.take_sound() == Sound::admitted);
    door.key(UiKey::f4);
    CHECK(door.last<TakeBackPass>().entry == "entry 1");
    door.answer(PassTakenBack{});
    CHECK(find_widget(door.draw(), "verdict").label == "Taken back");
    CHECK(find_widget(door.draw(), "undo").id.empty());
    door.now += DoorService::tells_for;
    CHECK(door.service.is_stale(door.now));
    CHECK(door.state() == "open");
}

TEST_CASE(
    "a name that was typed as fast as a scanner, and is nobody's code, is no refusal: it is given back") {
    DoorInFront door;
    door.service.take_keyed_code("zainab jones", "zainab jones", door.now);
    CHECK(door.last<PassDoor>().code == "zainab jones");
    door.passes(Verdict::unknown);
    CHECK(door.state() == "open");
    CHECK_FALSE(door.service.take_sound());
    CHECK(door.service.take_typing() == "zainab jones");
}

TEST_CASE("while another code is being decided one moment is said, and who came before stands no more") {
    DoorInFront door;
    door.service.take_code("CODE", door.now);
    door.passes(Verdict::admitted, "entry 1");
    REQUIRE(door.state() == "admitted");
    door.service.take_code("SECOND", door.now);
    door.now += Deciding::quick_enough + Milliseconds(1);
    CHECK(door.service.is_stale(door.now));
    CHECK(door.state() == "checking");
    CHECK(find_widget(door.draw(), "hint").label == "One moment…");
    CHECK(find_widget(door.draw(), "name").id.empty());
    // A third is asked about, too.
    door.service.take_code("THIRD", door.now);
    CHECK(door.last<PassDoor>().code == "THIRD");
    door.passes(Verdict::could_not_check);
    CHECK(door.state() == "could_not_check");
}

TEST_CASE("full: one key asks why they come in all the same; what nobody sets aside has no such key") {
    DoorInFront door;
    door.service.take_code("CODE", door.now);
    door.passes(Verdict::full);
    CHECK(find_widget(door.draw(), "verdict").role == "alert");
    door.key(meaning_of(StaffKey::let_in_anyway).key);
    CHECK(door.draw().screen == "let_in");
    CHECK(find_widget(door.draw(), "note").label == "Every place is taken, or kept for somebody.");
    door.key(UiKey::activate);  // without a reason
    CHECK(door.state() == "not_done");
    CHECK(door.last<PassDoor>().code == "CODE");
    door.key(UiKey::control_1);
    CHECK(door.last<PassDoor>().anyway == "There is room for one more");
    CHECK(door.last<PassDoor>().person == "0123456789abcdef0123");
    door.passes(Verdict::admitted, "entry 2");
    CHECK(door.draw().screen == "door");
    door.service.take_code("OTHER", door.now);
    door.passes(Verdict::replaced);
    CHECK(find_widget(door.draw(), "let_in_anyway").id.empty());
}

TEST_CASE("while it is asked why, nothing clears and the letters are the reason's; Escape leaves it") {
    DoorInFront door;
    door.service.take_code("CODE", door.now);
    door.passes(Verdict::pending);
    door.key(meaning_of(StaffKey::let_in_anyway).key);
    door.now += DoorService::tells_refusal_for + Milliseconds(1);
    door.type("Paid in cash");
    CHECK(find_widget(door.draw(), "reason").value == "Paid in cash");
    door.key(UiKey::activate);
    CHECK(door.last<PassDoor>().anyway == "Paid in cash");
    door.passes(Verdict::pending);
    door.key(meaning_of(StaffKey::let_in_anyway).key);
    door.key(UiKey::back);
    CHECK(door.state() == "pending");
    // Another code is another person.
    door.key(meaning_of(StaffKey::let_in_anyway).key);
    door.service.take_code("OTHER", door.now);
    door.passes(Verdict::admitted, "entry 3");
    CHECK(door.state() == "admitted");
}

TEST_CASE("Ctrl+X turns the door: the next scan goes out") {
    DoorInFront door;
    door.key(meaning_of(StaffKey::in_out).key);
    door.service.take_code("CODE", door.now);
    CHECK(door.last<PassDoor>().leaving);
    door.passes(Verdict::exited, "entry 3");
    CHECK(door.state() == "exited");
    door.key(meaning_of(StaffKey::in_out).key);
    CHECK(find_widget(door.draw(), "in_out").checked == false);
}

TEST_CASE("a name is searched for and Enter lets the one who is chosen pass") {
    DoorInFront door;
    door.type("jo");
    CHECK(door.last<SearchAtDoor>().words == "jo");
    Attendee ann = made_up::attendee("Ann", "Jones"), bea = made_up::attendee("Bea", "Jones");
    ann.id = "ann";
    bea.id = "bea";
    door.answer(FoundAtDoor{"jo", {ann, bea}, 0});
    door.key(UiKey::down);
    door.key(UiKey::activate);
    CHECK(door.last<PassDoor>().person == "bea");
    // One pass at a time.
    const auto asked = door.asked.size();
    door.key(UiKey::activate);
    CHECK(door.asked.size() == asked);
}

TEST_CASE(
    "where the event has staff a door is locked until a PIN opens it, and again when nobody was there") {
    DoorInFront door(true);
    CHECK(door.draw().screen == "staff_pin");
    door.service.take_code("CODE", door.now);
    CHECK(std::holds_alternative<OpenWithBadge>(*door.asked.back().as<GateRequest>()));
    GateNews news;
    news.what = GateNews::What::no_badge;
    news.has_staff = true;
    door.service.take(RoleNews{news}, door.now);
    CHECK(door.state() == "no_badge");
    for (const char* digit : {"2", "9", "4", "7", "1", "5"}) door.type(digit);
    CHECK(find_widget(door.draw(), "pin").value == "●●●●●●");
    door.key(UiKey::activate);
    CHECK(std::get<OpenWithPin>(*door.asked.back().as<GateRequest>()).pin == "294715");
    news.what = GateNews::What::wrong_pin;
    news.wait = Milliseconds(20'000);
    door.service.take(RoleNews{news}, door.now);
    CHECK(door.state() == "wait");
    const auto asked = door.asked.size();
    door.type("2");
    door.key(UiKey::activate);
    CHECK(door.asked.size() == asked);
    door.now += Milliseconds(20'000);
    news.what = GateNews::What::signed_in;
    news.name = "Ruth";
    news.wait = {};
    door.service.take(RoleNews{news}, door.now);
    CHECK(door.draw().screen == "door");
    door.now += StaffGate::signs_out_after;
    CHECK(door.service.is_stale(door.now));
    CHECK(door.draw().screen == "staff_pin");
    CHECK(std::holds_alternative<SignOut>(*door.asked.back().as<GateRequest>()));
}

TEST_CASE("who passed goes with the sign-out, also when the answer comes behind it") {
    DoorInFront door(true);
    GateNews news;
    news.what = GateNews::What::signed_in;
    news.has_staff = true;
    news.name = "Ruth";
    door.service.take(RoleNews{news}, door.now);
    door.service.take_code("CODE", door.now);
    const std::string nobody = door.service.detail();
    door.passes(Verdict::already_in);
    REQUIRE(door.service.detail() != nobody);
    door.now += StaffGate::signs_out_after;
    CHECK(door.service.is_stale(door.now));
    CHECK(door.service.detail() == nobody);
    PassedDoor late;
    late.outcome = made_up::decided(Verdict::already_in, made_up::attendee("Zainab", "Jones")).outcome;
    door.answer(late);
    CHECK(door.service.detail() == nobody);
}

TEST_CASE("the corner opens a menu for whoever is signed in, and for anybody where there is no staff") {
    DoorInFront door;
    door.service.open_staff_menu(door.now);
    CHECK(door.draw().screen == "staff_menu");
    CHECK(door.state() == "open");
    door.key(UiKey::back);
    CHECK(door.draw().screen == "door");
}

TEST_CASE("a search at the door that could not be read says so, and Enter asks again") {
    DoorInFront door;
    door.type("jo");
    door.answer(FoundAtDoor{"jo", {}, 0, machine_error("it is locked", "lanyard.db", "Try again")});
    CHECK(find_widget(door.draw(), "not_read").label.find("it is locked") != std::string::npos);
    CHECK(find_widget(door.draw(), "nobody").id.empty());
    const auto asked = door.asked.size();
    door.key(UiKey::activate);
    REQUIRE(door.asked.size() == asked + 1);
    CHECK(door.last<SearchAtDoor>().words == "jo");
    door.answer(FoundAtDoor{"jo", {}, 0});
    CHECK(find_widget(door.draw(), "not_read").id.empty());
    CHECK(!find_widget(door.draw(), "nobody").id.empty());
}
