// A program's way to the hub: what it says there is lost, comes twice, or is answered too late.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "desk/claims.h"
#include "hub/hub.h"
#include "hub/sealed.h"
#include "tests/sim/world/simulated_disk.h"

namespace lanyard {

// How a machine's network is.
struct Network {
    bool is_cut = false;
    bool hears_nothing = false;  // what it says arrives, and no answer comes back
    int lost = 0;                // of 100 messages, in either direction
    int doubled = 0;             // of 100 messages
    bool is_slow = false;        // the hub's word on a claim comes after the budget

    bool is_whole() const { return !is_cut && !hears_nothing && lost == 0 && !is_slow; }
};

class SimulatedLink : public Hub {
  public:
    // All must outlive it.
    SimulatedLink(Hub& hub, const Network& network, SimulatedProcess& process, std::mt19937& dice)
        : hub_(hub), network_(network), process_(process), dice_(dice) {}

    // What others do between this machine's look at the hub and what it sends there.
    std::function<void()> before_sending = [] {};

    Result<HubLook> look() override {
        return ask([&] { return hub_.look(); });
    }
    Result<std::map<std::string, RunPosition>> heads() override {
        return ask([&] { return hub_.heads(); });
    }
    Result<std::vector<SealedEntry>> run(const std::string& node, std::int64_t after, int most) override {
        return ask([&] { return hub_.run(node, after, most); });
    }
    // Said once for each name; of what follows each word may be lost.
    Result<void> write_as(const std::string& node) override { return hub_.write_as(node); }
    Result<Published> publish(const RunPosition& head, const std::vector<SealedEntry>& run) override {
        before_sending();
        return twice([&] { return hub_.publish(head, run); });
    }
    Result<Claimed> claim(const SealedEntry& check_in, bool asserts) override {
        return twice([&] { return hub_.claim(check_in, asserts); });
    }
    Result<void> forget(const Entry& erasure, const std::vector<SealedEntry>& left) override {
        return twice([&] { return hub_.forget(erasure, left); });
    }
    Result<void> report(const NodeReport& mine) override {
        return ask([&] { return hub_.report(mine); });
    }
    Result<void> leave(const NodeReport& mine) override {
        return ask([&] { return hub_.leave(mine); });
    }
    Result<std::vector<NodeReport>> reports() override {
        return ask([&] { return hub_.reports(); });
    }

    const Network& network() const { return network_; }

  private:
    bool chance(int of_100) {
        return of_100 > 0 && std::uniform_int_distribution<int>(0, 99)(dice_) < of_100;
    }
    // What is said may be lost on its way, and so may the answer.
    bool is_lost(bool is_answer) {
        if (process_.call() != SimulatedProcess::Fate::done) return true;
        if (network_.is_cut || chance(network_.lost)) return true;
        return is_answer && network_.hears_nothing;
    }
    template <class Message>
    auto ask(Message message) -> decltype(message()) {
        if (is_lost(/*is_answer=*/false)) return machine_error("does not answer", "hub");
        auto answer = message();
        if (is_lost(/*is_answer=*/true)) return machine_error("does not answer", "hub");
        return answer;
    }
    // The second of two equal messages is answered to nobody.
    template <class Message>
    auto twice(Message message) -> decltype(message()) {
        auto answer = ask(message);
        if (chance(network_.doubled)) (void)ask(message);
        return answer;
    }

    Hub& hub_;
    const Network& network_;
    SimulatedProcess& process_;
    std::mt19937& dice_;
};

// The door's question by way of a link, as the hub's thread of a kiosk asks it.
class SimulatedClaims : public Claims {
  public:
    SimulatedClaims(SimulatedLink& link, const EventKey& key) : link_(link), sealer_(key) {}

    // What others do between the check-in's commit and the hub's word on it, and after that.
    std::function<void()> meanwhile = [] {};

    ClaimResult claim(const Entry& check_in, Milliseconds) override {
        meanwhile();
        ClaimResult answer = ask(check_in);
        meanwhile();
        if (answer.answer == ClaimAnswer::silent || !link_.network().is_slow) return answer;
        late_.push_back({entry_id(check_in), std::move(answer)});
        return {};
    }
    std::vector<LateAnswer> late_answers() override {
        return link_.network().is_whole() ? std::exchange(late_, {}) : std::vector<LateAnswer>();
    }

  private:
    ClaimResult ask(const Entry& check_in) {
        const auto claimed = link_.claim(sealer_.seal(check_in), false);
        if (!claimed) return {};
        if (claimed->answer != ClaimAnswer::lost) return {claimed->answer};
        auto winner = sealer_.open(claimed->winner);
        if (!winner) return {};
        return {ClaimAnswer::lost, *std::move(winner)};
    }

    SimulatedLink& link_;
    Sealer sealer_;
    std::vector<LateAnswer> late_;
};

}  // namespace lanyard
