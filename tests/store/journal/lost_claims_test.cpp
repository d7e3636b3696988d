// What a claim follows is the same for doors that have seen the same of a person, whatever they lost.
#include "store/journal/lost_claims.h"

#include <doctest/doctest.h>

#include <memory>

#include "store/database.h"
#include "store/journal/applying.h"
#include "store/journal/entries.h"
#include "store/journal/journal.h"

using namespace lanyard;

namespace {

class Entries {
  public:
    Entry entry_of(const std::string& id) {
        return *database_->read([&] { return find_entry(*database_, id); }).value();
    }
    std::string add(std::string_view kind, std::vector<std::string> undoes = {}, std::string body = "{}") {
        Entry entry;
        entry.kind = kind;
        entry.node = "000000000000000a";
        entry.sequence = entry.clock = ++count_;
        entry.subject = "ada";
        entry.area = "entrance";
        entry.undoes = std::move(undoes);
        entry.body = std::move(body);
        seal_entry(entry, {});
        REQUIRE(database_->write([&] { apply_entry(*database_, entry); }));
        return entry_id(entry);
    }
    std::string newest() {
        return *database_->read([&] { return newest_entry(*database_, "ada", "entrance"); });
    }
    bool has_won(const std::string& check_in) {
        return *database_->read([&] {
            return has_won_against_another(*database_, {"other record", "ada"}, "entrance", check_in);
        });
    }

  private:
    std::unique_ptr<Database> database_ = std::move(Database::in_memory()).value();
    int count_ = 0;
};

}  // namespace

TEST_CASE("nothing, a check-in, its undo and a leaving: the newest of them is followed") {
    Entries entries;
    CHECK(entries.newest() == "");
    const auto check_in = entries.add(entry_kind::checked_in);
    CHECK(entries.newest() == check_in);
    const auto undo = entries.add(entry_kind::undone, {check_in}, R"({"reason":"wrong person"})");
    CHECK(entries.newest() == undo);
    CHECK_FALSE(entries.has_won(check_in));
    const auto left = entries.add(entry_kind::left);
    CHECK(entries.newest() == left);
}

TEST_CASE("a claim that lost is not followed, nor is the entry that undoes it") {
    Entries entries;
    const auto winner = entries.add(entry_kind::checked_in);
    const auto loser = entries.add(entry_kind::checked_in);
    CHECK(entries.newest() == loser);
    const auto undo =
        entries.add(entry_kind::undone, {loser, "its badge"}, lost_claim_body(entries.entry_of(winner)));
    CHECK(entries.newest() == winner);
    CHECK(entries.has_won(winner));
    CHECK_FALSE(entries.has_won(loser));
    // Somebody decides that the loser was in after all.
    const auto undo_of_it = entries.add(entry_kind::undone, {undo});
    CHECK(entries.newest() == undo_of_it);
    CHECK_FALSE(entries.has_won(winner));
}

TEST_CASE("where only a claim that lost is known there is nothing to follow") {
    Entries entries;
    const auto loser = entries.add(entry_kind::checked_in);
    entries.add(entry_kind::undone, {loser}, R"({"winner":"an entry that has not come yet"})");
    CHECK(entries.newest() == "");
}

TEST_CASE("the undo of a loser holds the winner whole, with its personal part beside the body") {
    Entry winner;
    winner.event = "event";
    winner.node = "000000000000000b";
    winner.sequence = 7;
    winner.clock = 1234567890123;
    winner.at = instant_from_ms(1510303800123);
    winner.actor = "kiosk";
    winner.kind = entry_kind::checked_in;
    winner.subject = "ada";
    winner.area = "entrance";
    winner.follows = "an older one";
    winner.undoes = {"one", "two"};
    winner.body = R"({"point":"Kiosk 1","credential":"a \"quoted\" code"})";
    winner.personal = R"({"reason":"Her list says \"no\".","salt":"5"})";
    seal_entry(winner, "");
    Entry undo;
    undo.kind = entry_kind::undone;
    undo.body = lost_claim_body(winner);
    undo.personal = lost_claim_personal(winner);
    auto told = winner_told_by(undo);
    REQUIRE(told);
    CHECK(entry_id(*told) == entry_id(winner));
    CHECK(entry_is_whole(*told, ""));
    CHECK(told->personal == winner.personal);

    undo.personal.reset();
    told = winner_told_by(undo);
    REQUIRE(told);
    CHECK(entry_is_whole(*told, ""));
    CHECK_FALSE(told->personal);
}

TEST_CASE("undos of other things, of an older program, or with something else for an entry hold no winner") {
    Entry undo;
    for (const char* body : {"{}", R"({"winner":"some id"})", R"({"entry":5})", R"({"entry":{"node":"x"}})",
                             "[", R"({"reason":"the \"entry\""})"}) {
        CAPTURE(body);
        undo.kind = entry_kind::undone;
        undo.body = body;
        CHECK_FALSE(winner_told_by(undo));
        undo.kind = entry_kind::left;
        CHECK_FALSE(winner_told_by(undo));
    }
}

TEST_CASE("bodies that are no object name no winner") {
    for (const char* body : {"", "[1]", "{", R"({"winner":5})"}) {
        CAPTURE(body);
        Entries entries;
        const auto check_in = entries.add(entry_kind::checked_in);
        const auto undo = entries.add(entry_kind::undone, {check_in}, body);
        CHECK(entries.newest() == undo);
    }
}
