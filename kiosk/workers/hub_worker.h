// The hub's thread: asks it whose check-in counts, sends what this machine wrote and takes in what others
// did. Nobody waits for it longer than a claim's budget.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/system_clock.h"
#include "desk/claims.h"
#include "hub/hub.h"
#include "store/event_folder.h"

namespace lanyard {

// What the hub is told of this machine, beside its node.
struct HubPresence {
    std::string role, point, version;
    bool refills = false;  // a desk sends what machines that are away wrote, where a hub has lost it
    // So long a desk has for that; what a machine that is none holds alone by then is told of.
    Milliseconds holds_alone_after{30'000};
};

class HubWorker : public Claims {
  public:
    static constexpr Milliseconds looks_every{40};          // while all is well
    static constexpr Milliseconds tries_again_after{1000};  // where the hub is not reached
    static constexpr Milliseconds reports_every{5000};
    // So long an answer is waited for; a door has decided alone long before.
    static constexpr Milliseconds patience{10'000};
    static constexpr std::size_t most_claims_waiting = 256;

    // Begins at once. `make_hub` is called in the thread, and so is `came`, whenever entries were taken in.
    using MakeHub = std::function<std::unique_ptr<Hub>()>;
    HubWorker(EventFolder folder, MakeHub make_hub, HubPresence presence, const Clock& machine_clock,
              std::function<void()> came);
    ~HubWorker() override;
    HubWorker(const HubWorker&) = delete;
    HubWorker& operator=(const HubWorker&) = delete;

    // What is told of this program from now on, as JSON; from any thread.
    void say(std::string health);
    // What the programs of other machines said last, by the hub.
    std::vector<NodeReport> elsewhere();

    ClaimResult claim(const Entry& check_in, Milliseconds budget) override;
    std::vector<LateAnswer> late_answers() override;

  private:
    struct Asked {
        Entry check_in;
        bool is_waited_for = true;
        bool is_answered = false;
        ClaimResult result;
    };
    class Session;

    void run();
    bool serve(Session& session);
    std::shared_ptr<Asked> next_claim();
    void answered(Asked& asked, ClaimResult result);
    bool pause(Milliseconds time);
    std::string health();
    void hear(std::vector<NodeReport> elsewhere);
    void say_once(const std::string& problem);

    const EventFolder folder_;
    const MakeHub make_hub_;
    const HubPresence presence_;
    const Clock& machine_clock_;
    const std::function<void()> came_;
    std::string said_;  // the problem that was logged last

    std::mutex mutex_;
    std::condition_variable asked_, answered_;
    std::deque<std::shared_ptr<Asked>> waiting_;
    std::vector<LateAnswer> late_;
    std::string health_ = "{}";
    std::vector<NodeReport> elsewhere_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace lanyard
