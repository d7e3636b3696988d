// Two check-ins are a double where neither door could know of the other, and nothing else is one.
#include "store/people/double_admissions.h"

#include <doctest/doctest.h>

#include <map>
#include <memory>

#include "event/event_config.h"
#include "event/event_key.h"
#include "store/database.h"
#include "store/journal/applying.h"
#include "store/journal/journal.h"
#include "store/people/roster.h"

using namespace lanyard;

namespace {

// Entries of a few nodes, all in one database.
class Nodes {
  public:
    std::string check_in(const std::string& node, int minute, const std::string& follows = "",
                         const std::string& person = "ada", const std::string& area = "entrance") {
        Entry entry = pass(entry_kind::checked_in, minute, follows, person, area);
        return add(node, std::move(entry));
    }
    std::string leave(const std::string& node, int minute, const std::string& follows) {
        return add(node, pass(entry_kind::left, minute, follows, "ada", "entrance"));
    }
    std::string undo(const std::string& node, const std::string& target) {
        Entry entry = pass(entry_kind::undone, 0, "", "ada", "entrance");
        entry.undoes = {target};
        return add(node, std::move(entry));
    }
    void join(const std::string& kept, const std::string& dropped) {
        Entry entry = pass(entry_kind::same_person, 0, "", kept, "");
        entry.body = R"({"dropped":")" + dropped + "\"}";
        add("d", std::move(entry));
    }

    std::vector<DoubleAdmission> doubles() {
        auto found = database_->read([&] { return double_admissions(*database_, roster_); });
        REQUIRE(found.ok());
        return std::move(found).value();
    }
    // The pairs of entries of doubles().
    std::vector<std::pair<std::string, std::string>> pairs() {
        std::vector<std::pair<std::string, std::string>> all;
        for (const auto& one : doubles()) all.emplace_back(one.first.entry, one.second.entry);
        return all;
    }

  private:
    static Entry pass(std::string_view kind, int minute, const std::string& follows,
                      const std::string& person, const std::string& area) {
        Entry entry;
        entry.kind = kind;
        entry.at = instant_from_ms(minute * 60'000LL);
        entry.subject = person;
        entry.area = area;
        entry.follows = follows;
        entry.body = R"({"point":"Kiosk","credential":"invitation"})";
        return entry;
    }
    std::string add(const std::string& node, Entry entry) {
        entry.node = std::string(15, '0') + node;
        entry.sequence = ++sequences_[node];
        entry.clock = ++clock_;
        seal_entry(entry, {});
        REQUIRE(database_->write([&] { apply_entry(*database_, entry); }));
        return entry_id(entry);
    }

    std::unique_ptr<Database> database_ = std::move(Database::in_memory()).value();
    EventConfig config_ = std::move(parse_event_config("[event]\nname = \"Test\"\n", "event.toml")).value();
    EventKey key_ = EventKey::generate();
    Roster roster_{*database_, config_, key_};
    std::map<std::string, std::int64_t> sequences_;
    std::int64_t clock_ = 0;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("two doors that had not heard of each other admitted one person: a double, with places and times") {
    Nodes nodes;
    const auto one = nodes.check_in("a", 5);
    const auto other = nodes.check_in("b", 2);
    const auto doubles = nodes.doubles();
    REQUIRE(doubles.size() == 1);
    CHECK(doubles[0].person == "ada");
    CHECK(doubles[0].area == "entrance");
    CHECK(doubles[0].first.entry == other);  // by the event's time
    CHECK(doubles[0].first.at == instant_from_ms(120'000));
    CHECK(doubles[0].first.point == "Kiosk");
    CHECK(doubles[0].second.entry == one);
    CHECK(doubles[0].second.node == "000000000000000a");
}

TEST_CASE("one door's check-ins, other people's and those in other areas are no doubles") {
    Nodes nodes;
    nodes.check_in("a", 1);
    nodes.check_in("a", 2);  // one node knows what it did
    nodes.check_in("b", 2, "", "ben");
    nodes.check_in("b", 3, "", "ada", "small-hall");
    CHECK(nodes.doubles().empty());
}

TEST_CASE("a check-in that follows the other saw it, directly or by what came between") {
    Nodes nodes;
    const auto first = nodes.check_in("a", 1);
    nodes.check_in("b", 2, first);
    CHECK(nodes.doubles().empty());
    Nodes others;
    others.check_in("b", 4, others.undo("c", others.check_in("a", 1)));
    CHECK(others.doubles().empty());
}

TEST_CASE("whoever has seen a later entry of a node has seen its earlier ones") {
    Nodes nodes;
    nodes.check_in("a", 1);
    // The desk at A, which has both, undoes B's, and C follows that.
    const auto undo = nodes.undo("a", nodes.check_in("b", 2));
    nodes.check_in("c", 3, undo);
    CHECK(nodes.doubles().empty());
}

TEST_CASE("undoing one of the two ends it, and undoing that brings it again") {
    Nodes nodes;
    const auto at_a = nodes.check_in("a", 1);
    const auto at_b = nodes.check_in("b", 2);
    REQUIRE(nodes.pairs() == Pairs{{at_a, at_b}});
    const auto undo = nodes.undo("d", at_a);
    CHECK(nodes.doubles().empty());
    nodes.undo("d", undo);
    CHECK(nodes.pairs() == Pairs{{at_a, at_b}});
}

TEST_CASE("somebody undone and admitted again by a door that never heard of the other is a double") {
    Nodes nodes;
    const auto at_a = nodes.check_in("a", 1);
    const auto at_b = nodes.check_in("b", 2);
    const auto again = nodes.check_in("a", 4, nodes.undo("a", at_a));
    CHECK(nodes.pairs() == Pairs{{at_b, again}});
}

TEST_CASE("leaving afterwards leaves the double; having left before the other door admitted is none") {
    Nodes later;
    const auto at_a = later.check_in("a", 1);
    const auto at_b = later.check_in("b", 2);
    const auto left = later.leave("a", 9, at_b);
    CHECK(later.pairs() == Pairs{{at_a, at_b}});
    // Who comes in again by a third door is not told of a second time.
    later.check_in("c", 10, left);
    CHECK(later.pairs() == Pairs{{at_a, at_b}});

    Nodes between;
    const auto first = between.check_in("a", 1);
    between.leave("a", 5, first);
    between.check_in("b", 7);
    CHECK(between.doubles().empty());
}

TEST_CASE("three doors apart are three pairs") {
    Nodes nodes;
    const auto a = nodes.check_in("a", 1), b = nodes.check_in("b", 2), c = nodes.check_in("c", 3);
    CHECK(nodes.pairs() == Pairs{{a, b}, {a, c}, {b, c}});
}

TEST_CASE("two records that turn out to be one person are a double from then on") {
    Nodes nodes;
    const auto one = nodes.check_in("a", 1, "", "ada");
    const auto other = nodes.check_in("b", 2, "", "ada by another list");
    CHECK(nodes.doubles().empty());
    nodes.join("ada", "ada by another list");
    REQUIRE(nodes.pairs() == Pairs{{one, other}});
    CHECK(nodes.doubles()[0].person == "ada");
}
