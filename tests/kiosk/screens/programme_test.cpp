// The programme's lists, as somebody before the kiosk walks through them.
#include <algorithm>
#include <map>

#include "tests/kiosk/roles/self/kiosk_at_hand.h"

using namespace lanyard;

namespace {

Session session(const std::string& id, const std::string& room, int begins) {
    PlannedSession planned;
    planned.id = id;
    planned.title = "About " + id;
    planned.room = room;
    if (room.empty()) planned.kind = SessionKind::pause;
    planned.start = instant_from_ms(made_up::ten_to_nine + begins * 60'000);
    planned.end = planned.start + Milliseconds(30 * 60'000);
    return {planned, {}, planned.start, planned.end};
}

}  // namespace

TEST_CASE("by room each room has its heading, and what everybody has comes last") {
    KioskAtHand kiosk;
    const std::vector<Session> day = {session("coffee", "", 10), session("families", "room-1", 20),
                                      session("systems", "great-hall", 30),
                                      session("genograms", "room-1", 60)};
    kiosk.service.take(ProgrammeNews{std::make_shared<const std::vector<Session>>(day)}, kiosk.now);
    kiosk.touch("programme");
    kiosk.touch("tab_by_room");
    const UiScreen screen = kiosk.draw();
    std::vector<std::string> order;
    for (const Widget& widget : screen.widgets)
        if (widget.id.rfind("room_", 0) == 0 || widget.id.rfind("session_", 0) == 0)
            order.push_back(widget.id);
    CHECK(order == std::vector<std::string>{"room_great-hall_1", "session_systems", "room_room-1_1",
                                            "session_families", "session_genograms", "room_all_1",
                                            "session_coffee"});
    CHECK(find_widget(screen, "room_great-hall_1").label == "Great Hall");
    CHECK(find_widget(screen, "room_all_1").label == "For everybody");
    CHECK(find_widget(screen, "room_room-1_1").rect.bottom() <=
          find_widget(screen, "session_families").rect.y + 1);
}

namespace {

// A kiosk in the lunch hour of the first of two days with 504 sessions each.
struct LargeEvent : KioskAtHand {
    const std::vector<Session> sessions = made_up::large_programme();
    LargeEvent() {
        facts.clock = EventClock(instant_from_ms(made_up::ten_to_nine + 3 * 3'600'000), 1e-9);
        service.take(EventReady{std::make_shared<const EventFacts>(facts)}, now);
        service.take(ProgrammeNews{std::make_shared<const std::vector<Session>>(sessions)}, now);
        touch("programme");
    }
    std::vector<std::string> ids(const std::string& kind) {
        std::vector<std::string> all;
        for (const Widget& widget : draw().widgets)
            if (widget.id.rfind(kind, 0) == 0) all.push_back(widget.id);
        return all;
    }
};

}  // namespace

TEST_CASE("at a large event every session of every day is reached within four touches, by its room") {
    LargeEvent kiosk;
    std::map<std::string, int> touches;
    const std::pair<const char*, int> ways[] = {{"tab_by_room", 1}, {"day_2017-11-11", 1}};
    for (const auto& [way, first] : ways) {
        kiosk.touch("tab_now");
        kiosk.touch(way);
        REQUIRE(kiosk.screen() == "programme/rooms");
        CHECK(find_widget(kiosk.draw(), "more").id.empty());
        const std::vector<std::string> rooms = kiosk.ids("part_");
        CHECK(rooms.size() == 28);
        // All of them are alike: every fourth is walked through.
        for (std::size_t i = 0; i < rooms.size(); i += 4) {
            kiosk.touch(rooms[i]);
            CHECK(kiosk.screen() == "programme/by_room");
            for (const std::string& session : kiosk.ids("session_")) touches.emplace(session, first + 2);
            for (const std::string& page : kiosk.ids("page_")) {
                kiosk.touch(page);
                for (const std::string& session : kiosk.ids("session_")) touches.emplace(session, first + 3);
            }
            kiosk.touch("back");
        }
    }
    CHECK(touches.size() == kiosk.sessions.size() / 4);
    CHECK(std::all_of(touches.begin(), touches.end(), [](const auto& one) { return one.second <= 4; }));
}

TEST_CASE("a large event's lists begin with what is to come, and say their date and their page") {
    LargeEvent kiosk;
    kiosk.touch("tab_by_room");
    kiosk.touch("part_UB2.110 (Henriot)");
    UiScreen screen = kiosk.draw();
    CHECK(find_widget(screen, "heading").label == "Friday 10 November · UB2.110 (Henriot)");
    // What began at 09:00 is over at 11:52.
    CHECK(kiosk.ids("session_").front() == "session_d0-r0-6");
    CHECK(find_widget(screen, "session_d0-r0-7").label ==
          "About d0-r0-7, Fri 10 Nov, 11:55–12:20 · UB2.110 (Henriot)");
    kiosk.touch("tab_search");
    kiosk.type("reproducible");
    screen = kiosk.draw();
    CHECK(kiosk.ids("session_").front() == "session_d0-r0-11");
    CHECK(find_widget(screen, "page").label.rfind("Page 1 of ", 0) == 0);
    kiosk.touch("more");
    CHECK(find_widget(kiosk.draw(), "page").label.rfind("Page 2 of ", 0) == 0);
    // Other words begin with their first page.
    kiosk.type(" builds");
    CHECK(find_widget(kiosk.draw(), "page").label.rfind("Page 1 of ", 0) == 0);
    kiosk.touch("back");
    kiosk.touch("tab_by_track");
    CHECK(kiosk.screen() == "programme/tracks");
    kiosk.touch("part_Track 5");
    CHECK(kiosk.screen() == "programme/by_track");
    kiosk.touch("back");
    CHECK(kiosk.screen() == "programme/tracks");
    kiosk.touch("back");
    CHECK(kiosk.screen() == "welcome/starting");
}

TEST_CASE("whoever was scanned finds their own sessions, and nobody else does") {
    LargeEvent kiosk;
    CHECK(find_widget(kiosk.draw(), "tab_mine").id.empty());
    kiosk.touch("back");
    Decided theirs = kiosk.decided(Verdict::welcome_back, "Zainab", 1);
    theirs.day.own = {"d1-r20-4", "d0-r3-0", "d0-r7-12"};
    kiosk.service.take_code("CODE", kiosk.now);
    theirs.request = kiosk.newest();
    kiosk.service.take(RoleNews{SelfNews(theirs)}, kiosk.now);
    kiosk.touch("my_sessions");
    CHECK(kiosk.screen() == "programme/mine");
    CHECK(kiosk.ids("session_") ==
          std::vector<std::string>{"session_d0-r7-12", "session_d1-r20-4", "session_d0-r3-0"});
    kiosk.touch("session_d1-r20-4");
    CHECK(find_widget(kiosk.draw(), "time").label == "Sat 11 Nov, 10:40–11:05");
    kiosk.touch("back");
    kiosk.touch("back");
    CHECK(kiosk.screen() == "verdict/welcome_back");
    kiosk.touch("done");
    kiosk.touch("programme");
    CHECK(find_widget(kiosk.draw(), "tab_mine").id.empty());
}

TEST_CASE("a small event's programme asks for no day, no room and no track") {
    KioskAtHand kiosk;
    kiosk.touch("programme");
    for (const char* view : {"tab_by_time", "tab_by_room"}) {
        kiosk.touch(view);
        CHECK(kiosk.screen() == "programme/" + std::string(view).substr(4));
        CHECK(find_widget(kiosk.draw(), "tab_by_track").id.empty());
        for (const Widget& widget : kiosk.draw().widgets) {
            CHECK(widget.id.rfind("day_", 0) != 0);
            CHECK(widget.id.rfind("part_", 0) != 0);
        }
    }
}
