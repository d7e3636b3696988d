// A real hub that is asked whatever the one in memory is asked, so that each of its answers shows that both
// keep one contract.
#pragma once

#include <fmt/format.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/hub/memory_hub.h"

namespace lanyard {

class RealHub {
  public:
    virtual ~RealHub() = default;
    virtual Hub& hub() = 0;
    // From now on it has what this one has: a hub that was wiped, set back or passed over.
    virtual void become(const MemoryHubData& data) = 0;
};
// Makes one for the event of that name (event_identity).
using MakeRealHub = std::function<std::unique_ptr<RealHub>(const std::string& event)>;

class ComparedHub : public Hub {
  public:
    // All must outlive it. `differs` is told what the real one answered otherwise.
    ComparedHub(MemoryHub& memory, Hub& real, std::function<void(std::string)> differs)
        : memory_(memory), real_(real), differs_(std::move(differs)) {}

    Result<HubLook> look() override {
        return both("look", [](Hub& hub) { return hub.look(); });
    }
    Result<std::map<std::string, RunPosition>> heads() override {
        return both("heads", [](Hub& hub) -> Result<std::map<std::string, RunPosition>> {
            auto heads = hub.heads();
            if (heads) std::erase_if(*heads, [](const auto& head) { return head.second.sequence == 0; });
            return heads;
        });
    }
    Result<std::vector<SealedEntry>> run(const std::string& node, std::int64_t after, int most) override {
        return both("run", [&](Hub& hub) { return hub.run(node, after, most); });
    }
    Result<void> write_as(const std::string& node) override {
        return both_do("write_as", [&](Hub& hub) { return hub.write_as(node); });
    }
    Result<Published> publish(const RunPosition& head, const std::vector<SealedEntry>& run) override {
        return both("publish", [&](Hub& hub) { return hub.publish(head, run); });
    }
    Result<Claimed> claim(const SealedEntry& check_in, bool asserts) override {
        return both("claim", [&](Hub& hub) { return hub.claim(check_in, asserts); });
    }
    Result<void> forget(const Entry& erasure, const std::vector<SealedEntry>& left) override {
        return both_do("forget", [&](Hub& hub) { return hub.forget(erasure, left); });
    }
    Result<void> report(const NodeReport& mine) override {
        return both_do("report", [&](Hub& hub) { return hub.report(mine); });
    }
    Result<void> leave(const NodeReport& mine) override {
        return both_do("leave", [&](Hub& hub) { return hub.leave(mine); });
    }
    // Each by its own clock.
    Result<std::vector<NodeReport>> reports() override { return memory_.reports(); }

    long compared() const { return compared_; }

  private:
    static std::string words(const HubLook& look) {
        return fmt::format("{} {} {}", look.seen.history, look.seen.epoch, look.entries);
    }
    static std::string words(const std::map<std::string, RunPosition>& heads) {
        std::string all;
        for (const auto& [node, head] : heads)
            all += fmt::format("{} {} {}, ", node, head.sequence, head.digest);
        return all;
    }
    static std::string words(const SealedEntry& one) {
        return entry_id(one.entry) + ' ' + one.entry.body + ' ' + one.sealed;
    }
    static std::string words(const std::vector<SealedEntry>& run) {
        std::string all;
        for (const SealedEntry& one : run) all += words(one) + '\n';
        return all;
    }
    static std::string words(Published published) { return published == Published::done ? "done" : "moved"; }
    static std::string words(const Claimed& claimed) {
        const bool has_lost = claimed.answer == ClaimAnswer::lost;
        return fmt::format("{} {}", static_cast<int>(claimed.answer), has_lost ? words(claimed.winner) : "");
    }

    template <class Message>
    auto both(const char* what, Message message) -> decltype(message(std::declval<Hub&>())) {
        ++compared_;
        auto answer = message(memory_);
        const auto real = message(real_);
        if (!real)
            differs_(fmt::format("the real hub does not answer to {}: {}", what, real.error().message()));
        else if (!answer || words(*answer) != words(*real))
            differs_(fmt::format("to {} the hub in memory says \"{}\", and the real one \"{}\"", what,
                                 answer ? words(*answer) : "", words(*real)));
        return answer;
    }
    template <class Message>
    Result<void> both_do(const char* what, Message message) {
        ++compared_;
        auto answer = message(memory_);
        if (const auto real = message(real_); !real)
            differs_(fmt::format("the real hub does not do {}: {}", what, real.error().message()));
        return answer;
    }

    MemoryHub& memory_;
    Hub& real_;
    std::function<void(std::string)> differs_;
    long compared_ = 0;
};

}  // namespace lanyard
