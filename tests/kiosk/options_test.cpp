// The kiosk's command line.
#include "options.h"

#include <doctest/doctest.h>

using namespace lanyard;

TEST_CASE("everything said is kept") {
    const auto read = read_options({"--event",       "launch",      "--role",    "self",
                                    "--point",       "Kiosk 2",     "--camera",  "/dev/video0",
                                    "--printer",     "file:badges", "--window",  "540x960",
                                    "--screen-mm",   "268x476.5",   "--clock",   "2017-11-10T08:50@60",
                                    "--language",    "fr",          "--ui-tree", "tree.json",
                                    "--screenshots", "shots",       "--really",  "--camera-at",
                                    "left",          "--trace",     "trace",     "--test-scanner",
                                    "--each-minute"});
    REQUIRE(read.ok());
    REQUIRE(read->options);
    const Options& options = *read->options;
    CHECK(options.event == "launch");
    CHECK(options.role == RoleKind::self);
    CHECK(options.point == "Kiosk 2");
    CHECK(options.camera == "/dev/video0");
    CHECK(options.printer == "file:badges");
    CHECK(options.window == WindowSize{540, 960});
    REQUIRE(options.panel);
    CHECK(options.panel->width_mm == 268);
    CHECK(options.panel->height_mm == 476.5);
    CHECK(options.clock == "2017-11-10T08:50@60");
    CHECK(options.language == "fr");
    CHECK(options.ui_tree == "tree.json");
    CHECK(options.screenshots == "shots");
    CHECK(options.each_minute);
    CHECK(options.really);
    CHECK(options.camera_at == CameraPlace::left);
    CHECK(options.trace == "trace");
    CHECK(options.test_scanner);
}

TEST_CASE("nothing said: the whole screen, no camera, no printer") {
    const auto read = read_options({});
    REQUIRE(read.ok());
    REQUIRE(read->options);
    CHECK(read->options->window == WindowSize{0, 0});
    CHECK(read->options->camera == "none");
    CHECK(read->options->printer == "none");
    CHECK(!read->options->panel);
    CHECK(!read->options->really);
    CHECK(read->options->camera_at == CameraPlace::unknown);
    CHECK(!read->options->test_scanner);
}

TEST_CASE("what is wrong is a usage error that names it") {
    for (const auto& arguments : {std::vector<std::string>{"--window", "wide"},
                                  {"--window", "0x0"},
                                  {"--window", "10"},
                                  {"--window", "0.5x0.5"},
                                  {"--window", "1x2x3"},
                                  {"--window", "nanxnan"},
                                  {"--screen-mm", "-3x4"},
                                  {"--window", "99999x1"},
                                  {"--camera-at", "behind"},
                                  {"--role", "usher"},
                                  {"--rotate"},
                                  {"--event"},
                                  {"stray"}}) {
        const auto read = read_options(arguments);
        CAPTURE(arguments.back());
        REQUIRE(!read.ok());
        CHECK(read.error().kind == ErrorKind::usage);
        CHECK(!read.error().what.empty());
    }
    CHECK(read_options({"--role", "usher"}).error().what.find("usher") != std::string::npos);
}

TEST_CASE("help teaches by example; version says which") {
    const auto help = read_options({"--help"});
    REQUIRE(help.ok());
    CHECK(!help->options);
    CHECK(help->words.find("Examples:") != std::string::npos);
    CHECK(help->words.find("--camera") != std::string::npos);
    const auto version = read_options({"--version"});
    REQUIRE(version.ok());
    CHECK(version->words.find("lanyard-kiosk ") == 0);
}

TEST_CASE("a desk is asked for by its role") {
    const auto read = read_options({"--role", "desk"});
    REQUIRE(read.ok());
    CHECK(read->options->role == RoleKind::desk);
}
