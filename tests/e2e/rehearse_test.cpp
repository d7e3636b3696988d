// The day rehearsed by the real program: a clean one, and one with a missing file, a clash and a long title.
#include <doctest/doctest.h>

#include <fstream>
#include <iostream>

#include "tests/e2e/kiosk_session.h"
#include "tests/folders.h"
#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

nlohmann::json rehearse(const SampleEvent& sample, const std::vector<std::string>& words, int status) {
    std::vector<std::string> all = {"rehearse", "--window", "960x540", "--out",
                                    sample.file("pictures").string()};
    all.insert(all.end(), words.begin(), words.end());
    return sample.json(all, status);
}

bool has_problem(const nlohmann::json& report, const std::string& problem, const std::string& words) {
    for (const auto& one : report["problems"])
        if (one["problem"] == problem && one["words"].get<std::string>().find(words) != std::string::npos)
            return true;
    return false;
}

}  // namespace

TEST_CASE("the sample day is rehearsed on board, stage and a door's sign, and nothing is wrong with it") {
    const SampleEvent sample;
    const auto report = rehearse(sample, {"--speed", "1200", "--room", "Room 1"}, 0);
    CHECK_MESSAGE(report["problems"].empty(), report.dump(1));
    REQUIRE(report["slots"].size() == 1);
    CHECK(report["slots"][0]["verdict"] == "ready");
    CHECK(report["from"] == "2017-11-10T08:15:00+00:00");
    REQUIRE(report["screens"].size() == 3);
    for (const auto& screen : report["screens"]) {
        CHECK(screen["minutes"].get<int>() > 20);
        CHECK(screen["pictures"].get<int>() > 5);
    }
    CHECK(fs::exists(sample.file("pictures") / "board" / "pictures"));
    // It happened on a copy.
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("a rehearsal at its usual speed keeps a picture of each screen in each minute") {
    const SampleEvent sample;
    const auto report = rehearse(sample, {"--from", "2017-11-10T09:25", "--to", "2017-11-10T09:35"}, 0);
    REQUIRE(report["screens"].size() == 2);
    for (const auto& screen : report["screens"]) CHECK(screen["pictures"].get<int>() <= 11);
    int of_all = 0;
    for (const char* role : {"board", "stage-great-hall"})
        for (const char* minute : {"0927", "0928", "0929", "0930", "0931", "0932", "0933"})
            for (const auto& file : fs::directory_iterator(sample.file("pictures") / role / "pictures"))
                of_all += file.path().filename().string().rfind(minute, 0) == 0;
    // A minute is a second of this machine's time, and a busy one may miss some.
    CHECK(of_all >= 8);
    CHECK(of_all <= 14);
}

TEST_CASE("a broken day is told: a film that is not there, two in one hall, a title too long for any board") {
    const SampleEvent sample;
    fs::remove(sample.folder() / "message.mp4");
    std::string title;
    for (int i = 0; i < 60; ++i) title += "Supercalifragilistic considerations ";
    std::ofstream(sample.file("more.csv")) << "id,title,kind,date,start,end,room\n"
                                           << "extra,Something else,talk,2017-11-10,09:30,09:40,Great Hall\n"
                                           << "long," << title << ",talk,2017-11-10,09:30,10:30,Room 1\n";
    REQUIRE(sample.lanyard({"programme", "import", sample.file("more.csv").string(), "--missing", "keep"})
                .status == 0);
    const auto broken = rehearse(
        sample,
        {"--speed", "300", "--from", "2017-11-10T09:20", "--to", "2017-11-10T11:00", "--room", "Room 1"}, 1);
    CHECK_MESSAGE(has_problem(broken, "does_not_fit", "Room 1"), broken.dump(1));
    CHECK_MESSAGE(has_problem(broken, "room_clash", "Something else"), broken.dump(1));
    CHECK_MESSAGE(has_problem(broken, "missing_file", "message.mp4"), broken.dump(1));
}

TEST_CASE("FOSDEM 2026 on a board: thirty rooms, every title whole and legible") {
    const fs::path schedule = source_folder() / "../shared/data/schedules/fosdem-2026-schedule.xml";
    if (!fs::exists(schedule)) {
        std::cout << "SKIPPED: no schedule at " << schedule << "\n";
        return;
    }
    const ScratchFolder scratch;
    const fs::path event = scratch.path() / "fosdem";
    REQUIRE(run_program({program("lanyard"), "init", event.string()}).status == 0);
    std::string settings = text_of(event / "event.toml");
    settings.replace(settings.find("\"UTC\""), 5, "\"Europe/Brussels\"");
    std::ofstream(event / "event.toml") << "sample = true\n" << settings;
    REQUIRE(
        run_program({program("lanyard"), "--event", event.string(), "programme", "import", schedule.string()})
            .status == 0);
    const VirtualScreen screen{1920, 1080};
    KioskSession board(screen, event, scratch.path() / "board",
                       {"--role", "board", "--window", "1920x1080", "--clock", "2026-01-31T11:10:00+01:00"});
    REQUIRE_MESSAGE(board.shows("board", "rooms"), board.story());
    // Two rooms beside each other wherever their words allow it: most of the pages have two.
    REQUIRE_MESSAGE(board.wait_for([](const nlohmann::json& tree) {
        const auto page = find_widget(tree, "page");
        return page && (*page)["label"].get<std::string>().rfind("Rooms ", 0) == 0;
    }),
                    board.story());
    CHECK(board.label("page").find("of 30") != std::string::npos);
    CHECK_FALSE(board.tree().contains("misfits"));
    KioskSession sign(screen, event, scratch.path() / "sign",
                      {"--role", "board", "--room", "Janson", "--window", "1920x1080", "--clock",
                       "2026-01-31T11:10:00+01:00"});
    // event.toml of a plain event names no rooms: the programme's own are taken.
    CHECK_MESSAGE(sign.shows("board", "room"), sign.story());
}
