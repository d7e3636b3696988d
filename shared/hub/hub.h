// What machines of one event share: the contract that any hub keeps. `hub/postgres_hub` keeps it with
// PostgreSQL, tests keep it in memory.
//
// A hub has a run of sealed entries for each node, without a gap from 1, and who was first to claim a
// check-in. It may lose all of it: every node has its own run, and sends it again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "desk/claims.h"
#include "hub/sealed.h"
#include "store/journal/hub_positions.h"

namespace lanyard {

// What changes when anything does: asked often, and cheap.
struct HubLook {
    HubSeen seen;
    std::int64_t entries = 0;  // the sum of all heads
    bool may_refill = true;    // as a desk may
    bool operator==(const HubLook&) const = default;
};

// What a program says of itself, for the desk and `lanyard hub status`: one for each node, role and point.
struct NodeReport {
    // Others' answers come late, and so a clock may be that much off.
    static constexpr Milliseconds clock_may_be_off{2'000};

    std::string node, role, point, version;
    std::string health = "{}";  // JSON
    std::int64_t behind = 0;    // entries of its own that the hub does not have yet
    Instant machine_clock{};    // when it said so, by its own clock
    Milliseconds age{};         // since then, by the hub's clock; not sent
    Milliseconds clock_off{};   // by so much its clock was ahead of the hub's; not sent
};

enum class Published {
    done,
    moved,  // the hub's head of this node is not where the run begins: look again
};

// One event at one hub, for one thread. Every call may fail with a machine error where the hub is not reached
// or does not answer in time; what was asked may have happened all the same, and asking again is harmless.
class Hub {
  public:
    virtual ~Hub() = default;

    virtual Result<HubLook> look() = 0;
    // How far each node's run reaches.
    virtual Result<std::map<std::string, RunPosition>> heads() = 0;
    // A node's run behind `after`, at most `most`.
    virtual Result<std::vector<SealedEntry>> run(const std::string& node, std::int64_t after, int most) = 0;
    // From now on this machine writes under this name too: said before anything of it is published, claimed
    // or reported. Under the name of a run that another machine has begun nothing is taken from this one.
    virtual Result<void> write_as(const std::string& node) = 0;
    // Adds `run`, all of one node and without a gap, behind `head`, which is that node's: all of it or none.
    // A desk's may be another node's run, of a machine that is away.
    virtual Result<Published> publish(const RunPosition& head, const std::vector<SealedEntry>& run) = 0;
    // The first to claim (event, person, area, follows) has it, for good; asking again answers the same.
    // Silent where the hub cannot decide yet: in a new epoch the check-ins that stand are claimed anew first,
    // which is what `asserts` says of this one, until every node that was heard of lately has done so or
    // `longest_grace` is over.
    static constexpr Milliseconds longest_grace{10'000};
    struct Claimed {
        ClaimAnswer answer = ClaimAnswer::silent;
        SealedEntry winner = {};  // where lost
    };
    virtual Result<Claimed> claim(const SealedEntry& check_in, bool asserts) = 0;
    // `erasure` is an entry that the hub has: it drops what is sealed of whom that says. `left` are entries
    // that the erasure names, whose body lost something, as they are now.
    virtual Result<void> forget(const Entry& erasure, const std::vector<SealedEntry>& left) = 0;
    // From now on this node counts as heard of lately, and as having asserted what stands.
    virtual Result<void> report(const NodeReport& mine) = 0;
    // It ends in order, and nobody has to miss it.
    virtual Result<void> leave(const NodeReport& mine) = 0;
    virtual Result<std::vector<NodeReport>> reports() = 0;
};

}  // namespace lanyard
