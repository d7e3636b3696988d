// Which film Go plays in real windows, and what stands on a stage while the building is left.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/e2e/stage_hall.h"

using namespace lanyard;

TEST_CASE("two films 40 s apart: a late Go plays the first, and then the second has it") {
    const SampleEvent sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    make_video(sample.folder() / "a.mp4", 6);
    make_video(sample.folder() / "b.mp4", 6);
    std::ofstream(sample.file("films.csv"))
        << "id,title,kind,start,end,room,file\n"
           "a,Film A,video,2017-11-10 10:00:00,2017-11-10 10:00:40,Great Hall,a.mp4\n"
           "b,Film B,video,2017-11-10 10:00:40,2017-11-10 10:06:00,Great Hall,b.mp4\n";
    REQUIRE(sample.lanyard({"programme", "import", sample.file("films.csv").string()}).status == 0);
    // B's start has passed, too.
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T10:01:00Z");
    KioskSession cue = role(table, sample, "cue", "2017-11-10T10:01:00Z");
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    CHECK(cue.label("slot") == "Film A");
    CHECK(cue.label("next").find("Film B") != std::string::npos);
    cue.press("space");
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 1; }),
                    stage.story());
    CHECK((*stage.widget("video"))["label"] == "Film A");
    REQUIRE_MESSAGE(says(cue, "slot", "Film B"), cue.story());
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    cue.press("space");
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json& tree) {
        const auto video = find_widget(tree, "video");
        return video && (*video)["label"] == "Film B";
    }),
                    stage.story());
}


TEST_CASE("while the building is left the stage says so in each language, the film is held and Go waits") {
    const LongMessage film;
    const SampleEvent& sample = film.sample;
    const VirtualScreen hall{1280, 720}, table{1280, 720};
    KioskSession stage = role(hall, sample, "stage", "2017-11-10T09:59:58Z");
    KioskSession cue = role(table, sample, "cue", "2017-11-10T09:59:58Z");
    REQUIRE_MESSAGE(cue.shows("cue", "armed"), cue.story());
    REQUIRE_MESSAGE(stage.shows("stage", "armed"), stage.story());
    cue.press("space");
    REQUIRE_MESSAGE(stage.wait_for([&](const nlohmann::json&) { return second_of(stage) >= 2; }),
                    stage.story());
    REQUIRE(sample.lanyard({"evacuate", "--at", "2017-11-10T10:00:10"}).status == 0);
    REQUIRE_MESSAGE(stage.shows("evacuation", "leave"), stage.story());
    for (const char* heading : {"heading", "heading_2", "heading_3"}) CHECK(stage.widget(heading));
    CHECK_MESSAGE(says(cue, "state", "EVACUATION"), cue.story());
    CHECK_MESSAGE(says(cue, "audience", "the way out"), cue.story());
    CHECK_MESSAGE(cue.shows("cue", "held"), cue.story());
    CHECK((*cue.widget("go"))["enabled"] == false);
    REQUIRE(sample.lanyard({"evacuate", "--resume", "--at", "2017-11-10T10:00:20"}).status == 0);
    REQUIRE_MESSAGE(stage.shows("stage", "held"), stage.story());
    CHECK_MESSAGE(cue.wait_for([](const nlohmann::json& tree) {
        const auto go = find_widget(tree, "go");
        return go && (*go)["enabled"] == true;
    }),
                  cue.story());
}
