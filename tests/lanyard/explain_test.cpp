// lanyard explain: by id, name and code; in words and as JSON; and a code that nobody has.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

TEST_CASE("all that happened is told in words, by whatever names the person") {
    const SampleEvent sample;
    const auto amara = sample.attendee("amara okafor");
    const std::string id = amara["id"], code = amara["codes"][0];
    sample.json({"check-in", code, "--at", "2017-11-10T08:52"});
    sample.lanyard({"undo", id, "--reason", "wrong person", "--at", "2017-11-10T08:55"});
    const std::string by_id = sample.lanyard({"explain", id}).out;
    CHECK(by_id == sample.lanyard({"explain", code}).out);
    CHECK(by_id == sample.lanyard({"explain", "amara okafor"}).out);
    CAPTURE(by_id);
    const auto listed = by_id.find("Added by list import"), came = by_id.find("2017-11-10 08:52  Checked in"),
               back = by_id.find("2017-11-10 08:55  Taken back");
    REQUIRE(back != std::string::npos);
    CHECK(listed < came);
    CHECK(came < back);
    CHECK(by_id.find("Since then: 2017-11-10 08:55 Taken back") != std::string::npos);
    CHECK(by_id.find("Now: They count as not here") != std::string::npos);

    const auto document = sample.json({"explain", id});
    CHECK(document["attendee"] == id);
    const auto& lines = document["lines"];
    REQUIRE(lines.size() == 3);
    CHECK(lines[1]["at"] == "2017-11-10T08:52:00+00:00");
    CHECK(lines[1]["here"] == true);
    CHECK(lines[1]["since"] == nlohmann::json::array({lines[2]["entry"]}));
    CHECK(lines[1]["unheard"].empty());
    CHECK(lines[1]["stands"] == false);
}

TEST_CASE("a refused scan is in it, with what came of it") {
    const SampleEvent sample;
    const std::string code = sample.code("theodora mavrou");
    sample.json({"check-in", code}, 1);
    sample.json({"check-in", code, "--anyway", "Paid", "--at", "2017-11-10T08:58"});
    const auto told = sample.lanyard({"explain", code});
    CHECK(told.status == 0);
    CHECK(told.out.find("Not let in · Kiosk 1: their registration was not complete") != std::string::npos);
    CHECK(told.out.find("Since then: 2017-11-10 08:58 Let in anyway") != std::string::npos);
    CHECK(told.out.find("Now: They are in the building: 2017-11-10 08:58, Kiosk 1.") != std::string::npos);
}

TEST_CASE("a code that nobody has says so, and what is nearest") {
    const SampleEvent sample;
    std::string code = sample.code("amara okafor");
    code[12] = code[12] == 'A' ? 'B' : 'A';
    const auto told = sample.lanyard({"explain", code});
    CHECK(told.status == 3);
    CHECK(told.out.find("Nobody has this code. It is a damaged or mistyped code") != std::string::npos);
    CHECK(told.out.find("of Amara Okafor") != std::string::npos);
    const auto document = sample.json({"explain", code}, 3);
    CHECK(document["attendee"].is_null());
    CHECK(document["nearest"]["attendee"] == sample.attendee("amara okafor")["id"]);

    const auto nobody = sample.lanyard({"explain", "zzz nobody"});
    CHECK(nobody.status == 3);
    CHECK(nobody.err.find("nobody is found by these words") != std::string::npos);
}
