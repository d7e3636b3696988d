// Makes a PostgreSQL database a hub, and lets machines in and out of it: what its owner does, or a desk.
#pragma once

#include <string>
#include <vector>

#include "hub/pg_connection.h"

namespace lanyard {

// The tables' version: of a hub with a higher one nothing is read.
inline constexpr int version_of_hub = 2;

// Makes the tables where they are not there, what may be done to them (hub/tables.sql), and the hub's row of
// the event: asked by the database's owner, who may make roles. Repeating it is harmless. `event` is
// event_identity (store/journal/event_mark).
Result<void> create_hub_tables(PgConnection& owner, const std::string& event);

// Where the hub has no row of it.
Error no_such_event();

// A machine's login; `machine` is its name, 16 hexadecimal digits.
std::string hub_login(const std::string& event, const std::string& machine);
// The login of whoever holds an invitation.
std::string joiner_login(const std::string& event);

// A machine that may log in at the hub with the password of which `verifier` is all that the hub knows.
struct HubMachine {
    std::string name, role, point, verifier;
};
Result<void> admit_machine(PgConnection& owner, const std::string& event, const HubMachine& machine);

// The machines that the hub lets in or has cut off, by any of them; in the order of their names.
struct MachineAtHub {
    std::string name, role, point;
    bool is_cut_off = false;
    std::vector<std::string> nodes;  // under which it writes
};
Result<std::vector<MachineAtHub>> machines_at_hub(PgConnection& machine, const std::string& event);

// By the owner or a desk: its login is worth nothing from now on, and its connections end. An input error
// where the hub has no such machine.
Result<void> cut_off_machine(PgConnection& desk, const std::string& event, const std::string& machine);
// After a standby has taken the primary's place: nodes refuse the old one from now on. Gives the new epoch.
Result<std::int64_t> raise_epoch(PgConnection& desk, const std::string& event);

}  // namespace lanyard
