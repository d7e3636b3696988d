// What would go wrong with a day's films, whoever presses Go: on time, late or early.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/stage_queue.h"

namespace lanyard {

// How an operator presses Go: so long after a slot's start, or before it.
struct RehearsedOperator {
    std::string_view name;
    Milliseconds presses_after{};
};
inline constexpr RehearsedOperator operators[] = {
    {"on-time", Milliseconds(0)}, {"late", std::chrono::minutes(3)}, {"early", -std::chrono::seconds(45)}};
// nullptr for a name that none has.
const RehearsedOperator* operator_named(std::string_view name);

// When this operator gives the slot Go as soon as it takes it; none while it does not.
bool presses_go(const RehearsedOperator& who, const PlaybackSlot& slot, Instant now);

enum class SlotProblem {
    too_close,     // it begins late although Go comes on time: the film before it is not over
    never_begins,  // its time is over before it can begin
};
std::string_view slot_problem_name(SlotProblem problem);

struct SlotFinding {
    SlotProblem problem{};
    std::string session;
    Instant at{};
    std::string words;  // a sentence without its full stop

    bool operator==(const SlotFinding&) const = default;
};

// Plays the slots, as nobody has touched them yet, by each of the operators. What one finds, the next ones do
// not say again.
std::vector<SlotFinding> check_slots(std::vector<PlaybackSlot> slots);

}  // namespace lanyard
