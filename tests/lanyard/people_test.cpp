// lanyard walk-in, substitute, same-person, flag and subject erase.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("a walk-in is written down and admitted, and who may be the same is named") {
    const SampleEvent sample;
    const auto jo = sample.json({"walk-in", "--name", "Jo Field", "--organisation", "Field Ltd"});
    CHECK(jo["verdict"] == "admitted");
    CHECK(jo["similar"].empty());
    CHECK(sample.attendee("jo field")["id"] == jo["attendee"]);
    CHECK(sample.attendance_of(jo["attendee"])["walk_in"] == "yes");

    const auto double_of = sample.json({"walk-in", "--name", "Amara Okafor"});
    REQUIRE(double_of["similar"].size() >= 1);
    CHECK(double_of["similar"][0]["name"] == "Amara Okafor");
}

TEST_CASE("a substitution retires the old code, and a later list does not revive it") {
    const SampleEvent sample;
    const auto old = sample.attendee("gareth pugh");
    const auto sam = sample.json({"substitute", old["id"], "--name", "Sam Reed"});
    CHECK(sam["verdict"] == "admitted");
    const auto found = sample.attendee("sam reed");
    CHECK(found["id"] == sam["attendee"]);
    CHECK(found["ticket_type"] == old["ticket_type"]);
    CHECK(found["sessions"] == old["sessions"]);
    CHECK(found["answers"].empty());
    sample.json({"import", sample_file("registrations.csv")});
    const auto refused = sample.json({"check-in", old["codes"][0]}, 1)["verdict"].get<std::string>();
    CHECK((refused == "replaced" || refused == "retired_code"));
    CHECK(sample.json({"attendees", "gareth pugh"})[0]["status"] == "replaced");
    CHECK(sample.lanyard({"substitute", "nobody", "--name", "Sam Reed"}).status == 3);
}

TEST_CASE("two records of one person become one, and both codes lead there") {
    const SampleEvent sample;
    const auto both = sample.json({"attendees", "helen achterberg"});
    REQUIRE(both.size() == 2);
    sample.json({"same-person", both[0]["id"], both[1]["id"]});
    CHECK(sample.attendee("helen achterberg")["id"] == both[0]["id"]);
    CHECK(sample.json({"check-in", both[1]["codes"][0]})["attendee"] == both[0]["id"]);
}

TEST_CASE("a flag sends to the desk until it is taken away") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    sample.json({"flag", amara["id"], "desk_first"});
    CHECK(sample.attendee("amara okafor")["flags"] == nlohmann::json{"desk_first"});
    CHECK(sample.json({"check-in", amara["codes"][0]}, 1)["verdict"] == "desk_first");
    sample.json({"flag", amara["id"], "desk_first", "--off"});
    CHECK(sample.json({"check-in", amara["codes"][0]})["verdict"] == "admitted");
}

TEST_CASE("who is erased is gone from every list, and the journal stays whole") {
    const SampleEvent sample;
    const auto dana = sample.attendee("dana quill");
    sample.json({"check-in", dana["codes"][0]});
    sample.json({"subject", "erase", dana["id"]});
    CHECK(sample.json({"attendees", "dana quill"}).empty());
    const auto finished = sample.lanyard({"export", "attendance", "--with-needs"});
    CHECK(finished.out.find("quill") == std::string::npos);
    CHECK(sample.lanyard({"verify"}).status == 0);
    CHECK(run_program({"grep", "--recursive", "--ignore-case", "--text", "--quiet", "dana.quill",
                       sample.folder().string()})
              .status == 1);  // in no file of the folder

    sample.json({"import", sample_file("registrations.csv")});
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE("that a host was told is noted, and stands in the history") {
    const SampleEvent sample;
    const std::string amara = sample.attendee("amara okafor")["id"];
    sample.json({"seen-to", amara, "tell"});
    CHECK(sample.lanyard({"history", amara}).out.find("Their host was told") != std::string::npos);
    CHECK(sample.lanyard({"seen-to", amara, "no_photo"}).status == 2);
    CHECK(sample.lanyard({"seen-to", "nobody", "tell"}).status != 0);
}
