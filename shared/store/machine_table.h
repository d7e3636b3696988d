// Which machines an event has, as the journal has it: those that joined, and those that were cut off since.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lanyard {

class Database;

struct EventMachine {
    std::string name;  // 16 hexadecimal digits
    std::string role, point;
    std::string verifier;  // of its password at the hub (RFC 5803)
    bool is_cut_off = false;
};

// In the order of their names; what was said last of each. Inside Database::read or write: throws what SQLite
// throws.
std::vector<EventMachine> read_machines(Database& database);

// The name that this folder's entries have last been written under; "" before the first. The same.
std::string this_node(Database& database);

}  // namespace lanyard
