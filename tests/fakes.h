// Hand-written stand-ins for the world's edge: a clock that a test sets, a hub that wins, loses or keeps
// silent.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
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

// A hub in memory that several doors share, with the hub's own rule: the first check-in to claim (event,
// person, area, follows) has it, and asking again with the same one answers the same.
struct FakeHub {
    std::map<std::tuple<std::string, std::string, std::string, std::string>, Entry> claims;

    ClaimResult claim(const Entry& check_in) {
        const Entry& first =
            claims.try_emplace({check_in.event, check_in.subject, check_in.area, check_in.follows}, check_in)
                .first->second;
        if (entry_id(first) == entry_id(check_in)) return {ClaimAnswer::won};
        return {ClaimAnswer::lost, first};
    }
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

    ClaimResult claim(const Entry& check_in, Milliseconds) override {
        ++asked;
        if (before_hub) before_hub();
        if (mood == Mood::dies_before) throw Killed();
        if (mood == Mood::silent) return {};
        ClaimResult answer = hub_.claim(check_in);
        if (after_hub) after_hub();
        if (mood == Mood::dies_after) throw Killed();
        if (mood != Mood::answers_late) return answer;
        late.push_back({entry_id(check_in), std::move(answer)});
        return {};
    }

    std::vector<LateAnswer> late_answers() override {
        return late_are_on_their_way ? std::vector<LateAnswer>() : std::exchange(late, {});
    }

    Mood mood;
    int asked = 0;
    std::vector<LateAnswer> late;
    bool late_are_on_their_way = false;
    std::function<void()> before_hub, after_hub;  // what others do meanwhile

  private:
    FakeHub& hub_;
};

}  // namespace lanyard
