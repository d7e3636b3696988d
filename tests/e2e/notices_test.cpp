// Evacuation and announcements through the real programs: the desk calls, kiosk and board follow at once.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

bool says(KioskSession& session, const std::string& id, const std::string& words) {
    return session.wait_for([&](const nlohmann::json& tree) {
        const auto widget = find_widget(tree, id);
        return widget && (*widget)["label"].get<std::string>().find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("the desk evacuates with a button that is held: kiosk and board show the way out, and come back") {
    const SampleEvent sample;
    const VirtualScreen desk_screen{1920, 1080}, kiosk_screen{1080, 1920}, board_screen{1920, 1080};
    KioskSession desk(desk_screen, sample.folder(), sample.file("desk"),
                      {"--role", "desk", "--window", "1920x1080"});
    KioskSession kiosk(kiosk_screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    KioskSession board(board_screen, sample.folder(), sample.file("board"),
                       {"--role", "board", "--window", "1920x1080"});
    REQUIRE_MESSAGE(desk.shows("desk"), desk.story());
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    REQUIRE_MESSAGE(board.shows("board"), board.story());
    const auto people = ordinary_delegates(sample);
    REQUIRE_MESSAGE(kiosk.admits(people[0].code, people[0].greeting), kiosk.story());

    desk.touch("everybody");
    REQUIRE_MESSAGE(desk.shows("everybody", "asking"), desk.story());
    desk.touch("evacuate");  // which is not enough
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    CHECK(desk.shows("everybody", "asking"));
    desk.hold("evacuate", 1900);
    // Over the verdict that stands.
    REQUIRE_MESSAGE(kiosk.shows("evacuation"), kiosk.story());
    REQUIRE_MESSAGE(board.shows("evacuation"), board.story());
    CHECK(says(board, "heading", "Please leave the building now"));
    CHECK(says(board, "meet_2", "Hornton Street"));
    REQUIRE_MESSAGE(says(desk, "evacuation", "1 person inside"), desk.story());
    kiosk.scan(people[1].code);
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    CHECK(kiosk.shows("evacuation"));
    CHECK(sample.json({"stats"})["arrived"] == 1);
    // The desk is told why.
    desk.scan(people[1].code);
    CHECK_MESSAGE(says(desk, "notice", "being evacuated"), desk.story());
    CHECK(sample.json({"stats"})["arrived"] == 1);

    desk.press("ctrl+t");
    REQUIRE_MESSAGE(desk.shows("everybody", "evacuating"), desk.story());
    desk.press("Return");
    REQUIRE_MESSAGE(desk.types("word", "safe"), desk.story());
    desk.press("Return");
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    REQUIRE_MESSAGE(board.shows("board", "rooms"), board.story());
    REQUIRE_MESSAGE(kiosk.admits(people[1].code, people[1].greeting), kiosk.story());
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("an announcement overrides the board and is a line on the kiosk, until it is withdrawn or over") {
    const SampleEvent sample;
    const VirtualScreen desk_screen{1920, 1080}, kiosk_screen{1080, 1920}, board_screen{1920, 1080};
    KioskSession desk(desk_screen, sample.folder(), sample.file("desk"),
                      {"--role", "desk", "--window", "1920x1080"});
    KioskSession kiosk(kiosk_screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    KioskSession board(board_screen, sample.folder(), sample.file("board"),
                       {"--role", "board", "--window", "1920x1080"});
    REQUIRE_MESSAGE(desk.shows("desk"), desk.story());
    desk.press("F1");
    REQUIRE_MESSAGE(desk.shows("desk_today"), desk.story());
    desk.press("ctrl+t");
    REQUIRE_MESSAGE(desk.shows("everybody"), desk.story());
    desk.press("ctrl+b");
    REQUIRE_MESSAGE(desk.shows("announce"), desk.story());
    REQUIRE_MESSAGE(desk.types("announcement", "Lunch is served"), desk.story());
    desk.press("Return");
    desk.press("Return");
    CHECK_MESSAGE(says(board, "announcement", "Lunch is served"), board.story());
    CHECK_MESSAGE(says(kiosk, "announcement", "Lunch is served"), kiosk.story());
    const auto all = sample.json({"announce", "--list"})["announcements"];
    REQUIRE(all.size() == 1);
    CHECK(all[0]["actor"] == "desk");
    CHECK(sample.lanyard({"announce", "--withdraw", all[0]["id"]}).status == 0);
    CHECK_MESSAGE(board.shows("board", "rooms"), board.story());
    // One for a room is not for the foyer, and one whose end has come is over.
    CHECK(sample.lanyard({"announce", "The fire door stays shut", "--room", "Room 1"}).status == 0);
    CHECK(sample.lanyard({"announce", "Doors close", "--until", "08:52"}).status == 0);
    CHECK_MESSAGE(says(board, "announcement", "Doors close"), board.story());
}
