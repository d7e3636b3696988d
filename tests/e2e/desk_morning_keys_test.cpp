// A desk's morning by keys: the situations that come most often, at one desk, each with what the journal says
// of it.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "tests/e2e/desk_morning.h"
#include "tests/e2e/people.h"

using namespace lanyard;

namespace {

// As long as it takes to see whose card it is: an Enter sooner than that is the scanner's own.
constexpr std::chrono::milliseconds a_look{400};

// Whoever nobody has heard of before.
void play_newcomers(DeskMorning& morning) {
    morning.play("walk-in", [&] {
        morning.write("search", "Marigold Quist");
        morning.sees_screen("desk", "nobody");
        morning.key("F9");
        morning.sees_screen("walk_in");
        morning.key("Return");
        morning.write("organisation", "Leeds");
        morning.key("Return");
        morning.sees("name", "Marigold Quist");
        morning.sees("status", "In 08:5");
        CHECK(morning.person("marigold")["organisation"] == "Leeds");
        CHECK(morning.person("marigold")["inside"] == true);
    });
    morning.play("full: the waiting list", [&] {
        morning.write("search", "Dilys Vaughan");
        morning.sees_screen("desk", "nobody");
        morning.key("F9");
        morning.sees_screen("walk_in");
        morning.key("Return");
        morning.key("Return");
        morning.sees("note", "Every place is taken");
        morning.key("ctrl+1");
        morning.sees("status", "Pending");
        CHECK(morning.person("dilys vaughan")["status"] == "pending");
        CHECK(morning.history_has("dilys vaughan", "Put on the waiting list"));
    });
    morning.play("unknown code: found by name", [&] {
        const int before = morning.entries("scan_refused");
        morning.scan("NO-CODE-OF-OURS-4711");
        morning.sees("notice", "Nobody is known by this code");
        morning.open("suryani", "Suryani");
        morning.key("Return");
        morning.sees("status", "In 08:5");
        CHECK(morning.entries("scan_refused") == before + 1);
        CHECK(morning.person("suryani")["inside"] == true);
    });
}

void play_badges_and_names(DeskMorning& morning) {
    morning.play("check in and print", [&] {
        morning.open("mcallister", "Ewan McAllister");
        morning.key("Return");
        morning.sees("badge", "Printed");
        CHECK(morning.person("mcallister")["inside"] == true);
    });
    morning.play("reprint of a lost badge", [&] {
        const std::size_t before = morning.badges();
        morning.key("F5");
        morning.sees_screen("print_again");
        morning.key("ctrl+1");
        morning.sees("notice", "new badge");
        CHECK(wait_until([&] { return morning.badges() == before + 1; }));
        CHECK(morning.history_has("mcallister", "Badge printed again: The badge is lost"));
    });
    morning.play("already in", [&] {
        const int before = morning.entries("checked_in");
        morning.scan(morning.person("mcallister")["codes"][0]);
        morning.sees("notice", "Already in since");
        CHECK(morning.entries("checked_in") == before);
    });
    morning.play("a family name corrected", [&] {
        morning.open("rushworth", "Emily Rushworth");
        morning.key("F8");
        morning.sees_screen("correct");
        morning.key("Return");
        morning.write("family_name", "Rushworth-Osei");
        morning.key("Return");
        morning.sees("name", "Emily Rushworth-Osei");
        CHECK(morning.person("rushworth")["name"] == "Emily Rushworth-Osei");
    });
    morning.play("other words on one badge", [&] {
        const std::size_t before = morning.badges();
        morning.key("ctrl+v");
        morning.sees_screen("badge_text");
        morning.write("name", "Dr Emily Osei");
        morning.key("Return");
        morning.sees("notice", "new badge");
        CHECK(wait_until([&] { return morning.badges() == before + 1; }));
        CHECK(morning.history_has("rushworth", "Badge printed with other words: Name: Dr Emily Osei"));
        CHECK(morning.person("rushworth")["name"] == "Emily Rushworth-Osei");
    });
}

void play_questions(DeskMorning& morning) {
    morning.play("substitution", [&] {
        morning.open("pugh gareth", "Gareth Pugh");
        morning.key("F7");
        morning.sees_screen("someone_else");
        morning.write("name", "Manon Rees");
        morning.key("Return");
        morning.key("Return");
        morning.sees("name", "Manon Rees");
        morning.sees("status", "In 08:5");
        CHECK(morning.person("gareth pugh")["status"] == "replaced");
        CHECK(morning.person("manon rees")["inside"] == true);
    });
    morning.play("undo of a check-in", [&] {
        morning.key("F4");
        morning.sees_screen("undo");
        morning.key("ctrl+3");
        morning.sees("status", "Expected");
        CHECK(morning.person("manon rees")["inside"] == false);
        CHECK(morning.history_has("manon rees", "Pressed by mistake"));
    });
    morning.play("cancelled, and here", [&] {
        const nlohmann::json cancelled = morning.somebody_cancelled();
        const std::string id = cancelled["id"];
        morning.open(cancelled["family_name"], cancelled["name"]);
        morning.key("Return");
        morning.sees_screen("let_in");
        morning.key("ctrl+1");
        morning.sees("status", "In 08:5");
        CHECK(morning.sample().lanyard({"history", id}).out.find("their registration was cancelled") !=
              std::string::npos);
    });
    morning.play("two records of one person joined", [&] {
        morning.open("helen achterberg", "Helen Achterberg");
        morning.key("F10");
        morning.touch("same_person");
        morning.sees("similar_1", "Helen Achterberg");
        morning.key("ctrl+1");
        morning.sees_screen("two_records", "asking");
        morning.key("Return");
        morning.sees("notice", "both codes lead");
        CHECK(morning.sample().json({"attendees", "helen achterberg"}).size() == 1);
    });
    morning.play("a host to be told", [&] {
        morning.scan(morning.person("fairweather")["codes"][0]);
        morning.sees("name", "Oliver Fairweather");
        std::this_thread::sleep_for(a_look);
        morning.key("Return");
        morning.sees("status", "In 08:5");
        morning.sees("flags", "Tell a host on arrival");
        morning.key("ctrl+c");
        morning.sees("flags", "was told");
        CHECK(morning.history_has("fairweather", "Their host was told"));
    });
}

void play_everybody(DeskMorning& morning) {
    morning.play("announcement", [&] {
        morning.key("ctrl+t");
        morning.sees_screen("everybody", "asking");
        morning.key("ctrl+b");
        morning.sees_screen("announce");
        morning.write("announcement", "Lunch is served");
        morning.key("Return");
        morning.key("Return");
        morning.sees("notice", "Boards and kiosks say it now");
        const auto all = morning.sample().json({"announce", "--list"})["announcements"];
        REQUIRE(all.size() == 1);
        CHECK(all[0]["text"] == "Lunch is served");
    });
    morning.play("evacuation", [&] {
        morning.key("ctrl+t");
        morning.sees_screen("everybody", "asking");
        morning.write("word", "evacuate");
        morning.key("Return");
        morning.sees("evacuation", "inside");
        CHECK(morning.entries("evacuation_called") == 1);
        CHECK(morning.entries("evacuation_ended") == 0);
    });
    morning.play("and back again", [&] {
        morning.key("ctrl+t");
        morning.sees_screen("everybody", "evacuating");
        morning.write("word", "safe");
        morning.key("Return");
        morning.sees("notice", "It is over");
        CHECK(morning.entries("evacuation_ended") == 1);
    });
}

}  // namespace

TEST_CASE("a desk's morning by keys") {
    DeskMorning morning("keys", 1);
    play_newcomers(morning);
    play_badges_and_names(morning);
    play_questions(morning);
    play_everybody(morning);
    CHECK(morning.sample().lanyard({"verify"}).status == 0);
}
