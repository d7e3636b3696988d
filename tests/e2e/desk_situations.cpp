// What comes most often at a desk: newcomers, badges and names, questions, and what everybody is told.
#include <doctest/doctest.h>

#include "tests/e2e/desk_morning.h"

namespace lanyard {
namespace {

// Whoever nobody has heard of: by keys searched for first, then registered under that name.
void write_newcomer(DeskMorning& desk, const std::string& name) {
    if (!desk.by_touch()) {
        desk.write("search", name);
        desk.sees_screen("desk", "nobody");
    }
    desk.press("walk_in");
    desk.sees_screen("walk_in");
    if (desk.by_touch()) desk.write("name", name);
}

}  // namespace

void play_newcomers(DeskMorning& desk) {
    desk.play("walk-in", [&] {
        write_newcomer(desk, "Marigold Quist");
        desk.finish("admit", 2);
        desk.sees("name", "Marigold Quist");
        desk.sees("status", "In 08:5");
        CHECK(desk.person("marigold")["inside"] == true);
    });
    desk.play("full: the waiting list", [&] {
        write_newcomer(desk, "Dilys Vaughan");
        desk.finish("admit", 2);
        desk.sees("note", "Every place is taken");
        desk.press("full_1");
        desk.sees("status", "Pending");
        CHECK(desk.person("dilys vaughan")["status"] == "pending");
        CHECK(desk.history_has("dilys vaughan", "Put on the waiting list"));
    });
    desk.play("unknown code: found by name", [&] {
        const int before = desk.entries("scan_refused");
        desk.scan("NO-CODE-OF-OURS-4711");
        desk.sees("notice", "Nobody is known by this code");
        desk.find("suryani", "Suryani");
        desk.check_in();
        CHECK(desk.entries("scan_refused") == before + 1);
        CHECK(desk.person("suryani")["inside"] == true);
    });
}

void play_badges_and_names(DeskMorning& desk) {
    desk.play("check in and print", [&] {
        desk.find("mcallister", "Ewan McAllister");
        desk.press("check_in");
        desk.sees("badge", "Printed");
        CHECK(desk.person("mcallister")["inside"] == true);
    });
    desk.play("reprint of a lost badge", [&] {
        const std::size_t before = desk.badges();
        desk.press("print_again");
        desk.sees_screen("print_again");
        desk.press("reasons_1");
        CHECK(wait_until([&] { return desk.badges() == before + 1; }));
        CHECK(desk.history_has("mcallister", "Badge printed again: The badge is lost"));
    });
    desk.play("already in", [&] {
        const int before = desk.entries("checked_in");
        desk.scan(desk.person("mcallister")["codes"][0]);
        desk.sees("notice", "Already in since");
        CHECK(desk.entries("checked_in") == before);
    });
    desk.play("a family name corrected", [&] {
        desk.find("rushworth", "Emily Rushworth");
        desk.press("correct");
        desk.sees_screen("correct");
        if (!desk.by_touch()) desk.finish("", 1);  // the given name is right
        desk.write("family_name", desk.by_touch() ? "y" : "Rushworthy");
        desk.finish("keep");
        desk.sees("name", "Emily Rushworthy");
        CHECK(desk.person("rushworthy")["name"] == "Emily Rushworthy");
    });
    desk.play("other words on one badge", [&] {
        const std::size_t before = desk.badges();
        if (desk.by_touch()) desk.press("more");
        desk.press("ctrl+v", "badge_text");
        desk.sees_screen("badge_text");
        desk.write("name", desk.by_touch() ? " osei" : "Emily Rushworthy Osei");
        desk.finish("print");
        CHECK(wait_until([&] { return desk.badges() == before + 1; }));
        CHECK(desk.history_has("rushworthy", "Badge printed with other words: Name: Emily Rushworthy Osei"));
        CHECK(desk.person("rushworthy")["name"] == "Emily Rushworthy");
    });
}

void play_questions(DeskMorning& desk) {
    desk.play("substitution", [&] {
        desk.find("gareth pugh", "Gareth Pugh");
        desk.press("someone_else");
        desk.sees_screen("someone_else");
        desk.write("name", "Manon Rees");
        desk.finish("admit", 2);
        desk.sees("name", "Manon Rees");
        desk.sees("status", "In 08:5");
        CHECK(desk.person("gareth pugh")["status"] == "replaced");
        CHECK(desk.person("manon rees")["inside"] == true);
    });
    desk.play("undo of a check-in", [&] {
        desk.press("undo");
        desk.sees_screen("undo");
        desk.press("reasons_3");
        desk.sees("status", "Expected");
        CHECK(desk.person("manon rees")["inside"] == false);
        CHECK(desk.history_has("manon rees", "Pressed by mistake"));
    });
    desk.play("and done again after all", [&] {
        desk.press("whole_history");
        desk.sees_screen("desk", "history");
        desk.press(desk.button_saying("history_undo", "Do it again"));
        desk.sees_screen("undo");
        desk.press("reasons_1");
        desk.sees("status", "In 08:5");
        CHECK(desk.person("manon rees")["inside"] == true);
    });
    const nlohmann::json cancelled = desk.somebody_cancelled();
    desk.play("cancelled, and here", [&] {
        const std::string id = cancelled["id"];
        desk.find(cancelled["family_name"], cancelled["name"]);
        desk.press("check_in");
        desk.sees_screen("let_in");
        desk.press("reasons_1");
        desk.sees("status", "In 08:5");
        CHECK(desk.sample().lanyard({"history", id}).out.find("their registration was cancelled") !=
              std::string::npos);
    });
    desk.play("the day's refusals", [&] {
        if (desk.by_touch()) desk.press("today");
        desk.press("ctrl+f", "refusals");
        desk.sees("exceptions", "exceptions");
        CHECK_FALSE(desk.button_saying("exception", cancelled["name"]).empty());
        desk.press("back");
        desk.sees_screen("desk");
    });
    desk.play("two records of one person joined", [&] {
        desk.find("helen achterberg", "Helen Achterberg");
        desk.press("more");
        desk.press("same_person");
        desk.sees("similar_1", "Helen Achterberg");
        desk.press("similar_1");
        desk.sees_screen("two_records", "asking");
        desk.press("join");
        desk.sees("notice", "both codes lead");
        CHECK(desk.sample().json({"attendees", "helen achterberg"}).size() == 1);
    });
    desk.play("a host to be told", [&] {
        desk.scan(desk.person("fairweather")["codes"][0]);
        desk.sees("name", "Oliver Fairweather");
        desk.looks_at_card();
        desk.check_in();
        desk.sees("flags", "Tell a host on arrival");
        if (desk.by_touch()) desk.press("more");
        desk.press("ctrl+c", "seen_to");
        desk.sees("notice", "Noted");
        CHECK(desk.history_has("fairweather", "Their host was told"));
    });
}

void play_everybody(DeskMorning& desk) {
    desk.play("announcement for one room", [&] {
        desk.press("everybody");
        desk.sees_screen("everybody", "asking");
        desk.press("announce");
        desk.sees_screen("announce");
        desk.write("announcement", "Lunch is served");
        if (desk.by_touch()) {
            desk.press("room_1");
        } else {
            desk.finish("", 1);
            desk.write("rooms", "great-hall");
        }
        desk.finish("say");
        desk.sees("notice", "Boards and kiosks say it now");
        const auto all = desk.sample().json({"announce", "--list"})["announcements"];
        REQUIRE(all.size() == 1);
        CHECK(all[0]["rooms"] == nlohmann::json{"great-hall"});
    });
    desk.play("and withdrawn", [&] {
        desk.press("everybody");
        desk.sees_screen("everybody", "asking");
        desk.press("announce");
        desk.press(desk.button_saying("standing", "unch"));
        desk.sees("notice", "Withdrawn");
        CHECK(desk.sample().json({"announce", "--list"})["announcements"].empty());
    });
    desk.play("evacuation", [&] {
        desk.press("everybody");
        desk.sees_screen("everybody", "asking");
        if (desk.by_touch()) {
            desk.hold("evacuate", 3000);
        } else {
            desk.write("word", "evacuate");
            desk.finish("");
        }
        desk.sees("evacuation", "inside");
        CHECK(desk.entries("evacuation_called") == 1);
        CHECK(desk.entries("evacuation_ended") == 0);
    });
    desk.play("and back again", [&] {
        desk.press("ctrl+t", "evacuation");
        desk.sees_screen("everybody", "evacuating");
        if (desk.by_touch()) {
            desk.hold("resume", 3000);
        } else {
            desk.write("word", "safe");
            desk.finish("");
        }
        desk.sees("notice", "It is over");
        CHECK(desk.entries("evacuation_ended") == 1);
    });
}

}  // namespace lanyard
