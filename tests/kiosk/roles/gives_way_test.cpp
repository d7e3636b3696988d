// The way out stands over whatever a kiosk or a board shows, and what was there comes back.
#include "roles/gives_way.h"

#include <doctest/doctest.h>

#include <set>

#include "roles/board/service.h"
#include "roles/self/service.h"
#include "tests/folders.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/made_up.h"

using namespace lanyard;

namespace {

const Instant now_at_event = instant_from_ms(made_up::ten_to_nine);

struct InFront {
    Drawing drawing;
    Milliseconds now{1000};
    int scans = 0;
    GivesWay service;

    explicit InFront(bool is_kiosk)
        : service(is_kiosk ? std::unique_ptr<Role>(std::make_unique<SelfService>(
                                 drawing.textures, false,
                                 [this](long long, const Request&) { return ++scans > 0; }))
                           : std::make_unique<BoardService>(""),
                  (program_folder() / "languages").string(), is_kiosk) {
        EventFacts facts = made_up::facts();
        facts.clock = EventClock(now_at_event, 1e-9);
        facts.config.evacuation.assembly_point = "Hornton Street";
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
        draw();
    }
    UiScreen draw() {
        return drawing.frame(Theme(1080, 1920, usual_panel(1080, 1920), 0, service.choices()), {},
                             [&](Ui& ui) { service.draw(ui, now); });
    }
    void told(bool evacuating, std::vector<Announcement> announcements = {}) {
        NoticesNews news;
        if (evacuating) news.evacuation = Evacuation{{"a"}, now_at_event, "desk"};
        news.announcements = std::make_shared<const std::vector<Announcement>>(std::move(announcements));
        service.take(news, now);
    }
};

Announcement said(const std::string& text) {
    return {"a", text, {}, now_at_event, now_at_event + Milliseconds(600'000), now_at_event, "desk"};
}

}  // namespace

TEST_CASE("a kiosk shows the way out in the event's languages, takes no code, and goes on afterwards") {
    InFront kiosk(true);
    CHECK(kiosk.draw().screen == "welcome");
    kiosk.told(true);
    CHECK(kiosk.service.is_stale(kiosk.now));
    const UiScreen out = kiosk.draw();
    CHECK(out.screen == "evacuation");
    CHECK(find_widget(out, "heading").label == "Please leave the building now");
    CHECK(find_widget(out, "heading_2").label == "Veuillez quitter le bâtiment immédiatement");
    CHECK(find_widget(out, "heading_3").label == "Gadewch yr adeilad nawr");
    CHECK(find_widget(out, "meet").label == "Meet here: Hornton Street");
    CHECK_FALSE(find_widget(out, "later").label.empty());
    CHECK(kiosk.service.take_sound() == Sound::refused);
    CHECK_FALSE(kiosk.service.take_sound());
    // It stands still: nothing is drawn again by time alone.
    kiosk.now += Milliseconds(65'000);
    CHECK_FALSE(kiosk.service.is_stale(kiosk.now));
    kiosk.service.take_code("ABC", kiosk.now);
    kiosk.service.take(CodeRead{"ABC"}, kiosk.now);
    CHECK(kiosk.scans == 0);
    CHECK_FALSE(kiosk.service.has_staff_corner());
    kiosk.told(false);
    CHECK(kiosk.service.is_stale(kiosk.now));
    CHECK(kiosk.draw().screen == "welcome");
    kiosk.service.take_code("ABC", kiosk.now);
    CHECK(kiosk.scans == 1);
}

TEST_CASE("a verdict that stands is overridden, and a verdict that comes meanwhile is not heard") {
    InFront kiosk(true);
    kiosk.service.take_code("ABC", kiosk.now);
    Decided decided = made_up::decided(Verdict::admitted, made_up::attendee("Zainab", "Jones"));
    kiosk.service.take(RoleNews{SelfNews(decided)}, kiosk.now);
    CHECK(kiosk.draw().screen == "verdict");
    kiosk.told(true);
    CHECK(kiosk.draw().screen == "evacuation");
    (void)kiosk.service.take_sound();
    decided.request = 2;
    kiosk.service.take(RoleNews{SelfNews(decided)}, kiosk.now);
    CHECK(kiosk.draw().screen == "evacuation");
    CHECK_FALSE(kiosk.service.take_sound());
    // Nobody's name waits for whoever comes back first.
    kiosk.now += Milliseconds(65'000);
    (void)kiosk.service.is_stale(kiosk.now);
    kiosk.told(false);
    CHECK(kiosk.draw().screen == "welcome");
}

TEST_CASE("a board shows the way out too, and its announcement again afterwards") {
    InFront board(false);
    board.told(false, {said("Lunch is served")});
    CHECK(board.draw().state == "announcement");
    board.told(true, {said("Lunch is served")});
    const UiScreen out = board.draw();
    CHECK(out.screen == "evacuation");
    CHECK(find_widget(out, "later").id.empty());
    board.told(false, {said("Lunch is served")});
    CHECK(find_widget(board.draw(), "announcement").label == "Lunch is served");
    board.told(false);
    CHECK(board.draw().state != "announcement");
}

TEST_CASE("the welcome says what is announced, in parts where it is long") {
    InFront kiosk(true);
    kiosk.told(false, {said(made_up::long_announcement)});
    CHECK(kiosk.service.is_stale(kiosk.now));
    std::set<std::string> parts;
    std::string all;
    for (int i = 0; i < 20; ++i, kiosk.now += SelfService::shows_part_for) {
        const Widget line = find_widget(kiosk.draw(), "announcement");
        CHECK(line.value == made_up::long_announcement);
        if (parts.insert(line.label).second) all += (all.empty() ? "" : " ") + line.label;
    }
    CHECK(parts.size() > 1);
    for (const std::string word : {"umbrella", "coaches", "plainly"})
        CHECK(all.find(word) != std::string::npos);
}
