// Each deed is a function of the hub's own, which asks who may.
#include "hub/hub_tables.h"

#include "base/hex.h"
#include "base/lines.h"
#include "base/random.h"

namespace lanyard {
namespace {

constexpr const char* tables =
#include "hub_tables.inc"
    ;

std::string login(const std::string& event, const std::string& what) {
    return "lanyard_" + event.substr(0, 16) + "_" + what;
}

Result<void> may_make_roles(PgConnection& owner) {
    const auto may = owner.run(
        "SELECT rolname FROM pg_roles WHERE rolname = current_user AND NOT rolcreaterole AND NOT rolsuper");
    if (!may) return may.error();
    if (may->size() == 0) return {};
    return machine_error("this login may not make roles, and each machine has one of its own",
                         may->text(0, 0),
                         "Let whoever runs the server say: ALTER ROLE " + may->text(0, 0) + " CREATEROLE");
}

}  // namespace

Error no_such_event() {
    return machine_error("this hub knows nothing of this event", "hub",
                         "Name the event's own hub, or make this one its hub: lanyard hub create");
}

std::string hub_login(const std::string& event, const std::string& machine) {
    return login(event, machine);
}

std::string joiner_login(const std::string& event) {
    return login(event, "joiner");
}

Result<void> create_hub_tables(PgConnection& owner, const std::string& event) {
    if (auto may = may_make_roles(owner); !may) return may;
    if (auto made = owner.run_all(tables); !made) return made;
    const std::string password = to_hex(random_bytes(16));
    const auto verifier = owner.verifier_of(password);
    if (!verifier) return verifier.error();
    const auto added = owner.run("SELECT hub_add_event($1, $2, $3, $4)",
                                 {event, to_hex(random_bytes(8)), password, *verifier});
    return added ? Result<void>() : added.error();
}

Result<void> admit_machine(PgConnection& owner, const std::string& event, const HubMachine& machine) {
    const auto done = owner.run("SELECT hub_admit($1, $2, $3, $4, $5)",
                                {event, machine.name, machine.role, machine.point, machine.verifier});
    return done ? Result<void>() : done.error();
}

Result<std::vector<MachineAtHub>> machines_at_hub(PgConnection& machine, const std::string& event) {
    const auto rows = machine.run(
        "SELECT m.machine, m.role, m.point, m.is_cut_off, coalesce(string_agg(w.node, ' ' ORDER BY w.node), "
        "'')"
        " FROM machines m LEFT JOIN writers w ON w.event = m.event AND w.login = m.login WHERE m.event = $1"
        " GROUP BY m.login ORDER BY m.machine",
        {event});
    if (!rows) return rows.error();
    std::vector<MachineAtHub> machines;
    for (int row = 0; row < rows->size(); ++row) {
        MachineAtHub one{
            rows->text(row, 0), rows->text(row, 1), rows->text(row, 2), rows->text(row, 3) == "t", {}};
        const std::string nodes = rows->text(row, 4);
        for (const std::string_view node : words_of(nodes)) one.nodes.emplace_back(node);
        machines.push_back(std::move(one));
    }
    return machines;
}

Result<void> cut_off_machine(PgConnection& desk, const std::string& event, const std::string& machine) {
    const auto done = desk.run("SELECT hub_cut_off($1, $2)", {event, machine});
    if (!done) return done.error();
    if (done->text(0, 0) == "t") return {};
    return bad_input("the hub knows no machine of this name", machine, "See them with: lanyard hub status");
}

Result<std::int64_t> raise_epoch(PgConnection& desk, const std::string& event) {
    const auto rows = desk.run("SELECT hub_promote($1)", {event});
    if (!rows) return rows.error();
    if (rows->is_null(0, 0)) return no_such_event();
    return rows->number(0, 0);
}

}  // namespace lanyard
