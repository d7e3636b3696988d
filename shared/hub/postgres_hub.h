// The hub as PostgreSQL keeps it: plain SQL on the primary alone, no extension, nothing but what a
// distributed server that speaks the protocol has as well.
#pragma once

#include <set>
#include <string>

#include "hub/entry_line.h"
#include "hub/hub.h"
#include "hub/pg_connection.h"

namespace lanyard {

class PostgresHub : public Hub {
  public:
    // Nothing is asked of the server yet. `patience`: see PgConnection.
    PostgresHub(std::string address, std::string event, Milliseconds patience);
    // For what is asked of this hub alone (hub/hub_tables).
    PgConnection& connection() { return connection_; }

    Result<HubLook> look() override;
    Result<void> write_as(const std::string& node) override;
    Result<std::map<std::string, RunPosition>> heads() override;
    Result<std::vector<SealedEntry>> run(const std::string& node, std::int64_t after, int most) override;
    Result<Published> publish(const RunPosition& head, const std::vector<SealedEntry>& run) override;
    Result<Claimed> claim(const SealedEntry& check_in, bool asserts) override;
    Result<void> forget(const Entry& erasure, const std::vector<SealedEntry>& left) override;
    Result<void> report(const NodeReport& mine) override;
    Result<void> leave(const NodeReport& mine) override;
    Result<std::vector<NodeReport>> reports() override;

  private:
    Result<SealedEntry> read_entry(const PgRows& rows, int row, int line, int sealed);

    PgConnection connection_;
    std::string event_;
    EntryLines lines_;
    std::set<std::string> names_;  // under which the hub knows that this login writes
};

}  // namespace lanyard
