// The accessibility tree's document and when it is written.
#include "ui/ui_tree.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/hex.h"
#include "base/random.h"
#include "base/safe_file.h"

using namespace lanyard;

namespace {

UiScreen small_screen() {
    UiScreen screen{"verdict", "admitted", {}, {}, {}, {}};
    screen.widgets.push_back(
        {"name", "heading", "Welcome, Zainab", "Zainab", {10.4f, 20.6f, 300, 40}, true, false, {}, false});
    screen.widgets.push_back({"contrast", "switch", "Contrast", "", {0, 0, 1, 1}, true, true, true, false});
    return screen;
}

}  // namespace

TEST_CASE("every field is there, rectangles in whole pixels, checked only for switches") {
    const auto tree = nlohmann::json::parse(ui_tree_json(small_screen(), "cy", 3));
    CHECK(tree["serial"] == 3);
    CHECK(tree["screen"] == "verdict");
    CHECK(tree["state"] == "admitted");
    CHECK(tree["language"] == "cy");
    REQUIRE(tree["widgets"].size() == 2);
    const auto& name = tree["widgets"][0];
    CHECK(name["id"] == "name");
    CHECK(name["role"] == "heading");
    CHECK(name["label"] == "Welcome, Zainab");
    CHECK(name["value"] == "Zainab");
    CHECK(name["rect"] == nlohmann::json::array({10, 21, 300, 40}));
    CHECK(name["enabled"] == true);
    CHECK(name["focused"] == false);
    CHECK(name["checked"].is_null());
    CHECK(tree["widgets"][1]["focused"] == true);
    CHECK(tree["widgets"][1]["checked"] == true);
}

TEST_CASE("a broken name does not break the document") {
    UiScreen screen = small_screen();
    screen.widgets[0].value = "\xff\xfe";
    CHECK(nlohmann::json::accept(ui_tree_json(screen, "en", 1)));
}

TEST_CASE("the file is private, and written only when something changed") {
    const auto file = std::filesystem::temp_directory_path() / ("lanyard-ui-tree-" + to_hex(random_bytes(4)));
    UiTreeFile tree(file);
    const auto serial = [&] { return nlohmann::json::parse(*read_file(file))["serial"].get<int>(); };
    UiScreen screen = small_screen();
    tree.update(screen, "en");
    CHECK(serial() == 1);
    tree.update(screen, "en");
    CHECK(serial() == 1);
    screen.state = "already_in";
    tree.update(screen, "en");
    CHECK(serial() == 2);
    tree.update(screen, "fr");
    CHECK(serial() == 3);
    struct stat info {};
    REQUIRE(stat(file.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    std::filesystem::remove(file);
}
