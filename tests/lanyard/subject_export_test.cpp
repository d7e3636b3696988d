// lanyard subject export: all that is kept of somebody, and of nobody else.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("what is kept of somebody goes out whole, to be read and as JSON, with what was taken back") {
    const SampleEvent sample;
    const std::string id = sample.attendee("amara okafor")["id"];
    sample.json({"check-in", sample.code("amara okafor"), "--at", "2017-11-10T08:52"});
    sample.json({"undo", id});
    const auto kept = sample.json({"subject", "export", id});
    CHECK(kept["person"] == sample.attendee("amara okafor"));
    CHECK(kept["history"].size() == sample.json({"history", id}).size());
    std::string kinds;
    for (const auto& entry : kept["entries"]) {
        kinds += entry["kind"].get<std::string>() + " ";
        if (entry["personal"].is_object()) CHECK_FALSE(entry["personal"].contains("salt"));
        if (entry["kind"] == "checked_in") CHECK(entry["at"] == "2017-11-10T08:52:00+00:00");
    }
    CHECK_MESSAGE(kinds.find("checked_in ") != std::string::npos, kinds);

    const auto read = sample.lanyard({"subject", "export", id});
    CHECK(read.status == 0);
    CHECK(read.out.find("name: Amara Okafor") != std::string::npos);
    CHECK(read.out.find("kind: checked_in") != std::string::npos);
    CHECK(read.out.find("Barry Mason") == std::string::npos);
    CHECK(read.out.find(kept["person"]["email"].get<std::string>()) != std::string::npos);
}

TEST_CASE("of nobody nothing goes out, and of who was erased nothing that tells who it was") {
    const SampleEvent sample;
    CHECK(sample.lanyard({"subject", "export", "nobody"}).status == 3);
    const auto person = sample.attendee("amara okafor");
    const std::string id = person["id"];
    REQUIRE(sample.lanyard({"subject", "export", id}).out.find(person["email"].get<std::string>()) !=
            std::string::npos);
    REQUIRE(sample.lanyard({"subject", "erase", id}).status == 0);
    const auto after = sample.lanyard({"--json", "subject", "export", id});
    CHECK(after.status == 0);
    for (const char* member : {"name", "email", "organisation"}) {
        CAPTURE(member);
        CHECK(after.out.find(person[member].get<std::string>()) == std::string::npos);
    }
    CHECK(after.out.find("subject_erased") != std::string::npos);
}
