// Announcements and evacuation from the command line.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("an evacuation pauses check-in until it is over, and says who is inside") {
    const SampleEvent sample;
    const std::string amara = sample.code("okafor"), suryani = sample.code("suryani");
    CHECK(sample.json({"check-in", amara})["verdict"] == "admitted");
    CHECK(sample.json({"evacuate", "--status"})["evacuating"] == false);
    CHECK(sample.lanyard({"evacuate", "--resume"}).status == 1);
    const auto called = sample.json({"evacuate"});
    CHECK(called["evacuating"] == true);
    CHECK(called["since"] == "2017-11-10T08:50:00+00:00");
    CHECK(called["inside"] == 1);
    const auto refused = sample.lanyard({"check-in", suryani});
    CHECK(refused.status == 1);
    CHECK(refused.err.find("being evacuated") != std::string::npos);
    CHECK(sample.json({"check-in", suryani}, 1)["verdict"] == "evacuating");
    CHECK(sample.json({"evacuate", "--resume"})["evacuating"] == false);
    CHECK(sample.json({"check-in", suryani})["verdict"] == "admitted");
    CHECK(sample.json({"evacuate"})["evacuating"] == true);
    CHECK(sample.json({"evacuate", "--undo"})["evacuating"] == false);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("an announcement is made, listed and withdrawn; its end is a time, or in so many minutes") {
    const SampleEvent sample;
    const auto lunch = sample.json({"announce", "Lunch is served", "--until", "13:30"});
    CHECK(lunch["until"] == "2017-11-10T13:30:00+00:00");
    CHECK(lunch["from"] == "2017-11-10T08:50:00+00:00");
    CHECK(lunch["state"] == "on");
    CHECK(lunch["rooms"].empty());
    const auto room = sample.json(
        {"announce", "The fire door stays shut", "--room", "Room 1", "--from", "09:00", "--for", "5"});
    CHECK(room["rooms"] == nlohmann::json({"room-1"}));
    CHECK(room["until"] == "2017-11-10T09:05:00+00:00");
    CHECK(room["state"] == "to_come");
    CHECK(sample.json({"announce", "--list"})["announcements"].size() == 2);
    CHECK(sample.json({"announce", "--withdraw", lunch["id"]})["state"] == "withdrawn");
    CHECK(sample.json({"announce", "--list"})["announcements"].size() == 1);
    CHECK(sample.lanyard({"announce", "--withdraw", lunch["id"]}).status == 3);
    CHECK(sample.lanyard({"announce", "Come", "--room", "Cellar"}).status == 2);
    CHECK(sample.lanyard({"announce"}).status == 2);
}
