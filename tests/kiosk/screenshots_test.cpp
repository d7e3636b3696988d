// Which frames are saved, and under which names.
#include "screenshots.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/safe_file.h"

using namespace lanyard;

TEST_CASE("a screen is saved once, when it has been drawn three times, private and numbered") {
    const auto folder = std::filesystem::temp_directory_path() / ("lanyard-shots-" + to_hex(random_bytes(4)));
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
    std::filesystem::remove_all(folder);
}
