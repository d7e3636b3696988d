// Brings this journal and the hub to the same entries: takes in what others wrote, sends what this node
// wrote, and after a hub has lost something sends it again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/hub.h"
#include "store/journal/journal.h"

namespace lanyard {

// What one round did.
struct Round {
    int taken_in = 0, refused = 0, published = 0;
    bool has_more = false;     // a part was full: go on at once
    bool was_renewed = false;  // this folder was set back or copied, and writes under a new name now
    Milliseconds ahead{};      // how far the newest clock taken in was ahead of this machine's
    std::int64_t behind = 0;   // entries of this node that the hub does not have yet
    // Entries of other nodes that the hub has lost, and that this machine may not send: a stick takes them to
    // a desk (hub/stick).
    std::int64_t held_alone = 0;
};

class Replicator {
  public:
    // So many entries a part, each way: a claim waits no longer than one part takes.
    static constexpr int most_a_part = 500;

    // All must outlive it. Where `refills`, and the hub lets this machine, runs of other nodes are sent too
    // where the hub has less of them: of a desk, for machines that are away.
    Replicator(Hub& hub, Journal& journal, const EventKey& key, bool refills);

    // Looks at the hub; takes in at most a part of each run that has grown, erasures first of all, since what
    // was erased must not be sent; then sends at most a part. An error where the hub is not reached, or where
    // it is an old one that was passed over by a newer primary; what was taken in by then stays.
    Result<Round> round();

  private:
    Result<void> meet(const HubSeen& seen);
    Result<void> assert_claims();
    Result<void> take_in(const std::string& node, const RunPosition& head, Round& round);
    struct Place {
        RunPosition position;  // how far this folder has the run
        bool is_fork = false;  // it has another entry than the hub at the hub's head
    };
    Place place_in_own_run(const RunPosition& head);
    Place place_in_run_of(const std::string& node, const RunPosition& head);
    Result<void> take_in_part(const std::string& node, std::int64_t after,
                              const std::vector<SealedEntry>& part, Round& round);
    Result<void> publish_run(const std::string& node, RunPosition head, Round& round);
    Result<void> publish_all(const std::map<std::string, RunPosition>& heads, bool refills, Round& round);
    Result<std::map<std::string, std::int64_t>> lost_by_hub(const std::map<std::string, RunPosition>& heads);
    Result<void> forget_at_hub(const std::vector<Entry>& erasures);
    Result<std::vector<SealedEntry>> left_by(const Entry& erasure);

    Hub& hub_;
    Journal& journal_;
    Sealer sealer_;
    bool refills_;
    std::optional<HubLook> last_look_;
    std::int64_t published_ = -1;  // of this node, when all was equal
    // As of then: a stick may have brought what another connection took in since.
    long long last_version_ = -1;
    std::int64_t held_alone_ = 0;
    std::string published_node_;
};

}  // namespace lanyard
