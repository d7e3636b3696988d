// The hub as PostgreSQL keeps it: plain SQL on the primary alone, no extension, nothing but what a
// distributed server that speaks the protocol has as well.
#pragma once

#include <string>

#include "hub/entry_line.h"
#include "hub/hub.h"
#include "hub/pg_connection.h"

namespace lanyard {

// The tables' version: of a hub with a higher one nothing is read.
inline constexpr int version_of_hub = 1;

// Makes the tables where they are not there, and the hub's row of the event: run by whoever may make tables.
// Repeating it is harmless. `event` is event_identity (event/event_key).
Result<void> create_hub_tables(PgConnection& connection, const std::string& event);
// After a standby has taken the primary's place: nodes refuse the old one from now on. Gives the new epoch.
Result<std::int64_t> raise_epoch(PgConnection& connection, const std::string& event);

class PostgresHub : public Hub {
  public:
    // Nothing is asked of the server yet. `patience`: see PgConnection.
    PostgresHub(std::string address, std::string event, Milliseconds patience);

    Result<HubLook> look() override;
    Result<std::map<std::string, RunPosition>> heads() override;
    Result<std::vector<SealedEntry>> run(const std::string& node, std::int64_t after, int most) override;
    Result<Published> publish(const RunPosition& head, const std::vector<SealedEntry>& run) override;
    Result<Claimed> claim(const SealedEntry& check_in, bool asserts) override;
    Result<void> forget(const Forgetting& whose) override;
    Result<void> report(const NodeReport& mine) override;
    Result<void> leave(const NodeReport& mine) override;
    Result<std::vector<NodeReport>> reports() override;

  private:
    Result<SealedEntry> read_entry(const PgRows& rows, int row, int line, int sealed);

    PgConnection connection_;
    std::string event_;
    EntryLines lines_;
};

}  // namespace lanyard
