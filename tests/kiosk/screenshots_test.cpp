// Which frames are saved, and under which names.
#include "screenshots.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/safe_file.h"
#include "tests/scratch_folder.h"

using namespace lanyard;

TEST_CASE("a screen is saved once, when it has been drawn three times, private and numbered") {
    const ScratchFolder scratch;
    const auto& folder = scratch.path();
    const Pixels pixels{4, 2, std::vector<std::uint8_t>(4 * 2 * 4, 200)};
    {
        Screenshots screenshots(folder);
        const auto draw = [&](const char* state, const char* detail) {
            const bool due = screenshots.is_due("verdict", state, detail);
            if (due) screenshots.save(pixels);
            return due;
        };
        CHECK(!draw("admitted", ""));
        CHECK(!draw("admitted", ""));
        CHECK(draw("admitted", ""));
        CHECK(!draw("admitted", ""));
        CHECK(!draw("admitted", "printed"));
        CHECK(!draw("unknown", ""));
        CHECK(!draw("admitted", "printed"));
        CHECK(!draw("admitted", "printed"));
        CHECK(draw("admitted", "printed"));
        CHECK(!draw("admitted", "printed"));
    }
    for (const char* name : {"01-verdict-admitted.png", "02-verdict-admitted.png"}) {
        const auto bytes = read_file(folder / name);
        REQUIRE(bytes.ok());
        CHECK(bytes->substr(1, 3) == "PNG");
        struct stat info {};
        REQUIRE(stat((folder / name).c_str(), &info) == 0);
        CHECK((info.st_mode & 0777) == 0600);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 2);
}

TEST_CASE("of each minute one picture, whatever changes in it") {
    const ScratchFolder scratch;
    const Pixels pixels{4, 2, std::vector<std::uint8_t>(4 * 2 * 4, 200)};
    {
        Screenshots screenshots(scratch.path());
        const auto draw = [&](const char* minute, const char* state) {
            const bool due = screenshots.is_due_in(minute, "board", state);
            if (due) screenshots.save(pixels);
            return due;
        };
        CHECK(draw("0859", "rooms"));
        CHECK(!draw("0859", "rooms"));
        CHECK(!draw("0859", "over"));
        CHECK(draw("0900", "over"));
        CHECK(!draw("0900", "over"));
    }
    CHECK(std::filesystem::exists(scratch.path() / "0859-board-rooms.png"));
    CHECK(std::filesystem::exists(scratch.path() / "0900-board-over.png"));
    CHECK(std::distance(std::filesystem::directory_iterator(scratch.path()), {}) == 2);
}
