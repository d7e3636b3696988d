// An event that lasts several days, as the program is used on each of them.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("D2 (camptix#131): whoever came in yesterday is let in today, and both days are in the exports") {
    const SampleEvent sample;
    std::string re_entry;
    SUBCASE("free") {
        re_entry = "free";
    }
    SUBCASE("scan") {
        re_entry = "scan";
    }
    const auto settings = sample.folder() / "event.toml";
    std::string text = text_of(settings);
    for (const std::string key : {"opens", "closes", "reentry"}) {
        const auto at = text.find("\n" + key + " = ");
        if (at != std::string::npos) text.insert(at + 1, "# ");
    }
    const std::string table = "[event]\n";
    text.insert(text.find(table) + table.size(), "reentry = \"" + re_entry + "\"\n");
    std::ofstream(settings, std::ios::binary | std::ios::trunc) << text;

    const std::string code = sample.code("amara okafor"), id = sample.attendee("amara okafor")["id"];
    CHECK(sample.json({"check-in", code, "--at", "2017-11-10T09:00"})["verdict"] == "admitted");
    CHECK(sample.json({"check-in", code, "--at", "2017-11-11T09:10"})["verdict"] == "welcome_back");
    // The same day once more is what it was.
    const int again = re_entry == "scan" ? 1 : 0;
    sample.json({"check-in", code, "--at", "2017-11-11T09:20"}, again);

    const auto row = sample.attendance_of(id);
    CHECK(row["came_2017-11-10"] == "2017-11-10T09:00:00+00:00");
    CHECK(row["came_2017-11-11"] == "2017-11-11T09:10:00+00:00");
    int stays = 0;
    for (const auto& stay : sample.json({"export", "visits"})) stays += stay["id"] == id;
    CHECK(stays == 2);
    // Imported again the columns of days say nothing of a registration.
    const auto file = sample.file("attendance.csv");
    REQUIRE(sample.lanyard({"export", "attendance", "--out", file.string()}).status == 0);
    const auto report = sample.json({"import", file.string()});
    CHECK(report["changed"] == 0);
    CHECK(report["added"] == 0);
}
