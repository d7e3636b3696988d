// What the hub is told first and the journal afterwards is told again where it was interrupted.
#include "hub/members.h"

#include <nlohmann/json.hpp>

#include "base/hex.h"
#include "base/random.h"
#include "event/machine_kinds.h"
#include "hub/hub_tables.h"
#include "hub/pg_address.h"
#include "store/machine_table.h"

namespace lanyard {
namespace {

using nlohmann::json;

constexpr Milliseconds patience{20'000};  // tables are made
constexpr const char* actor = "command line";

NewEntry about_machine(std::string_view kind, const json& body, Instant now) {
    NewEntry entry;
    entry.kind = kind;
    entry.at = now;
    entry.actor = actor;
    entry.subject = machine_subject;
    entry.body = body.dump();
    return entry;
}

NewEntry about_joined(const HubMachine& machine, Instant now) {
    return about_machine(entry_kind::machine_joined,
                         {{"machine", machine.name},
                          {"role", machine.role},
                          {"point", machine.point},
                          {"verifier", machine.verifier}},
                         now);
}

Result<std::vector<EventMachine>> machines_of(Journal& journal) {
    return journal.database().read([&] { return read_machines(journal.database()); });
}

// The hub may have been made anew, and then knows none of them.
Result<void> admit_those_of(const std::vector<EventMachine>& machines, PgConnection& owner,
                            const std::string& event) {
    for (const EventMachine& machine : machines) {
        auto done =
            machine.is_cut_off
                ? cut_off_machine(owner, event, machine.name)
                : admit_machine(owner, event, {machine.name, machine.role, machine.point, machine.verifier});
        if (!done && done.error().kind != ErrorKind::input) return done;
    }
    return {};
}

struct Login {
    std::string user, password;
};

// The one that hub.toml has, "" where it has none.
Login login_in(const EventFolder& event) {
    const auto file = read_hub_file(event.path, "");
    if (!file || !*file) return {};
    auto address = read_pg_address((*file)->address);
    return address ? Login{(*address)["user"], (*address)["password"]} : Login{};
}

// `address` with another login.
Result<std::string> with_login(const std::string& address, const Login& login) {
    auto parts = read_pg_address(address);
    if (!parts) return parts.error();
    (*parts)["user"] = login.user;
    (*parts)["password"] = login.password;
    return write_pg_address(*parts);
}

bool works(const std::string& owner_address, const Login& login) {
    const auto address = with_login(owner_address, login);
    return address && PgConnection(*address, patience).run("SELECT 1").ok();
}

// A login for this folder, with a password of its own.
Result<Login> add_this_machine(PgConnection& owner, Journal& journal, const std::string& event, Instant now) {
    const std::string password = to_hex(random_bytes(16));
    const auto verifier = owner.verifier_of(password);
    if (!verifier) return verifier.error();
    HubMachine machine{"", "desk", "", *verifier};
    const auto noted = journal.transact([&] {
        machine.name = journal.node();
        journal.append(about_joined(machine, now));
    });
    if (!noted) return noted.error();
    if (auto admitted = admit_machine(owner, event, machine); !admitted) return admitted.error();
    return Login{hub_login(event, machine.name), password};
}

}  // namespace

Result<void> equip_hub(const std::string& owner_address, const HubFile& place, const EventFolder& event,
                       Journal& journal, Instant now) {
    PgConnection owner(owner_address, patience);
    const std::string identity = event_identity(event.key);
    if (auto made = create_hub_tables(owner, identity); !made) return made;
    const auto machines = machines_of(journal);
    if (!machines) return machines.error();
    if (auto admitted = admit_those_of(*machines, owner, identity); !admitted) return admitted;

    Result<Login> login = login_in(event);
    if (login->user != hub_login(identity, journal.node()) || !works(owner_address, *login))
        login = add_this_machine(owner, journal, identity, now);
    if (!login) return login.error();
    const auto address = with_login(place.address, *login);
    if (!address) return address.error();
    return write_hub_file(event.path, {*address, place.certificate});
}

Result<void> note_joined(Journal& journal, const HubMachine& machine, const std::string& replaces,
                         Instant now) {
    return journal.transact([&] {
        journal.append(about_joined(machine, now));
        if (!replaces.empty())
            journal.append(about_machine(entry_kind::machine_cut_off, {{"machine", replaces}}, now));
    });
}

Result<void> cut_off(PgConnection& desk, Journal& journal, const std::string& event,
                     const std::string& machine, Instant now) {
    if (auto done = cut_off_machine(desk, event, machine); !done) return done;
    return journal.transact([&] {
        journal.append(about_machine(entry_kind::machine_cut_off, {{"machine", machine}}, now));
    });
}

}  // namespace lanyard
