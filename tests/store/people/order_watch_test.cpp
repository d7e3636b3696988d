// Orders that are kept in memory have everybody whom the tables have, whatever was written, in what order,
// and whether or not it stayed.
#include "store/people/order_watch.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/result.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "store/people/changed_people.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

// As the tables have it, by looking through them.
std::map<std::string, std::vector<std::string>> orders_of(Database& database) {
    std::map<std::string, std::vector<std::string>> orders;
    auto& rows = database.statement(
        "SELECT order_code, subject FROM list_registers WHERE order_code IS NOT NULL UNION "
        "SELECT value, subject FROM desk_registers WHERE field = 'order_code' ORDER BY 2");
    while (rows.executeStep()) orders[rows.getColumn(0).getString()].push_back(rows.getColumn(1).getString());
    return orders;
}

// Gives how many orders there are.
std::size_t check_everybody_is_known(Database& database, OrderWatch& watch) {
    const auto orders = database.read([&] { return orders_of(database); });
    REQUIRE(orders.ok());
    for (const auto& order : *orders) {
        CAPTURE(order.first);
        const auto known = database.read([&] { return watch.people_with(database, order.first, 10'000); });
        REQUIRE(known.ok());
        CHECK(std::includes(known->begin(), known->end(), order.second.begin(), order.second.end()));
    }
    return orders->size();
}

}  // namespace

TEST_CASE("everybody of an order is known, whatever comes and in any order") {
    const int seeds = std::getenv("LANYARD_FULL") ? 400 : 60;
    std::size_t looked_at = 0;
    for (int seed = 0; seed < seeds; ++seed) {
        CAPTURE(seed);
        auto entries = HistoryMaker(static_cast<unsigned>(seed)).history(60);
        std::mt19937 random(static_cast<unsigned>(seed));
        if (seed % 2) std::shuffle(entries.begin(), entries.end(), random);
        auto database = std::move(Database::in_memory()).value();
        OrderWatch watch;
        for (std::size_t next = 0; next < entries.size();) {
            const std::size_t end = std::min(entries.size(), next + 1 + random() % 5);
            REQUIRE(database->write([&] {
                for (; next < end; ++next) apply_entry(*database, entries[next]);
            }));
            looked_at += check_everybody_is_known(*database, watch);
        }
    }
    CHECK(looked_at > 1000);
}

TEST_CASE("everybody of an order is known after more came at once than are looked at one by one") {
    auto database = std::move(Database::in_memory()).value();
    HistoryMaker maker(1);
    const auto come = [&](std::size_t people, const std::string& order) {
        REQUIRE(database->write([&] {
            for (std::size_t i = 0; i < people; ++i) {
                Entry entry = maker.make(entry_kind::registration_listed);
                entry.subject = order + std::to_string(i);
                entry.batch = "";
                entry.personal = R"({"salt":"s","fields":{"order_code":")" + order + "\"}}";
                apply_entry(*database, entry);
            }
        }));
    };
    OrderWatch watch;
    come(2, "few");
    CHECK(check_everybody_is_known(*database, watch) == 1);
    come(ChangedPeople::most_one_by_one + 1, "many");
    CHECK(check_everybody_is_known(*database, watch) == 2);
    const auto few = database->read([&] { return watch.people_with(*database, "few", 9); });
    CHECK(few.value() == std::vector<std::string>{"few0", "few1"});
}

TEST_CASE("an order is one order's people, sorted, and no more than are asked for") {
    auto database = std::move(Database::in_memory()).value();
    REQUIRE(database->write([&] {
        for (const char* row : {"('cleo', 'A', 1, 'cleo', '', '')", "('ada', 'A', 1, 'ada', '', '')",
                                "('sam', 'A', 1, 'sam', '', '')", "('otto', 'B', 1, 'otto', '', '')"})
            database->handle().exec(
                std::string("INSERT INTO list_registers (subject, order_code, clock, entry, "
                            "batch, source) VALUES ") +
                row);
    }));
    OrderWatch watch;
    const auto with = [&](const std::string& order, std::size_t most) {
        return database->read([&] { return watch.people_with(*database, order, most); }).value();
    };
    CHECK(with("A", 9) == std::vector<std::string>{"ada", "cleo", "sam"});
    CHECK(with("A", 2) == std::vector<std::string>{"ada", "cleo"});
    CHECK(with("B", 9) == std::vector<std::string>{"otto"});
    CHECK(with("C", 9).empty());
}
