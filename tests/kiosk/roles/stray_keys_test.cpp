// What no key and no symbol may do, on every screen that keys reach: the journal says what was done.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <random>

#include "screens/staff_keys.h"
#include "store/database.h"
#include "tests/kiosk/roles/role_at_work.h"
#include "tests/record.h"

using namespace lanyard;

namespace {

// How a screen is reached: the ids that are touched, and names that are typed ("=ada") on the way.
using Way = std::vector<std::string>;

const std::vector<Way> desk_ways = {
    {},      {"=ada"},  {"=ada", "more"}, {"=ada", "more", "tick_several"}, {"=ada", "check_in"},
    {"=qq"}, {"today"}, {"everybody"},    {"=ada", "whole_history"},        {"today", "refusals"}};
// Room 1's.
const std::vector<Way> door_ways = {{}, {"=ada"}};
// With fields of their own.
const std::vector<Way> desk_forms = {{"walk_in"},
                                     {"everybody", "announce"},
                                     {"=ada", "correct"},
                                     {"=ada", "someone_else"},
                                     {"=ada", "more", "same_person"},
                                     {"=ada", "more", "needed"},
                                     {"=ada", "check_in", "undo"}};
const std::vector<Way> self_ways = {{}, {"find_my_name"}, {"not_registered"}, {"get_help"}};

std::string journal_of(RoleAtWork& work) {
    auto database = Database::open(work.answering.desk->folder().database(), Database::Access::read);
    REQUIRE(database.ok());
    // What a stranger's code leaves is no deed.
    SQLite::Statement& rows = (*database)->statement(
        "SELECT coalesce(group_concat(kind, ' '), '') FROM (SELECT kind FROM entries WHERE kind <> "
        "'scan_refused' "
        "ORDER BY node, sequence)");
    REQUIRE(rows.executeStep());
    return rows.getColumn(0).getString();
}

void go(RoleAtWork& work, const Way& way) {
    for (const std::string& step : way) {
        if (step[0] != '=') {
            CHECK_MESSAGE(work.touch(step), step, " on ", work.shown());
            continue;
        }
        for (const char letter : step.substr(1)) work.letter(letter);
    }
}

// Letters of which nobody's name is made.
char strange_letter(std::mt19937& random) {
    return "qzj"[random() % 3];
}

constexpr std::array controls = {SDL_SCANCODE_RETURN,   SDL_SCANCODE_TAB,    SDL_SCANCODE_ESCAPE,
                                 SDL_SCANCODE_LEFT,     SDL_SCANCODE_RIGHT,  SDL_SCANCODE_UP,
                                 SDL_SCANCODE_DOWN,     SDL_SCANCODE_HOME,   SDL_SCANCODE_END,
                                 SDL_SCANCODE_KP_ENTER, SDL_SCANCODE_DELETE, SDL_SCANCODE_BACKSPACE};

// One pull of the trigger at a symbol without a code: control keys, with up to three letters between.
void scan_symbol(RoleAtWork& work, std::mt19937& random) {
    const Milliseconds gap(3 + random() % 28);
    const std::size_t keys = 2 + random() % 9;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < keys; ++i) {
        const Milliseconds after = i == 0 ? Milliseconds(300) : gap;
        const auto dice = random() % 5;
        if (dice == 0 && letters++ < 3)
            work.press(SDL_SCANCODE_A, after, "a");
        else if (dice == 1)
            work.press(static_cast<SDL_Scancode>(SDL_SCANCODE_F1 + random() % 12), after);
        else
            work.press(controls[random() % controls.size()], after);
    }
    if (!work.waiting.empty()) work.settle();
}

// One who types where nobody has asked for letters, with other keys between: what they typed.
std::string type_at_random(RoleAtWork& work, std::mt19937& random) {
    std::string typed;
    const auto letter = [&] {
        const char one = strange_letter(random);
        typed += one;
        work.letter(one);
    };
    const auto key = [&](SDL_Scancode code) {
        typed += std::string(" ") + SDL_GetScancodeName(code) + " ";
        work.key(code);
    };
    // Somebody types a name; the list knows nobody of that name, nor of one like it: a single letter behind
    // "ada" would be a slip, and the screen would show Ada.
    letter();
    letter();
    for (int i = 0; i < 40; ++i) {
        const auto dice = random() % 8;
        if (dice < 4)
            letter();
        else if (dice == 4)
            key(SDL_SCANCODE_RETURN);
        else if (const auto control = controls[random() % controls.size()]; dice == 5) {
            // What is rubbed out may leave a name.
            if (control != SDL_SCANCODE_BACKSPACE && control != SDL_SCANCODE_DELETE) key(control);
        } else if (const auto code = static_cast<SDL_Scancode>(SDL_SCANCODE_F1 + random() % 12);
                   dice == 6 && code != SDL_SCANCODE_F9)  // F9 opens a form, which asks for a name
            key(code);
        else
            work.role->take_code("https://example.org/" + std::to_string(random()), work.now);
    }
    work.rest(Milliseconds(1000));
    return typed;
}

bool is_full() {
    return std::getenv("LANYARD_FULL") != nullptr;
}

// Whether the screen says, on a button or a form, that this key does something here.
bool is_offered(const UiScreen& screen, SDL_Scancode key) {
    const bool is_enter = key == SDL_SCANCODE_RETURN;
    const std::string shown =
        is_enter ? "  ↵" : "  F" + std::to_string(1 + static_cast<int>(key) - SDL_SCANCODE_F1);
    for (const Widget& widget : screen.widgets) {
        const bool ends = widget.label.size() > shown.size() &&
                          widget.label.compare(widget.label.size() - shown.size(), shown.size(), shown) == 0;
        if (ends && widget.role != "paragraph") return true;
        const bool is_field = widget.role == "textbox" && widget.id != "search" && widget.id != "word";
        if (is_enter && widget.focused && widget.id != "search" && (is_field || widget.role != "textbox"))
            return true;
    }
    return false;
}

}  // namespace

TEST_CASE("10,000 symbols of control keys with a letter or three do nothing to any role on any screen") {
    const std::vector<std::pair<RoleKind, std::vector<Way>>> roles = {
        {RoleKind::desk, desk_ways}, {RoleKind::desk, desk_forms}, {RoleKind::self, self_ways},
        {RoleKind::door, door_ways}, {RoleKind::cue, {{}}},        {RoleKind::board, {{}}}};
    std::size_t screens = 0;
    for (const auto& [kind, ways] : roles) screens += ways.size();
    const std::size_t symbols = (is_full() ? 100'000 : 10'000) / screens + 1;
    std::mt19937 random(1801);
    for (const auto& [kind, ways] : roles) {
        for (const Way& way : ways) {
            RoleAtWork work(kind);
            go(work, way);
            const std::string at = work.shown(), before = journal_of(work);
            CAPTURE(at);
            for (std::size_t i = 0; i < symbols; ++i) {
                scan_symbol(work, random);
                // The kiosk forgets whoever left it so, in a minute.
                if (kind == RoleKind::self) work.draw({{-1, -1}, false, false, UiKey::none, true, "", " "});
            }
            work.rest(Milliseconds(400));
            CHECK(journal_of(work) == before);
            // Letters leave a page without a field for the search.
            const std::string page = at.substr(0, at.find('/'));
            CHECK((work.screen.screen == page || work.screen.screen == "desk"));
        }
    }
    record("symbols held up to the roles' screens", static_cast<long>(symbols * screens));
}

TEST_CASE("stray typing changes nothing but the search, whatever page of desk or door stands") {
    const unsigned seeds = is_full() ? 50 : 3;
    const auto hammer = [&](RoleKind kind, const Way& way) {
        for (unsigned seed = 0; seed < seeds; ++seed) {
            std::mt19937 random(seed);
            RoleAtWork work(kind);
            go(work, way);
            const std::string before = journal_of(work), at = work.shown();
            const std::string typed = type_at_random(work, random);
            CAPTURE(at);
            CAPTURE(seed);
            CAPTURE(typed);
            CHECK(journal_of(work) == before);
        }
    };
    for (const Way& way : desk_ways) hammer(RoleKind::desk, way);
    for (const Way& way : door_ways) hammer(RoleKind::door, way);
}

TEST_CASE("a key does something at the desk only where the screen says so, and letters and arrows never do") {
    std::vector<Way> ways = desk_ways;
    ways.insert(ways.end(), desk_forms.begin(), desk_forms.end());
    const unsigned seeds = is_full() ? 25 : 2;
    for (const Way& way : ways) {
        for (unsigned seed = 0; seed < seeds; ++seed) {
            std::mt19937 random(100 + seed);
            RoleAtWork work(RoleKind::desk);
            go(work, way);
            CAPTURE(seed);
            for (int i = 0; i < 60; ++i) {
                const std::string before = journal_of(work), at = work.shown();
                CAPTURE(at);
                const auto dice = random() % 6;
                bool may_do = false;
                if (dice < 2) {
                    work.letter(static_cast<char>('a' + random() % 26));
                } else if (dice == 2) {
                    work.key(controls[1 + random() % (controls.size() - 4)]);  // all but the two Enters
                } else if (dice == 3) {
                    work.role->take_code("https://example.org", work.now);
                    work.rest(Milliseconds(100));
                } else {
                    const auto key = dice == 4 ? SDL_SCANCODE_RETURN
                                               : static_cast<SDL_Scancode>(SDL_SCANCODE_F1 + random() % 12);
                    CAPTURE(key);
                    may_do = is_offered(work.screen, key);
                    work.key(key);
                }
                const std::string after = journal_of(work);
                CHECK((may_do || after == before));
                CHECK(after.find("evacuation") == std::string::npos);
            }
        }
    }
}
