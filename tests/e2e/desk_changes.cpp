// What is changed at a desk, and what goes wrong there: telephone, note, workshop and ticket of a person, a
// workshop that is cancelled, a second desk, a printer that jams, a power cut; and staff who come and go.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/safe_file.h"
#include "tests/e2e/desk_morning.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr const char* pin_of_ruth = "294715";

// Card, More, and the page of what is arranged.
void open_arrangements(DeskMorning& desk) {
    if (desk.by_touch()) desk.press("more");
    desk.press("ctrl+d", "arrange");
    desk.sees_screen("desk", "arrange");
}

int people_in(const DeskMorning& desk, const std::string& session) {
    int count = 0;
    for (const auto& person : desk.sample().json({"attendees"}))
        for (const auto& one : person["sessions"]) count += one == session && person["status"] == "expected";
    return count;
}

void write_pin(DeskMorning& desk) {
    desk.sees_screen("staff_pin", "asking");
    std::string dots;
    for (const char digit : std::string(pin_of_ruth)) {
        desk.press(std::string(1, digit), std::string("key_") + digit);
        desk.sees("pin", dots += "●");
    }
    desk.press("Return", "enter");
    desk.sees_screen("desk");
}

}  // namespace

void play_arrangements(DeskMorning& desk) {
    desk.play("a telephone noted", [&] {
        desk.find("ekwensi", "Gloria Ekwensi");
        open_arrangements(desk);
        desk.press("phone");
        desk.sees_screen("phone");
        desk.write("phone", "07700 9");
        desk.finish("keep");
        desk.sees("phone", "07700 9");
    });
    desk.play("a note for whoever is at the desk next", [&] {
        desk.press("note");
        desk.sees_screen("note");
        desk.write("note", "until noon");
        desk.finish("keep");
        desk.sees("note", "ntil noon");
        desk.press("more");
        desk.sees("notes", "ntil noon");
    });
    desk.play("another workshop", [&] {
        open_arrangements(desk);
        desk.press(desk.button_saying("workshop", "Workshop A"));
        CHECK(wait_until([&] { return desk.person("ekwensi")["sessions"] == nlohmann::json{"workshop-a"}; }));
    });
    desk.play("another ticket type", [&] {
        desk.turn_page("phone");
        desk.press(desk.button_saying("ticket", "Press"));
        CHECK(wait_until([&] { return desk.person("ekwensi")["ticket_type"] == "Press"; }));
    });
    desk.play("a workshop cancelled with all its people", [&] {
        const int before = people_in(desk, "workshop-c");
        REQUIRE(before > 25);
        REQUIRE(desk.sample().lanyard({"programme", "cancel", "workshop-c"}).status == 0);
        desk.press("today");
        desk.sees("cancelled_1", "does not take place");
        desk.press("cancelled_1");
        desk.sees("notice", "people have a place now");
        desk.press("back");
        desk.sees_screen("desk");
        CHECK(people_in(desk, "workshop-c") == 0);
    });
}

void play_together(DeskMorning& desk) {
    desk.play("two desks on one person", [&] {
        const VirtualScreen screen(1920, 1080);
        KioskSession other(screen, desk.sample().folder(), desk.sample().file("desk 2"),
                           {"--role", "desk", "--window", "1920x1080"});
        REQUIRE(other.shows("desk", "searching"));
        REQUIRE(other.types("search", "precious"));
        REQUIRE(other.says("name", "Precious Mutasa"));
        const int before = desk.entries("checked_in");
        desk.find("precious", "Precious Mutasa");
        desk.press("Return", "check_in");
        other.press("Return");
        desk.sees("status", "In 08:5");
        CHECK(other.says("status", "In 08:5"));
        CHECK(desk.entries("checked_in") == before + 1);
        CHECK(other.process().end() == 0);
    });
    desk.play("who is in", [&] {
        const int inside = desk.sample().json({"stats"})["inside"];
        if (desk.by_touch()) desk.press("today");
        desk.press("ctrl+l", "roll_call");
        desk.sees("asked_list", std::to_string(inside) + " pe");  // person, people
        CHECK_FALSE(desk.button_saying("result", "Precious Mutasa").empty());
        desk.press("Escape", "");
    });
}

void play_power_cut(DeskMorning& desk) {
    desk.play("the printer jams, and the power goes", [&] {
        const std::size_t before = desk.badges();
        const fs::path kept = desk.sample().file("badges kept");
        fs::rename(desk.printer_folder(), kept);
        REQUIRE(write_file(desk.printer_folder(), "no folder").ok());
        desk.find("whitlock", "Denise Whitlock");
        desk.check_in();
        desk.sees("printer", "needs a hand");
        desk.lose_power();
        fs::remove(desk.printer_folder());
        fs::rename(kept, desk.printer_folder());
        desk.start();
        desk.sees_screen("desk", "searching");
        CHECK(wait_until([&] { return desk.badges() == before + 1; }));
        desk.find("whitlock", "Denise Whitlock");
        desk.sees("badge", "Printed");
        CHECK(desk.person("whitlock")["inside"] == true);
    });
}

void play_staff(DeskMorning& desk) {
    const Finished added = desk.sample().lanyard_reading(pin_of_ruth, {"staff", "add", "Ruth Eisenberg"});
    REQUIRE_MESSAGE(added.status == 0, added.err);
    desk.lose_power();
    desk.start();
    desk.play("signing in by a PIN", [&] {
        write_pin(desk);
        desk.sees("band", "Ruth Eisenberg");
    });
    desk.play("what she does has her name", [&] {
        desk.find("oldroyd", "Vanessa Oldroyd");
        desk.check_in();
        CHECK(desk.history_has("oldroyd", "Ruth Eisenberg"));
    });
    desk.play("signing out", [&] {
        if (desk.by_touch()) {
            desk.hold_corner();
            desk.sees_screen("staff_menu");
        }
        desk.press("ctrl+q", "sign_out");
        desk.sees_screen("staff_pin");
    });
}

}  // namespace lanyard
