// The way of a scan through the real kiosk: from a phone before the camera to the row in the export.
#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// What another program than ours reads on the badge.
std::string code_on_badge(const fs::path& pdf) {
    const fs::path picture = pdf.parent_path().parent_path() / pdf.stem();
    REQUIRE(run_program({"pdftoppm", "-r", "300", "-png", "-singlefile", pdf.string(), picture.string()})
                .status == 0);
    std::string code = run_program({"zbarimg", "--quiet", "--raw", picture.string() + ".png"}).out;
    while (!code.empty() && code.back() == '\n') code.pop_back();
    return code;
}

bool has(const nlohmann::json& list, const std::string& wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

int entries_of(const SampleEvent& sample, const std::string& kind) {
    const auto counted = run_program({"sqlite3", (sample.folder() / "lanyard.db").string(),
                                      "SELECT count(*) FROM entries WHERE kind = '" + kind + "'"});
    REQUIRE(counted.status == 0);
    return std::stoi(counted.out);
}

}  // namespace

TEST_CASE(
    "phones before the camera: greeted by name, badges printed, in the export; another person at once") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor"), suryani = sample.attendee("suryani");
    const std::string clip = sample.file("phones.mp4").string(), badges = sample.file("badges").string();
    REQUIRE(run_program({program("make_phone_clip"), amara["codes"][0], suryani["codes"][0], clip}).status ==
            0);

    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"),
                       {"--window", "1080x1920", "--camera", clip, "--printer", "file:" + badges,
                        "--screenshots", screenshots_in(sample.file("kiosk"))});
    REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted", "Amara"), kiosk.story());
    REQUIRE_MESSAGE(kiosk.shows("verdict", "admitted", "Suryani"), kiosk.story());
    CHECK(wait_until([&] { return files_in(badges).size() == 2; }));
    CHECK(kiosk.process().end() == 0);
    CHECK(kiosk.log().empty());

    for (const auto& person : {amara, suryani}) {
        const auto now = sample.json({"attendees", person["name"]})[0];
        const auto printed = files_in(badges);
        const bool found = std::any_of(printed.begin(), printed.end(), [&](const fs::path& badge) {
            const std::string code = code_on_badge(badge);
            return has(now["codes"], code) &&
                   !has(person["codes"], code);  // live, and of a ticket of its own
        });
        CHECK_MESSAGE(found, person["name"], " has no badge with a live code");
        const auto row = sample.attendance_of(person["id"]);
        CHECK(row["attended"] == "yes");
        CHECK(row["point"] == "Kiosk 1");
        CHECK(row["checked_in_at"].get<std::string>().rfind("2017-11-10T08:5", 0) == 0);
    }
    CHECK(sample.json({"stats"})["arrived"] == 2);
    CHECK(sample.lanyard({"verify"}).status == 0);
    CHECK_FALSE(kiosk.screenshot_of("verdict-admitted").empty());
}

TEST_CASE("codes from a hand scanner: every way that a scan can end") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(kiosk.shows("welcome", "scanner"), kiosk.story());

    const std::string amara = sample.code("amara okafor");
    REQUIRE_MESSAGE(kiosk.admits(amara, "Amara"), kiosk.story());
    CHECK(kiosk.label("done") == "Done");
    kiosk.touch("done");
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());

    SUBCASE("the same code again shows the same screen and records nothing") {
        const int before = entries_of(sample, "checked_in");
        REQUIRE_MESSAGE(kiosk.admits(amara, "Amara"), kiosk.story());
        CHECK(entries_of(sample, "checked_in") == before);
        CHECK(before == 1);
    }
    SUBCASE("an unknown code goes to the desk") {
        kiosk.scan("HTTPS://EXAMPLE.ORG/7");
        REQUIRE_MESSAGE(kiosk.shows("verdict", "unknown"), kiosk.story());
        CHECK(kiosk.label("heading") == "We do not know this code");
        CHECK(kiosk.label("desk_is").find("under the blue sign") != std::string::npos);
        CHECK(sample.json({"stats"})["arrived"] == 1);
    }
    SUBCASE("a letter misread asks to try again") {
        std::string slip = amara;
        slip[9] = slip[9] == 'A' ? 'B' : 'A';
        kiosk.scan(slip);
        REQUIRE_MESSAGE(kiosk.shows("verdict", "misread"), kiosk.story());
        CHECK(kiosk.label("done") == "Try again");
        kiosk.touch("done");
        CHECK_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    }
    SUBCASE("a genuine ticket that is not on the list yet is told so, and let in once it is") {
        const fs::path ahead = sample.file("ahead");
        fs::copy(sample.folder(), ahead);
        const auto at_office = [&](const std::vector<std::string>& words) {
            std::vector<std::string> all = {program("lanyard"), "--event", ahead.string(), "--json"};
            all.insert(all.end(), words.begin(), words.end());
            return nlohmann::json::parse(run_program(all).out);
        };
        at_office({"import", sample_file("registrations-later.csv")});
        const std::string late = at_office({"attendees", "akande-wright"})[0]["codes"][0];
        kiosk.scan(late);
        REQUIRE_MESSAGE(kiosk.shows("verdict", "not_listed_yet"), kiosk.story());
        CHECK_FALSE(kiosk.label("desk_is").empty());
    }
    SUBCASE("another person's code replaces a verdict that stands") {
        kiosk.scan(sample.code("rowan hale"));
        REQUIRE_MESSAGE(kiosk.shows("verdict", "desk_first"), kiosk.story());
        REQUIRE_MESSAGE(kiosk.admits(sample.code("barry mason"), "Barry"), kiosk.story());
    }
    SUBCASE("a verdict goes home by itself") {
        kiosk.scan(sample.code("theodora mavrou"));
        REQUIRE_MESSAGE(kiosk.shows("verdict", "pending"), kiosk.story());
        CHECK(kiosk.label("clears").find("Touch to keep") != std::string::npos);
        CHECK_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    }
    CHECK(kiosk.process().end() == 0);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("what an attendee chooses on the first screen") {
    const SampleEvent sample;
    const VirtualScreen screen(1080, 1920);
    KioskSession kiosk(screen, sample.folder(), sample.file("kiosk"), {"--window", "1080x1920"});
    REQUIRE_MESSAGE(kiosk.shows("welcome"), kiosk.story());
    const auto is_checked = [](const char* id) {
        return [id](const nlohmann::json& tree) {
            const auto found = find_widget(tree, id);
            return found && (*found)["checked"] == true;
        };
    };
    kiosk.touch("larger_text");
    CHECK(kiosk.wait_for(is_checked("larger_text")));
    kiosk.touch("contrast");
    CHECK(kiosk.wait_for(is_checked("contrast")));
    kiosk.touch("your_data");
    REQUIRE_MESSAGE(kiosk.shows("your_data"), kiosk.story());
    CHECK(kiosk.process().end() == 0);
}
