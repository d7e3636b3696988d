// The file that a plain `lanyard init` writes is read, and so is every setting that it offers.
#include "event/plain_event.h"

#include <doctest/doctest.h>

#include <string>

#include "event/event_config.h"

using namespace lanyard;

namespace {

EventConfig parsed(const std::string& text) {
    auto config = parse_event_config(text, "event.toml");
    if (!config) FAIL(config.error().message());
    return *config;
}

// The plain file with every setting that it offers in a comment switched on.
std::string with_every_setting(const std::string& plain) {
    std::string text;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool line_begins = i == 0 || plain[i - 1] == '\n';
        const bool note = i + 1 < plain.size() && (plain[i + 1] == ' ' || plain[i + 1] == '\n');
        if (!(line_begins && plain[i] == '#' && !note)) text += plain[i];
    }
    return text;
}

}  // namespace

TEST_CASE("any beginning of a right file is read or refused, and nothing breaks") {
    const std::string text = with_every_setting(plain_event_toml("Launch"));
    for (std::size_t length = 0; length < text.size(); length += 7) {
        const auto config = parse_event_config(text.substr(0, length), "event.toml");
        if (!config) CHECK(config.error().kind == ErrorKind::input);
    }
}

TEST_CASE("the plain file has one entrance, no hours and no capacity") {
    const EventConfig config = parsed(plain_event_toml("Spring Meeting"));
    CHECK(config.name == "Spring Meeting");
    CHECK_FALSE(config.opens);
    CHECK_FALSE(config.closes);
    CHECK_FALSE(config.hold_until);
    CHECK_FALSE(config.capacity);
    CHECK_FALSE(config.sample);
    REQUIRE(config.areas.size() == 1);
    REQUIRE(config.points.size() == 1);
    CHECK(config.default_point().name == "Entrance");
    CHECK(config.rooms.empty());
    CHECK(config.ticket_types.empty());
}

TEST_CASE("every setting that the plain file offers in a comment works as it stands") {
    const EventConfig config = parsed(with_every_setting(plain_event_toml("Spring Meeting")));
    CHECK(config.venue == "Kensington Town Hall");
    CHECK(config.opens);
    CHECK(config.closes);
    CHECK(config.hold_until);
    CHECK(config.capacity == 300);
    REQUIRE(config.areas.size() == 3);
    CHECK(config.areas[1].room == "great-hall");
    CHECK(config.areas[2].once);
    CHECK(config.areas[2].booked == "Lunch");
    CHECK(config.rooms.size() == 1);
    CHECK(config.ticket_types.size() == 1);
    CHECK(config.collect_tables.size() == 1);
    CHECK_FALSE(config.privacy_notice.empty());
}

TEST_CASE("the plain file takes any name") {
    for (const std::string& name :
         {std::string("\"Quoted\" \\ back"), std::string("It's"), std::string("two\nlines"),
          std::string("Łódź ’17"), std::string("a \"b\" 'c'"), std::string("tab\there"),
          std::string("\"\"\""), std::string("'''")}) {
        CAPTURE(name);
        CHECK(parsed(plain_event_toml(name)).name == name);
    }
}
