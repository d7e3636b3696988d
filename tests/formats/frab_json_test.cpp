// Schedules as JSON: a real one, both generations of the schema, and what is none.
#include "formats/frab_json.h"

#include <filesystem>
#include <iostream>
#include <set>

#include "base/safe_file.h"
#include "formats/programme_file.h"
#include "tests/folders.h"
#include "tests/formats/programme_for_test.h"

using namespace lanyard;

namespace {

constexpr std::string_view zone = "Europe/London";

constexpr std::string_view second_generation = R"json({
"$schema": "https://c3voc.de/schedule/schema.json",
"generator": {"name": "pretalx", "version": "2024.1"},
"schedule": {"url": "https://x.example", "version": "1", "conference": {
  "acronym": "demo", "title": "Demo", "time_zone_name": "Europe/Berlin",
  "rooms": [{"name": "Hall", "slug": "hall", "capacity": 80}, {"name": "Cellar"}],
  "tracks": [{"name": "Main", "color": "#123456"}],
  "days": [{"index": 1, "date": "2024-05-01", "rooms": {
    "Hall": [
      {"code": "ABCDEF", "guid": "g1", "date": "2024-05-01T10:00:00+02:00", "start": "10:00", "duration": "0:45",
       "room": "Hall", "title": "One", "track": "Main", "type": "Talk (long)", "state": "CANCELED",
       "persons": [{"code": "X", "name": "Ann", "public_name": "Ann B", "biography": null}]},
      {"code": "GHIJKL", "date": "2024-05-01T11:00:00+02:00", "start": "11:00", "duration": 30,
       "title": {"de": "Zwei", "en": "Two"}, "status": "DELAYED", "persons": ["Cy"], "links": [{"title": "no"}]}],
    "Cellar": [
      {"id": 3, "guid": "g3", "start": "23:00", "duration": "02:00", "title": "Three", "cancelled": true}]}},
   {"rooms": {"Hall": [
      {"id": 4, "start": "09:30", "duration": "01:00", "title": "Four", "persons": []}]}, "date": "2024-05-02"}]}}})json";

ProgrammeList read(std::string_view text) {
    return read_well(read_frab_json(text, "schedule.json", zone));
}

}  // namespace

TEST_CASE("Chaos Communication Camp 2019 is read whole") {
    const std::string file =
        source_folder().string() + "/../shared/data/schedules/cccamp2019-frab-schedule.json";
    if (!std::filesystem::exists(file)) {
        std::cout << "SKIPPED: " << file << " is not here\n";
        return;
    }
    const auto bytes = read_file(file);
    REQUIRE(bytes.ok());
    const ProgrammeList list = read_well(read_programme_file(*bytes, "camp", "Europe/Berlin"));
    CHECK(list.source == "frab Camp2019");
    CHECK(list.sessions.size() == 79);
    CHECK(list.warnings.empty());
    const PlannedSession& opening = session_of(list, "10386");
    CHECK(opening.title == "Opening Ceremony");
    CHECK(opening.room == "Curie");
    CHECK(opening.speakers == std::vector<std::string>{"jinxx", "smtw"});
    CHECK(format_iso(opening.start, "Europe/Berlin") == "2019-08-21T11:00:00+02:00");
    CHECK(opening.end - opening.start == std::chrono::minutes(30));
}

TEST_CASE("the second generation of the schema, with states") {
    const ProgrammeList list = read(second_generation);
    REQUIRE(list.sessions.size() == 4);
    CHECK(list.source == "frab demo");
    const PlannedSession& one = session_of(list, "ABCDEF");
    CHECK(one.state == PlanState::cancelled);
    CHECK(one.kind == SessionKind::talk);
    CHECK(one.speakers == std::vector<std::string>{"Ann B"});
    CHECK(one.end - one.start == std::chrono::minutes(45));
    const PlannedSession& two = session_of(list, "GHIJKL");
    CHECK(two.title == "Zwei");
    CHECK(two.room == "Hall");
    CHECK(two.state == PlanState::delayed);
    CHECK(two.speakers == std::vector<std::string>{"Cy"});
    CHECK(two.end - two.start == std::chrono::minutes(30));
    const PlannedSession& three = session_of(list, "3");
    CHECK(three.state == PlanState::cancelled);
    CHECK(three.room == "Cellar");
    CHECK(format_iso(three.end, "Europe/Berlin") == "2024-05-02T01:00:00+02:00");
    CHECK(format_iso(session_of(list, "4").start, "Europe/Berlin") == "2024-05-02T09:30:00+02:00");
    CHECK(warns(list, "line 13: the duration is a plain number"));
    CHECK(warns(list, "line 13: it is said to be late"));
    CHECK(warns(list, "the schedule's clocks are in Europe/Berlin, this event's in Europe/London"));
    CHECK(list.warnings.size() == 3);
}

TEST_CASE("a room that is named twice keeps the events of both") {
    const ProgrammeList list = read(
        R"({"schedule": {"conference": {"days": [{"date": "2024-05-01", "rooms": {
        "Hall": [{"id": 1, "start": "10:00", "duration": "00:30", "title": "A"}],
        "Hall": [{"id": 2, "start": "11:00", "duration": "00:30", "title": "B"}]}}]}}})");
    CHECK(list.sessions.size() == 2);
    CHECK(list.source == "frab ");
}

TEST_CASE("what is no schedule is refused with its line") {
    for (std::size_t size = 1; size < second_generation.size(); size += 7) {
        CAPTURE(size);
        check_refused(read_frab_json(second_generation.substr(0, size), "schedule.json", zone),
                      "ends in the middle");
    }
    check_refused(read_frab_json("{\n\"schedule\": {,}}", "schedule.json", zone),
                  "line 2: this is not well-formed");
    check_refused(read_frab_json("{\"talks\": []}", "schedule.json", zone), "no schedule");
    check_refused(read_frab_json("[1, 2]", "schedule.json", zone), "no schedule");
    check_refused(read_frab_json(R"({"days": [{"date": "2024-05-01", "rooms": {}}]})", "schedule.json", zone),
                  "no session can be used");
}

TEST_CASE("lists within lists without end, and more events than any programme has, are refused") {
    const auto message = [](const std::string& text) {
        const auto read = read_frab_json(text, "schedule.json", "UTC");
        REQUIRE_FALSE(read.ok());
        return read.error().message();
    };
    CHECK(message(std::string(1 << 20, '[')).find("deeper") != std::string::npos);
    std::string events = "{}";
    for (std::size_t i = 0; i < most_sessions; ++i) events += ",{}";
    CHECK(message("{\"schedule\":{\"conference\":{\"days\":[{\"rooms\":{\"a\":[" + events + "]}}]}}}")
              .find("50000 sessions") != std::string::npos);
}
