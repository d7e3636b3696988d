// lanyard staff and lanyard needed: PINs from standard input alone, and who is missed when.
#include <doctest/doctest.h>

#include "tests/lanyard/programs/sample_event.h"

using namespace lanyard;

namespace {

nlohmann::json needed_of(const SampleEvent& sample, const std::string& name, const std::string& time) {
    for (const auto& person : sample.json({"needed", "--at", "2017-11-10T" + time}))
        if (person["name"] == name) return person;
    FAIL(name);
    return {};
}

}  // namespace

TEST_CASE("staff are added with a PIN on standard input, listed without it, and removed") {
    const SampleEvent sample;
    const auto added =
        sample.lanyard_reading("294715", {"--json", "staff", "add", "Ruth Eisenberg", "--role", "organiser"});
    REQUIRE_MESSAGE(added.status == 0, added.err);
    CHECK(nlohmann::json::parse(added.out)["role"] == "organiser");
    CHECK(sample.lanyard_reading("294715", {"staff", "add", "Nick Pendry"}).status == 1);
    CHECK(sample.lanyard_reading("123456", {"staff", "add", "Nick Pendry"}).status == 3);
    CHECK(sample.lanyard_reading("", {"staff", "add", "Nick Pendry"}).status == 3);
    CHECK(sample.lanyard({"staff", "add", "Nick Pendry", "581936"}).status == 2);
    const auto listed = sample.lanyard({"staff", "list"});
    CHECK(listed.out.find("Ruth Eisenberg") != std::string::npos);
    CHECK(listed.out.find("294715") == std::string::npos);
    sample.json({"staff", "remove", "ruth eisenberg"});
    CHECK(sample.json({"staff", "list"}).empty());
    CHECK(sample.lanyard({"staff", "remove", "ruth eisenberg"}).status == 3);
    CHECK(sample.lanyard({"verify"}).status == 0);
}

TEST_CASE(
    "Barry Mason is amber at 09:20 and red at 09:45, until he is checked in; a helper is named by hand") {
    const SampleEvent sample;
    CHECK(needed_of(sample, "Barry Mason", "09:19")["state"] == "later");
    CHECK(needed_of(sample, "Barry Mason", "09:20")["state"] == "soon");
    const auto red = needed_of(sample, "Barry Mason", "09:45");
    CHECK(red["state"] == "now");
    CHECK(red["phone"] == "07700 900205");
    CHECK(red["session"] == "conversation");
    sample.json({"check-in", sample.attendee("barry mason")["id"]});
    CHECK(needed_of(sample, "Barry Mason", "09:45")["state"] == "arrived");
    // "Clare Chamberlain CBE" of the programme is on the list without her title, or on none: she is missed
    // either way.
    CHECK(needed_of(sample, "Clare Chamberlain CBE", "09:20")["state"] == "now");
    const auto helper = sample.attendee("suryani");
    sample.json({"needed", "--link", helper["id"], "--session", "opening"});
    CHECK(needed_of(sample, helper["name"], "09:20")["as"] == "helper");
    CHECK(sample.lanyard({"needed", "--link", helper["id"], "--session", "nothing"}).status == 3);
}

TEST_CASE("Workshop A does not take place: its people are listed, moved where places allow, and moved back") {
    const SampleEvent sample;
    const auto preview = sample.json({"programme", "cancel", "workshop-a", "--move", "--preview"});
    CHECK(preview["preview"] == true);
    REQUIRE(preview["people"].size() > 20);
    // Those who may come; a place that somebody cancelled is none.
    const auto in_workshop = [&](const std::string& id) {
        int count = 0;
        for (const auto& person : sample.json({"attendees"})) {
            const bool may_come = person["status"] == "expected" || person["status"] == "pending";
            for (const auto& session : person["sessions"]) count += may_come && session == id;
        }
        return count;
    };
    const int before = in_workshop("workshop-a"), others = in_workshop("workshop-d");
    const auto done = sample.json({"programme", "cancel", "workshop-a", "--move-to", "workshop-d"});
    int moved = 0;
    for (const auto& person : done["people"]) moved += person["to"] == "workshop-d";
    CHECK(moved > 0);
    CHECK(in_workshop("workshop-d") == others + moved);
    CHECK(in_workshop("workshop-d") <= 120);
    sample.json({"programme", "undo", "workshop-a"});
    CHECK(in_workshop("workshop-a") == before);
    CHECK(in_workshop("workshop-d") == others);
    CHECK(sample.lanyard({"programme", "cancel", "workshop-a", "--move-to", "workshop-a"}).status == 2);
    CHECK(sample.lanyard({"verify"}).status == 0);
}
