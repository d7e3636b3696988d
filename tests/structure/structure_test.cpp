// Holds the source tree to the design: who includes whom, where SQL and the calendar clock live, how files
// begin, and how long they and their functions are.
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "tests/structure/include_rules.h"
#include "tests/structure/size_rules.h"
#include "tests/structure/source_tree.h"

using namespace lanyard;

namespace {

const std::vector<SourceFile>& files() {
    static const std::vector<SourceFile> all = project_files();
    return all;
}

bool is_product(const SourceFile& file) {
    return !layer_of(file).empty();
}

bool is_comment(const std::string& line) {
    return line.rfind("//", 0) == 0 || line.rfind("#", 0) == 0;
}

// Calls `rule(file, place, line)` for each line of the files that are chosen; place is "path:line".
template <class Chosen, class Rule>
void for_each_line(Chosen chosen, Rule rule) {
    for (const auto& file : files()) {
        if (!chosen(file)) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            rule(file, file.path + ":" + std::to_string(i + 1), file.lines[i]);
    }
}

template <class Chosen>
void refuse(Chosen chosen, const char* pattern) {
    const std::regex forbidden(pattern);
    for_each_line(chosen, [&](const SourceFile&, const std::string& place, const std::string& line) {
        const bool found = std::regex_search(line, forbidden);
        CHECK_MESSAGE(!found, place, ": ", line);
    });
}

// The comment that a file begins with, as one text; the line that names a script's interpreter is not part of
// it.
std::string first_comment(const SourceFile& file) {
    std::string text;
    for (const auto& line : file.lines) {
        if (line.rfind("#!", 0) == 0) continue;
        if (!is_comment(line) || line.rfind("#include", 0) == 0 || line.rfind("#pragma", 0) == 0) break;
        const auto words = line.find_first_not_of("/#");
        if (words == std::string::npos) break;  // a new paragraph
        text += line.substr(words) + " ";
    }
    return text;
}

bool is_script(const SourceFile& file) {
    return !file.lines.empty() && file.lines.front().rfind("#!", 0) == 0;
}

}  // namespace

TEST_CASE("the source tree is there") {
    const auto count = [](auto chosen) { return std::count_if(files().begin(), files().end(), chosen); };
    CHECK(count(is_product) > 100);
    for (const char* layer :
         {"base", "event", "store", "formats", "badge", "scan", "desk", "print", "kiosk"}) {
        CAPTURE(layer);
        CHECK(count([&](const SourceFile& file) { return layer_of(file) == layer; }) > 1);
    }
}

TEST_CASE("the rule for includes") {
    CHECK_FALSE(include_fault("base", "base/result.h"));
    CHECK_FALSE(include_fault("event", "base/result.h"));
    CHECK_FALSE(include_fault("desk", "store/journal/journal.h"));
    CHECK_FALSE(include_fault("print", "event/attendee.h"));
    CHECK_FALSE(include_fault("hub", "desk/claims.h"));
    CHECK_FALSE(include_fault("kiosk", "desk/desk.h"));
    CHECK_FALSE(include_fault("kiosk", "ui/ui.h", "app"));
    CHECK_FALSE(include_fault("tools/lanyard", "lanyard/command.h"));
    CHECK_FALSE(include_fault("store", "migrations.inc"));

    CHECK(include_fault("base", "event/attendee.h"));
    CHECK(include_fault("event", "store/journal/journal.h"));
    CHECK(include_fault("store", "desk/desk.h"));
    CHECK(include_fault("formats", "store/journal/journal.h"));
    CHECK(include_fault("badge", "scan/qr_reader.h"));
    CHECK(include_fault("desk", "badge/badge_draw.h"));
    CHECK(include_fault("print", "desk/desk.h"));
    CHECK(include_fault("hub", "desk/desk.h"));
    CHECK(include_fault("tools/lanyard", "kiosk/app.h"));
    CHECK(include_fault("tools/lanyard", "ui/ui.h"));
    CHECK(include_fault("event", "attendee.h"));

    CHECK(quoted_include("#include \"base/result.h\"  // why") == "base/result.h");
    CHECK_FALSE(quoted_include("#include <string>"));
}

TEST_CASE("the rule for includes within the kiosk") {
    CHECK(part_of_kiosk("main.cpp") == "app");
    CHECK(part_of_kiosk("inbox.h") == "inbox");
    CHECK(part_of_kiosk("options.cpp") == "options");
    CHECK(part_of_kiosk("ui/ui.h") == "ui");
    CHECK(part_of_kiosk("roles/role.h") == "roles");
    CHECK(part_of_kiosk("roles/staff_gate/answers.h") == "roles");
    CHECK(part_of_kiosk("roles/desk/answers.h") == "roles/desk");
    CHECK(part_of_kiosk("desk/desk.h").empty());

    const auto may = [](const char* part, const char* included) {
        return !include_fault("kiosk", included, part);
    };
    CHECK(may("ui", "event/event_config.h"));
    CHECK(may("ui", "badge/fonts.h"));
    CHECK(may("devices", "inbox.h"));
    CHECK(may("devices", "scan/qr_reader.h"));
    CHECK(may("workers", "options.h"));
    CHECK(may("workers", "desk/desk.h"));
    CHECK(may("screens", "ui/ui.h"));
    CHECK(may("screens", "event_facts.h"));
    CHECK(may("roles", "workers/answers.h"));
    CHECK(may("roles/desk", "roles/desk/messages.h"));
    CHECK(may("roles/desk", "roles/staff_gate/messages.h"));
    CHECK(may("roles/desk", "screens/page.h"));
    CHECK(may("app", "roles/desk/service.h"));
    CHECK(may("app", "all_roles.h"));

    CHECK_FALSE(may("ui", "desk/desk.h"));
    CHECK_FALSE(may("ui", "badge/badge_layout.h"));
    CHECK_FALSE(may("ui", "inbox.h"));
    CHECK_FALSE(may("inbox", "roles/self/messages.h"));
    CHECK_FALSE(may("devices", "workers/desk_worker.h"));
    CHECK_FALSE(may("workers", "roles/desk/answers.h"));
    CHECK_FALSE(may("workers", "screens/page.h"));
    CHECK_FALSE(may("screens", "devices/camera.h"));
    CHECK_FALSE(may("screens", "roles/self/welcome.h"));
    CHECK_FALSE(may("roles", "roles/desk/messages.h"));
    CHECK_FALSE(may("roles/cue", "roles/stage/service.h"));
    CHECK_FALSE(may("roles/desk", "app.h"));
}

TEST_CASE("every include keeps to who may include whom") {
    for_each_line(is_product, [](const SourceFile& file, const std::string& place, const std::string& line) {
        const auto included = quoted_include(line);
        const std::string layer = layer_of(file);
        const std::string part = layer == "kiosk" ? part_of_kiosk(file.path.substr(6)) : "";
        const auto fault = included ? include_fault(layer, *included, part) : std::nullopt;
        CHECK_MESSAGE(!fault, place, ": ", fault.value_or(""));
    });
}

TEST_CASE("the library knows no window") {
    refuse([](const SourceFile& file) { return file.is_in("shared"); },
           R"(#include <(SDL|imgui|GL/|backends/))");
}

TEST_CASE("the event's rules know neither files, nor SQL, nor threads") {
    refuse([](const SourceFile& file) { return file.is_in("shared/event"); },
           R"(#include <(filesystem|fstream|cstdio|thread|mutex|SQLiteCpp|sqlite3|sys/|unistd))");
}

TEST_CASE("SQLite is spoken to by the store alone, and PostgreSQL by the hub") {
    const auto outside = [](const SourceFile& file) {
        return is_product(file) && !file.is_in("shared/store");
    };
    const auto outside_hub = [&](const SourceFile& file) {
        return outside(file) && !file.is_in("shared/hub");
    };
    refuse(outside, R"(#include <(SQLiteCpp/|sqlite3))");
    refuse(outside_hub, R"(#include <libpq)");
    refuse(outside_hub, R"(\b(SELECT .* FROM|INSERT INTO|UPDATE .* SET|DELETE FROM|CREATE TABLE)\b)");
}

TEST_CASE("the programs read an event through what shared/desk offers") {
    refuse([](const SourceFile& file) { return file.is_in("kiosk") || file.is_in("tools/lanyard"); },
           R"(desk_?\)?(\.|->)(database|journal|roster)\(\))");
}

TEST_CASE("what a command writes for people passes the guard of the event's files") {
    // These write into events that they make themselves, what an event notes for itself, and a machine's
    // settings.
    const std::set<std::string> write_events = {
        "tools/lanyard/deploy.cpp",  "tools/lanyard/init.cpp",     "tools/lanyard/hub_server.cpp",
        "tools/lanyard/join.cpp",    "tools/lanyard/key_copy.cpp", "tools/lanyard/practice_folder.cpp",
        "tools/lanyard/rehearse.cpp"};
    refuse(
        [&](const SourceFile& file) { return file.is_in("tools/lanyard") && !write_events.count(file.path); },
        R"(\bwrite_file\(|\bofstream\b|\bfopen\()");
}

TEST_CASE("the calendar clock is read in one place") {
    refuse(
        [](const SourceFile& file) {
            return is_product(file) && file.path != "shared/base/system_clock.cpp";
        },
        R"(system_clock::now|\btime\((nullptr|NULL|0)\)|gettimeofday|clock_gettime|\blocaltime|\bgmtime)");
}

TEST_CASE("the library does without views, which clang 14 cannot compile with libstdc++ 12") {
    refuse([](const SourceFile& file) { return file.is_in("shared"); },
           R"(#include <ranges>|\b(std::)?(ranges::)?views::)");
}

TEST_CASE("headers leave JSON's weight to their sources") {
    refuse([](const SourceFile& file) { return is_product(file) && file.is_header(); },
           R"(#include <nlohmann/json\.hpp>)");
}

TEST_CASE("CLI11's weight is carried by the two sources that read a command line") {
    refuse(
        [](const SourceFile& file) {
            return is_product(file) && file.path != "tools/lanyard/command_line.cpp" &&
                   file.path != "kiosk/options.cpp";
        },
        R"(#include <CLI/)");
}

TEST_CASE("a test case stands in a file that is run: CTest runs some folders by their *_test.cpp") {
    refuse(
        [](const SourceFile& file) {
            const std::string ending = "_test.cpp";
            const bool is_run =
                file.path.size() > ending.size() &&
                file.path.compare(file.path.size() - ending.size(), ending.size(), ending) == 0;
            return file.is_in("tests") && !file.is_in("tests/fuzz") && file.is_code() && !is_run;
        },
        R"(^ *(TEST_CASE|SCENARIO)\w*\()");
}

TEST_CASE("every file begins by saying its one job") {
    const std::regex sentence(R"(\S+ .*[.:](\s|$))");
    for (const auto& file : files()) {
        if (!file.is_code() && !is_script(file)) continue;
        CAPTURE(file.path);
        CHECK(std::regex_search(first_comment(file), sentence));
    }
}

TEST_CASE("the rules for lengths") {
    const std::vector<std::string> code = {
        "class Long {",                               // no function, however long
        "    Long() : a_(1), b_(\"{\") {",            // 2: braces of texts are none of its own
        "        use('{', R\"(})\", 10'000);  // {",  //
        "    }",                                      // 4
        "#define OPEN {",                             //
        "    void one_line() {}",                     //
        "    int many() const {",                     // 7
        "        if (a_) {",                          // 8
        "            return 1;",                      //
        "        }",                                  //
        "        return 2;",                          //
        "    }",                                      // 12
        "    int b_[3] = {1, 2, 3};",                 //
        "};"};
    const auto lines_of_functions = [&](std::size_t most) {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (const LongFunction& one : functions_longer_than(code, most))
            found.emplace_back(one.line, one.lines);
        return found;
    };
    using Found = std::vector<std::pair<std::size_t, std::size_t>>;
    CHECK(lines_of_functions(6).empty());
    CHECK(lines_of_functions(5) == Found{{7, 6}});
    CHECK(lines_of_functions(2) == Found{{2, 3}, {8, 3}, {7, 6}});

    const std::string plain = "What it does, because it must. ";
    const std::string reason = "What it does; longer than 400 lines because it lists every kind. ";
    CHECK_FALSE(length_fault(400, plain));
    CHECK(length_fault(401, plain));
    CHECK(length_fault(401, plain + "It is longer than 400 lines because it lists every kind. "));
    CHECK(length_fault(401, "What it does; longer than 400 lines because. "));
    CHECK_FALSE(length_fault(401, reason));
    CHECK(length_fault(400, reason));  // the reason outlived what it was for
}

namespace {

// Everything about a file's length, and its functions' in the product, that is wrong.
std::vector<std::string> length_faults(const SourceFile& file) {
    std::vector<std::string> faults;
    if (const auto fault = length_fault(file.lines.size(), first_comment(file))) faults.push_back(*fault);
    if (!is_product(file)) return faults;
    for (const LongFunction& one : functions_longer_than(file.lines, most_lines_of_function))
        faults.push_back("the function on line " + std::to_string(one.line) + " has " +
                         std::to_string(one.lines) + " lines");
    return faults;
}

}  // namespace

TEST_CASE("functions fit a screen, and files are no longer than 400 lines or say why they are") {
    for (const auto& file : files()) {
        if (!file.is_code()) continue;
        for (const std::string& fault : length_faults(file)) FAIL_CHECK(file.path, ": ", fault);
    }
}

TEST_CASE("every header is included once") {
    for (const auto& file : files()) {
        if (!file.is_header()) continue;
        CAPTURE(file.path);
        CHECK(std::count(file.lines.begin(), file.lines.end(), "#pragma once") == 1);
    }
}

TEST_CASE("no file knows the machine that it was written on") {
    // Written in two parts, so that this file keeps to the rule itself.
    const std::string pattern = std::string("(^|[^A-Za-z0-9_.])/(wo") + "rk|ho" + "me|ro" + "ot)/";
    refuse(
        [](const SourceFile& file) {
            return file.is_code() || is_script(file) || file.is_in("assets") ||
                   file.path.find("CMake") != std::string::npos || file.path == "README.md";
        },
        pattern.c_str());
}

TEST_CASE("the list of packages is in order") {
    const auto list = std::find_if(files().begin(), files().end(),
                                   [](const SourceFile& file) { return file.path == "tools/packages.txt"; });
    REQUIRE(list != files().end());
    CHECK(std::is_sorted(list->lines.begin(), list->lines.end()));
    CHECK(std::set<std::string>(list->lines.begin(), list->lines.end()).size() == list->lines.size());
    for (const auto& line : list->lines) CHECK(std::regex_match(line, std::regex("[a-z0-9][a-z0-9+.-]+")));
}
