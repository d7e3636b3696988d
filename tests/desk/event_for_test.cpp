// The event's settings and list are written as an organiser would write them.
#include "tests/desk/event_for_test.h"

#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "desk/import_list.h"
#include "store/journal/journal.h"
#include "tests/deed_for_test.h"

namespace lanyard {

namespace fs = std::filesystem;

EventForTest::EventForTest(const std::string& settings, const std::string& more)
    : folder_(scratch_.path() / "event") {
    fs::create_directories(folder_);
    const std::string text = R"(
[event]
name = "Test"
time_zone = "Europe/London"
)" + settings + R"(
[[area]]
id = "entrance"
name = "Entrance"
[[area.point]]
name = "Kiosk 1"
[[area.point]]
name = "Kiosk 2"
[[area]]
id = "small-hall"
name = "Small Hall"
room = "small-hall"
[[area.point]]
name = "Small Hall door"
[[room]]
id = "small-hall"
name = "Small Hall"
[[ticket_type]]
name = "Press"
flags = ["desk_first"]
)" + more;
    REQUIRE(write_file(folder_ / "event.toml", text));
    REQUIRE(write_file(folder_ / "event.key", EventKey::generate().to_text()));
    auto opened = open_event_folder(folder_);
    if (!opened) FAIL(opened.error().message());
    REQUIRE(Desk::make(*opened, clock));
}

std::unique_ptr<Desk> EventForTest::open(DeskOptions options, std::shared_ptr<Claims> claims) const {
    return open_copy(folder_, std::move(options), std::move(claims));
}

std::unique_ptr<Desk> EventForTest::open_copy(const fs::path& folder, DeskOptions options,
                                              std::shared_ptr<Claims> claims) const {
    auto opened = open_event_folder(folder);
    if (!opened) FAIL(opened.error().message());
    auto desk = Desk::open(std::move(opened).value(), std::move(options), clock, std::move(claims));
    if (!desk) FAIL(desk.error().message());
    return std::move(desk).value();
}

fs::path EventForTest::copy(const std::string& name) const {
    const auto to = scratch_.path() / name;
    fs::copy(folder_, to);
    return to;
}

void EventForTest::import_people() const {
    auto desk = open();
    const auto report = import_list(*desk,
                                    "First name,Last name,Email,Organisation,Ticket type\n"
                                    "Ada,Abbot,ada@x.example,Leeds,Delegate\n"
                                    "Ben,Brown,ben@x.example,York,Delegate\n"
                                    "Cleo,Clark,cleo@x.example,Hull,Speaker\n",
                                    "list.csv", {}, by_import(at(-60)));
    if (!report) FAIL(report.error().message());
    REQUIRE(report->comparison.added + report->comparison.changed + report->comparison.unchanged == 3);
}

std::string EventForTest::id_of(Desk& desk, const std::string& name) const {
    const auto found = desk.attendees(name);
    REQUIRE(found.ok());
    REQUIRE(found->size() == 1);
    return found->front().id;
}

std::string EventForTest::code_of(Desk& desk, const std::string& name) const {
    const auto found = desk.attendees(name);
    REQUIRE(found.ok());
    REQUIRE(found->size() == 1);
    REQUIRE_FALSE(found->front().codes.empty());
    return found->front().codes.front();
}

EventKey EventForTest::key() const {
    return open_event_folder(folder_)->key;
}

void exchange(Desk& one, Desk& other) {
    std::vector<Entry> from_one, from_other;
    REQUIRE(one.database().read([&] { from_one = read_entries(one.database()); }));
    REQUIRE(other.database().read([&] { from_other = read_entries(other.database()); }));
    REQUIRE(one.journal().merge(from_other));
    REQUIRE(other.journal().merge(from_one));
}

}  // namespace lanyard
