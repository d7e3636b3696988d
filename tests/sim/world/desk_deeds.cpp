// Each deed draws what it needs to know by its step's own dice.
#include "tests/sim/world/desk_deeds.h"

#include <fmt/format.h>

#include <cstdlib>
#include <random>

#include "desk/check_in_deeds.h"
#include "desk/desk.h"
#include "desk/erasing.h"
#include "desk/notices.h"
#include "desk/person_deeds.h"
#include "desk/taking_back.h"
#include "desk/walk_in.h"
#include "store/database.h"
#include "store/journal/journal.h"

namespace lanyard {
namespace {

// Not done because the machine failed: whoever asked was told so.
template <class Value>
bool was_answered(const Result<Value>& result) {
    return result.ok() || result.error().kind != ErrorKind::machine;
}

WalkIn newcomer(std::mt19937& dice) {
    WalkIn person;
    person.given_name = "Walker";
    person.family_name = fmt::format("Win{}", dice());
    person.name = person.given_name + " " + person.family_name;
    person.organisation = "Hull";
    return person;
}

// Somebody of the people that this machine knows; "" where it cannot say.
std::string anybody(Desk& desk, std::mt19937& dice) {
    const auto everybody = desk.attendees();
    if (!everybody || everybody->empty()) return "";
    return (*everybody)[dice() % everybody->size()].id;
}

bool is_of_this_node(Desk& desk, const std::string& person) {
    const auto here = desk.database().read([&] {
        auto& others = desk.database().statement(
            "SELECT count(*) FROM attendance WHERE subject=? AND node <> (SELECT node FROM this_node)");
        others.bind(1, person);
        others.executeStep();
        return others.getColumn(0).getInt() == 0;
    });
    return here.ok() && *here;
}

bool do_again(Desk& desk, const Deed& deed) {
    const auto newest = desk.database().read([&] {
        auto& query = desk.database().statement(
            "SELECT id FROM entries WHERE kind='undone' ORDER BY clock DESC LIMIT 1");
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    });
    if (!newest) return false;
    return newest->empty() || was_answered(undo(desk, *newest, deed));
}

bool let_in_group(Desk& desk, const std::string& first, std::mt19937& dice, const Deed& deed) {
    std::vector<std::string> people = {first};
    for (int more = 0; more < 2; ++more)
        if (const auto other = anybody(desk, dice); !other.empty()) people.push_back(other);
    return was_answered(check_in_group(desk, people, deed));
}

}  // namespace

std::string given_name(int number) {
    return fmt::format("Given{}q", number);
}
std::string family_name(int number) {
    return fmt::format("Family{}z", number);
}
std::string late_name(int number) {
    return fmt::format("Comer{}z", number);
}
std::string email_of(int number) {
    return fmt::format("mail{}x@people.example", number);
}
int number_of_email(const std::string& email) {
    return std::atoi(email.c_str() + 4);
}

bool do_desk_deed(Desk& desk, const Step& step, const std::string& person, const Deed& deed, bool only_own,
                  const std::function<void()>& erased) {
    std::mt19937 dice(step.dice);
    switch (step.kind) {
        case StepKind::walks_in:
            return was_answered(walk_in(desk, newcomer(dice), deed, dice() % 2 == 0));
        case StepKind::substituted:
            return was_answered(substitute(desk, person, newcomer(dice), dice() % 2 == 0, deed));
        case StepKind::corrected:
            return was_answered(correct(desk, person,
                                        {{Field::organisation, fmt::format("Office {}", dice() % 5)},
                                         {Field::badge_name, given_name(step.person)}},
                                        deed));
        case StepKind::flagged:
            return was_answered(set_flag(desk, person, Flag::desk_first, dice() % 2 == 0, deed));
        case StepKind::joined: {
            const std::string other = anybody(desk, dice);
            return other.empty() || other == person || was_answered(same_person(desk, person, other, deed));
        }
        case StepKind::group:
            return let_in_group(desk, person, dice, deed);
        case StepKind::taken_back:
            if (only_own && !is_of_this_node(desk, person)) return true;
            return was_answered(undo(desk, person, deed));
        case StepKind::done_again:
            return only_own || do_again(desk, deed);
        case StepKind::erased: {
            const auto done = erase(desk, person, deed);
            if (done) erased();
            return was_answered(done);
        }
        case StepKind::evacuated:
            return was_answered(call_evacuation(desk, deed));
        case StepKind::let_back_in:
            return was_answered(end_evacuation(desk, deed));
        default:
            return true;
    }
}

}  // namespace lanyard
