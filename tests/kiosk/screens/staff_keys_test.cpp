// The one table of keys of desk and door.
#include "screens/staff_keys.h"

#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/kiosk/drawing.h"
#include "tests/kiosk/staff_screens.h"

using namespace lanyard;

TEST_CASE("one key has one meaning, and each meaning one key that has a name") {
    std::set<UiKey> keys;
    std::set<std::string> names;
    std::set<StaffKey> meanings;
    for (const KeyMeaning& one : staff_keys()) {
        CHECK(keys.insert(one.key).second);
        CHECK(names.insert(one.shown).second);
        CHECK(meanings.insert(one.means).second);
        CHECK(&meaning_of(one.means) == &one);
    }
    // Of scanners that send Backspace, Tab and Enter by Ctrl and a letter.
    for (const char* none : {"Ctrl+H", "Ctrl+I", "Ctrl+J", "Ctrl+M"}) CHECK(names.count(none) == 0);
}

TEST_CASE("a key that stands on a button of desk or door is the table's, and stands on one button alone") {
    std::set<std::string> known;
    for (const KeyMeaning& one : staff_keys()) known.insert(one.shown);
    const std::regex key("  (F[0-9]+|Ctrl\\+.)$");
    std::map<std::string, std::string> id_of;  // the button's, by its key
    for (const auto& screen : made_up::staff_screens()) {
        if (screen.name.rfind("desk", 0) != 0 && screen.name.rfind("door", 0) != 0) continue;
        Drawing drawing;
        const Theme theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, {});
        std::set<std::string> here;
        for (const Widget& widget : drawing.frame(theme, {}, screen.draw).widgets) {
            std::smatch match;
            if (widget.role == "paragraph" || !std::regex_search(widget.label, match, key)) continue;
            CAPTURE(screen.name);
            CAPTURE(widget.label);
            CHECK(known.count(match[1]) == 1);
            // Strips of news lead where a button leads.
            if (widget.id == "missing" || widget.id == "trouble" || widget.id == "evacuation") continue;
            CHECK(here.insert(match[1]).second);
            const auto first = id_of.emplace(match[1], widget.id).first;
            const bool is_of_a_list = widget.id.find('_') != std::string::npos;
            CHECK((first->second == widget.id || is_of_a_list));
        }
    }
    CHECK(id_of.size() > 8);
}

TEST_CASE("a list that is longer than its place says the key that turns it") {
    CHECK(rows_to_turn(0, 6, 10) == "1–6 of 10  Page ↓");
    CHECK(rows_to_turn(4, 6, 10) == "5–10 of 10  Page ↑");
    CHECK(rows_to_turn(0, 10, 10).empty());
}

TEST_CASE("the line of help says the keys that are always there") {
    // An item of it stays on one line.
    const std::string line = std::regex_replace(help_line(true), std::regex("\u00a0"), " ");
    for (const KeyMeaning& one : staff_keys())
        if (one.in_help) CHECK(line.find(with_key(one.in_help, one.means)) != std::string::npos);
    CHECK(line.find("Today  F1") == 0);
    CHECK(help_line(false).find("Ctrl+Q") == std::string::npos);
}
