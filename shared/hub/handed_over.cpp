// A run has no gap, so that its newest entry stands for all of it.
#include "hub/handed_over.h"

#include "base/hex.h"
#include "store/database.h"
#include "store/journal/runs.h"

namespace lanyard {
namespace {

constexpr std::size_t receipt_digits = 10, hash_bytes = 16;

}  // namespace

Result<std::vector<HeldAlone>> held_alone(Hub& hub, Journal& journal) {
    const auto heads = hub.heads();
    if (!heads) return heads.error();
    Database& database = journal.database();
    return database.read([&] {
        std::vector<HeldAlone> alone;
        for (const std::string& node : nodes_of_journal(database)) {
            const RunPosition here = newest_of_run(database, node);
            const auto found = heads->find(node);
            const RunPosition there = found == heads->end() ? RunPosition{} : found->second;
            const bool is_own = node == journal.node();
            const bool differs = is_own && here.sequence == there.sequence && here.digest != there.digest;
            if (here.sequence > there.sequence || differs)
                alone.push_back({node, differs ? here.sequence : here.sequence - there.sequence, is_own});
        }
        return alone;
    });
}

Result<std::string> receipt_of(Journal& journal, const EventKey& key, const std::string& node) {
    const auto newest = journal.database().read([&] { return newest_of_run(journal.database(), node); });
    if (!newest) return newest.error();
    if (newest->sequence == 0) return std::string();
    const std::string run = node + "\n" + std::to_string(newest->sequence) + "\n" + newest->digest;
    return to_hex(key.keyed_hash("run handed over", run, hash_bytes)).substr(0, receipt_digits);
}

}  // namespace lanyard
