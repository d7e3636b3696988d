// A full house at the real desk: seats kept, a waiting list, seats given and taken back.
#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

// The sample in a building with few seats.
struct FullHouse {
    SampleEvent sample;
    VirtualScreen screen{1920, 1080};
    std::unique_ptr<KioskSession> desk;

    // Without a number there is a seat for everybody who is expected.
    explicit FullHouse(int seats = 0) {
        const int expected = seats > 0 ? seats : sample.json({"stats"})["expected"].get<int>();
        std::string toml = text_of(sample.folder() / "event.toml");
        const std::string all = "capacity   = 340";
        REQUIRE(toml.find(all) != std::string::npos);
        toml.replace(toml.find(all), all.size(), "capacity   = " + std::to_string(expected));
        REQUIRE(write_file(sample.folder() / "event.toml", toml).ok());
    }
    void opens_at(const std::string& time, const std::string& name) {
        // One that was killed would be missed, and shown among the machines of the day's page.
        if (desk) CHECK(desk->process().end() == 0);
        desk = std::make_unique<KioskSession>(
            screen, sample.folder(), sample.file(name),
            std::vector<std::string>{"--role", "desk", "--window", "1920x1080", "--clock",
                                     "2017-11-10T" + time + ":00+00:00"});
        REQUIRE_MESSAGE(desk->shows("desk", "searching"), desk->story());
    }
    bool says(const std::string& id, const std::string& words) { return desk->says(id, words); }
    void touches(const std::string& id) { REQUIRE_MESSAGE(desk->touches(id), id, desk->story()); }
};

}  // namespace

TEST_CASE(
    "Marigold Quist walks in when every seat is kept: she waits, is given one at ten, and has it; by keys") {
    FullHouse house;
    house.opens_at("08:50", "early");
    house.desk->press("F9");
    REQUIRE(house.desk->shows("walk_in"));
    REQUIRE(house.desk->types("name", "Marigold Quist"));
    house.desk->press("Return");
    house.desk->press("Return");
    REQUIRE_MESSAGE(house.says("note", "Every place is taken"), house.desk->story());
    house.desk->press("ctrl+1");
    REQUIRE_MESSAGE(house.says("status", "Pending"), house.desk->story());
    house.desk->press("F1");
    REQUIRE_MESSAGE(house.desk->shows("desk_today", "seats"), house.desk->story());
    CHECK(house.says("waiting_1", "Marigold Quist"));
    CHECK(house.says("free", "0"));
    CHECK_FALSE(house.desk->widget("release"));
    CHECK(house.says("holding", "10:00"));

    house.opens_at("10:05", "late");
    house.desk->press("F1");
    REQUIRE_MESSAGE(house.says("release", "Give 1 seat"), house.desk->story());
    house.desk->press("ctrl+g");
    REQUIRE_MESSAGE(house.says("notice", "1 seat is given"), house.desk->story());
    CHECK(house.says("waiting", "0"));
    house.desk->press("F4");
    REQUIRE(house.desk->shows("undo"));
    house.desk->press("ctrl+3");
    REQUIRE_MESSAGE(house.says("waiting", "1"), house.desk->story());
    house.desk->press("ctrl+g");
    REQUIRE_MESSAGE(house.says("notice", "1 seat is given"), house.desk->story());
    house.desk->press("Escape");
    REQUIRE(house.desk->types("search", "marigold"));
    REQUIRE_MESSAGE(house.says("status", "Expected"), house.desk->story());
    house.desk->press("Return");
    REQUIRE_MESSAGE(house.says("status", "In 10:0"), house.desk->story());
    CHECK(house.sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("by touch alone: the mayor is let in although every seat is kept, with a reason; and taken back") {
    FullHouse house;
    house.opens_at("08:50", "desk");
    house.touches("walk_in");
    for (const char letter : std::string("mayor")) house.touches(std::string("key_") + letter);
    house.touches("admit");
    REQUIRE_MESSAGE(house.says("note", "Every place is taken"), house.desk->story());
    house.touches("full_2");
    REQUIRE_MESSAGE(house.desk->shows("let_in"), house.desk->story());
    house.touches("reasons_2");
    REQUIRE_MESSAGE(house.says("status", "In 08:5"), house.desk->story());
    CHECK(house.says("history_1", "every place was taken. They are needed here"));
    house.touches("undo");
    REQUIRE(house.desk->shows("undo"));
    house.touches("reasons_3");
    REQUIRE_MESSAGE(house.says("status", "Expected"), house.desk->story());
}

TEST_CASE("by touch alone: Dilys waits, is given the free seat at ten, and it is taken back") {
    FullHouse house;
    house.opens_at("08:50", "early");
    house.touches("walk_in");
    for (const char letter : std::string("dilys")) house.touches(std::string("key_") + letter);
    house.touches("admit");
    REQUIRE_MESSAGE(house.says("note", "Every place is taken"), house.desk->story());
    house.touches("full_1");
    REQUIRE_MESSAGE(house.says("status", "Pending"), house.desk->story());
    house.opens_at("10:05", "late");
    house.touches("today");
    REQUIRE_MESSAGE(house.says("waiting_1", "ilys"), house.desk->story());
    house.touches("release");
    REQUIRE_MESSAGE(house.says("notice", "1 seat is given"), house.desk->story());
    CHECK(house.says("kept", "1"));
    house.touches("undo");
    REQUIRE(house.desk->shows("undo"));
    house.touches("reasons_3");
    REQUIRE_MESSAGE(house.says("waiting_1", "ilys"), house.desk->story());
    house.touches("back");
    CHECK(house.desk->shows("desk"));
}

TEST_CASE("by keys: the mayor is let in past the limit, for a reason that is written") {
    FullHouse house;
    house.opens_at("08:50", "desk");
    house.desk->press("F9");
    REQUIRE(house.desk->types("name", "The Mayor"));
    house.desk->press("Return");
    house.desk->press("Return");
    REQUIRE_MESSAGE(house.says("note", "Every place is taken"), house.desk->story());
    house.desk->press("ctrl+2");
    REQUIRE_MESSAGE(house.desk->shows("let_in"), house.desk->story());
    REQUIRE(house.desk->types("reason", "opens the day"));
    house.desk->press("Return");
    REQUIRE_MESSAGE(house.says("status", "In 08:5"), house.desk->story());
    CHECK(house.says("history_1", "every place was taken. opens the day"));
}

TEST_CASE("Isabelle Trowler comes in at a kiosk, and the desk is told whom to tell") {
    FullHouse house;
    house.opens_at("08:50", "desk");
    const VirtualScreen foyer{1080, 1920};
    KioskSession kiosk(foyer, house.sample.folder(), house.sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE(kiosk.shows("welcome"));
    kiosk.scan(house.sample.code("trowler"));
    REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted"), kiosk.story());
    CHECK_MESSAGE(house.says("help_call", "Isabelle Trowler has arrived. Tell Nick Pendry on arrival."),
                  house.desk->story());
}

TEST_CASE("Barry Mason is missed 40 minutes before he is on, with his number, until he is checked in") {
    FullHouse house;
    house.opens_at("09:46", "desk");  // he is on at 10:05
    REQUIRE_MESSAGE(house.says("missing", "has not arrived"), house.desk->story());
    house.desk->press("F1");
    REQUIRE(house.desk->shows("desk_today"));
    const auto line_of = [&](const nlohmann::json& tree) {
        for (const auto& widget : tree["widgets"]) {
            const std::string id = widget["id"], label = widget["label"];
            if (id.rfind("needed_", 0) == 0 && label.find("Barry Mason") != std::string::npos)
                return id + " " + label;
        }
        return std::string();
    };
    REQUIRE_MESSAGE(house.desk->wait_for([&](const nlohmann::json& tree) {
        return line_of(tree).find("07700 900205") != std::string::npos;
    }),
                    house.desk->story());
    const std::string line = line_of(house.desk->tree());
    house.desk->touch(line.substr(0, line.find(' ')));
    REQUIRE_MESSAGE(house.says("name", "Barry Mason"), house.desk->story());
    house.desk->press("Return");
    REQUIRE_MESSAGE(house.says("status", "In 09:4"), house.desk->story());
    house.desk->press("F1");
    CHECK_MESSAGE(house.desk->wait_for([&](const nlohmann::json& tree) {
        return line_of(tree).find("✓") != std::string::npos ||
               (tree["screen"] == "desk_today" && line_of(tree).empty());
    }),
                  house.desk->story());
}

TEST_CASE(
    "Amara Okafor has a ticket and comes last to two seats: she waits, before Dilys, and has the next; by "
    "keys") {
    FullHouse house(2);
    const auto people = ordinary_delegates(house.sample);
    house.opens_at("08:50", "desk");
    for (std::size_t i = 0; i < 2; ++i) {
        house.desk->scan(people[i].code);
        REQUIRE_MESSAGE(house.says("name", people[i].name), house.desk->story());
        REQUIRE(house.says("status", "In 08:5"));
    }
    house.desk->press("F9");
    REQUIRE(house.desk->shows("walk_in"));
    REQUIRE(house.desk->types("name", "Dilys"));
    house.desk->press("Return");
    house.desk->press("Return");
    REQUIRE_MESSAGE(house.says("note", "Every place is taken"), house.desk->story());
    house.desk->press("ctrl+1");
    REQUIRE_MESSAGE(house.says("status", "Pending"), house.desk->story());
    REQUIRE(house.desk->types("search", "amara okafor"));
    REQUIRE_MESSAGE(house.says("name", "Amara Okafor"), house.desk->story());
    house.desk->press("Return");
    REQUIRE_MESSAGE(house.says("note", "Every place is taken"), house.desk->story());
    house.desk->press("ctrl+w");
    REQUIRE_MESSAGE(house.says("status", "Pending"), house.desk->story());
    CHECK(house.says("history_1", "Put on the waiting list"));
    house.desk->press("F1");
    REQUIRE_MESSAGE(house.says("waiting_1", "Amara Okafor"), house.desk->story());
    CHECK(house.says("waiting_2", "Dilys"));
    house.desk->press("Escape");
    // Taken back, and again.
    house.desk->press("F4");
    REQUIRE(house.desk->shows("undo"));
    house.desk->press("ctrl+3");
    REQUIRE_MESSAGE(house.says("status", "Expected"), house.desk->story());
    CHECK(house.sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("by touch alone: Amara Okafor is turned away and put on the waiting list") {
    FullHouse house(1);
    house.opens_at("08:50", "desk");
    house.desk->scan(ordinary_delegates(house.sample).front().code);
    REQUIRE_MESSAGE(house.says("status", "In 08:5"), house.desk->story());
    house.touches("search");
    for (const char letter : std::string("amara")) house.touches(std::string("key_") + letter);
    REQUIRE_MESSAGE(house.says("name", "Amara Okafor"), house.desk->story());
    house.touches("result_1");
    house.touches("check_in");
    house.touches("reasons_4");
    REQUIRE_MESSAGE(house.says("status", "Pending"), house.desk->story());
    house.touches("today");
    CHECK_MESSAGE(house.says("waiting_1", "Amara Okafor"), house.desk->story());
}
