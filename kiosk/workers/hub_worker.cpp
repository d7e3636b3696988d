// Claims go before replication, which is done in parts that are shorter than a claim's budget.
#include "workers/hub_worker.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "base/log.h"
#include "hub/replicate.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "workers/neighbours/machine_word.h"

namespace lanyard {
namespace {

using SteadyClock = std::chrono::steady_clock;

// A door's check-ins of an hour without its hub; the oldest are decided for good by then.
constexpr std::size_t most_late = 256;

}  // namespace

// The event as this thread has it open, and the hub.
class HubWorker::Session {
  public:
    static Result<std::unique_ptr<Session>> open(HubWorker& worker) {
        auto database = Database::open(worker.folder_.database(), Database::Access::write);
        if (!database) return database.error();
        auto journal = Journal::open(**database, worker.folder_.key, worker.machine_clock_);
        if (!journal) return journal.error();
        return std::unique_ptr<Session>(
            new Session(worker, std::move(database).value(), std::move(journal).value()));
    }

    Result<ClaimResult> claim(const Entry& check_in) {
        if (auto known = hub_->write_as(check_in.node); !known) return known.error();
        auto claimed = hub_->claim(sealer_.seal(check_in), false);
        if (!claimed) return claimed.error();
        if (claimed->answer != ClaimAnswer::lost) return ClaimResult{claimed->answer};
        auto winner = sealer_.open(claimed->winner);
        if (!winner) return winner.error();
        return ClaimResult{ClaimAnswer::lost, std::move(winner).value()};
    }

    Result<Round> round() {
        auto round = replicator_.round();
        if (round && SteadyClock::now() >= report_due_) {
            report_due_ = SteadyClock::now() + reports_every;
            if (auto told = report(*round); !told) return told.error();
            if (auto heard = hear(); !heard) return heard.error();
        }
        return round;
    }

    void leave() {
        if (auto left = hub_->leave(mine()); !left) log_error("{}", left.error().message());
    }

  private:
    Session(HubWorker& worker, std::unique_ptr<Database> database, std::unique_ptr<Journal> journal)
        : worker_(worker),
          database_(std::move(database)),
          journal_(std::move(journal)),
          hub_(worker.make_hub_()),
          sealer_(worker.folder_.key),
          replicator_(*hub_, *journal_, worker.folder_.key, worker.presence_.refills) {}

    NodeReport mine() const {
        NodeReport mine;
        mine.node = journal_->node();
        mine.role = worker_.presence_.role;
        mine.point = worker_.presence_.point;
        mine.version = worker_.presence_.version;
        mine.machine_clock = worker_.machine_clock_.now();
        return mine;
    }
    Result<void> report(const Round& round) {
        if (round.held_alone == 0) holds_alone_since_.reset();
        if (round.held_alone > 0 && !holds_alone_since_) holds_alone_since_ = SteadyClock::now();
        const bool holds_alone = holds_alone_since_ && SteadyClock::now() - *holds_alone_since_ >=
                                                           worker_.presence_.holds_alone_after;
        NodeReport report = mine();
        report.health = worker_.health();
        if (holds_alone) report.health = with_trouble(report.health, MachineTrouble::holds_alone);
        report.behind = round.behind;
        return hub_->report(report);
    }
    // Programs of this machine hear each other without a hub.
    Result<void> hear() {
        auto reports = hub_->reports();
        if (!reports) return reports.error();
        std::erase_if(*reports, [&](const NodeReport& one) { return one.node == journal_->node(); });
        worker_.hear(*std::move(reports));
        return {};
    }

    HubWorker& worker_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<Hub> hub_;
    Sealer sealer_;
    Replicator replicator_;
    SteadyClock::time_point report_due_{};
    std::optional<SteadyClock::time_point> holds_alone_since_;
};

HubWorker::HubWorker(EventFolder folder, MakeHub make_hub, HubPresence presence, const Clock& machine_clock,
                     std::function<void()> came)
    : folder_(std::move(folder)),
      make_hub_(std::move(make_hub)),
      presence_(std::move(presence)),
      machine_clock_(machine_clock),
      came_(std::move(came)),
      thread_([this] { run(); }) {}

HubWorker::~HubWorker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    asked_.notify_all();
    answered_.notify_all();
    thread_.join();
}

ClaimResult HubWorker::claim(const Entry& check_in, Milliseconds budget) {
    auto asked = std::make_shared<Asked>();
    asked->check_in = check_in;
    std::unique_lock lock(mutex_);
    if (waiting_.size() >= most_claims_waiting) return {};
    waiting_.push_back(asked);
    asked_.notify_all();
    answered_.wait_for(lock, budget, [&] { return asked->is_answered || stop_; });
    asked->is_waited_for = false;
    return asked->is_answered ? asked->result : ClaimResult{};
}

std::vector<LateAnswer> HubWorker::late_answers() {
    const std::lock_guard lock(mutex_);
    return std::exchange(late_, {});
}

std::shared_ptr<HubWorker::Asked> HubWorker::next_claim() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return nullptr;
    auto asked = waiting_.front();
    waiting_.pop_front();
    return asked;
}

void HubWorker::answered(Asked& asked, ClaimResult result) {
    const std::lock_guard lock(mutex_);
    asked.is_answered = true;
    asked.result = std::move(result);
    if (asked.is_waited_for) {
        answered_.notify_all();
    } else if (asked.result.answer != ClaimAnswer::silent && late_.size() < most_late) {
        late_.push_back({entry_id(asked.check_in), asked.result});
    }
}

void HubWorker::say(std::string health) {
    const std::lock_guard lock(mutex_);
    health_ = std::move(health);
}

std::string HubWorker::health() {
    const std::lock_guard lock(mutex_);
    return health_;
}

void HubWorker::hear(std::vector<NodeReport> elsewhere) {
    const std::lock_guard lock(mutex_);
    elsewhere_ = std::move(elsewhere);
}

std::vector<NodeReport> HubWorker::elsewhere() {
    const std::lock_guard lock(mutex_);
    return elsewhere_;
}

// A hub that is away for a day is one line of the log, and one when it is back.
void HubWorker::say_once(const std::string& problem) {
    if (problem == said_) return;
    if (problem.empty())
        log_info("the hub answers again");
    else
        log_error("{}", problem);
    said_ = problem;
}

// Waits for a claim or the end; false at the end.
bool HubWorker::pause(Milliseconds time) {
    std::unique_lock lock(mutex_);
    asked_.wait_for(lock, time, [&] { return stop_ || !waiting_.empty(); });
    return !stop_;
}

// Until the hub is not reached; false at the end.
bool HubWorker::serve(Session& session) {
    for (bool has_more = true;;) {
        if (!pause(has_more ? Milliseconds(0) : looks_every)) {
            session.leave();
            return false;
        }
        while (const auto asked = next_claim()) {
            const auto result = session.claim(asked->check_in);
            answered(*asked, result ? *result : ClaimResult{});
            if (!result) {
                say_once(result.error().message());
                return true;
            }
        }
        const auto round = session.round();
        if (!round) {
            say_once(round.error().message());
            return true;
        }
        say_once("");
        if (round->taken_in > 0) came_();
        has_more = round->has_more || round->was_renewed;
    }
}

void HubWorker::run() {
    for (;;) {
        {
            auto session = Session::open(*this);
            if (!session)
                say_once(session.error().message());
            else if (!serve(**session))
                return;
        }
        // What is asked meanwhile cannot be answered in time.
        const auto until = SteadyClock::now() + tries_again_after;
        while (SteadyClock::now() < until) {
            if (!pause(std::chrono::ceil<Milliseconds>(until - SteadyClock::now()))) return;
            while (const auto asked = next_claim()) answered(*asked, {});
        }
    }
}

}  // namespace lanyard
