// A hub's entries are taken in before this node's are sent: an erasure that is on its way stops a name here.
#include "hub/replicate.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "base/safety_lines.h"
#include "event/entry_kinds.h"
#include "store/journal/entries.h"
#include "store/journal/erasing.h"
#include "store/journal/runs.h"
#include "store/journal/slices.h"

namespace lanyard {
namespace {

RunPosition position_of(const Entry& entry) {
    return {entry.sequence, entry.digest};
}

std::vector<std::string> texts_in(const nlohmann::json& object, const char* member) {
    std::vector<std::string> texts;
    const auto found = object.find(member);
    if (found == object.end() || !found->is_array()) return texts;
    for (const auto& text : *found)
        if (text.is_string()) texts.push_back(text);
    return texts;
}

}  // namespace

Replicator::Replicator(Hub& hub, Journal& journal, const EventKey& key, bool refills)
    : hub_(hub), journal_(journal), sealer_(key), refills_(refills) {}

Result<Round> Replicator::round() {
    Round round;
    const auto look = hub_.look();
    if (!look) return look.error();
    if (auto known = hub_.write_as(journal_.node()); !known) return known.error();
    if (auto met = meet(look->seen); !met) return met.error();
    const long long version = journal_.database().data_version();
    const auto own =
        journal_.database().read([&] { return newest_of_run(journal_.database(), journal_.node()); });
    if (!own) return own.error();
    const bool is_as_before = *look == last_look_ && published_node_ == journal_.node() &&
                              published_ == own->sequence && version == last_version_;
    if (is_as_before) {
        round.held_alone = held_alone_;
        return round;
    }

    const auto heads = hub_.heads();
    if (!heads) return heads.error();
    const auto mine = heads->find(journal_.node());
    round.behind = own->sequence - (mine == heads->end() ? 0 : mine->second.sequence);
    for (const auto& [node, head] : *heads)
        if (auto taken = take_in(node, head, round); !taken) return taken.error();
    if (round.has_more) return round;  // nothing is sent before every erasure is here
    if (auto sent = publish_all(*heads, refills_ && look->may_refill, round); !sent) return sent.error();
    if (!round.has_more && !round.was_renewed) {
        // What was sent by this round changes the sum: the next look is compared with that.
        last_look_ = *look;
        last_look_->entries += round.published;
        published_node_ = journal_.node();
        published_ = own->sequence;
        held_alone_ = round.held_alone;
        last_version_ = version;
    }
    return round;
}

// A hub with a lower epoch of the same history is a primary that was passed over and came back.
Result<void> Replicator::meet(const HubSeen& seen) {
    const auto known = journal_.database().read([&] { return read_hub_seen(journal_.database()); });
    if (!known) return known.error();
    if (*known == seen) return {};
    if (known->history == seen.history && seen.epoch < known->epoch &&
        in_force(SafetyLine::passed_over_hub_is_refused))
        return machine_error(fmt::format("this hub was passed over: its epoch is {}, and {} was seen",
                                         seen.epoch, known->epoch),
                             "hub", "Stop it; the machines find the one that took its place");
    if (auto asserted = assert_claims(); !asserted) return asserted;
    return journal_.transact([&] { set_hub_seen(journal_.database(), seen); });
}

// The check-ins of this node that stand, claimed anew: the hub may have lost them.
Result<void> Replicator::assert_claims() {
    Database& database = journal_.database();
    for (std::int64_t after = 0;;) {
        std::vector<SealedEntry> standing;
        const auto run = database.read([&] {
            const auto part = read_run(database, journal_.node(), after, most_a_part);
            for (const Entry& entry : part)
                if (entry.kind == entry_kind::checked_in && entry_stands(database, entry_id(entry)))
                    standing.push_back(sealer_.seal(entry));
            return part;
        });
        if (!run) return run.error();
        if (run->empty()) return {};
        after = run->back().sequence;
        for (const SealedEntry& check_in : standing)
            if (auto claimed = hub_.claim(check_in, true); !claimed) return claimed.error();
    }
}

// What this node wrote itself is here.
Replicator::Place Replicator::place_in_own_run(const RunPosition& head) {
    Database& database = journal_.database();
    const RunPosition newest = newest_of_run(database, journal_.node());
    if (newest.sequence < head.sequence) return {newest, false};
    const auto there = read_run(database, journal_.node(), head.sequence - 1, 1);
    return {head, there.empty() || position_of(there.front()) != head};
}

Replicator::Place Replicator::place_in_run_of(const std::string& node, const RunPosition& head) {
    const auto positions = read_hub_positions(journal_.database());
    const auto found = positions.find(node);
    if (found == positions.end()) return {};
    const RunPosition& position = found->second;
    if (position.sequence > head.sequence) return {head, false};  // the hub was set back
    return {position, position.sequence == head.sequence && position.digest != head.digest};
}

Result<void> Replicator::take_in(const std::string& node, const RunPosition& head, Round& round) {
    const bool is_own = node == journal_.node();
    const auto place = journal_.database().read(
        [&] { return is_own ? place_in_own_run(head) : place_in_run_of(node, head); });
    if (!place) return place.error();
    if (!place->is_fork && place->position.sequence == head.sequence) return {};
    // The same place and another entry: somebody else writes by this name. All of their run is looked at.
    const bool is_fork = place->is_fork;
    const RunPosition position = is_fork ? RunPosition{} : place->position;
    const auto part = hub_.run(node, position.sequence, most_a_part);
    if (!part) return part.error();
    if (static_cast<int>(part->size()) == most_a_part && part->back().entry.sequence < head.sequence)
        round.has_more = true;
    const std::string before = journal_.node();
    if (auto taken = take_in_part(node, position.sequence, *part, round); !taken) return taken;
    if (is_fork && is_own && journal_.node() == before)
        if (auto renewed = journal_.transact([&] { journal_.renew(); }); !renewed) return renewed;
    round.was_renewed |= journal_.node() != before;
    return {};
}

// A run has no gap, so that an entry's place in it is known whatever a forged one says of itself: it is set
// aside, and what lies behind it is not held up.
Result<void> Replicator::take_in_part(const std::string& node, std::int64_t after,
                                      const std::vector<SealedEntry>& part, Round& round) {
    std::vector<Entry> erasures;
    auto next = part.begin();
    const auto done = Slices(journal_).write_all([&] {
        if (next == part.end()) return false;
        auto entry = sealer_.open(*next);
        // Without what cannot be opened the entry is as whole as an erased one.
        if (!entry) log_error("from the hub: {}", entry.error().message());
        const Entry& whole = entry ? *entry : next->entry;
        if (const auto taken = journal_.take_in(whole)) {
            round.taken_in += *taken != Applied::known;
            round.ahead = std::max(round.ahead, time_of_clock(whole.clock) - journal_.machine_clock().now());
            if (erases(whole.kind) && *taken == Applied::added) erasures.push_back(whole);
            // Sent by somebody who did not know of the erasure yet, when the hub had forgotten the rest.
            if (whole.personal && is_erased(journal_.database(), whole))
                for (Entry& erasure : erasures_of(journal_.database(), whole.subject))
                    erasures.push_back(std::move(erasure));
        } else {
            ++round.refused;
        }
        set_hub_position(journal_.database(), node, {after + (next - part.begin()) + 1, whole.digest});
        return ++next != part.end();
    });
    if (!done) return done;
    return forget_at_hub(erasures);
}

Result<void> Replicator::publish_all(const std::map<std::string, RunPosition>& heads, bool refills,
                                     Round& round) {
    const auto head_of = [&](const std::string& node) {
        const auto found = heads.find(node);
        return found == heads.end() ? RunPosition{} : found->second;
    };
    if (in_force(SafetyLine::own_run_is_sent_again) || head_of(journal_.node()).sequence >= published_)
        if (auto sent = publish_run(journal_.node(), head_of(journal_.node()), round); !sent) return sent;
    const auto lost = lost_by_hub(heads);
    if (!lost) return lost.error();
    for (const auto& [node, entries] : *lost) {
        if (!refills)
            round.held_alone += entries;
        else if (auto sent = publish_run(node, head_of(node), round); !sent)
            return sent;
    }
    return {};
}

// By node, how many of its entries are here and not at the hub, where they go on behind the hub's head of it:
// of what lies behind a gap the hub can keep none.
Result<std::map<std::string, std::int64_t>> Replicator::lost_by_hub(
    const std::map<std::string, RunPosition>& heads) {
    Database& database = journal_.database();
    return database.read([&] {
        std::map<std::string, std::int64_t> lost;
        for (const std::string& node : nodes_of_journal(database)) {
            if (node == journal_.node()) continue;
            const auto head = heads.find(node);
            const std::int64_t kept = head == heads.end() ? 0 : head->second.sequence;
            const std::int64_t newest = newest_of_run(database, node).sequence;
            if (newest <= kept) continue;
            const auto next = read_run(database, node, kept, 1);
            if (!next.empty() && next.front().sequence == kept + 1) lost[node] = newest - kept;
        }
        return lost;
    });
}

// At most a part of the node's run behind the hub's head of it.
Result<void> Replicator::publish_run(const std::string& node, RunPosition head, Round& round) {
    Database& database = journal_.database();
    std::vector<SealedEntry> part;
    std::vector<Entry> erasures;
    bool is_ours = true;
    const auto read = database.read([&] {
        if (head.sequence > 0) {
            const auto there = read_run(database, node, head.sequence - 1, 1);
            is_ours = !there.empty() && position_of(there.front()) == head;
        }
        if (!is_ours) return;
        for (Entry& entry : read_run(database, node, head.sequence, most_a_part)) {
            // Of two that claim one place, and of what lies behind a gap, the hub can keep none.
            if (entry.sequence != head.sequence + static_cast<std::int64_t>(part.size()) + 1) break;
            if (erases(entry.kind)) erasures.push_back(entry);
            part.push_back(sealer_.seal(std::move(entry)));
        }
    });
    if (!read) return read.error();
    if (!is_ours || part.empty()) return {};
    const auto published = hub_.publish(head, part);
    if (!published) return published.error();
    if (*published == Published::moved) {
        round.has_more = true;
        return {};
    }
    round.published += static_cast<int>(part.size());
    if (node == journal_.node()) round.behind -= static_cast<std::int64_t>(part.size());
    if (static_cast<int>(part.size()) == most_a_part) round.has_more = true;
    return forget_at_hub(erasures);
}

// Also by whoever takes an erasure in: what they sent a moment before must not stay.
Result<void> Replicator::forget_at_hub(const std::vector<Entry>& erasures) {
    if (!in_force(SafetyLine::hub_forgets)) return {};
    for (const Entry& erasure : erasures) {
        const auto left = left_by(erasure);
        if (!left) return left.error();
        if (auto forgotten = hub_.forget(erasure, *left); !forgotten) return forgotten;
    }
    return {};
}

// The entries that it names, as they are here by now.
Result<std::vector<SealedEntry>> Replicator::left_by(const Entry& erasure) {
    std::vector<SealedEntry> left;
    const auto body = nlohmann::json::parse(erasure.body, nullptr, false);
    if (!body.is_object()) return left;
    Database& database = journal_.database();
    const auto read = database.read([&] {
        for (const std::string& id : texts_in(body, "entries"))
            if (auto entry = find_entry(database, id)) left.push_back(sealer_.seal(*std::move(entry)));
    });
    if (!read) return read.error();
    return left;
}

}  // namespace lanyard
