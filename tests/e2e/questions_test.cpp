// What the desk asks before it does something that the rules are against, in the real program: why somebody
// comes in all the same, and what about whoever is in by what is taken back.
#include <doctest/doctest.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

struct DeskAlone {
    SampleEvent sample;
    VirtualScreen screen{1920, 1080};
    KioskSession desk{
        screen, sample.folder(), sample.file("desk"), {"--role", "desk", "--window", "1920x1080"}};

    DeskAlone() { REQUIRE_MESSAGE(desk.shows("desk", "searching"), desk.story()); }

    bool says(const std::string& id, const std::string& words) {
        return desk.wait_for([&](const nlohmann::json& tree) {
            const auto widget = find_widget(tree, id);
            return widget && (*widget)["label"].get<std::string>().find(words) != std::string::npos;
        });
    }
    void opens(const std::string& name) {
        REQUIRE_MESSAGE(desk.types("search", name), desk.story());
        REQUIRE_MESSAGE(says("name", name), desk.story());
        REQUIRE_MESSAGE(says("result_1", name), desk.story());
    }
    std::string somebody(const std::string& status) {
        for (const auto& person : sample.json({"attendees"}))
            if (person["status"] == status) return person["name"];
        return "";
    }
};

}  // namespace

TEST_CASE("somebody pending, and somebody cancelled, are let in by Enter and one key that says why") {
    DeskAlone day;
    for (const std::string status : {"pending", "cancelled"}) {
        const std::string name = day.somebody(status);
        CAPTURE(name);
        day.opens(name);
        day.desk.press("Return");
        REQUIRE_MESSAGE(day.desk.shows("let_in", "asking"), day.desk.story());
        CHECK(day.says("note", "Their registration is"));
        day.desk.press("Return");  // a second Enter does no harm
        REQUIRE_MESSAGE(day.desk.shows("let_in", "not_done"), day.desk.story());
        CHECK(day.sample.json({"attendees", name})[0]["inside"] == false);
        day.desk.press("ctrl+1");
        REQUIRE_MESSAGE(day.says("status", "In 08:5"), day.desk.story());
        CHECK(day.sample.json({"attendees", name})[0]["inside"] == true);
    }
    CHECK(day.sample.lanyard({"verify"}).status == 0);
}

TEST_CASE(
    "Gareth's seat goes back while Manon is in: the desk asks about her, and she stays on the roll call") {
    DeskAlone day;
    day.opens("Gareth Pugh");
    day.desk.press("F7");
    REQUIRE(day.desk.shows("someone_else"));
    REQUIRE(day.desk.types("name", "Manon Rees"));
    day.desk.press("Return");
    day.desk.press("Return");
    REQUIRE_MESSAGE(day.says("name", "Manon Rees"), day.desk.story());
    REQUIRE_MESSAGE(day.says("status", "In 08:5"), day.desk.story());
    day.opens("Gareth Pugh");
    day.desk.press("F4");
    REQUIRE_MESSAGE(day.desk.shows("undo", "asking"), day.desk.story());
    CHECK(day.says("insider_1", "They stay"));
    day.desk.press("Return");
    REQUIRE_MESSAGE(day.desk.shows("undo", "not_done"), day.desk.story());
    CHECK(day.sample.json({"export", "roll-call"}).size() == 1);
    day.desk.press("ctrl+1");
    REQUIRE_MESSAGE(day.says("status", "Expected"), day.desk.story());
    CHECK(day.sample.json({"export", "roll-call"})[0]["name"] == "Manon Rees");
    day.opens("Manon Rees");
    CHECK(day.says("status", "In 08:5"));
}
