// A call stands until somebody who knew of it ends it.
#include "event/evacuation.h"

#include <doctest/doctest.h>

using namespace lanyard;

namespace {

EvacuationCall call(const char* entry, int minute) {
    return {entry, instant_from_ms(minute * 60'000LL), "desk"};
}

}  // namespace

TEST_CASE("nobody has called, somebody has, and it is over") {
    CHECK_FALSE(evacuation_of({}, {}));
    const auto holds = evacuation_of({call("a", 1)}, {});
    REQUIRE(holds);
    CHECK(holds->calls == std::vector<std::string>{"a"});
    CHECK(holds->since == instant_from_ms(60'000));
    CHECK_FALSE(evacuation_of({call("a", 1)}, {"a"}));
}

TEST_CASE("of two calls made apart both have to be ended, and it holds since the first that stands") {
    const std::vector<EvacuationCall> both = {call("a", 1), call("b", 3)};
    CHECK(evacuation_of(both, {})->calls.size() == 2);
    CHECK(evacuation_of(both, {"a"})->since == instant_from_ms(3 * 60'000));
    CHECK(evacuation_of(both, {"c"})->since == instant_from_ms(60'000));
    CHECK_FALSE(evacuation_of(both, {"b", "a"}));
}
