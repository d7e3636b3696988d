// What comes less often at a desk: badges that are owed, seats without a name, a coach, namesakes, and people
// who are found by other words than their name.
#include <doctest/doctest.h>

#include "tests/e2e/desk_morning.h"

namespace lanyard {

void play_arrivals(DeskMorning& desk) {
    desk.play("a badge later", [&] {
        desk.find("tolliver bernard", "Bernard Tolliver");
        desk.press("admit_badge_later");
        desk.sees("badge", "Owed");
        CHECK(desk.person("tolliver bernard")["inside"] == true);
        CHECK(desk.badges() == 0);
    });
    desk.play("all owed badges printed", [&] {
        desk.press("owed");
        desk.sees("print_owed", "1 badge owed");
        desk.press("print_owed");
        desk.sees("notice", "1 badge is being printed");
        CHECK(wait_until([&] { return desk.badges() == 1; }));
        desk.press("Escape", "");
    });
    desk.play("found with a slip of the finger", [&] {
        desk.find("okafro", "Amara Okafor");
        desk.check_in();
        CHECK(desk.person("amara okafor")["inside"] == true);
    });
    desk.play("a second Enter", [&] {
        const int before = desk.entries("checked_in");
        desk.press("Return", "");
        desk.sees("status", "In 08:5");
        CHECK(desk.entries("checked_in") == before);
    });
    desk.play("found by email", [&] {
        desk.find("gloria.ekwensi", "Gloria Ekwensi");
        desk.check_in();
        CHECK(desk.person("gloria ekwensi")["inside"] == true);
    });
    desk.play("a seat without a name", [&] {
        desk.find("delegate 2", "Delegate 2");
        desk.press("check_in");
        desk.sees_screen("name_seat");
        desk.write("name", "Chipo Marandure");
        desk.finish("admit");
        desk.sees("name", "Chipo Marandure");
        CHECK(desk.person("chipo")["inside"] == true);
        CHECK(desk.history_has("chipo", "Named: Chipo Marandure"));
    });
    desk.play("not paid yet, and let in", [&] {
        desk.find("mavrou", "Theodora Mavrou");
        desk.press("check_in");
        desk.sees_screen("let_in");
        desk.write("reason", "Paid in cash");
        desk.finish("confirm");
        desk.sees("status", "In 08:5");
        CHECK(desk.history_has("mavrou", "their registration was not complete."));
        CHECK(desk.history_has("mavrou", "aid in cash"));
    });
}

void play_groups(DeskMorning& desk) {
    desk.play("a coach of twelve", [&] {
        desk.find("ollerenshaw", "Janet Ollerenshaw");
        desk.press("more");
        desk.press("same_order");
        desk.sees("results", "12");
        // By touch that is on More, which is open where the first of the order is whose card was.
        if (desk.by_touch() && !desk.shows_now("tick_several")) desk.press("more");
        desk.press("F11", "tick_several");
        desk.press("tick_all");
        desk.sees("admit_group", "Check in 12 people");
        const int before = desk.sample().json({"stats"})["arrived"];
        desk.press("admit_group");
        desk.sees("notice", "12 people are checked in");
        CHECK(desk.sample().json({"stats"})["arrived"] == before + 12);
    });
    desk.play("the coach taken back", [&] {
        const int before = desk.sample().json({"stats"})["arrived"];
        desk.press("undo");
        desk.sees_screen("undo");
        desk.press("reasons_3");
        desk.sees("notice", "Taken back");
        CHECK(desk.sample().json({"stats"})["arrived"] == before - 12);
    });
    desk.play("a walk-in who is on the list", [&] {
        desk.press("walk_in");
        desk.sees_screen("walk_in");
        desk.write("name", "suryani");
        desk.sees("similar_1", "Suryani");
        desk.press("similar_1");
        desk.sees("name", "Suryani");
        desk.check_in();
        CHECK(desk.person("suryani")["inside"] == true);
        CHECK(desk.sample().json({"stats"})["walk_ins"] == 0);
    });
    desk.play("a walk-in with the name of somebody who is in", [&] {
        desk.press("walk_in");
        desk.sees_screen("walk_in");
        desk.write("name", "Suryani");
        desk.sees("similar_1", "Suryani");
        desk.finish("admit", 2);
        desk.sees("note", "is in already");
        desk.press("similar_2");
        desk.sees("status", "In 08:5");
        CHECK(desk.sample().json({"attendees", "suryani"}).size() == 2);
    });
}

void play_ways_to_find(DeskMorning& desk) {
    const auto found_by = [&](const char* situation, const std::string& words, const std::string& name) {
        desk.play(situation, [&] {
            desk.find(words, name);
            desk.check_in();
        });
    };
    found_by("found by telephone", "07700 900202", "Nick Pendry");
    found_by("found by the list's own number", "860071", "Ewan McAllister");
    const std::string code = desk.person("amara okafor")["codes"][0];
    found_by("found by half a code", code.substr(0, 10), "Amara Okafor");
    const std::string barcode = desk.person("ottoline fenn")["codes"][1];
    found_by("found by a barcode with spaces", barcode.substr(0, 6) + " " + barcode.substr(6), "Fenn");
    found_by("found with a title before the name", "Dr Sunil Rao", "Sunil Rao");
    desk.play("namesakes told apart", [&] {
        desk.find("sarah bennett", "Sarah Bennett");
        desk.sees("result_2", "ennett");
        const std::string second = desk.label("result_2");
        const bool is_plain = second.find("sarah.bennett@") != std::string::npos;
        desk.press("Down", "result_2");
        desk.sees("email", is_plain ? "sarah.bennett@" : "s.bennett2@");
        desk.check_in();
        int inside = 0;
        for (const auto& one : desk.sample().json({"attendees", "sarah bennett"}))
            inside += one["inside"] == true;
        CHECK(inside == 1);
    });
    desk.play("others of the order", [&] {
        desk.find("beth beckett", "Beth Beckett");
        desk.press("more");
        desk.press("same_order");
        desk.sees("results", "2");
        const std::string row = desk.button_saying("result", "rescu");
        if (desk.by_touch() || row == "result_2") desk.press("Down", row);
        desk.sees("name", "rescu");
        desk.check_in();
        CHECK(desk.person("calin vacarescu")["inside"] == true);
    });
}

}  // namespace lanyard
