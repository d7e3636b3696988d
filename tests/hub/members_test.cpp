// Who may do what at a hub, whose owner is an ordinary one: a machine its own, a desk a little more, and
// whoever was cut off nothing.
#include "hub/members.h"

#include <doctest/doctest.h>

#include "event/entry_kinds.h"
#include "event/machine_kinds.h"
#include "hub/hub_tables.h"
#include "hub/pg_address.h"
#include "hub/postgres_hub.h"
#include "store/event_folder.h"
#include "store/machine_table.h"
#include "tests/desk/event_for_test.h"
#include "tests/hub/postgres_server.h"

using namespace lanyard;

namespace {

constexpr std::chrono::seconds patience_of_hub{20};
const std::string event = "0123456789abcdef0123";
const std::string desk_node = "00000000000000d1", kiosk_node = "00000000000000a1",
                  other_node = "00000000000000a2";

SealedEntry entry_of(const std::string& node, std::int64_t sequence,
                     std::string_view kind = entry_kind::checked_in) {
    SealedEntry made;
    made.entry.event = event;
    made.entry.node = node;
    made.entry.sequence = sequence;
    made.entry.clock = sequence * 2;
    made.entry.kind = kind;
    made.entry.subject = "zoe";
    made.entry.area = "entrance";
    made.entry.body = "{}";
    made.entry.digest = node.substr(8) + "-" + std::to_string(sequence);
    made.sealed = "sealed";
    return made;
}

RunPosition head(const std::string& node, std::int64_t sequence) {
    return {sequence, entry_of(node, sequence).entry.digest};
}

// A hub with a desk and two kiosks.
struct Hall {
    Hall() : server(PostgresServer::start()) {
        if (!server) return;
        owner_address = server->ordinary_owner("shop");
        server->ask_for_passwords();
        owner = std::make_unique<PgConnection>(owner_address, patience_of_hub);
        REQUIRE_MESSAGE(create_hub_tables(*owner, event), create_hub_tables(*owner, event).error().message());
        REQUIRE(create_hub_tables(*owner, event));  // harmless
        admit(desk_node, "desk");
        admit(kiosk_node, "self");
        admit(other_node, "self");
    }
    void admit(const std::string& node, const std::string& role) const {
        const auto verifier = owner->verifier_of("of " + node);
        REQUIRE(verifier);
        const auto done = admit_machine(*owner, event, {node, role, "Kiosk", *verifier});
        REQUIRE_MESSAGE(done, done.error().message());
    }
    std::string address(const std::string& node) const {
        auto parts = *read_pg_address(owner_address);
        parts["user"] = hub_login(event, node);
        parts["password"] = "of " + node;
        return write_pg_address(parts);
    }
    std::unique_ptr<PostgresHub> hub(const std::string& node) const {
        auto made = std::make_unique<PostgresHub>(address(node), event, patience_of_hub);
        REQUIRE(made->write_as(node));
        return made;
    }
    std::unique_ptr<PgConnection> connection(const std::string& node) const {
        return std::make_unique<PgConnection>(address(node), patience_of_hub);
    }

    std::unique_ptr<PostgresServer> server;
    std::string owner_address;
    std::unique_ptr<PgConnection> owner;
};

bool says(const Error& error, const char* words) {
    return error.message().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a machine adds to its own run alone, and a desk sends those of others again") {
    const Hall hall;
    if (!hall.server) return;
    const auto kiosk = hall.hub(kiosk_node), other = hall.hub(other_node), desk = hall.hub(desk_node);
    CHECK(kiosk->look());
    CHECK_FALSE(kiosk->look()->may_refill);
    CHECK(desk->look()->may_refill);
    CHECK(*kiosk->publish({}, {entry_of(kiosk_node, 1)}) == Published::done);
    const auto refused = other->publish(head(kiosk_node, 1), {entry_of(kiosk_node, 2)});
    REQUIRE_FALSE(refused);
    CHECK(says(refused.error(), "row-level security"));
    CHECK_FALSE(other->publish({}, {entry_of("00000000000000a9", 1)}));  // of a node that nobody is
    CHECK(*kiosk->publish(head(kiosk_node, 1), {entry_of(kiosk_node, 2)}) == Published::done);
    // A name that another has begun is not to be had, and what its owner writes goes on.
    CHECK(other->write_as(kiosk_node));
    CHECK_FALSE(other->publish(head(kiosk_node, 2), {entry_of(kiosk_node, 3)}));
    CHECK(*desk->publish(head(kiosk_node, 2), {entry_of(kiosk_node, 3)}) == Published::done);
    CHECK(*desk->publish({}, {entry_of("00000000000000a9", 1)}) == Published::done);
    CHECK(*kiosk->publish(head(kiosk_node, 3), {entry_of(kiosk_node, 4)}) == Published::done);
    CHECK(other->run(kiosk_node, 0, 10)->size() == 4);
    // A folder that was set back writes under a new name, with the login that it has.
    CHECK(kiosk->write_as("00000000000000b1"));
    CHECK(*kiosk->publish({}, {entry_of("00000000000000b1", 1)}) == Published::done);
    // A claim and a report are of whoever makes them.
    CHECK(kiosk->claim(entry_of(kiosk_node, 1), true)->answer == ClaimAnswer::won);
    CHECK(other->claim(entry_of(other_node, 1), true)->answer == ClaimAnswer::lost);
    CHECK_FALSE(other->claim(entry_of("00000000000000b1", 9), true));
    CHECK(kiosk->report({kiosk_node, "self", "Kiosk 1", "0.1.0", "{}", 0, {}, {}}));
    CHECK_FALSE(other->report({kiosk_node, "self", "Kiosk 1", "0.1.0", "{}", 0, {}, {}}));
    REQUIRE(other->leave({kiosk_node, "self", "Kiosk 1", "0.1.0", "{}", 0, {}, {}}));
    CHECK(other->reports()->size() == 1);
}

TEST_CASE("what is at the hub is changed by nobody, and what tells of people dropped by erasures alone") {
    const Hall hall;
    if (!hall.server) return;
    const auto kiosk = hall.hub(kiosk_node);
    REQUIRE(*kiosk->publish({}, {entry_of(kiosk_node, 1),
                                 entry_of(kiosk_node, 2, entry_kind::subject_erased)}) == Published::done);
    for (const std::string& node : {kiosk_node, desk_node}) {
        const auto machine = hall.connection(node);
        for (const char* statement :
             {"UPDATE entries SET sealed = NULL", "DELETE FROM entries", "DELETE FROM heads",
              "TRUNCATE entries", "UPDATE claims SET entry = ''", "UPDATE events SET epoch = 9",
              "SELECT joiner_password FROM events", "SELECT verifier FROM machines",
              "SELECT * FROM invitations", "INSERT INTO machines DEFAULT VALUES",
              "UPDATE machines SET is_desk = true", "CREATE TABLE more (x int)",
              "SELECT hub_admit('0123456789abcdef0123', '00000000000000a1', 'desk', '', 'x')",
              "SELECT hub_shut_out('0123456789abcdef0123', '00000000000000a1')",
              "SELECT hub_join('0123456789abcdef0123', 'x', '00000000000000a1', 'x')"}) {
            CAPTURE(statement);
            const auto done = machine->run(statement);
            REQUIRE_FALSE(done);
            CHECK(says(done.error(), "permission denied"));
        }
        CHECK_FALSE(machine->run("SELECT hub_promote('another event')"));
    }
    CHECK_FALSE(raise_epoch(*hall.connection(kiosk_node), event));
    CHECK(*raise_epoch(*hall.connection(desk_node), event) == 2);

    const auto is_sealed = [&] { return !kiosk->run(kiosk_node, 0, 1)->front().sealed.empty(); };
    SealedEntry changed = entry_of(kiosk_node, 1);
    changed.sealed.clear();
    CHECK_FALSE(kiosk->forget(entry_of(kiosk_node, 1).entry, {}));  // no erasure
    CHECK_FALSE(kiosk->forget(entry_of(kiosk_node, 7).entry, {}));  // not there
    CHECK(is_sealed());
    CHECK(kiosk->forget(entry_of(kiosk_node, 2).entry, {changed}));
    CHECK_FALSE(is_sealed());
    // The erasure names no entry: what it is not about stays as it is, whoever says otherwise.
    SealedEntry erasure = entry_of(kiosk_node, 2, entry_kind::subject_erased);
    erasure.entry.body = "{\"changed\":true}";
    CHECK(kiosk->forget(entry_of(kiosk_node, 2).entry, {erasure}));
    CHECK(kiosk->run(kiosk_node, 1, 1)->front().entry.body == "{}");
}

TEST_CASE("whoever was cut off is gone at once, by a desk alone, and comes back by being admitted") {
    const Hall hall;
    if (!hall.server) return;
    const auto kiosk = hall.hub(kiosk_node);
    REQUIRE(kiosk->report({kiosk_node, "self", "Kiosk 1", "0.1.0", "{}", 0, {}, {}}));
    const auto desk = hall.connection(desk_node), other = hall.connection(other_node);
    CHECK_FALSE(cut_off_machine(*other, event, kiosk_node));
    CHECK(kiosk->look());
    CHECK(cut_off_machine(*desk, event, "00000000000000ff").error().kind == ErrorKind::input);
    const auto done = cut_off_machine(*desk, event, kiosk_node);
    REQUIRE_MESSAGE(done, done.error().message());
    CHECK(hall.hub(desk_node)->reports()->empty());
    CHECK(wait_until([&] { return !kiosk->look(); }));
    const auto refused = kiosk->look();
    REQUIRE_FALSE(refused);
    CHECK(says(refused.error(), "was cut off"));
    hall.admit(kiosk_node, "self");
    CHECK(kiosk->look());
}

TEST_CASE("passwords are asked for, and what is wrong with one is said") {
    const Hall hall;
    if (!hall.server) return;
    auto parts = *read_pg_address(hall.address(kiosk_node));
    parts["password"] = "of another";
    const auto wrong = PgConnection(write_pg_address(parts), patience_of_hub).run("SELECT 1");
    REQUIRE_FALSE(wrong);
    CHECK(says(wrong.error(), "does not know this machine's password"));
    const auto poor = hall.server->ordinary_owner("poor", false);
    PgConnection owner(poor, patience_of_hub);
    const auto made = create_hub_tables(owner, event);
    REQUIRE_FALSE(made);
    CHECK(says(made.error(), "ALTER ROLE poor CREATEROLE"));
}

TEST_CASE("a hub that was made anew lets the same machines in, and keeps those out that were cut off") {
    const auto server = PostgresServer::start();
    if (!server) return;
    const std::string first = server->ordinary_owner("first");
    server->ask_for_passwords();
    EventForTest for_test;
    const auto desk = for_test.open({"Kiosk 1", true, false});
    const std::string identity = event_identity(desk->folder().key);
    const Instant now = for_test.at(0);
    const auto equip = [&](const std::string& owner_address) {
        const auto done = equip_hub(owner_address, {owner_address}, desk->folder(), desk->journal(), now);
        REQUIRE_MESSAGE(done, done.error().message());
        return (*read_hub_file(desk->folder().path, ""))->address;
    };
    const std::string address = equip(first);
    CHECK(equip(first) == address);

    // Another machine is in the journal, and one more that was cut off.
    PgConnection owner(first, patience_of_hub);
    const auto verifier = owner.verifier_of("secret");
    REQUIRE(desk->journal().transact([&] {
        for (const std::string& node : {kiosk_node, other_node}) {
            NewEntry joined{};
            joined.kind = entry_kind::machine_joined;
            joined.subject = machine_subject;
            joined.body = R"({"machine":")" + node + R"(","role":"self","point":"Kiosk 1","verifier":")" +
                          *verifier + "\"}";
            desk->journal().append(joined);
        }
    }));
    equip(first);
    REQUIRE(cut_off(owner, desk->journal(), identity, other_node, now));

    // The roles belong to the server, and the tables to the database: both are gone with it.
    const auto anew = PostgresServer::start();
    const std::string second = anew->ordinary_owner("second");
    anew->ask_for_passwords();
    const auto password_of = [](const std::string& text) { return read_pg_address(text)->at("password"); };
    CHECK(password_of(equip(second)) == password_of(address));
    const auto comes_in = [&](const std::string& node) {
        auto parts = *read_pg_address(second);
        parts["user"] = hub_login(identity, node);
        parts["password"] = "secret";
        return PostgresHub(write_pg_address(parts), identity, patience_of_hub).look().ok();
    };
    CHECK(comes_in(kiosk_node));
    CHECK_FALSE(comes_in(other_node));
}
