// The registration desk in the real program: each deed by keys alone and by touch alone, for the people of
// the sample who need it.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "tests/e2e/kiosk_session.h"
#include "tests/e2e/people.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::size_t badges_in(const fs::path& folder) {
    std::error_code none;
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder, none))
        count += entry.path().extension() == ".pdf";
    return count;
}

// A desk of a test's own, with a printer that prints into a folder.
struct DeskSession {
    SampleEvent sample;
    VirtualScreen screen{1920, 1080};
    fs::path badges = sample.file("badges");
    KioskSession desk{screen,
                      sample.folder(),
                      sample.file("desk"),
                      {"--role", "desk", "--window", "1920x1080", "--printer", "file:" + badges.string()}};

    DeskSession() { REQUIRE_MESSAGE(desk.shows("desk", "searching"), desk.story()); }

    bool has(const std::string& id, const std::string& words) {
        return desk.wait_for([&](const nlohmann::json& tree) {
            const auto widget = find_widget(tree, id);
            return widget && (*widget)["label"].get<std::string>().find(words) != std::string::npos;
        });
    }
    bool has_value(const std::string& id, const std::string& value) {
        return desk.wait_for([&](const nlohmann::json& tree) {
            const auto widget = find_widget(tree, id);
            return widget && (*widget)["value"] == value;
        });
    }
    // Types into the search until the person is open.
    void opens(const std::string& words, const std::string& name) {
        REQUIRE_MESSAGE(desk.types("search", words), desk.story());
        REQUIRE_MESSAGE(has_value("name", name), desk.story());
        REQUIRE(has_value("result_1", desk.widget("status") ? (*desk.widget("status"))["label"] : ""));
    }
    void touches(const std::string& id) {
        REQUIRE_MESSAGE(desk.wait_for([&](const nlohmann::json& tree) { return !!find_widget(tree, id); }),
                        id, desk.story());
        desk.touch(id);
    }
    // By the keys on the screen: small letters.
    void writes_by_touch(const std::string& letters) {
        for (const char letter : letters) {
            const std::string key =
                letter == ' ' ? "key_space" : std::string("key_") + static_cast<char>(letter);
            touches(key);
        }
    }
    nlohmann::json person(const std::string& query) { return sample.attendee(query); }
};

}  // namespace

TEST_CASE("Amara Okafor by keys: found with a slip, checked in and printed by Enter; a second does no harm") {
    DeskSession session;
    session.opens("okafro", "Amara Okafor");
    CHECK(session.desk.widget("result_1").value()["checked"] == true);
    session.desk.press("Return");
    REQUIRE_MESSAGE(session.has("status", "In 08:5"), session.desk.story());
    REQUIRE(session.has("counts", "1 arrived"));
    session.desk.press("Return");
    session.desk.press("Return");
    CHECK(wait_until([&] { return badges_in(session.badges) == 1; }));
    CHECK(session.has("badge", "Printed"));
    CHECK(session.sample.json({"stats"})["arrived"] == 1);
    CHECK(badges_in(session.badges) == 1);
    // What is typed next is another search.
    session.opens("suryani", "Suryani");
    CHECK(session.desk.process().end() == 0);
    CHECK(session.sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("Suryani by touch alone: keys on the screen, the row, the button") {
    DeskSession session;
    session.touches("search");
    session.writes_by_touch("surya");
    REQUIRE_MESSAGE(session.has_value("name", "Suryani"), session.desk.story());
    session.touches("result_1");
    session.touches("check_in");
    REQUIRE_MESSAGE(session.has("status", "In 08:5"), session.desk.story());
    CHECK(wait_until([&] { return badges_in(session.badges) == 1; }));
}

TEST_CASE("Oliver Fairweather's code opens his card and waits for a word; Sarah's is checked in at once") {
    DeskSession session;
    const std::string aide = session.sample.code("fairweather");
    const auto ordinary = ordinary_delegates(session.sample);
    session.desk.press("F9");  // from whatever screen
    REQUIRE(session.desk.shows("walk_in"));
    session.desk.scan(aide);
    REQUIRE_MESSAGE(session.has_value("name", "Oliver Fairweather"), session.desk.story());
    CHECK(session.has("flags", "Tell Nick Pendry"));
    CHECK(session.has("notice", "See to them first"));
    CHECK(session.sample.json({"stats"})["arrived"] == 0);
    // As long as it takes to see whose card it is: an Enter sooner than that is the scanner's own.
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    session.desk.press("Return");
    REQUIRE_MESSAGE(session.has("status", "In 08:5"), session.desk.story());
    session.desk.scan(ordinary.front().code);
    REQUIRE_MESSAGE(session.has_value("name", ordinary.front().name), session.desk.story());
    CHECK(session.has("status", "In 08:5"));
    CHECK(session.sample.json({"stats"})["arrived"] == 2);
}

TEST_CASE("a walk-in by keys: nobody like that, name, organisation, Enter; and taken back again") {
    DeskSession session;
    REQUIRE(session.desk.types("search", "Marigold Quist"));
    REQUIRE_MESSAGE(session.desk.shows("desk", "nobody"), session.desk.story());
    session.desk.press("F9");
    REQUIRE(session.desk.shows("walk_in"));
    CHECK(session.has_value("name", "Marigold Quist"));
    session.desk.press("Return");
    REQUIRE(session.desk.types("organisation", "Leeds"));
    session.desk.press("Return");
    REQUIRE_MESSAGE(session.desk.shows("desk", "person", "Marigold Quist"), session.desk.story());
    CHECK(session.has("status", "In 08:5"));
    CHECK(session.has("counts", "1 walk-in"));
    CHECK(wait_until([&] { return badges_in(session.badges) == 1; }));
    CHECK(session.person("marigold")["organisation"] == "Leeds");
    session.desk.press("F4");
    REQUIRE(session.desk.shows("undo"));
    session.desk.press("ctrl+3");
    REQUIRE_MESSAGE(session.has("status", "Expected"), session.desk.story());
    CHECK(session.person("marigold")["inside"] == false);
}

TEST_CASE("a walk-in by touch who is on the list after all: is it one of these?") {
    DeskSession session;
    session.touches("walk_in");
    REQUIRE(session.desk.shows("walk_in"));
    session.writes_by_touch("gloria ekw");
    REQUIRE_MESSAGE(session.has("similar_1", "Gloria Ekwensi"), session.desk.story());
    session.touches("similar_1");
    REQUIRE_MESSAGE(session.has_value("name", "Gloria Ekwensi"), session.desk.story());
    session.touches("check_in");
    REQUIRE_MESSAGE(session.has("status", "In 08:5"), session.desk.story());
    CHECK(session.sample.json({"stats"})["walk_ins"] == 0);
}

TEST_CASE("Manon Rees comes for Gareth Pugh; undone, he is expected again and she is gone") {
    DeskSession session;
    session.opens("pugh gareth", "Gareth Pugh");
    session.desk.press("F7");
    REQUIRE(session.desk.shows("someone_else"));
    REQUIRE(session.desk.types("name", "Manon Rees"));
    session.desk.press("Return");
    session.desk.press("Return");
    REQUIRE_MESSAGE(session.desk.shows("desk", "person", "Manon Rees"), session.desk.story());
    CHECK(session.has("status", "In 08:5"));
    CHECK(session.person("gareth pugh")["status"] == "replaced");
    session.desk.press("F4");
    REQUIRE(session.desk.shows("undo"));
    session.desk.press("ctrl+1");  // her check-in
    REQUIRE_MESSAGE(session.has("status", "Expected"), session.desk.story());
    session.desk.press("F4");
    REQUIRE(session.desk.shows("undo"));
    session.desk.press("ctrl+1");  // the seat
    REQUIRE_MESSAGE(session.desk.shows("desk"), session.desk.story());
    CHECK(wait_until([&] { return session.person("gareth pugh")["status"] == "expected"; }));
    CHECK(session.sample.json({"attendees", "manon rees"}).empty());
}

TEST_CASE("Delegate 2 is named, and let in under the name") {
    DeskSession session;
    session.opens("delegate 2", "Delegate 2");
    session.desk.press("Return");
    REQUIRE_MESSAGE(session.desk.shows("name_seat"), session.desk.story());
    REQUIRE(session.desk.types("name", "Chipo Marandure"));
    session.desk.press("Return");
    REQUIRE_MESSAGE(session.desk.shows("desk", "person", "Chipo Marandure"), session.desk.story());
    CHECK_MESSAGE(session.has("status", "In 08:5"), session.desk.story());
    CHECK(session.person("chipo")["inside"] == true);
    // Not only for as long as it takes to search again, though "delegate 2" finds nobody any more.
    CHECK(session.desk.label("name") == "Chipo Marandure");
    CHECK(session.desk.label("result_1").find("Chipo Marandure") == 0);
}

TEST_CASE("Emily Rushworth has a new name: corrected, told in the history, and taken back by touch") {
    DeskSession session;
    session.opens("rushworth", "Emily Rushworth");
    session.desk.press("F8");
    REQUIRE(session.desk.shows("correct"));
    session.touches("family_name");
    REQUIRE(session.desk.types("family_name", "Rushworth-Osei"));
    session.touches("keep");
    REQUIRE_MESSAGE(session.has_value("name", "Emily Rushworth-Osei"), session.desk.story());
    CHECK(session.has("history_1", "Rushworth → Rushworth-Osei"));
    session.touches("undo");
    REQUIRE(session.desk.shows("undo"));
    session.touches("reasons_3");
    REQUIRE_MESSAGE(session.has_value("name", "Emily Rushworth"), session.desk.story());
    CHECK(session.has("history_1", "Pressed by mistake"));
}

TEST_CASE("Ewan McAllister lost his badge: another is printed, and the lost one lets nobody in") {
    DeskSession session;
    session.opens("mcallister", "Ewan McAllister");
    session.desk.press("Return");
    REQUIRE(session.has("badge", "Printed"));
    const auto before = session.person("mcallister")["codes"];
    session.desk.press("F5");
    REQUIRE_MESSAGE(session.desk.shows("print_again"), session.desk.story());
    session.desk.press("ctrl+1");
    REQUIRE(wait_until([&] { return badges_in(session.badges) == 2; }));
    const auto after = session.person("mcallister")["codes"];
    const auto lost = std::find_if(before.begin(), before.end(), [&](const nlohmann::json& code) {
        return std::find(after.begin(), after.end(), code) == after.end();
    });
    REQUIRE(lost != before.end());
    session.desk.scan(*lost);
    CHECK_MESSAGE(session.has("notice", "replaced by a newer one"), session.desk.story());
}

TEST_CASE("a badge later: Bernard Tolliver is in, his badge is owed, and printed from the list of those") {
    DeskSession session;
    session.opens("tolliver bernard", "Bernard Tolliver");
    session.touches("needs");
    CHECK(session.has("needs_said_1", "Wheelchair user Companion: Audrey Tolliver"));
    session.desk.press("F6");
    REQUIRE_MESSAGE(session.has("status", "In 08:5"), session.desk.story());
    CHECK(session.has("badge", "Owed"));
    CHECK(badges_in(session.badges) == 0);
    session.desk.press("Escape");
    REQUIRE(session.has("owed", "1 badge owed"));
    session.desk.press("F3");
    REQUIRE_MESSAGE(session.has("result_1", "Bernard Tolliver"), session.desk.story());
    REQUIRE_MESSAGE(session.has("print_owed", "1 badge owed"), session.desk.story());
    session.desk.press("Down");
    REQUIRE_MESSAGE(session.has_value("name", "Bernard Tolliver"), session.desk.story());
    session.desk.press("ctrl+e");
    CHECK(wait_until([&] { return badges_in(session.badges) == 1; }));
    CHECK_MESSAGE(session.has("badge", "Printed"), session.desk.story());
}

TEST_CASE("Ewan McAllister by touch: in, a badge, and another one for the one he lost") {
    DeskSession session;
    session.touches("search");
    session.writes_by_touch("mcallis");
    REQUIRE_MESSAGE(session.has_value("name", "Ewan McAllister"), session.desk.story());
    session.touches("result_1");
    session.touches("check_in");
    REQUIRE_MESSAGE(session.has("badge", "Printed"), session.desk.story());
    session.touches("print_again");
    REQUIRE_MESSAGE(session.desk.shows("print_again"), session.desk.story());
    session.touches("reasons_1");
    CHECK_MESSAGE(wait_until([&] { return badges_in(session.badges) == 2; }), session.desk.story());
}

TEST_CASE("Helen Achterberg by touch: both records become one") {
    DeskSession session;
    session.touches("search");
    session.writes_by_touch("helen achter");
    REQUIRE_MESSAGE(session.has_value("name", "Helen Achterberg"), session.desk.story());
    session.touches("result_1");
    session.touches("more");
    session.touches("same_person");
    session.touches("similar_1");
    REQUIRE_MESSAGE(session.desk.shows("two_records", "asking"), session.desk.story());
    session.touches("join");
    REQUIRE_MESSAGE(session.has("notice", "both codes lead"), session.desk.story());
    CHECK(session.sample.json({"attendees", "helen achterberg"}).size() == 1);
}

TEST_CASE("Helen Achterberg booked twice: both records become one, and both codes lead to it") {
    DeskSession session;
    const auto both = session.sample.json({"attendees", "helen achterberg"});
    REQUIRE(both.size() == 2);
    session.opens("helen achterberg", "Helen Achterberg");
    session.desk.press("F10");
    session.touches("same_person");
    REQUIRE_MESSAGE(session.has("similar_1", "Helen Achterberg"), session.desk.story());
    session.desk.press("ctrl+1");
    REQUIRE_MESSAGE(session.desk.shows("two_records", "asking"), session.desk.story());
    CHECK(session.has("field_1", "Helen Achterberg"));
    session.desk.press("Return");
    REQUIRE_MESSAGE(session.has("notice", "both codes lead"), session.desk.story());
    const auto one = session.sample.json({"attendees", "helen achterberg"});
    REQUIRE(one.size() == 1);
    CHECK(one[0]["codes"].size() >= 2);
}

TEST_CASE(
    "Janet Ollerenshaw and eleven more come by coach: one order, ticked, in by one Enter, out by one undo") {
    DeskSession session;
    session.opens("ollerenshaw", "Janet Ollerenshaw");
    const auto coach =
        run_program({"sqlite3", (session.sample.folder() / "lanyard.db").string(),
                     "SELECT order_code FROM list_registers WHERE family_name = 'Ollerenshaw'"});
    const std::string number = coach.out.substr(0, coach.out.find('\n'));
    REQUIRE(session.desk.types("search", number));
    REQUIRE_MESSAGE(session.has_value("results", "12"), session.desk.story());
    session.desk.press("F11");
    session.desk.press("F12");
    REQUIRE_MESSAGE(session.has("admit_group", "Check in 12 people"), session.desk.story());
    session.desk.press("Return");
    REQUIRE_MESSAGE(session.has("counts", "12 arrived"), session.desk.story());
    CHECK(session.has("notice", "12 people are checked in"));
    CHECK(wait_until([&] { return badges_in(session.badges) == 12; }));
    session.desk.press("F4");
    REQUIRE_MESSAGE(session.desk.shows("undo"), session.desk.story());
    session.desk.press("ctrl+3");
    CHECK_MESSAGE(session.has("counts", "0 arrived"), session.desk.story());
    CHECK(session.sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("two of a coach by touch: ticked in the list, and let in together") {
    DeskSession session;
    session.opens("kestrel", "Joy Amponsah");
    session.touches("more");
    session.touches("tick_several");
    session.touches("result_1");
    session.touches("result_2");
    session.touches("admit_group");
    REQUIRE_MESSAGE(session.has("counts", "2 arrived"), session.desk.story());
}

TEST_CASE("somebody at a kiosk asks for help, and two desks on one folder see it and each other's deeds") {
    DeskSession session;
    const VirtualScreen foyer(1080, 1920), other_screen(1920, 1080);
    KioskSession kiosk(foyer, session.sample.folder(), session.sample.file("kiosk"),
                       {"--window", "1080x1920"});
    KioskSession other(other_screen, session.sample.folder(), session.sample.file("other"),
                       {"--role", "desk", "--window", "1920x1080"});
    REQUIRE(kiosk.shows("welcome"));
    kiosk.touch("get_help");
    REQUIRE_MESSAGE(session.has("help_call", "someone needs help"), session.desk.story());
    session.desk.press("F2");
    CHECK_MESSAGE(kiosk.shows("get_help", "coming"), kiosk.story());
    CHECK(session.has("help_call", "Done"));
    session.desk.press("F2");
    CHECK(session.desk.wait_for([](const nlohmann::json& tree) { return !find_widget(tree, "help_call"); }));

    session.opens("suryani", "Suryani");
    REQUIRE(other.shows("desk"));
    REQUIRE(other.types("search", "suryani"));
    session.desk.press("Return");
    CHECK_MESSAGE(other.wait_for([](const nlohmann::json& tree) {
        const auto status = find_widget(tree, "status");
        return status && (*status)["label"].get<std::string>().find("In 08:5") != std::string::npos;
    }),
                  other.story());
    other.press("Return");
    CHECK(session.sample.json({"stats"})["arrived"] == 1);
    CHECK(badges_in(session.badges) == 1);
}
