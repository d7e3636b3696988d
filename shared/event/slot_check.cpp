// Each slot gets its Go in the order of the stage's own queue, and then the others have their turns anew.
#include "event/slot_check.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace lanyard {
namespace {

using std::chrono::seconds;

// Nobody minds a film that is later than its slot by less.
constexpr seconds too_close_from{2};

// When `who` starts it, by hand or by the clock; none: never.
std::optional<Instant> begins(const PlaybackSlot& slot, const RehearsedOperator& who) {
    if (slot.starts == VideoStart::clock && !slot.held) {
        const Instant start = std::max(slot.start, slot.turn);
        return started_by_clock(slot, start);
    }
    const Instant go = std::max({slot.start + who.presses_after, slot.start - arms_before, slot.turn});
    return presses_go(who, slot, go) ? std::optional(go) : std::nullopt;
}

// The one that comes next of those that nobody has touched, in its room's order.
PlaybackSlot* next_untouched(std::vector<PlaybackSlot>& slots, const std::set<std::string>& done) {
    PlaybackSlot* next = nullptr;
    for (PlaybackSlot& slot : slots) {
        if (slot.cancelled || done.count(slot.session)) continue;
        if (!next || std::tie(slot.turn, slot.start) < std::tie(next->turn, next->start)) next = &slot;
    }
    return next;
}

std::string late_words(const PlaybackSlot& slot, Milliseconds late) {
    const auto whole = std::chrono::duration_cast<seconds>(late).count();
    return slot.title + ": begins " + std::to_string(whole) +
           " s late, because the film before it is not over; give them more time between them";
}

}  // namespace

const RehearsedOperator* operator_named(std::string_view name) {
    const auto found = std::find_if(std::begin(operators), std::end(operators),
                                    [&](const RehearsedOperator& one) { return one.name == name; });
    return found == std::end(operators) ? nullptr : found;
}

bool presses_go(const RehearsedOperator& who, const PlaybackSlot& slot, Instant now) {
    return now >= slot.start + who.presses_after && takes_go(slot, now);
}

std::string_view slot_problem_name(SlotProblem problem) {
    constexpr std::array<std::string_view, 2> names = {"too_close", "never_begins"};
    return names[static_cast<std::size_t>(problem)];
}

std::vector<SlotFinding> check_slots(std::vector<PlaybackSlot> slots) {
    std::vector<SlotFinding> findings;
    std::set<std::pair<SlotProblem, std::string>> said;
    const auto say = [&](SlotProblem problem, const PlaybackSlot& slot, std::string words) {
        if (said.emplace(problem, slot.session).second)
            findings.push_back({problem, slot.session, slot.start, std::move(words)});
    };
    for (const RehearsedOperator& who : operators) {
        std::set<std::string> done;
        for (PlaybackSlot& slot : slots) slot.inputs = {};
        give_turns(slots);
        while (PlaybackSlot* slot = next_untouched(slots, done)) {
            done.insert(slot->session);
            const auto start = begins(*slot, who);
            if (!start) {
                say(SlotProblem::never_begins, *slot,
                    slot->title + ": never begins with an operator who is " + std::string(who.name) +
                        ": its time is over before its turn comes");
                continue;
            }
            const Milliseconds late = *start - slot->start;
            if (who.presses_after == Milliseconds::zero() && late > too_close_from)
                say(SlotProblem::too_close, *slot, late_words(*slot, late));
            slot->inputs.tape = {Tape::Moved::playing, *start, {}, *start, std::string(who.name)};
            give_turns(slots);
        }
    }
    return findings;
}

}  // namespace lanyard
