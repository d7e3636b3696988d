// lanyard video check: the sample's message, and what it says of one that will not play.
#include <doctest/doctest.h>

#include <filesystem>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

nlohmann::json only_slot(const nlohmann::json& document) {
    REQUIRE(document["slots"].size() == 1);
    return document["slots"][0];
}

}  // namespace

TEST_CASE("the sample's message is checked to its end and ready") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto slot = only_slot(sample.json({"video", "check"}));
    CHECK(slot["id"] == "message");
    CHECK(slot["file"] == "message.mp4");
    CHECK(slot["slot_s"] == 60);
    CHECK(slot["duration_s"].get<double>() == doctest::Approx(17).epsilon(0.01));
    CHECK(slot["verdict"] == "ready");
    CHECK(slot["problems"].empty());
    CHECK(sample.lanyard({"video", "check", "message"}).out.find("READY: message.mp4") == 0);
    CHECK(sample.lanyard({"video", "check", "nothing"}).status == 3);
    CHECK(sample.lanyard({"video"}).status == 2);
}

TEST_CASE("a message that is cut off, or gone, fails the check") {
    const SampleEvent sample(SampleEvent::List::none);
    const auto file = sample.folder() / "message.mp4";
    std::filesystem::resize_file(file, 500'000);
    const auto cut = only_slot(sample.json({"video", "check"}, 1));
    CHECK(cut["verdict"] == "broken");
    CHECK(cut["problems"][0].get<std::string>().find("the file is cut off") != std::string::npos);
    std::filesystem::remove(file);
    CHECK(only_slot(sample.json({"video", "check"}, 1))["verdict"] == "broken");
    // What does not take place need not be played.
    sample.json({"programme", "cancel", "message"});
    CHECK(sample.json({"video", "check"})["slots"].empty());
}
