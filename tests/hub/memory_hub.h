// The hub's contract kept in memory, for tests that let it fail, forget and go back in time.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "event/entry_kinds.h"
#include "hub/hub.h"

namespace lanyard {

// What several MemoryHubs, one for each node, meet at.
struct MemoryHubData {
    HubSeen seen{"first", 1};
    bool is_in_grace = false;
    std::map<std::string, std::vector<SealedEntry>> runs;
    std::map<std::tuple<std::string, std::string, std::string>, SealedEntry> claims;
    std::map<std::string, NodeReport> reports;
};

class MemoryHub : public Hub {
  public:
    explicit MemoryHub(MemoryHubData& data) : data_(data) {}

    // Asked before and after each call: true where it fails there, before anything has happened or when the
    // answer is on its way.
    std::function<bool(bool is_before)> fails = [](bool) { return false; };

    Result<HubLook> look() override {
        return answer([&] {
            HubLook look{data_.seen};
            for (const auto& [node, run] : data_.runs) look.entries += static_cast<std::int64_t>(run.size());
            return look;
        });
    }
    Result<void> write_as(const std::string&) override { return {}; }
    Result<std::map<std::string, RunPosition>> heads() override {
        return answer([&] {
            std::map<std::string, RunPosition> heads;
            for (const auto& [node, run] : data_.runs) heads[node] = head_of(run);
            return heads;
        });
    }
    Result<std::vector<SealedEntry>> run(const std::string& node, std::int64_t after, int most) override {
        return answer([&] {
            const auto& run = data_.runs[node];
            const auto begin = std::min(run.size(), static_cast<std::size_t>(after));
            const auto end = std::min(run.size(), begin + static_cast<std::size_t>(most));
            return std::vector<SealedEntry>(run.begin() + static_cast<std::ptrdiff_t>(begin),
                                            run.begin() + static_cast<std::ptrdiff_t>(end));
        });
    }
    Result<Published> publish(const RunPosition& head, const std::vector<SealedEntry>& part) override {
        return answer([&] {
            auto& run = data_.runs[part.front().entry.node];
            if (!(head_of(run) == head)) return Published::moved;
            run.insert(run.end(), part.begin(), part.end());
            return Published::done;
        });
    }
    Result<Claimed> claim(const SealedEntry& check_in, bool asserts) override {
        return answer([&] {
            const Entry& entry = check_in.entry;
            const auto key = std::tuple(entry.subject, entry.area, entry.follows);
            const auto found = data_.claims.find(key);
            if (found == data_.claims.end()) {
                if (data_.is_in_grace && !asserts) return Claimed{};
                data_.claims.emplace(key, check_in);
                return Claimed{ClaimAnswer::won};
            }
            if (entry_id(found->second.entry) == entry_id(entry)) return Claimed{ClaimAnswer::won};
            return Claimed{ClaimAnswer::lost, found->second};
        });
    }
    Result<void> forget(const Entry& erasure, const std::vector<SealedEntry>& left) override {
        const auto done = answer([&] {
            for (auto& [node, run] : data_.runs)
                for (SealedEntry& one : run)
                    if (is_of(erasure, one.entry)) one.sealed.clear();
            for (auto& [question, first] : data_.claims)
                if (is_of(erasure, first.entry)) first.sealed.clear();
            for (const SealedEntry& one : left)
                data_.runs[one.entry.node].at(static_cast<std::size_t>(one.entry.sequence - 1)) = one;
            return 0;
        });
        return done ? Result<void>() : done.error();
    }
    Result<void> report(const NodeReport& mine) override {
        const auto done = answer([&] { return data_.reports[place_of(mine)] = mine, 0; });
        return done ? Result<void>() : done.error();
    }
    Result<void> leave(const NodeReport& mine) override {
        const auto done = answer([&] { return data_.reports.erase(place_of(mine)); });
        return done ? Result<void>() : done.error();
    }
    Result<std::vector<NodeReport>> reports() override {
        return answer([&] {
            std::vector<NodeReport> all;
            for (const auto& [node, report] : data_.reports) all.push_back(report);
            return all;
        });
    }

  private:
    static std::string place_of(const NodeReport& mine) { return mine.node + mine.role + mine.point; }
    static RunPosition head_of(const std::vector<SealedEntry>& run) {
        if (run.empty()) return {};
        return {run.back().entry.sequence, run.back().entry.digest};
    }
    static bool is_of(const Entry& erasure, const Entry& entry) {
        if (erasure.kind == entry_kind::subject_erased)
            return known_erasure(entry) < erasure.clock && entry.subject == erasure.subject;
        const auto body = nlohmann::json::parse(erasure.body);
        const auto keeps = body.value("keeps", std::vector<std::string>());
        if (std::find(keeps.begin(), keeps.end(), entry.subject) != keeps.end()) return false;
        if (erasure.kind == entry_kind::event_purged) return known_erasure(entry) < erasure.clock;
        return entry.clock < erasure.clock && entry.batch == body.value("batch", "");
    }
    template <class Body>
    auto answer(Body body) -> Result<decltype(body())> {
        if (fails(true)) return machine_error("does not answer", "hub");
        auto done = body();
        if (fails(false)) return machine_error("does not answer", "hub");
        return done;
    }

    MemoryHubData& data_;
};

}  // namespace lanyard
