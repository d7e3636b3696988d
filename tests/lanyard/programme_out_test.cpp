// What organisers take out of the day: sessions as they came to be, and the proof of play.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

nlohmann::json rows(const SampleEvent& sample, const std::string& what, const std::string& at) {
    const Finished out = run_program({program("lanyard"), "--event", sample.folder().string(), "--clock", at,
                                      "export", what, "--format", "json"});
    REQUIRE_MESSAGE(out.status == 0, out.err);
    return nlohmann::json::parse(out.out);
}

nlohmann::json row_of(const nlohmann::json& rows, const char* key, const std::string& id) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row[key] == id; });
    REQUIRE(found != rows.end());
    return *found;
}

}  // namespace

TEST_CASE("sessions come out with planned and actual times, and what became of them") {
    const SampleEvent sample(SampleEvent::List::none);
    REQUIRE(sample.lanyard({"programme", "delay", "placements", "8"}).status == 0);
    REQUIRE(sample.lanyard({"programme", "cancel", "reflecting-team"}).status == 0);
    const auto sessions = rows(sample, "sessions", "2017-11-10T11:20");
    CHECK(sessions.size() == 20);
    const auto late = row_of(sessions, "id", "placements");
    CHECK(late["planned_start"] == "2017-11-10T11:10:00+00:00");
    CHECK(late["start"] == "2017-11-10T11:18:00+00:00");
    CHECK(late["status"] == "running");
    CHECK(late["room"] == "Great Hall");
    CHECK(row_of(sessions, "id", "reflecting-team")["status"] == "cancelled");
    CHECK(row_of(sessions, "id", "conversation")["speakers"] == "John Burnham; Barry Mason");
    const auto file = sample.file("sessions.xlsx");
    CHECK(sample.lanyard({"export", "sessions", "--format", "xlsx", "--out", file.string()}).status == 0);
    CHECK(std::filesystem::file_size(file) > 1000);
    CHECK(sample.lanyard({"export", "sessions", "--format", "xlsx"}).status == 2);
    CHECK(sample.lanyard({"export", "rooms"}).status == 2);
}

TEST_CASE("a video that no stage has shown says so, before and after its slot") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto before = rows(sample, "playback", "2017-11-10T09:00");
    REQUIRE(before.size() == 1);
    CHECK(before[0]["session"] == "message");
    CHECK(before[0]["file"] == "message.mp4");
    CHECK(before[0]["planned_start"] == "2017-11-10T10:00:00+00:00");
    CHECK(before[0]["how"] == "not played yet");
    CHECK(before[0]["go_by"] == "");
    CHECK(rows(sample, "playback", "2017-11-10T12:00")[0]["how"] == "not played");
    const std::string csv = sample.lanyard({"export", "playback"}).out;
    CHECK(csv.find("session,title,room,file,planned_start,go_at,go_by,began,ended,") == 0);
    REQUIRE(sample.lanyard({"programme", "cancel", "message"}).status == 0);
    CHECK(rows(sample, "playback", "2017-11-10T12:00")[0]["how"] == "cancelled");
}

TEST_CASE("an import looks at the videos that it brings, once") {
    const SampleEvent sample(SampleEvent::List::none);
    const std::string programme = (sample.folder() / "programme.csv").string();
    const Finished first = sample.lanyard({"programme", "import", programme});
    CHECK(first.status == 0);
    CHECK(first.err.find("video message.mp4: READY") != std::string::npos);
    CHECK(sample.lanyard({"programme", "import", programme}).err.find("message.mp4") == std::string::npos);
    std::filesystem::resize_file(sample.folder() / "message.mp4", 500'000);
    const Finished cut = sample.lanyard({"programme", "import", programme});
    CHECK(cut.status == 0);
    CHECK(cut.err.find("video message.mp4: WILL NOT PLAY RIGHT") != std::string::npos);
}
