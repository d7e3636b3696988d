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
#include "store/journal/applying.h"
#include "store/journal/entries.h"
#include "store/journal/event_mark.h"
#include "store/journal/node_identity.h"
#include "store/journal/set_aside.h"

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
    int completed = 0;              // known without their personal part, which came now
    std::vector<SetAside> refused;  // what was not taken in, and why
    Milliseconds ahead{};           // how far the newest clock was ahead of this machine's
};

class Journal {
  public:
    // For writing: makes sure of the node's identity, applies what an older program did not know, and goes on
    // with an erasure that was interrupted. Where `key_file` is given, that key has to stay in it.
    static Result<std::unique_ptr<Journal>> open(Database& database, const EventKey& key,
                                                 const Clock& machine_clock,
                                                 const std::filesystem::path& key_file = {});

    // An error where the files that are open are not what lies in the folder any more. Asked before and after
    // each write; others ask before they say what was written earlier.
    Result<void> check();

    // Runs `body` in one write transaction. Node, sequence and counters are read anew in each: another
    // process may have written since, and a database that was set back meanwhile is another node. An error
    // where the files that are open are not those in the folder: then nobody knows what a restart will find.
    template <class Body>
    auto transact(Body&& body) {
        using Done = std::invoke_result_t<Body>;
        auto result = database_.write([&]() -> typename AsResult<Done>::Type {
            if (auto same = check(); !same) return same.error();
            if (auto ready = begin(); !ready) return ready.error();
            if constexpr (std::is_void_v<Done>) {
                body();
                write_state();
                return {};
            } else {
                auto done = body();
                write_state();
                return done;
            }
        });
        if (!result.ok()) return result;
        if (auto same = check(); same)
            after_commit();
        else
            result = same.error();
        return result;
    }

    // Inside transact: appends and applies one entry; gives its id.
    std::string append(NewEntry entry);

    // Inside transact: the number of this node's next ticket.
    TicketNumber next_ticket();

    // Takes in entries of other nodes in any order and any number of times, in slices. One that is forged, of
    // another event or cannot be applied is set aside and stops nothing. Entries of this node that are not
    // here show that the database was set back: they are taken in, and the node is renewed first.
    Result<Merged> merge(const std::vector<Entry>& entries);

    // Inside transact: takes in one entry. Where it is refused it is set aside, and the error's `what` says
    // why.
    Result<Applied> take_in(const Entry& entry);

    // Inside transact: from here on this folder writes under a new name. For whoever finds out that another
    // goes by the old one. Badges that wait for a printer are owed from now on.
    void renew();

    // As of the last transaction.
    const std::string& node() const { return state_.node; }
    Database& database() { return database_; }
    const Clock& machine_clock() const { return machine_clock_; }

  private:
    template <class T>
    struct AsResult {
        using Type = Result<T>;
    };
    template <class T>
    struct AsResult<Result<T>> {
        using Type = Result<T>;
    };
    // How far this node has come: read when a transaction begins and written when it ends, however many
    // entries it appends.
    struct State {
        std::string node;
        std::int64_t sequence = 0, clock = 0, tickets = 0;
        bool operator==(const State&) const = default;
    };

    Journal(Database& database, const EventKey& key, const Clock& machine_clock, FolderMark mark,
            const std::filesystem::path& key_file);
    Result<void> begin();
    bool is_this_node(const FolderMark& written) const;
    void write_state();
    void after_commit();
    std::string fault_of(const Entry& entry) const;
    void take_in_winner(const Entry& undo);

    Database& database_;
    std::string event_, digest_key_;
    const Clock& machine_clock_;
    FolderMark mark_;
    KeyFile key_file_;
    bool is_opening_ = true;
    SeenSequences seen_;
    State state_, written_state_;
    bool has_erased_ = false;  // in the transaction under way or since: the rest is done after it
};

}  // namespace lanyard
