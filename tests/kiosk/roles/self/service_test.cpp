// What stands on the kiosk's screen, as codes, verdicts, badges, touches and time come in.
#include "roles/self/service.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"
#include "tests/sanitized.h"

using namespace lanyard;

namespace {

struct Kiosk {
    Drawing drawing;
    std::vector<Request> asked;
    bool desk_takes = true;
    Milliseconds now{1000};
    SelfService service{drawing.textures, true, [this](long long, const Request& what) {
                            if (desk_takes) asked.push_back(what);
                            return desk_takes;
                        }};

    Kiosk() {
        EventFacts facts = made_up::facts();
        facts.clock = EventClock(instant_from_ms(made_up::ten_to_nine), 1e-9);
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
    }
    UiScreen draw(const UiInput& input = {}) {
        return drawing.frame(Theme(1080, 1920, usual_panel(1080, 1920), 0, service.choices()), input,
                             [&](Ui& ui) { service.draw(ui, now); });
    }
    void touch(std::string_view id) {
        const Point at = find_widget(draw(), id).rect.middle();
        draw({at, true, false, UiKey::none});
        draw({at, false, true, UiKey::none});
    }
    void decide(long long request, Verdict verdict, const std::string& name) {
        Decided decided = made_up::decided(verdict, made_up::attendee(name, "Jones"));
        decided.request = request;
        decided.outcome.attendee->id = name;
        decided.outcome.print_job = request;
        service.take(RoleNews{SelfNews(decided)}, now);
    }
    void pass(int seconds) { now += std::chrono::seconds(seconds); }
    // While nobody is there, verdicts are drawn ahead.
    void draw_ahead() {
        pass(2);
        for (std::size_t i = 0; i < SelfService::most_prepared; ++i) draw();
    }
};

}  // namespace

TEST_CASE("before the event is open it says so, and codes are not taken") {
    Drawing drawing;
    int scans = 0;
    SelfService service(drawing.textures, false, [&](long long, const Request&) { return ++scans > 0; });
    const auto draw = [&] { return drawing.frame({}, [&](Ui& ui) { service.draw(ui, Milliseconds(0)); }); };
    CHECK(draw().state == "starting");
    service.take_code("ABC", Milliseconds(0));
    CHECK(scans == 0);
    service.take(EventTrouble{machine_error("it is read-only", "/srv/event", "Make it writable")},
                 Milliseconds(0));
    const UiScreen trouble = draw();
    CHECK(trouble.screen == "trouble");
    CHECK(find_widget(trouble, "what").label == "Please come to the desk");
    CHECK(find_widget(trouble, "remedy").label == "Somebody of the staff has to look at this screen.");
    REQUIRE(service.trouble());
    service.take(EventReady{std::make_shared<const EventFacts>(made_up::facts())}, Milliseconds(0));
    CHECK(draw().screen == "welcome");
    CHECK(!service.trouble());
}

TEST_CASE("a code leads to its verdict, and the verdict home") {
    Kiosk kiosk;
    kiosk.service.take(CodeRead{"CODE-1"}, kiosk.now);
    REQUIRE(kiosk.asked.size() == 1);
    CHECK(std::get<ScanCode>(*kiosk.asked[0].as<SelfRequest>()).text == "CODE-1");
    CHECK(kiosk.draw().screen == "welcome");
    kiosk.decide(1, Verdict::admitted, "Zainab");
    CHECK(find_widget(kiosk.draw(), "name").value == "Zainab");
    CHECK(find_widget(kiosk.draw(), "clears").value == "20");
    kiosk.pass(19);
    CHECK(find_widget(kiosk.draw(), "clears").value == "1");
    kiosk.pass(1);
    CHECK(kiosk.draw().screen == "welcome");
}

TEST_CASE("a touch keeps the verdict, Done ends it, Escape too") {
    Kiosk kiosk;
    kiosk.decide(1, Verdict::admitted, "Zainab");
    kiosk.pass(15);
    kiosk.draw({{5, 5}, true, false, UiKey::none});
    CHECK(find_widget(kiosk.draw(), "clears").value == "20");
    kiosk.pass(15);
    CHECK(kiosk.draw().screen == "verdict");
    kiosk.touch("done");
    CHECK(kiosk.draw().screen == "welcome");
    kiosk.decide(2, Verdict::unknown, "Zainab");
    kiosk.draw({{}, false, false, UiKey::back});
    CHECK(kiosk.draw().screen == "welcome");
}

TEST_CASE("the next person's verdict replaces the one that stands at once, with a countdown of its own") {
    Kiosk kiosk;
    kiosk.decide(1, Verdict::admitted, "Zainab");
    kiosk.pass(12);
    kiosk.decide(2, Verdict::already_in, "Olha");
    const UiScreen screen = kiosk.draw();
    CHECK(screen.state == "already_in");
    CHECK(find_widget(screen, "clears").value == "20");
}

TEST_CASE("a misread stands for a short while only") {
    Kiosk kiosk;
    kiosk.decide(1, Verdict::misread, "Zainab");
    CHECK(find_widget(kiosk.draw(), "clears").value == "8");
}

TEST_CASE("a badge's picture belongs to its scan, and is gone with the person") {
    Kiosk kiosk;
    const Pixels pixels{30, 20, std::vector<std::uint8_t>(30 * 20 * 4, 255)};
    const auto textures = [&] { return kiosk.drawing.textures.live.size(); };
    kiosk.decide(2, Verdict::admitted, "Zainab");
    kiosk.draw();
    const auto before = textures();
    kiosk.service.take(RoleNews{SelfNews(BadgeDrawn{1, pixels})}, kiosk.now);
    CHECK(textures() == before);
    kiosk.service.take(RoleNews{SelfNews(BadgeDrawn{2, pixels})}, kiosk.now);
    CHECK(textures() == before + 1);
    kiosk.decide(3, Verdict::admitted, "Olha");
    CHECK(textures() == before);
}

TEST_CASE("printing is told of this person's job, also when the news came first") {
    Kiosk kiosk;
    kiosk.service.take(PrintNews{1, "", PrintState::printed, ""}, kiosk.now);
    kiosk.service.take(PrintNews{9, "", PrintState::failed, ""}, kiosk.now);
    kiosk.decide(1, Verdict::admitted, "Zainab");
    CHECK(find_widget(kiosk.draw(), "printing").label == "Your badge is printed");
}

TEST_CASE("larger text and contrast are switches, and are put back for the next person") {
    Kiosk kiosk;
    kiosk.touch("larger_text");
    kiosk.touch("contrast");
    CHECK(kiosk.service.choices() == Choices{1, true});
    CHECK(find_widget(kiosk.draw(), "contrast").checked == true);
    kiosk.decide(1, Verdict::admitted, "Zainab");
    kiosk.draw();
    CHECK(kiosk.service.choices() == Choices{1, true});
    kiosk.pass(20);
    kiosk.draw();
    CHECK(kiosk.service.choices() == Choices{});

    kiosk.touch("contrast");
    kiosk.draw_ahead();
    kiosk.pass(37);
    CHECK(!kiosk.service.is_stale(kiosk.now));
    kiosk.pass(20);
    CHECK(kiosk.service.is_stale(kiosk.now));
    CHECK(find_widget(kiosk.draw(), "date").label == "Clears in 1 s. Touch to keep.");
    kiosk.pass(1);
    CHECK(kiosk.service.is_stale(kiosk.now));
    CHECK(kiosk.service.choices() == Choices{});
}

TEST_CASE("your data opens, goes back, and is left alone for a minute at most") {
    Kiosk kiosk;
    kiosk.touch("your_data");
    const UiScreen screen = kiosk.draw();
    CHECK(screen.screen == "your_data");
    CHECK(find_widget(screen, "notice").label.find("The organiser keeps") == 0);
    kiosk.touch("back");
    CHECK(kiosk.draw().screen == "welcome");
    kiosk.touch("your_data");
    kiosk.pass(60);
    CHECK(kiosk.draw().screen == "welcome");
}

TEST_CASE("an event without a notice has no button for it") {
    Kiosk kiosk;
    EventFacts facts = made_up::facts();
    facts.config.privacy_notice.clear();
    kiosk.service.take(EventReady{std::make_shared<const EventFacts>(facts)}, kiosk.now);
    CHECK(find_widget(kiosk.draw(), "your_data").id.empty());
}

TEST_CASE("only a slow verdict is announced, and a full desk loses the code and not the kiosk") {
    Kiosk kiosk;
    kiosk.service.take(CameraNews{CameraState::looking, true}, kiosk.now);
    kiosk.service.take_code("CODE", kiosk.now);
    CHECK(kiosk.draw().state == "looking");
    kiosk.now += Deciding::quick_enough + Milliseconds(1);
    CHECK(kiosk.service.is_stale(kiosk.now));
    CHECK(kiosk.draw().state == "checking");
    kiosk.decide(1, Verdict::misread, "Zainab");
    kiosk.pass(8);
    CHECK(kiosk.draw().state == "looking");
    kiosk.desk_takes = false;
    kiosk.service.take_code("CODE", kiosk.now);
    kiosk.now += Deciding::quick_enough + Milliseconds(1);
    CHECK(kiosk.draw().state == "looking");
}

TEST_CASE("no verdict stands while another code is being decided, however long that takes") {
    Kiosk kiosk;
    kiosk.service.take(CameraNews{CameraState::looking, true}, kiosk.now);
    kiosk.service.take_code("CODE", kiosk.now);
    kiosk.decide(1, Verdict::admitted, "Zainab");
    CHECK(kiosk.draw().state == "admitted");
    kiosk.service.take_code("SECOND", kiosk.now);
    kiosk.service.take_code("THIRD", kiosk.now);
    kiosk.now += Deciding::quick_enough + Milliseconds(1);
    CHECK(kiosk.service.is_stale(kiosk.now));
    CHECK(kiosk.draw().screen == "welcome");
    CHECK(kiosk.draw().state == "checking");
    // Nor the one that is known before the newest.
    kiosk.decide(2, Verdict::could_not_check, "Zainab");
    CHECK(kiosk.draw().screen == "welcome");
    kiosk.decide(3, Verdict::could_not_check, "Zainab");
    CHECK(kiosk.draw().screen == "verdict");
}

TEST_CASE("a camera that fails is said, and taken back when it returns") {
    Kiosk kiosk;
    CHECK(kiosk.draw().state == "starting");
    kiosk.service.take(CameraNews{CameraState::looking, true}, kiosk.now);
    CHECK(kiosk.draw().state == "looking");
    CHECK(kiosk.service.camera_is_live());
    kiosk.service.take(CameraNews{CameraState::missing, true}, kiosk.now);
    const UiScreen screen = kiosk.draw();
    CHECK(screen.state == "camera_trouble");
    CHECK(find_widget(screen, "hint").label == "The camera is not connected. Please go to the desk.");
    kiosk.service.take(CameraNews{CameraState::looking, true}, kiosk.now);
    CHECK(kiosk.draw().state == "looking");
    for (const auto& [state, words] : {std::pair{CameraState::black, "Is something in front of it?"},
                                       {CameraState::frozen, "stands still"}}) {
        kiosk.service.take(CameraNews{state, true}, kiosk.now);
        CHECK(kiosk.draw().state == "camera_trouble");
        CHECK(find_widget(kiosk.draw(), "hint").label.find(words) != std::string::npos);
    }
}

TEST_CASE("what would help is said in the camera's box, one thing at a time") {
    Kiosk kiosk;
    kiosk.service.take(CameraNews{CameraState::looking, true}, kiosk.now);
    std::set<std::string> said;
    for (const ScanHint hint :
         {ScanHint::none, ScanHint::come_closer, ScanHint::further_away, ScanHint::hold_still,
          ScanHint::brightness_up, ScanHint::tilt_away, ScanHint::not_a_qr_code}) {
        kiosk.service.take_sight({{}, false, hint}, kiosk.now);
        said.insert(find_widget(kiosk.draw(), "hint").label);
    }
    CHECK(said.size() == scan_hints);
}

TEST_CASE("where the lens is: as the event says of this point, and the command line over it") {
    Kiosk kiosk;
    kiosk.service.take(CameraNews{CameraState::looking, true}, kiosk.now);
    CHECK(find_widget(kiosk.draw(), "lens").id.empty());
    EventFacts facts = made_up::facts();
    facts.point.camera_at = CameraPlace::above;
    kiosk.service.take(EventReady{std::make_shared<const EventFacts>(facts)}, kiosk.now);
    CHECK(find_widget(kiosk.draw(), "lens").label == "↑ Camera");
    CHECK(find_widget(kiosk.draw(), "instruction").label.find("above") != std::string::npos);
    kiosk.service.lens_is(CameraPlace::left);
    CHECK(find_widget(kiosk.draw(), "lens").label == "← Camera");
}

TEST_CASE("a picture is stale only when its words are") {
    Kiosk kiosk;
    kiosk.draw();
    CHECK(!kiosk.service.is_stale(kiosk.now));
    kiosk.draw_ahead();
    kiosk.pass(3);
    CHECK(!kiosk.service.is_stale(kiosk.now));
    kiosk.decide(1, Verdict::admitted, "Zainab");
    kiosk.draw();
    kiosk.now += Milliseconds(999);
    CHECK(!kiosk.service.is_stale(kiosk.now));
    kiosk.now += Milliseconds(1);
    CHECK(kiosk.service.is_stale(kiosk.now));
}

TEST_CASE("the loop may sleep until the countdown's next second, or a second") {
    Kiosk kiosk;
    CHECK(kiosk.service.quiet_for(kiosk.now) == Milliseconds(1000));
    kiosk.decide(1, Verdict::admitted, "Zainab");
    CHECK(kiosk.service.quiet_for(kiosk.now) == Milliseconds(1000));
    CHECK(kiosk.service.quiet_for(kiosk.now + Milliseconds(250)) == Milliseconds(750));
    CHECK(kiosk.service.quiet_for(kiosk.now + Milliseconds(19999)) == Milliseconds(1));
    kiosk.service.take_code("CODE", kiosk.now);
    CHECK(kiosk.service.quiet_for(kiosk.now) == Deciding::quick_enough + Milliseconds(1));
}

TEST_CASE("a thousand visits leave no texture behind") {
    constexpr long long visits = is_sanitized ? 100 : 1000;
    Kiosk kiosk;
    kiosk.draw_ahead();
    const Pixels pixels{30, 20, std::vector<std::uint8_t>(30 * 20 * 4, 255)};
    std::size_t after_first = 0;
    for (long long visit = 1; visit <= visits; ++visit) {
        kiosk.decide(visit, Verdict::admitted, "Zainab");
        kiosk.service.take(RoleNews{SelfNews(BadgeDrawn{visit, pixels})}, kiosk.now);
        kiosk.draw();
        kiosk.pass(20);
        kiosk.draw();
        if (visit == 1) after_first = kiosk.drawing.textures.live.size();
    }
    CHECK(kiosk.drawing.textures.live.size() <= after_first + 2);
}
