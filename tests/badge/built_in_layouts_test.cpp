// The layouts that the program brings along are read without a complaint, each under its own name.
#include "badge/built_in_layouts.h"

#include <doctest/doctest.h>

#include <string>

#include "base/safe_file.h"
#include "tests/folders.h"

using namespace lanyard;

TEST_CASE("every built-in layout is its file of assets/layouts, and reads") {
    struct Named {
        BuiltInLayout layout;
        std::string name;
    };
    const Named layouts[] = {{BuiltInLayout::plain_badge, "plain_badge"},
                             {BuiltInLayout::plain_ticket, "plain_ticket"},
                             {BuiltInLayout::ticket_symbol, "ticket_symbol"},
                             {BuiltInLayout::practice_card, "practice_card"},
                             {BuiltInLayout::plain_certificate, "plain_certificate"}};
    const std::filesystem::path folder = source_folder() / "assets/layouts";
    for (const Named& one : layouts) {
        CAPTURE(one.name);
        CHECK(built_in_layout_toml(one.layout) == *read_file(folder / (one.name + ".toml")));
        const auto read = parse_badge_layout(built_in_layout_toml(one.layout), one.name);
        REQUIRE_MESSAGE(read, read.error().message());
        CHECK(read->items.size() == built_in_layout(one.layout).items.size());
    }
}
