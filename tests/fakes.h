// Hand-written stand-ins for the world's edge: a clock that a test sets, a hub that wins, loses or keeps
// silent.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "base/system_clock.h"
#include "desk/claims.h"

namespace lanyard {

struct FakeClock : Clock {
    Instant time = instant_from_ms(1'700'000'000'000);
    Instant now() const override { return time; }
};

// Thrown where a test lets the process die.
struct Killed : std::runtime_error {
    Killed() : std::runtime_error("killed") {}
};

// A hub in memory that several doors share, with the hub's own rule: the first entry to claim (event, person,
// area, follows) has it, and asking again with the same entry answers the same.
struct FakeHub {
    struct Winner {
        std::string entry, point;
        Instant at;
    };
    std::map<std::tuple<std::string, std::string, std::string, std::string>, Winner> claims;
};

class FakeClaims : public Claims {
  public:
    enum class Mood {
        answers,
        silent,        // never got the question
        answers_late,  // takes the claim, and the answer comes after the budget
        dies_before,   // the process is killed before the question leaves
        dies_after,    // the hub has taken the claim when the process is killed
    };

    FakeClaims(FakeHub& hub, Mood mood_) : mood(mood_), hub_(hub) {}

    ClaimResult claim(const Claim& claim, const std::string& point, Instant at, Milliseconds) override {
        ++asked;
        if (mood == Mood::dies_before) throw Killed();
        if (mood == Mood::silent) return {};
        const auto [found, is_new] = hub_.claims.try_emplace(
            {claim.event, claim.person, claim.area, claim.follows}, FakeHub::Winner{claim.entry, point, at});
        if (mood == Mood::dies_after) throw Killed();
        if (mood == Mood::answers_late) return {};
        if (found->second.entry == claim.entry) return {ClaimAnswer::won, claim.entry, point, "", at};
        return {ClaimAnswer::lost, found->second.entry, found->second.point, "hub", found->second.at};
    }

    Mood mood;
    int asked = 0;

  private:
    FakeHub& hub_;
};

}  // namespace lanyard
