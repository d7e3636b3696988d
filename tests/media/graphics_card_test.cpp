// Which cards are found, and that one which cannot be opened says why.
#include "media/graphics_card.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/scratch_folder.h"

using namespace lanyard;

TEST_CASE("a machine without a card has none, and a card that decodes nothing says why") {
    const ScratchFolder folder;
    CHECK(graphics_cards(folder.path() / "nowhere").empty());
    CHECK(graphics_cards(folder.path()).empty());
    for (const char* name : {"card0", "renderD129", "renderD128"})
        std::ofstream(folder.path() / name) << "\n";
    const auto cards = graphics_cards(folder.path());
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].device == (folder.path() / "renderD128").string());
    for (const GraphicsCard& card : cards) CHECK_FALSE(card.problem.empty());
}
