// Counts that are kept up to date are those that counting everybody gives, whatever was written, by whom and
// in what order; and what is rolled back was never counted.
#include "store/people/head_counts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/result.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

// "3 arrived 1 expected …": everything that is counted.
std::string words(const HeadCounts& counts) {
    std::string all;
    for (const int count : {counts.arrived, counts.expected, counts.pending, counts.cancelled,
                            counts.walk_ins, counts.inside, counts.promised, counts.waiting})
        all += std::to_string(count) + " ";
    return all;
}

std::string look(Database& database, HeadCountWatch& watch) {
    auto counts = database.read([&] { return watch.look(database, {"entrance", {}}); });
    REQUIRE(counts.ok());
    return words(*counts);
}

std::string counted_anew(Database& database) {
    HeadCountWatch watch;
    return look(database, watch);
}

void apply(Database& database, const std::vector<Entry>& entries, std::size_t from, std::size_t to) {
    REQUIRE(database.write([&] {
        for (std::size_t i = from; i < to; ++i) apply_entry(database, entries[i]);
    }));
}

}  // namespace

TEST_CASE("whatever comes, in any order, the counts are those of counting everybody again") {
    const int seeds = std::getenv("LANYARD_FULL") ? 400 : 60;
    for (int seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        auto entries = HistoryMaker(static_cast<unsigned>(seed)).history(60);
        std::mt19937 random(static_cast<unsigned>(seed));
        if (seed % 2) std::shuffle(entries.begin(), entries.end(), random);
        auto database = std::move(Database::in_memory()).value();
        HeadCountWatch watch;
        for (std::size_t next = 0; next < entries.size();) {
            const std::size_t end = std::min(entries.size(), next + 1 + random() % 5);
            apply(*database, entries, next, end);
            next = end;
            CHECK(look(*database, watch) == counted_anew(*database));
        }
    }
}

TEST_CASE("what is being written is counted, and forgotten where it is rolled back") {
    HistoryMaker maker(7);
    const std::vector<Entry> entries = maker.history(40);
    auto database = std::move(Database::in_memory()).value();
    HeadCountWatch watch;
    apply(*database, entries, 0, 20);
    const std::string before = look(*database, watch);
    const auto rolled_back = database->write([&]() -> Result<void> {
        for (std::size_t i = 20; i < entries.size(); ++i) apply_entry(*database, entries[i]);
        HeadCountWatch anew;
        CHECK(words(watch.look(*database, {"entrance", {}})) ==
              words(anew.look(*database, {"entrance", {}})));
        return refused("looked at only");
    });
    CHECK_FALSE(rolled_back.ok());
    CHECK(look(*database, watch) == before);
    apply(*database, entries, 20, entries.size());
    CHECK(look(*database, watch) == counted_anew(*database));
}
