// The board in the foyer and the sign at a door, while the day is moved from the command line beside them.
#include <doctest/doctest.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

constexpr const char* mid_morning = "2017-11-10T11:18:00+00:00";

KioskSession board(const VirtualScreen& screen, const SampleEvent& sample, const char* name,
                   std::vector<std::string> options = {}) {
    options.insert(options.begin(), {"--role", "board", "--window", "1920x1080", "--clock", mid_morning});
    return KioskSession(screen, sample.folder(), sample.file(name), options);
}

bool says(KioskSession& session, const std::string& id, const std::string& words) {
    return session.wait_for([&](const nlohmann::json& tree) {
        const auto widget = find_widget(tree, id);
        if (!widget) return false;
        const std::string said =
            (*widget)["label"].get<std::string>() + " " + (*widget)["value"].get<std::string>();
        return said.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("the foyer's board shows both halls, and at once what the organiser moves or cancels") {
    const SampleEvent sample;
    const VirtualScreen screen{1920, 1080};
    KioskSession foyer = board(screen, sample, "board");
    REQUIRE_MESSAGE(foyer.shows("board", "rooms"), foyer.story());
    CHECK(says(foyer, "room_great-hall", "Changing the conversation: placements that last"));
    CHECK(says(foyer, "room_small-hall", "Supervision that holds the system in mind"));
    CHECK(says(foyer, "next_break", "12:30  Lunch in the Foyer"));
    CHECK_FALSE(foyer.widget("lateness"));

    CHECK(sample.lanyard({"programme", "delay", "placements", "8", "--at", mid_morning}).status == 0);
    CHECK_MESSAGE(says(foyer, "lateness", "Running 8 minutes late"), foyer.story());
    CHECK(sample.lanyard({"programme", "cancel", "reflecting-team", "--at", mid_morning}).status == 0);
    CHECK_MESSAGE(says(foyer, "room_small-hall", "Cancelled · 11:45: A reflecting team at work"),
                  foyer.story());
}

TEST_CASE("the sign at Room 2's door shows that room alone, and an unknown room is refused") {
    const SampleEvent sample;
    const VirtualScreen screen{1920, 1080};
    KioskSession sign = board(screen, sample, "sign", {"--room", "Room 2"});
    REQUIRE_MESSAGE(sign.shows("board", "room"), sign.story());
    CHECK(sign.label("title") == "Room 2");
    CHECK(says(sign, "room_room-2", "Workshop C: Risk spoken about plainly"));
    CHECK_FALSE(sign.widget("room_great-hall"));

    KioskSession cellar = board(screen, sample, "cellar", {"--room", "Cellar"});
    CHECK(cellar.process().wait_for_end() == 2);
    CHECK(cellar.log().find("there is no room \"Cellar\"") != std::string::npos);
}
