// How far this folder has taken in the runs that the hub has, and which hub that was.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace lanyard {

class Database;

// The last entry of a node's run that was taken in, or that was set aside.
struct RunPosition {
    std::int64_t sequence = 0;
    std::string digest;
    bool operator==(const RunPosition&) const = default;
};

// A hub that lost its data has another history; each promotion of a standby raises the epoch.
struct HubSeen {
    std::string history;
    std::int64_t epoch = 0;
    bool operator==(const HubSeen&) const = default;
};

// All of these belong inside Database::read or write, and throw what SQLite throws.

std::map<std::string, RunPosition> read_hub_positions(Database& database);
// In the transaction that takes the entry in.
void set_hub_position(Database& database, const std::string& node, const RunPosition& position);

HubSeen read_hub_seen(Database& database);
void set_hub_seen(Database& database, const HubSeen& seen);

}  // namespace lanyard
