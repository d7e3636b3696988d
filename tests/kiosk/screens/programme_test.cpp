// The programme's lists, as somebody before the kiosk walks through them.
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
