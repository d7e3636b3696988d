// Arrivals follow a real morning: few early, most in the half hour before the first session, some late.
#include "tests/sim/world/day_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace lanyard {
namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, step_kind_count> names = {
    "enters",      "leaves",    "visits room", "takes lunch", "stranger",      "walks in",   "substituted",
    "corrected",   "flagged",   "joined",      "group",       "taken back",    "done again", "erased",
    "list again",  "evacuated", "let back in", "network",     "network whole", "hub wiped",  "hub set back",
    "old primary", "restarted", "power cut",   "clock jumps", "folder kept",   "folder back"};

// Entrances: the desk and its kiosk, and two machines with a kiosk each.
constexpr std::array<std::pair<int, int>, 4> entrances = {{{0, 0}, {0, 1}, {1, 0}, {2, 0}}};
constexpr std::pair<int, int> room_door{3, 0};
constexpr std::array<std::pair<int, int>, 2> lunches = {{{3, 1}, {2, 1}}};
constexpr int machines = 4;
// Doors beside which another program of the same machine can take a check-in back: the door, and that one.
constexpr std::array<std::pair<std::pair<int, int>, std::pair<int, int>>, 2> doors_with_neighbour = {
    {{{0, 1}, {0, 0}}, {{2, 0}, {2, 1}}}};

class Planner {
  public:
    Planner(std::uint32_t seed, const DayKind& kind) : dice_(seed), kind_(kind) {}

    std::vector<Step> plan() {
        for (int person = 0; person < kind_.people; ++person) {
            plan_person(person);
            if (one_in(6)) plan_rivals(person);
        }
        const int deeds = kind_.people / 6 + 4;
        for (int i = 0; i < deeds; ++i) plan_desk();
        for (int i = 0; i < deeds / 8 + 1; ++i) add(StepKind::list_again, anytime(), {0, 0});
        if (one_in(3)) {
            const auto at = anytime();
            add(StepKind::evacuated, at, {0, 0});
            add(StepKind::let_back_in, at + minutes(pick(15)), {0, 0});
        }
        const int harms = kind_.people / (kind_.is_calm ? 20 : 6) + 3;
        for (int i = 0; i < harms; ++i) plan_harm();
        std::stable_sort(steps_.begin(), steps_.end(),
                         [](const Step& one, const Step& other) { return one.at < other.at; });
        return std::move(steps_);
    }

  private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(dice_); }
    bool one_in(int count) { return pick(count) == 0; }
    Milliseconds anytime() { return Milliseconds(pick(8 * 3'600'000)); }
    template <class Places>
    const typename Places::value_type& any_of(const Places& places) {
        return places[static_cast<std::size_t>(pick(static_cast<int>(places.size())))];
    }
    Milliseconds arrival() {
        // Two dice make a hill, its top an hour after the doors open.
        return Milliseconds(pick(3'600'000) + pick(3'600'000));
    }

    void add(StepKind kind, Milliseconds at, std::pair<int, int> where, int person = 0) {
        Step step{kind,   at,           where.first, where.second,
                  person, Strike::none, 0,           static_cast<std::uint32_t>(dice_())};
        if (is_deed(kind) && one_in(kind_.people > 100 ? 25 : 10)) {
            step.strike = one_in(3) ? Strike::disk_fails : Strike::dies;
            step.at_call = 1 + pick(one_in(3) ? 60 : 14);
        }
        steps_.push_back(step);
    }

    void plan_person(int person) {
        if (one_in(12)) return;  // a no-show
        const auto came = arrival();
        add(StepKind::enters, came, any_of(entrances), person);
        // Somebody else has their code, too, or they come back to the queue.
        if (one_in(8)) add(StepKind::enters, came + Milliseconds(pick(60'000)), any_of(entrances), person);
        if (one_in(40)) add(StepKind::stranger, came, any_of(entrances), person);
        if (!one_in(3)) add(StepKind::visits_room, came + minutes(10 + pick(90)), room_door, person);
        if (!one_in(3)) {
            const auto at = minutes(200) + Milliseconds(pick(3'600'000));
            add(StepKind::takes_lunch, at, any_of(lunches), person);
            if (one_in(10)) add(StepKind::takes_lunch, at + minutes(pick(20)), any_of(lunches), person);
        }
        if (one_in(3)) {
            const auto gone = came + minutes(30 + pick(240));
            add(StepKind::leaves, gone, any_of(entrances), person);
            if (one_in(2)) add(StepKind::enters, gone + minutes(5 + pick(60)), any_of(entrances), person);
        }
    }

    // A code is held to two doors at once, what counts of that is taken back, and they try it once more: who
    // was first has to be the same for both doors, whatever each of them has heard by then.
    void plan_rivals(int person) {
        const auto at = anytime() / 3;
        const auto& [door, neighbour] = any_of(doors_with_neighbour);
        add(StepKind::enters, at, {1, 0}, person);
        add(StepKind::enters, at, door, person);
        add(StepKind::taken_back, at, neighbour, person);
        for (int i = 0; i < 2; ++i) add(StepKind::enters, at, any_of(entrances), person);
    }

    void plan_desk() {
        constexpr std::array kinds = {StepKind::walks_in,   StepKind::walks_in,   StepKind::substituted,
                                      StepKind::corrected,  StepKind::flagged,    StepKind::joined,
                                      StepKind::group,      StepKind::taken_back, StepKind::taken_back,
                                      StepKind::done_again, StepKind::erased};
        const StepKind kind = kinds[static_cast<std::size_t>(pick(kinds.size()))];
        // Whoever stands at a kiosk does no more than come in; a second desk is a kiosk's machine here.
        const auto where = one_in(3) ? std::pair(1, 0) : std::pair(0, 0);
        const auto at = anytime() / 3;
        const int person = pick(kind_.people);
        add(kind, at, kind == StepKind::taken_back ? any_of(entrances) : where, person);
        // The other desk, which has not heard of the erasure, still writes something about them.
        if (kind == StepKind::erased && one_in(2))
            add(StepKind::corrected, at + Milliseconds(pick(60'000)), {1 - where.first, 0}, person);
    }

    void plan_harm() {
        constexpr std::array calm = {StepKind::restarted, StepKind::power_cut};
        constexpr std::array stormy = {StepKind::restarted,   StepKind::power_cut,    StepKind::network,
                                       StepKind::network,     StepKind::network,      StepKind::network,
                                       StepKind::hub_wiped,   StepKind::hub_set_back, StepKind::old_primary,
                                       StepKind::clock_jumps, StepKind::folder_kept,  StepKind::folder_back};
        const StepKind kind = kind_.is_calm ? calm[static_cast<std::size_t>(pick(calm.size()))]
                                            : stormy[static_cast<std::size_t>(pick(stormy.size()))];
        const int machine = pick(machines);
        const auto at = arrival();
        add(kind, at, {machine, 0});
        if (kind == StepKind::network)
            add(StepKind::network_whole, at + Milliseconds(pick(20 * 60'000)), {machine, 0});
        if (kind == StepKind::folder_back) plan_comers_after_folder_back(machine, at);
    }

    // There is a backup, and people come before the machine has heard from the hub what it has forgotten.
    void plan_comers_after_folder_back(int machine, Milliseconds at) {
        add(StepKind::folder_kept, at / 2, {machine, 0});
        const bool is_room = machine == room_door.first;
        for (int i = 0; i < 3; ++i)
            add(is_room ? StepKind::visits_room : StepKind::enters, at, {machine, 0}, pick(kind_.people));
    }

    std::mt19937 dice_;
    DayKind kind_;
    std::vector<Step> steps_;
};

}  // namespace

std::string_view step_kind_name(StepKind kind) {
    return names[static_cast<std::size_t>(kind)];
}

bool is_deed(StepKind kind) {
    return kind <= StepKind::let_back_in;
}

std::string Step::words() const {
    std::string text = fmt::format("{:>9} ms machine {} program {} person {}: {}", at.count(), machine,
                                   program, person, step_kind_name(kind));
    if (strike != Strike::none)
        text += fmt::format(", {} at call {}", strike == Strike::dies ? "dies" : "the disk fails", at_call);
    return text;
}

std::vector<Step> plan_day(std::uint32_t seed, const DayKind& kind) {
    return Planner(seed, kind).plan();
}

}  // namespace lanyard
