// Films of a day under operators who are on time, late and early.
#include "event/slot_check.h"

#include <doctest/doctest.h>

using namespace lanyard;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Instant ten = instant_from_ms(1'510'308'000'000);

PlaybackSlot film(const std::string& id, Milliseconds start, Milliseconds slot, Milliseconds plays) {
    PlaybackSlot film;
    film.session = film.title = id;
    film.room = "hall";
    film.file = id + ".mp4";
    film.start = film.planned_start = ten + start;
    film.end = film.start + slot;
    film.decoded_length = plays;
    return film;
}

std::string found(const std::vector<PlaybackSlot>& slots) {
    std::string all;
    for (const SlotFinding& finding : check_slots(slots))
        all += std::string(slot_problem_name(finding.problem)) + " " + finding.session + "; ";
    return all;
}

}  // namespace

TEST_CASE("films with time between them are played by every operator") {
    CHECK(found({film("a", minutes(0), minutes(6), minutes(6)),
                 film("b", minutes(10), minutes(3), minutes(3))}) == "");
    CHECK(found({}) == "");
}

TEST_CASE("a film that is not over when the next one should begin is too close to it") {
    const std::vector<PlaybackSlot> slots = {film("a", minutes(0), seconds(40), minutes(1)),
                                             film("b", seconds(40), minutes(3), minutes(3))};
    CHECK(found(slots) == "too_close b; ");
    CHECK(check_slots(slots).front().words.find("begins 20 s late") != std::string::npos);
    // In another room it is nobody's matter.
    std::vector<PlaybackSlot> apart = slots;
    apart[1].room = "annexe";
    CHECK(found(apart) == "");
}

TEST_CASE("a film that the clock is to start is lost where a late one lasts beyond its time") {
    std::vector<PlaybackSlot> slots = {film("a", minutes(0), minutes(5), minutes(5)),
                                       film("b", minutes(6), minutes(2), minutes(2))};
    slots[1].starts = VideoStart::clock;
    CHECK(found(slots) == "never_begins b; ");
    CHECK(check_slots(slots).front().words.find("late") != std::string::npos);
}

TEST_CASE("an operator presses when their time has come and the slot takes it") {
    PlaybackSlot slot = film("a", minutes(0), minutes(5), minutes(5));
    const RehearsedOperator& late = *operator_named("late");
    CHECK_FALSE(presses_go(late, slot, ten));
    CHECK(presses_go(late, slot, ten + minutes(3)));
    CHECK(presses_go(*operator_named("early"), slot, ten - seconds(45)));
    CHECK_FALSE(presses_go(*operator_named("early"), slot, ten - minutes(2)));
    CHECK(operator_named("asleep") == nullptr);
}
