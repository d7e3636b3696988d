// How long an event keeps who came.
#include "event/retention.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

EventConfig settings(const std::string& more) {
    auto config =
        parse_event_config("[event]\nname = 'Launch'\ntime_zone = 'Europe/London'\n" + more, "event.toml");
    REQUIRE_MESSAGE(config.ok(), (config ? "" : config.error().message()));
    return *std::move(config);
}

std::string day_of(const std::optional<Instant>& at) {
    return at ? format_iso(*at, "Europe/London") : "";
}

}  // namespace

TEST_CASE("an event ends with the last of its day, its check-in and its sessions") {
    CHECK(day_of(end_of_event(settings("day = '2017-11-10'\n"), {})) == "2017-11-11T00:00:00+00:00");
    CHECK(day_of(end_of_event(settings("closes = 2017-11-12T02:00:00\n"), {})) ==
          "2017-11-12T02:00:00+00:00");
    Session last;
    last.planned.end = instant_from_ms(1'510'963'200'000);  // 2017-11-18T00:00Z
    CHECK(day_of(end_of_event(settings("day = '2017-11-10'\n"), {last})) == "2017-11-18T00:00:00+00:00");
    CHECK_FALSE(end_of_event(settings(""), {}));
}

TEST_CASE("it is kept for as many days after that as its settings say") {
    CHECK(day_of(kept_until(settings("day = '2017-11-10'\n"), {})) == "2018-02-09T00:00:00+00:00");
    CHECK_FALSE(kept_until(settings(""), {}));
}
