// The day at the real desk: a workshop that does not take place, who is needed, and the other machines.
#include <doctest/doctest.h>
#include <signal.h>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

struct DayAtDesk {
    SampleEvent sample;
    VirtualScreen screen{1920, 1080};
    std::unique_ptr<KioskSession> desk;

    void opens() {
        desk = std::make_unique<KioskSession>(
            screen, sample.folder(), sample.file("desk"),
            std::vector<std::string>{"--role", "desk", "--window", "1920x1080"});
        REQUIRE_MESSAGE(desk->shows("desk", "searching"), desk->story());
    }
    bool says(const std::string& id, const std::string& words) { return desk->says(id, words); }
    void touches(const std::string& id) { REQUIRE_MESSAGE(desk->touches(id), id, desk->story()); }
    void finds_by_touch(const std::string& letters, const std::string& name) {
        touches("search");
        for (const char letter : letters) touches(std::string("key_") + letter);
        REQUIRE_MESSAGE(says("name", name), desk->story());
        touches("result_1");
        REQUIRE(says("name", name));
    }
    static std::string focused_in(const nlohmann::json& tree) {
        for (const auto& widget : tree["widgets"])
            if (widget["focused"] == true) return widget["id"];
        return "";
    }
    void tabs_to(const std::string& id) {
        std::string focused = focused_in(desk->tree());
        for (int i = 0; i < 9 && focused != id; ++i) {
            const std::string before = focused;
            desk->press("Tab");
            REQUIRE_MESSAGE(
                desk->wait_for([&](const nlohmann::json& tree) { return focused_in(tree) != before; }),
                desk->story());
            focused = focused_in(desk->tree());
        }
        REQUIRE(focused == id);
    }
    // How many people who may come have a place in a session.
    std::size_t enrolled(const std::string& session) {
        std::size_t count = 0;
        for (const auto& person : sample.json({"attendees"})) {
            if (person["status"] != "expected" && person["status"] != "pending") continue;
            for (const auto& one : person["sessions"]) count += one == session ? 1 : 0;
        }
        return count;
    }
    // Whom the programme needs by this name: their record, "" for none.
    std::string needed(const std::string& name) {
        for (const auto& one : sample.json({"needed"}))
            if (one["name"] == name) return one["attendee"].is_null() ? "" : one["attendee"];
        return "not needed";
    }
};

}  // namespace

TEST_CASE(
    "Workshop B does not take place: Amara Okafor's place is elsewhere now, by one key, and back by "
    "another") {
    DayAtDesk day;
    const std::size_t of_b = day.enrolled("workshop-b"), of_d = day.enrolled("workshop-d");
    REQUIRE(day.sample.lanyard({"programme", "cancel", "workshop-b"}).status == 0);
    day.opens();
    REQUIRE_MESSAGE(day.says("trouble", "Workshop B does not take place"), day.desk->story());
    day.desk->press("F1");
    REQUIRE(day.desk->shows("desk_today"));
    REQUIRE_MESSAGE(day.says("cancelled_1", "places are left in Workshop D, Workshop C"), day.desk->story());
    day.desk->press("ctrl+p");
    REQUIRE_MESSAGE(day.says("notice", "people have a place now"), day.desk->story());
    CHECK(day.says("notice", "No place for"));
    CHECK(day.enrolled("workshop-d") > of_d);
    CHECK(day.enrolled("workshop-b") < of_b);
    day.desk->press("F4");
    REQUIRE(day.desk->shows("undo"));
    day.desk->press("ctrl+3");
    REQUIRE_MESSAGE(day.says("notice", "Taken back"), day.desk->story());
    CHECK(day.enrolled("workshop-b") == of_b);
    CHECK(day.enrolled("workshop-d") == of_d);
    CHECK(day.sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("by touch alone: Workshop B's people are moved, and whoever found no place is listed by name") {
    DayAtDesk day;
    REQUIRE(day.sample.lanyard({"programme", "cancel", "workshop-b"}).status == 0);
    day.opens();
    day.touches("trouble");
    day.touches("cancelled_1");
    REQUIRE_MESSAGE(day.says("cancelled_1", "none is left elsewhere"), day.desk->story());
    const std::size_t without = day.enrolled("workshop-b");
    REQUIRE(without > 0);
    day.touches("cancelled_1");
    REQUIRE(day.desk->shows("desk"));
    REQUIRE_MESSAGE(day.says("results", std::to_string(without)), day.desk->story());
    day.touches("result_1");
    CHECK_MESSAGE(day.says("workshop", "Workshop B"), day.desk->story());
}

TEST_CASE("Amara Okafor helps at the opening, and is not needed after all; by keys") {
    DayAtDesk day;
    day.opens();
    REQUIRE(day.desk->types("search", "amara okafor"));
    REQUIRE_MESSAGE(day.says("name", "Amara Okafor"), day.desk->story());
    day.desk->press("F10");
    REQUIRE(day.desk->shows("desk", "more"));
    day.desk->press("ctrl+s");
    REQUIRE_MESSAGE(day.desk->shows("needed"), day.desk->story());
    REQUIRE(day.desk->types("session", "opening"));
    REQUIRE_MESSAGE(day.says("needed_1", "Clare Chamberlain CBE"), day.desk->story());
    day.tabs_to("as_3");
    day.desk->press("Return");
    REQUIRE_MESSAGE(day.says("as", "Helper"), day.desk->story());
    day.desk->press("ctrl+1");
    REQUIRE_MESSAGE(day.says("notice", "Noted"), day.desk->story());
    CHECK(day.says("history_1", "Needed for"));
    CHECK(day.needed("Amara Okafor") == day.sample.attendee("amara.okafor")["id"].get<std::string>());
    day.desk->press("F4");
    REQUIRE(day.desk->shows("undo"));
    day.desk->press("ctrl+3");
    REQUIRE_MESSAGE(day.says("notice", "Taken back"), day.desk->story());
    CHECK(day.needed("Amara Okafor") == "not needed");
}

TEST_CASE("by touch alone: it is Amara Okafor whom the programme calls Kezia; and it was not") {
    DayAtDesk day;
    day.opens();
    day.finds_by_touch("amara", "Amara Okafor");
    day.touches("more");
    day.touches("needed");
    REQUIRE_MESSAGE(day.desk->shows("needed"), day.desk->story());
    for (const char letter : std::string("kezia")) day.touches(std::string("key_") + letter);
    REQUIRE_MESSAGE(day.says("needed_1", "Kezia"), day.desk->story());
    day.touches("needed_1");
    REQUIRE_MESSAGE(day.says("notice", "Noted"), day.desk->story());
    CHECK(day.needed("Kezia") == day.sample.attendee("amara.okafor")["id"].get<std::string>());
    day.touches("more");
    day.touches("needed");
    REQUIRE_MESSAGE(day.says("needed_1", "Not needed: Kezia"), day.desk->story());
    day.touches("needed_1");
    REQUIRE_MESSAGE(day.says("history_1", "Not needed for"), day.desk->story());
    CHECK(day.needed("Kezia") != day.sample.attendee("amara.okafor")["id"].get<std::string>());
}

TEST_CASE(
    "a kiosk whose camera is gone, and one that was killed, are seen at the desk; one that ends is not "
    "missed") {
    DayAtDesk day;
    day.opens();
    const VirtualScreen foyer{768, 1366}, hall{768, 1366};
    KioskSession one(foyer, day.sample.folder(), day.sample.file("one"),
                     {"--window", "768x1366", "--point", "Kiosk 1", "--camera", "/dev/no-such-camera"});
    KioskSession two(hall, day.sample.folder(), day.sample.file("two"),
                     {"--window", "768x1366", "--point", "Kiosk 2"});
    CHECK_MESSAGE(day.says("printer", "2 kiosks"), day.desk->story());
    CHECK_MESSAGE(day.says("trouble", "Kiosk 1: its camera is gone"), day.desk->story());
    day.touches("trouble");
    CHECK(day.says("machines", "✓ Kiosk 2"));
    CHECK(one.process().end() == 0);
    CHECK_MESSAGE(day.desk->wait_for([](const nlohmann::json& tree) {
        const auto machines = find_widget(tree, "machines");
        return machines && (*machines)["label"] == "✓ Kiosk 2";
    }),
                  day.desk->story());
    two.process().send_signal(SIGKILL);
    CHECK_MESSAGE(day.says("machines", "⚠ Kiosk 2: it has stopped"), day.desk->story());
}
