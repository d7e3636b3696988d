// Pairs are remembered in the summaries of imports, by ids alone.
#include "desk/look_alikes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace lanyard {
namespace {

using nlohmann::json;

bool is_missing(const ListComparison& comparison, const std::string& person) {
    return std::binary_search(comparison.missing.begin(), comparison.missing.end(), person);
}

std::string text_at(const json& pair, std::size_t place) {
    return pair.is_array() && pair.size() > place && pair[place].is_string() ? pair[place].get<std::string>()
                                                                             : "";
}

// The pair was decided so before: a script may say it each time.
bool is_decided_already(const DecidedLookAlike& pair, const KnownRegistrations& known,
                        const KeptRecords& kept) {
    const auto keeper = kept.find(pair.added);
    if (pair.decision == LookAlikeDecision::renamed)
        return keeper != kept.end() && keeper->second == pair.missing;
    const auto missing = known.find(pair.missing);
    return pair.decision == LookAlikeDecision::someone_else && missing != known.end() &&
           missing->second.substituted;
}

bool has_come(const std::string& person, const KnownRegistrations& known) {
    const auto found = known.find(person);
    return found != known.end() && found->second.inside;
}

// One of the two is in the building, and the other has left it: as one person they might be on no roll call.
bool are_in_and_out(const std::string& one, const std::string& other, const KnownRegistrations& known) {
    const auto a = known.find(one), b = known.find(other);
    if (a == known.end() || b == known.end()) return false;
    return (a->second.inside && b->second.has_left) || (a->second.has_left && b->second.inside);
}

Result<void> check(const DecidedLookAlike& pair, const ListComparison& comparison,
                   const KnownRegistrations& known, const std::function<bool(const std::string&)>& listed) {
    if (!known.count(pair.missing)) {
        return usage_error("nobody has the id \"" + pair.missing + "\"", "MISSING=ADDED",
                           "See the ids with --dry-run");
    }
    if (!is_missing(comparison, pair.missing))
        return refused("is not missing from this list", pair.missing, "See who is with --dry-run");
    if (!listed(pair.added)) return refused("is not on this list", pair.added, "See who is with --dry-run");
    if (pair.decision == LookAlikeDecision::someone_else && has_come(pair.missing, known)) {
        return refused("is here already, so nobody else has the seat", pair.missing,
                       "Take the check-in back first");
    }
    if (pair.decision == LookAlikeDecision::renamed && are_in_and_out(pair.missing, pair.added, known))
        return refused("is in the building by one of the two records, and has left by the other",
                       pair.missing,
                       "Check them out by the one, or in by the other, and then say that they are one");
    return {};
}

}  // namespace

std::string_view look_alike_decision_name(LookAlikeDecision decision) {
    switch (decision) {
        case LookAlikeDecision::renamed:
            return "renamed";
        case LookAlikeDecision::someone_else:
            return "someone_else";
        case LookAlikeDecision::kept_apart:
            return "kept_apart";
    }
    return "";
}

RememberedLookAlikes remembered_look_alikes(const std::vector<std::string>& import_summaries) {
    RememberedLookAlikes remembered;
    for (const std::string& text : import_summaries) {
        const json summary = json::parse(text, nullptr, false);
        if (!summary.is_object()) continue;
        for (const json& pair : summary.value("look_alikes", json::array())) {
            LookAlike look_alike{text_at(pair, 0), text_at(pair, 1), text_at(pair, 2) == "renamed",
                                 text_at(pair, 3)};
            const bool is_known =
                std::any_of(remembered.undecided.begin(), remembered.undecided.end(), [&](const auto& other) {
                    return other.missing == look_alike.missing && other.added == look_alike.added;
                });
            if (!is_known) remembered.undecided.push_back(std::move(look_alike));
        }
        for (const json& pair : summary.value("kept_apart", json::array()))
            remembered.kept_apart.emplace(text_at(pair, 0), text_at(pair, 1));
    }
    return remembered;
}

void recall_look_alikes(ListComparison& comparison, const RememberedLookAlikes& remembered,
                        const std::function<bool(const std::string&)>& listed) {
    auto& pairs = comparison.look_alikes;
    pairs.erase(std::remove_if(pairs.begin(), pairs.end(),
                               [&](const LookAlike& pair) {
                                   return remembered.kept_apart.count({pair.missing, pair.added}) > 0;
                               }),
                pairs.end());
    std::unordered_set<std::string> paired;
    for (const LookAlike& pair : pairs) {
        paired.insert(pair.missing);
        paired.insert(pair.added);
    }
    for (const LookAlike& pair : remembered.undecided) {
        const bool still_so = is_missing(comparison, pair.missing) && listed(pair.added) &&
                              !remembered.kept_apart.count({pair.missing, pair.added});
        if (!still_so || paired.count(pair.missing) || paired.count(pair.added)) continue;
        paired.insert(pair.missing);
        paired.insert(pair.added);
        pairs.push_back(pair);
    }
}

Result<std::vector<DecidedLookAlike>> decide_look_alikes(
    const LookAlikeOrders& orders, const ListComparison& comparison, const KnownRegistrations& known,
    const KeptRecords& kept, const std::function<bool(const std::string&)>& listed) {
    std::vector<DecidedLookAlike> decided;
    std::unordered_set<std::string> done;
    for (const DecidedLookAlike& pair : orders.pairs) {
        if (is_decided_already(pair, known, kept)) continue;
        if (auto fits = check(pair, comparison, known, listed); !fits) return fits.error();
        if (done.count(pair.missing) || done.count(pair.added))
            return usage_error("is in two decisions", pair.missing, "Decide each pair once");
        done.insert(pair.missing);
        done.insert(pair.added);
        decided.push_back(pair);
    }
    for (const LookAlike& pair : comparison.look_alikes) {
        const bool ordered = pair.renamed ? orders.all_renamed : orders.all_someone_else;
        if (!ordered || done.count(pair.missing) || done.count(pair.added)) continue;
        // Whoever is here cannot have left the seat: that pair stays open.
        if (!pair.renamed && has_come(pair.missing, known)) continue;
        if (pair.renamed && are_in_and_out(pair.missing, pair.added, known)) continue;
        decided.push_back({pair.missing, pair.added,
                           pair.renamed ? LookAlikeDecision::renamed : LookAlikeDecision::someone_else});
    }
    return decided;
}

std::optional<NewEntry> entry_of(const DecidedLookAlike& decided) {
    if (decided.decision == LookAlikeDecision::kept_apart) return std::nullopt;
    const bool renamed = decided.decision == LookAlikeDecision::renamed;
    NewEntry entry;
    entry.kind = renamed ? entry_kind::same_person : entry_kind::substituted;
    entry.subject = decided.missing;
    entry.body = json{{renamed ? "dropped" : "to", decided.added}}.dump();
    return entry;
}

}  // namespace lanyard
