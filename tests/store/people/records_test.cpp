// Which record is whose, in words: chains, forks and circles of joined records are one person each, who is
// counted once and never lost. What holds of every history is in people_model_test.
#include <doctest/doctest.h>

#include <filesystem>

#include "base/safe_file.h"
#include "event/plain_event.h"
#include "store/database.h"
#include "store/journal/applying.h"
#include "store/journal/journal.h"
#include "store/journal/verify.h"
#include "store/people/roster.h"
#include "store/people/whereabouts.h"
#include "tests/folders.h"
#include "tests/store/journal/history.h"

using namespace lanyard;

namespace {

// An event of one node, with what is said of its people.
class Event {
  public:
    std::string say(std::string_view kind, const std::string& subject, const std::string& body,
                    const std::string& area = "") {
        Entry entry = maker_.make(kind);
        entry.subject = subject;
        entry.body = body;
        entry.area = area;
        entry.batch.clear();
        entry.personal.reset();
        entry.clock = ++clock_;
        seal(entry);
        apply(entry);
        return entry_id(entry);
    }
    std::string list(const std::string& person, const std::string& status = "expected") {
        return say(entry_kind::registration_listed, person,
                   R"({"source":"list","fields":{"status":")" + status + "\"}}");
    }
    std::string join(const std::string& kept, const std::string& dropped) {
        return say(entry_kind::same_person, kept, R"({"dropped":")" + dropped + "\"}");
    }
    void pass(std::string_view kind, const std::string& person, const std::string& area = "entrance") {
        say(kind, person, R"({"point":"Kiosk 1","credential":"person"})", area);
    }
    void undo(const std::string& id) {
        Entry entry = maker_.undo({id});
        entry.clock = ++clock_;
        seal(entry);
        apply(entry);
    }
    template <class Read>
    auto read(Read&& body) {
        auto result = database_->read([&] { return body(roster_); });
        REQUIRE(result.ok());
        return *result;
    }
    HeadCounts counts() {
        return read([](Roster& roster) { return roster.counts(); });
    }
    std::string kept(const std::string& record) {
        return read([&](Roster& roster) { return roster.kept(record); });
    }
    int inside(const std::string& area) {
        return read([&](Roster& roster) {
            const Premises& premises = roster.premises();
            return area == premises.entrance ? roster.counts().inside
                                             : people_in_room(*database_, premises, area);
        });
    }

  private:
    void apply(const Entry& entry) {
        REQUIRE(database_->write([&] { apply_entry(*database_, entry); }));
    }

    HistoryMaker maker_{1};
    std::int64_t clock_ = 0;
    EventConfig config_ = std::move(parse_event_config(plain_event_toml("Test"), "event.toml")).value();
    EventKey key_ = EventKey::generate();
    std::unique_ptr<Database> database_ = std::move(Database::in_memory()).value();
    Roster roster_{*database_, config_, key_};
};

}  // namespace

TEST_CASE("a record that was joined to a record that was joined to a third is that third person's") {
    Event event;
    for (const char* person : {"ada", "bea", "cleo"}) event.list(person);
    event.join("bea", "cleo");
    event.join("ada", "bea");
    event.pass(entry_kind::checked_in, "cleo");
    CHECK(event.counts().arrived == 1);
    CHECK(event.counts().inside == 1);
    CHECK(event.counts().expected == 0);
}

TEST_CASE("two records that two desks joined to each other are one person, who is counted") {
    Event event;
    event.list("ada");
    event.list("bea");
    event.join("ada", "bea");
    event.join("bea", "ada");
    CHECK(event.counts().expected == 1);
    event.pass(entry_kind::checked_in, "bea");
    CHECK(event.counts().arrived == 1);
    CHECK(event.counts().expected == 0);
}

TEST_CASE("of two joins of one record the newest counts, and the other again once that is undone") {
    Event event;
    for (const char* person : {"ada", "bea", "double"}) event.list(person);
    event.join("ada", "double");
    const std::string newer = event.join("bea", "double");
    event.pass(entry_kind::checked_in, "double");
    CHECK(event.kept("double") == "bea");
    CHECK(event.counts().arrived == 1);
    CHECK(event.counts().expected == 1);
    event.undo(newer);
    CHECK(event.kept("double") == "ada");
    CHECK(event.counts().arrived == 1);
    CHECK(event.counts().expected == 1);
    CHECK(event.read([](Roster& roster) { return roster.attendee("ada")->inside; }));
    CHECK_FALSE(event.read([](Roster& roster) { return roster.attendee("bea")->inside; }));
}

TEST_CASE("who is in a room with two records is one person there, and leaves with either") {
    Event event;
    event.list("ada");
    event.list("double");
    event.pass(entry_kind::checked_in, "ada", "room");
    event.pass(entry_kind::checked_in, "double", "room");
    CHECK(event.inside("room") == 2);
    const std::string join = event.join("ada", "double");
    CHECK(event.inside("room") == 1);
    event.pass(entry_kind::left, "ada", "room");
    CHECK(event.inside("room") == 0);
    event.undo(join);
    CHECK(event.inside("room") == 1);
}

TEST_CASE("a seat that was passed on to one's own double, however far joined, has replaced nobody") {
    Event event;
    for (const char* person : {"ada", "bea", "cleo"}) event.list(person);
    event.say(entry_kind::substituted, "ada", R"({"to":"cleo"})");
    event.join("bea", "cleo");
    CHECK(event.counts().expected == 1);
    event.join("ada", "bea");
    CHECK(event.counts().expected == 1);
    CHECK(event.read([](Roster& roster) { return roster.attendee("ada")->status; }) ==
          AttendeeStatus::expected);
}

TEST_CASE("who was cancelled as a double is expected under the record that is kept") {
    Event event;
    event.list("ada");
    event.list("double");
    event.say(entry_kind::details_corrected, "double", R"({"fields":{"status":"cancelled"}})");
    event.join("ada", "double");
    CHECK(event.counts().expected == 1);
    CHECK(event.read([](Roster& roster) { return roster.attendee("ada")->status; }) ==
          AttendeeStatus::expected);
}

TEST_CASE("nobody is lost with the list that named the record which was kept") {
    Event event;
    const std::string listing = event.list("ada");
    event.list("double", "pending");
    event.join("ada", "double");
    CHECK(event.counts().expected == 1);
    event.undo(listing);
    CHECK(event.counts().pending == 1);
    const auto person = event.read([](Roster& roster) { return roster.attendee("double"); });
    REQUIRE(person);
    CHECK(person->id == "ada");
    CHECK(person->status == AttendeeStatus::pending);
}

TEST_CASE("what was joined before there was a table of it is migrated to what its entries say") {
    const auto migration = read_file(source_folder() / "shared/store/migrations/0010_records.sql");
    REQUIRE(migration.ok());
    for (unsigned seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        auto database = std::move(Database::in_memory()).value();
        const auto tables = [&] {
            std::vector<std::vector<std::string>> all;
            for (const char* table : {"joined_records", "presence", "area_counts"})
                all.push_back(table_rows(*database, table));
            return all;
        };
        REQUIRE(database->write([&] {
            for (const Entry& entry : HistoryMaker(seed).history_of_people(60)) apply_entry(*database, entry);
        }));
        const auto before = tables();
        // Presence was each record's, by the passes with that record alone.
        database->handle().exec(
            "DROP TABLE joined_records; DELETE FROM presence; INSERT INTO presence SELECT subject, area,"
            " direction = 'in', entry, point, at, node, (SELECT min(at) FROM attendance i WHERE i.subject"
            " = a.subject AND i.area = a.area AND direction = 'in') FROM attendance a WHERE NOT EXISTS"
            " (SELECT 1 FROM attendance n WHERE n.subject = a.subject AND n.area = a.area AND"
            " (n.clock, n.entry) > (a.clock, a.entry))");
        database->handle().exec(*migration);
        CHECK(tables() == before);
    }
}
