// A desk's morning by touch alone: the situations that come most often, at one desk, each with what the
// journal says of it.
#include <doctest/doctest.h>

#include "tests/e2e/desk_morning.h"
#include "tests/e2e/people.h"

using namespace lanyard;

namespace {

void play_newcomers(DeskMorning& morning) {
    morning.play("walk-in", [&] {
        morning.touch("walk_in");
        morning.sees_screen("walk_in");
        morning.touch_letters("marigold");
        morning.touch("admit");
        morning.sees("name", "Marigold");
        morning.sees("status", "In 08:5");
        CHECK(morning.person("marigold")["inside"] == true);
    });
    morning.play("full: the waiting list", [&] {
        morning.touch("walk_in");
        morning.sees_screen("walk_in");
        morning.touch_letters("zebedee");
        morning.touch("admit");
        morning.sees("note", "Every place is taken");
        morning.touch("full_1");
        morning.sees("status", "Pending");
        CHECK(morning.history_has("zebedee", "Put on the waiting list"));
    });
    morning.play("unknown code: found by name", [&] {
        const int before = morning.entries("scan_refused");
        morning.scan("NO-CODE-OF-OURS-4711");
        morning.sees("notice", "Nobody is known by this code");
        morning.open_by_touch("surya", "Suryani");
        morning.touch("check_in");
        morning.sees("status", "In 08:5");
        CHECK(morning.entries("scan_refused") == before + 1);
        CHECK(morning.person("suryani")["inside"] == true);
    });
}

void play_badges_and_names(DeskMorning& morning) {
    morning.play("check in and print", [&] {
        morning.open_by_touch("mcallis", "Ewan McAllister");
        morning.touch("check_in");
        morning.sees("badge", "Printed");
        CHECK(morning.person("mcallister")["inside"] == true);
    });
    morning.play("reprint of a lost badge", [&] {
        const std::size_t before = morning.badges();
        morning.touch("print_again");
        morning.sees_screen("print_again");
        morning.touch("reasons_1");
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
        morning.open_by_touch("rushw", "Emily Rushworth");
        morning.touch("correct");
        morning.sees_screen("correct");
        morning.touch("family_name");
        morning.touch_letters("y");
        morning.touch("keep");
        morning.sees("name", "Emily Rushworthy");
        CHECK(morning.person("rushworthy")["name"] == "Emily Rushworthy");
    });
    morning.play("other words on one badge", [&] {
        const std::size_t before = morning.badges();
        morning.touch("more");
        morning.touch("badge_text");
        morning.sees_screen("badge_text");
        morning.touch("organisation");
        morning.touch_letters("y");
        morning.touch("print");
        CHECK(wait_until([&] { return morning.badges() == before + 1; }));
        CHECK(morning.history_has("rushworthy", "Badge printed with other words: Organisation"));
    });
}

void play_questions(DeskMorning& morning) {
    morning.play("substitution", [&] {
        morning.open_by_touch("gareth", "Gareth Pugh");
        morning.touch("someone_else");
        morning.sees_screen("someone_else");
        morning.touch_letters("manon");
        morning.touch("admit");
        morning.sees("name", "Manon");
        morning.sees("status", "In 08:5");
        CHECK(morning.person("gareth pugh")["status"] == "replaced");
    });
    morning.play("undo of a check-in", [&] {
        morning.touch("undo");
        morning.sees_screen("undo");
        morning.touch("reasons_3");
        morning.sees("status", "Expected");
        CHECK(morning.person("manon")["inside"] == false);
    });
    morning.play("cancelled, and here", [&] {
        const nlohmann::json cancelled = morning.somebody_cancelled();
        std::string letters;
        for (const char letter : cancelled["family_name"].get<std::string>())
            letters += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
        CAPTURE(letters);
        const std::string id = cancelled["id"];
        morning.open_by_touch(letters, cancelled["name"]);
        morning.touch("check_in");
        morning.sees_screen("let_in");
        morning.touch("reasons_1");
        morning.sees("status", "In 08:5");
        CHECK(morning.sample().lanyard({"history", id}).out.find("their registration was cancelled") !=
              std::string::npos);
    });
    morning.play("two records of one person joined", [&] {
        morning.open_by_touch("helen ach", "Helen Achterberg");
        morning.touch("more");
        morning.touch("same_person");
        morning.touch("similar_1");
        morning.sees_screen("two_records", "asking");
        morning.touch("join");
        morning.sees("notice", "both codes lead");
        CHECK(morning.sample().json({"attendees", "helen achterberg"}).size() == 1);
    });
    morning.play("a host to be told", [&] {
        morning.open_by_touch("fairw", "Oliver Fairweather");
        morning.touch("check_in");
        morning.sees("status", "In 08:5");
        morning.touch("more");
        morning.touch("seen_to");
        morning.sees("notice", "Noted");
        CHECK(morning.history_has("fairweather", "Their host was told"));
    });
}

void play_everybody(DeskMorning& morning) {
    morning.play("announcement", [&] {
        morning.touch("everybody");
        morning.touch("announce");
        morning.sees_screen("announce");
        morning.touch_letters("lunch");
        morning.touch("room_1");
        morning.touch("say");
        morning.sees("notice", "Boards and kiosks say it now");
        const auto all = morning.sample().json({"announce", "--list"})["announcements"];
        REQUIRE(all.size() == 1);
        CHECK(all[0]["rooms"] == nlohmann::json{"great-hall"});
    });
    morning.play("evacuation", [&] {
        morning.touch("everybody");
        morning.sees_screen("everybody", "asking");
        morning.hold("evacuate", 3000);
        morning.sees("evacuation", "inside");
        CHECK(morning.entries("evacuation_called") == 1);
    });
    morning.play("and back again", [&] {
        morning.touch("evacuation");
        morning.sees_screen("everybody", "evacuating");
        morning.hold("resume", 3000);
        morning.sees("notice", "It is over");
        CHECK(morning.entries("evacuation_ended") == 1);
    });
}

}  // namespace

TEST_CASE("a desk's morning by touch") {
    DeskMorning morning("touches", 1);
    play_newcomers(morning);
    play_badges_and_names(morning);
    play_questions(morning);
    play_everybody(morning);
    CHECK(morning.sample().lanyard({"verify"}).status == 0);
}
