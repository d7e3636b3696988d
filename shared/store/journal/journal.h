// The journal: appends this node's entries, takes in other nodes', and keeps the tables what the standing
// entries say.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/system_clock.h"
#include "event/event_key.h"
#include "event/journal_entry.h"
#include "event/ticket_code.h"
#include "store/database.h"
#include "store/journal/node_identity.h"

namespace lanyard {

// What an entry says; the journal adds who, where in the sequence, and when by the clock.
struct NewEntry {
    std::string_view kind;
    Instant at{};
    std::string actor;
    std::string subject, area, follows, batch;
    std::vector<std::string> undoes;
    std::string body = "{}";    // JSON
    std::string personal;       // JSON object without "salt", which is added; "" for none
    std::string personal_hash;  // set by seal_personal
};

// Adds the salt to the personal part and takes its hash. `append` does so where nobody has: an import does it
// before it asks for the lock.
void seal_personal(NewEntry& entry);

struct Merged {
    int added = 0, known = 0;
    std::vector<std::string> refused;  // ids whose digest does not fit, or of another event
};

struct JournalDifference {
    std::string where;  // "table presence, row …", "entry …"
    std::string what;   // a sentence
};

// The event's name in entries: the same for every copy of its key.
std::string event_identity(const EventKey& key);

class Journal {
  public:
    // For writing: makes sure of the node's identity first.
    static Result<std::unique_ptr<Journal>> open(Database& database, const EventKey& key,
                                                 const Clock& machine_clock);

    // Runs `body` in one write transaction and notes how far the sequence has come.
    template <class Body>
    auto transact(Body&& body) {
        auto result = database_.write([&] {
            read_state();
            if constexpr (std::is_void_v<std::invoke_result_t<Body>>) {
                body();
                write_state();
            } else {
                auto done = body();
                write_state();
                return done;
            }
        });
        if (result.ok()) identity_.note_sequence(state_.sequence);
        return result;
    }

    // Inside transact: appends and applies one entry; gives its id.
    std::string append(NewEntry entry);

    // Inside transact: the number of this node's next ticket.
    TicketNumber next_ticket();

    // Takes in entries of other nodes in any order and any number of times, in one transaction.
    Result<Merged> merge(const std::vector<Entry>& entries);

    const std::string& node() const { return node_; }
    Database& database() { return database_; }
    const Clock& machine_clock() const { return machine_clock_; }

  private:
    // How far this node has come: read when a transaction begins and written when it ends, however many
    // entries it appends.
    struct State {
        std::int64_t sequence = 0, clock = 0, tickets = 0;
        bool operator==(const State&) const = default;
    };

    Journal(Database& database, std::string event, const Clock& machine_clock, NodeIdentity identity);
    void read_state();
    void write_state();

    Database& database_;
    std::string event_;
    const Clock& machine_clock_;
    NodeIdentity identity_;
    std::string node_;
    State state_, written_state_;
};

// Inside a transaction: keeps `entry` and applies what it says. False where it was known already. For
// merging, rebuilding and tests; everybody else appends.
bool apply_entry(Database& database, Entry entry);

// All entries, or those of one subject, by (clock, id).
std::vector<Entry> read_entries(Database& database);
std::vector<Entry> read_entries_of(Database& database, const std::string& subject);
std::optional<Entry> find_entry(Database& database, const std::string& id);
bool entry_stands(Database& database, const std::string& id);
// True where its closing entry is here and stands.
bool batch_counts(Database& database, const std::string& batch);

// The newest entry, undo included, for a person in an area; "" for none.
std::string newest_entry(Database& database, const std::string& subject, const std::string& area);

// Names of the tables that every node holding the same entries has alike.
const std::vector<std::string>& replicated_tables();

// The rows of a table in the order of its primary key, each as one line.
std::vector<std::string> table_rows(Database& database, const std::string& table);

// Checks digests and places in sequences, rebuilds every table from the entries alone, and gives the first
// difference, or nothing where all is well.
Result<std::optional<JournalDifference>> verify_journal(Database& database, const EventKey& key);

}  // namespace lanyard
