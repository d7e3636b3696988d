// What comes less often on a desk's morning: badges that are owed, people who are found by other words than
// their name, seats without a name, a coach, and namesakes. By keys.
#include <doctest/doctest.h>

#include "tests/e2e/desk_morning.h"
#include "tests/e2e/people.h"

using namespace lanyard;

namespace {

void play_arrivals(DeskMorning& morning) {
    morning.play("a badge later", [&] {
        morning.open("tolliver bernard", "Bernard Tolliver");
        morning.key("F6");
        morning.sees("badge", "Owed");
        CHECK(morning.person("tolliver bernard")["inside"] == true);
        CHECK(morning.badges() == 0);
    });
    morning.play("all owed badges printed", [&] {
        morning.key("F3");
        morning.sees("print_owed", "1 badge owed");
        morning.key("ctrl+e");
        morning.sees("notice", "1 badge is being printed");
        CHECK(wait_until([&] { return morning.badges() == 1; }));
        morning.key("Escape");
    });
    morning.play("found with a slip of the finger", [&] {
        morning.open("okafro", "Amara Okafor");
        morning.key("Return");
        morning.sees("status", "In 08:5");
        CHECK(morning.person("amara okafor")["inside"] == true);
    });
    morning.play("a second Enter", [&] {
        const int before = morning.entries("checked_in");
        morning.key("Return");
        morning.sees("status", "In 08:5");
        CHECK(morning.entries("checked_in") == before);
    });
    morning.play("found by email", [&] {
        morning.open("gloria.ekwensi", "Gloria Ekwensi");
        morning.key("Return");
        morning.sees("status", "In 08:5");
        CHECK(morning.person("gloria ekwensi")["inside"] == true);
    });
    morning.play("a seat without a name", [&] {
        morning.open("delegate 2", "Delegate 2");
        morning.key("Return");
        morning.sees_screen("name_seat");
        morning.write("name", "Chipo Marandure");
        morning.key("Return");
        morning.sees("name", "Chipo Marandure");
        CHECK(morning.person("chipo")["inside"] == true);
        CHECK(morning.history_has("chipo", "Named: Chipo Marandure"));
    });
    morning.play("not paid yet, and let in", [&] {
        morning.open("mavrou", "Theodora Mavrou");
        morning.key("Return");
        morning.sees_screen("let_in");
        morning.write("reason", "Paid in cash");
        morning.key("Return");
        morning.sees("status", "In 08:5");
        CHECK(morning.history_has("mavrou", "their registration was not complete. Paid in cash"));
    });
}

void play_groups(DeskMorning& morning) {
    morning.play("a coach of twelve", [&] {
        morning.open("ollerenshaw", "Janet Ollerenshaw");
        morning.key("F10");
        morning.sees_screen("desk", "more");
        morning.key("ctrl+o");
        morning.sees("results", "12");
        morning.key("F11");
        morning.key("F12");
        morning.sees("admit_group", "Check in 12 people");
        const int before = morning.sample().json({"stats"})["arrived"];
        morning.key("Return");
        morning.sees("notice", "12 people are checked in");
        CHECK(morning.sample().json({"stats"})["arrived"] == before + 12);
    });
    morning.play("the coach taken back", [&] {
        const int before = morning.sample().json({"stats"})["arrived"];
        morning.key("F4");
        morning.sees_screen("undo");
        morning.key("ctrl+3");
        morning.sees("notice", "Taken back");
        CHECK(morning.sample().json({"stats"})["arrived"] == before - 12);
    });
    morning.play("a walk-in who is on the list", [&] {
        morning.key("F9");
        morning.sees_screen("walk_in");
        morning.write("name", "suryani");
        morning.sees("similar_1", "Suryani");
        morning.key("ctrl+1");
        morning.sees("name", "Suryani");
        morning.key("Return");
        morning.sees("status", "In 08:5");
        CHECK(morning.person("suryani")["inside"] == true);
        CHECK(morning.sample().json({"stats"})["walk_ins"] == 0);
    });
    morning.play("a walk-in with the name of somebody who is in", [&] {
        morning.key("F9");
        morning.sees_screen("walk_in");
        morning.write("name", "Suryani");
        morning.sees("similar_1", "Suryani");
        morning.key("Return");
        morning.key("Return");
        morning.sees("note", "is in already");
        morning.key("ctrl+2");
        morning.sees("status", "In 08:5");
        CHECK(morning.sample().json({"attendees", "suryani"}).size() == 2);
    });
}

}  // namespace

TEST_CASE("the rest of a desk's morning") {
    DeskMorning morning("keys", 9);
    play_arrivals(morning);
    play_groups(morning);
    CHECK(morning.sample().lanyard({"verify"}).status == 0);
}
