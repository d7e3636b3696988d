// One contract for every hub: PostgreSQL's and the tests' own in memory are held to the same.
#include <doctest/doctest.h>

#include <functional>
#include <thread>

#include "event/entry_kinds.h"
#include "hub/hub_tables.h"
#include "hub/postgres_hub.h"
#include "tests/hub/memory_hub.h"
#include "tests/hub/postgres_server.h"

using namespace lanyard;

namespace {

const std::string event = "event-one";

// An entry of a node, whose digest is not what a journal would give it: a hub does not look.
SealedEntry entry_of(const std::string& node, std::int64_t sequence, const std::string& subject = "s") {
    SealedEntry made;
    made.entry.event = event;
    made.entry.node = node;
    made.entry.sequence = sequence;
    made.entry.clock = sequence * 2;
    made.entry.kind = entry_kind::checked_in;
    made.entry.subject = subject;
    made.entry.area = "entrance";
    made.entry.body = R"({"point":"\"Foyer\", {left} \\ Zoë"})";
    made.entry.digest = node + std::to_string(sequence) + "-digest";
    made.sealed = std::string("\x00\xff{\"", 4) + node;
    return made;
}

std::vector<SealedEntry> run_of(const std::string& node, std::int64_t from, std::int64_t to) {
    std::vector<SealedEntry> run;
    for (auto sequence = from; sequence <= to; ++sequence) run.push_back(entry_of(node, sequence));
    return run;
}

RunPosition head(const std::string& node, std::int64_t sequence) {
    return {sequence, node + std::to_string(sequence) + "-digest"};
}

using MakeHub = std::function<std::unique_ptr<Hub>()>;

void keeps_runs(Hub& one, Hub& other) {
    CHECK(one.look()->entries == 0);
    CHECK(one.heads()->empty());
    CHECK(one.run("a", 0, 10)->empty());

    CHECK(*one.publish({}, run_of("a", 1, 3)) == Published::done);
    // Twice, or from where the head is not: nothing of it.
    CHECK(*one.publish({}, run_of("a", 1, 3)) == Published::moved);
    CHECK(*other.publish(head("a", 2), run_of("a", 3, 4)) == Published::moved);
    CHECK(*other.publish({3, "another digest"}, run_of("a", 4, 5)) == Published::moved);
    CHECK(*other.publish(head("b", 7), run_of("b", 8, 9)) == Published::moved);
    CHECK(*other.publish(head("a", 3), run_of("a", 4, 5)) == Published::done);
    CHECK(*other.publish({}, run_of("b", 1, 1)) == Published::done);

    CHECK(one.look()->entries == 6);
    CHECK(*one.heads() == std::map<std::string, RunPosition>{{"a", head("a", 5)}, {"b", head("b", 1)}});
    const auto run = one.run("a", 1, 3);
    REQUIRE(run->size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const SealedEntry sent = entry_of("a", static_cast<std::int64_t>(i) + 2);
        CHECK((*run)[i].sealed == sent.sealed);
        CHECK(entry_to_line((*run)[i]) == entry_to_line(sent));
    }
    CHECK(one.run("a", 5, 10)->empty());
}

void gives_a_claim_to_the_first(Hub& one, Hub& other) {
    const SealedEntry first = entry_of("a", 10, "zoe"), second = entry_of("b", 11, "zoe");
    CHECK(one.claim(first, true)->answer == ClaimAnswer::won);
    CHECK(one.claim(first, false)->answer == ClaimAnswer::won);
    const auto lost = other.claim(second, false);
    REQUIRE(lost);
    CHECK(lost->answer == ClaimAnswer::lost);
    CHECK(entry_id(lost->winner.entry) == entry_id(first.entry));
    CHECK(lost->winner.sealed == first.sealed);
    CHECK(other.claim(second, true)->answer == ClaimAnswer::lost);
    // Another area, or behind another entry, is another question.
    SealedEntry elsewhere = second, again = second;
    elsewhere.entry.area = "lunch";
    again.entry.follows = entry_id(first.entry);
    CHECK(other.claim(elsewhere, true)->answer == ClaimAnswer::won);
    CHECK(other.claim(again, true)->answer == ClaimAnswer::won);
}

void forgets_whom_it_is_told_to(Hub& hub) {
    std::vector<SealedEntry> run;
    for (const char* subject : {"zoe", "ben", "zoe", "zoe"})
        run.push_back(entry_of("c", static_cast<std::int64_t>(run.size()) + 1, subject));
    run[1].entry.batch = "list";
    run[2].entry.batch = "list";
    // Later than the erasure that is to come, by one who does not know of it and by one who does.
    for (const char* body : {R"({"after_erasure":0,"point":"Foyer"})", R"({"after_erasure":7})"}) {
        run.push_back(entry_of("c", static_cast<std::int64_t>(run.size()) + 1, "zoe"));
        run.back().entry.body = body;
    }
    REQUIRE(*hub.publish({}, run) == Published::done);
    const auto sealed = [&] {
        std::string kept;
        const auto all = hub.run("c", 0, 10);
        for (const SealedEntry& one : *all) kept += one.sealed.empty() ? '-' : '#';
        return kept;
    };
    CHECK(sealed() == "######");
    // What drops something is an entry that the hub has.
    std::vector<SealedEntry> erasures;
    const auto erase = [&](std::string_view kind, const std::string& subject, std::int64_t clock,
                           const std::string& body, const std::vector<SealedEntry>& left = {}) {
        SealedEntry erasure = entry_of("e", static_cast<std::int64_t>(erasures.size()) + 1, subject);
        erasure.entry.kind = kind;
        erasure.entry.clock = clock;
        erasure.entry.body = body;
        erasure.sealed.clear();
        const RunPosition before = erasures.empty() ? RunPosition{} : head("e", erasure.entry.sequence - 1);
        REQUIRE(*hub.publish(before, {erasure}) == Published::done);
        erasures.push_back(erasure);
        REQUIRE(hub.forget(erasure.entry, left));
    };
    erase(entry_kind::subject_erased, "zoe", 7, "{}");  // older than the fourth
    CHECK(sealed() == "-#-#-#");
    SealedEntry left = entry_of("c", 4, "zoe");
    left.entry.body = "{}";
    left.sealed.clear();
    erase(entry_kind::subject_erased, "nobody", 100, R"({"entries":["c-00000004-c4-diges"]})", {left});
    CHECK(sealed() == "-#---#");
    CHECK(hub.run("c", 3, 1)->front().entry.body == "{}");
    erase(entry_kind::import_erased, "", 100, R"({"batch":"list","keeps":["ben"]})");
    CHECK(sealed() == "-#---#");
    erase(entry_kind::event_purged, "", 100, R"({"keeps":["ben"]})");
    CHECK(sealed() == "-#----");
    erase(entry_kind::event_purged, "", 100, "{}");
    CHECK(sealed() == "------");
}

void knows_its_machines(Hub& hub) {
    NodeReport kiosk{"a", "self", "Kiosk 1", "0.1.0", R"({"labels":12})", 3, instant_from_ms(5), {}};
    REQUIRE(hub.report(kiosk));
    kiosk.behind = 0;
    REQUIRE(hub.report(kiosk));
    const auto all = hub.reports();
    REQUIRE(all->size() == 1);
    CHECK(all->front().point == "Kiosk 1");
    CHECK(all->front().behind == 0);
    CHECK(all->front().health == kiosk.health);
    CHECK(all->front().machine_clock == instant_from_ms(5));
    // A desk in the same folder is another program.
    NodeReport desk = kiosk;
    desk.role = "desk";
    REQUIRE(hub.report(desk));
    CHECK(hub.reports()->size() == 2);
    REQUIRE(hub.leave(desk));
    CHECK(hub.reports()->front().role == "self");
}

void keeps_the_contract(const MakeHub& make) {
    const auto one = make(), other = make();
    keeps_runs(*one, *other);
    gives_a_claim_to_the_first(*one, *other);
    forgets_whom_it_is_told_to(*one);
    knows_its_machines(*one);
}

// As many as ask at once for the same person: one of them has it.
void lets_one_of_many_win(const MakeHub& make) {
    constexpr int doors = 8, people = 40;
    std::vector<std::vector<ClaimAnswer>> answers(doors);
    std::vector<std::thread> threads;
    for (int door = 0; door < doors; ++door)
        threads.emplace_back([&, door] {
            const auto hub = make();
            for (int person = 0; person < people; ++person) {
                const auto claimed = hub->claim(
                    entry_of("door" + std::to_string(door), person + 1, "p" + std::to_string(person)), true);
                answers[static_cast<std::size_t>(door)].push_back(claimed ? claimed->answer
                                                                          : ClaimAnswer::silent);
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (std::size_t person = 0; person < people; ++person) {
        int won = 0, lost = 0;
        for (const auto& of_door : answers) {
            won += of_door[person] == ClaimAnswer::won;
            lost += of_door[person] == ClaimAnswer::lost;
        }
        CHECK(won == 1);
        CHECK(lost == doors - 1);
    }
}

}  // namespace

TEST_CASE("a hub in memory keeps the contract") {
    MemoryHubData data;
    keeps_the_contract([&] { return std::make_unique<MemoryHub>(data); });
}

TEST_CASE("PostgreSQL keeps the contract, and what it acknowledged is there after a power cut") {
    const auto server = PostgresServer::start();
    if (!server) return;
    const auto make = [&] {
        return std::make_unique<PostgresHub>(server->address(), event, std::chrono::seconds(20));
    };
    {
        const auto early = make();
        const auto nothing = early->look();
        REQUIRE_FALSE(nothing);  // there are no tables yet
        CHECK(nothing.error().kind == ErrorKind::machine);
    }
    PgConnection connection(server->address(), std::chrono::seconds(20));
    REQUIRE(create_hub_tables(connection, event));
    REQUIRE(create_hub_tables(connection, event));  // harmless
    keeps_the_contract(make);
    lets_one_of_many_win(make);

    const auto hub = make();
    const auto look = hub->look();
    const auto seen = look->seen;
    server->kill();
    CHECK_FALSE(hub->look());
    server->start_again();
    CHECK(hub->look()->entries == look->entries);
    CHECK(hub->look()->seen == seen);
    CHECK(hub->claim(entry_of("b", 11, "zoe"), false)->answer == ClaimAnswer::lost);

    SUBCASE("a promotion raises the epoch, and nothing new is granted before what stands was asserted") {
        const auto epoch = raise_epoch(connection, event);
        if (!epoch) FAIL(epoch.error().message());
        CHECK(*epoch == 2);
        CHECK(hub->look()->seen == HubSeen{seen.history, 2});
        const SealedEntry fresh = entry_of("a", 20, "amy");
        CHECK(hub->claim(fresh, false)->answer == ClaimAnswer::silent);
        CHECK(hub->claim(entry_of("b", 11, "zoe"), false)->answer == ClaimAnswer::lost);
        CHECK(hub->claim(entry_of("b", 12, "stood"), true)->answer == ClaimAnswer::won);
        REQUIRE(hub->report({"a", "self", "Kiosk 1", "0.1.0", "{}", 0, instant_from_ms(5), {}}));
        CHECK(hub->claim(fresh, false)->answer == ClaimAnswer::won);
    }
    SUBCASE("another event's hub, one of a newer program, and a wrong address are said as what they are") {
        PostgresHub stranger(server->address(), "another event", std::chrono::seconds(20));
        CHECK(stranger.look().error().message().find("knows nothing of this event") != std::string::npos);
        REQUIRE(connection.run("UPDATE lanyard_hub SET version = 99"));
        CHECK(hub->look().error().message().find("newer lanyard") != std::string::npos);
        PostgresHub nowhere("host=127.0.0.1 port=1 user=x dbname=x", event, std::chrono::seconds(5));
        CHECK_FALSE(nowhere.look());
    }
}
