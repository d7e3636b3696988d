// Every name of a call and its state comes back from its word.
#include "event/help_call.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace lanyard;

TEST_CASE("every matter has a word of its own that reads back") {
    std::set<std::string_view> names;
    for (int i = 0; i < help_about_count; ++i) {
        const auto about = static_cast<HelpAbout>(i);
        CHECK(names.insert(help_about_name(about)).second);
        CHECK(help_about_from_name(help_about_name(about)) == about);
    }
    CHECK_FALSE(help_about_from_name("tea"));
    for (const auto state : {HelpState::waiting, HelpState::coming, HelpState::done})
        CHECK(help_state_from_name(help_state_name(state)) == state);
    CHECK(help_state_from_name("later") == HelpState::waiting);
}
