// The claim of a check-in, from its commit to what became of it: claimed at the hub, decided alone, or lost
// to another door. One that is killed in between leaves a row, and the next one finishes it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/process.h"
#include "base/result.h"
#include "desk/claims.h"

namespace lanyard {

class Clock;
class Database;
class Journal;
struct EventConfig;

class ClaimSettler {
  public:
    // All must outlive it. `claims` may be null: then nothing is claimed.
    ClaimSettler(const EventConfig& config, Database& database, Journal& journal, const Clock& machine_clock,
                 std::shared_ptr<Claims> claims);

    bool has_hub() const { return claims_ != nullptr; }

    // Inside the transaction of a check-in: what comes of it is to be settled, by this.
    void hold(const std::string& check_in);
    // After that transaction. The winner's check-in where this one lost: then this one is undone and its
    // badge dropped. None: the person is in, and their badge may be printed. What could not be written is
    // tried again by settle_late.
    std::optional<Entry> settle(const std::string& check_in);

    // Settles what processes that are dead have left.
    Result<void> settle_left();
    // Settles what the hub has answered since the door decided alone: whoever lost is in all the same, and
    // the winner's check-in stands beside theirs. Never waits for the hub unless a settling has failed.
    void settle_late();

  private:
    ClaimResult ask(const Entry& check_in);
    std::optional<Entry> write(const Entry& check_in, const ClaimResult& answer);
    bool takes_in_winner(const Entry& check_in, const Entry& winner);
    void let_in(const Entry& check_in, bool is_claimed);
    void drop_badge(const Entry& check_in);
    void give_way(const Entry& check_in, const Entry& winner);

    const EventConfig& config_;
    Database& database_;
    Journal& journal_;
    const Clock& machine_clock_;
    std::shared_ptr<Claims> claims_;
    Owner owner_;
    Instant hub_quiet_until_{};
    std::vector<std::string> unfinished_;  // check-ins whose settling could not be written
};

}  // namespace lanyard
