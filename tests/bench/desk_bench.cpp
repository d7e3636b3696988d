// The desk at a large event that is under way: a group let in, and each of its lists read again after
// somebody has come, as it is after every change; and the lists drawn.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "desk/badges.h"
#include "desk/cancelled_sessions.h"
#include "desk/check_in_deeds.h"
#include "desk/find_people.h"
#include "desk/help_calls.h"
#include "desk/import_programme.h"
#include "desk/people_needed.h"
#include "desk/programme_deeds.h"
#include "desk/seats.h"
#include "store/database.h"
#include "store/journal/journal.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/bench_event.h"
#include "tests/bench/figure.h"
#include "tests/deed_for_test.h"
#include "tests/kiosk/drawing.h"
#include "tests/kiosk/staff_screens.h"

namespace lanyard {
namespace {

constexpr std::size_t people_of_group = 12, groups = 20, rows_shown = 60;
constexpr int badges_owed_now = 20, speakers = 300;

// As a kiosk writes them: come in, a badge asked for, and printed unless it is owed.
void come_in(Desk& desk, const std::string& person, bool is_printed) {
    NewEntry entry;
    entry.kind = entry_kind::checked_in;
    entry.at = morning_of_bench;
    entry.actor = "kiosk";
    entry.subject = person;
    entry.area = "entrance";
    entry.body = R"({"credential":"invitation","point":"Kiosk 1"})";
    const std::string check_in = desk.journal().append(entry);
    const auto number = desk.journal().next_ticket();
    NewEntry badge;
    badge.at = morning_of_bench;
    badge.actor = "kiosk";
    badge.subject = person;
    badge.kind = entry_kind::badge_requested;
    badge.body = fmt::format(R"({{"check_in":"{}","number":{}}})", check_in, number);
    desk.journal().append(badge);
    badge.kind = is_printed ? entry_kind::badge_printed : entry_kind::badge_failed;
    badge.body = is_printed ? fmt::format(R"({{"number":{},"outcome":"printed"}})", number)
                            : fmt::format(R"({{"number":{},"problem":"It is jammed."}})", number);
    desk.journal().append(badge);
}

// A day of workshops and talks, each with a speaker who is on the list; one workshop is cancelled.
std::string programme(const std::vector<std::string>& names) {
    std::string csv = "id,title,kind,start,end,room,speakers,capacity\n";
    for (const char* workshop : {"A", "B", "C"})
        csv += fmt::format("w{0},Workshop {0},workshop,2017-11-10 14:00,2017-11-10 15:00,Hall {0},,90000\n",
                           workshop);
    for (std::size_t i = 0; i < names.size(); ++i)
        csv += fmt::format("t{0},Talk {0},talk,2017-11-10 {1:02}:00,2017-11-10 {1:02}:50,Room {2},\"{3}\",\n",
                           i, 10 + i % 8, i / 8, names[i]);
    return csv;
}

// Half of the people are in, and a dozen groups of a dozen still come.
struct BusyEvent {
    BenchEvent event{people_of_large_event()};
    std::vector<std::string> still_to_come;

    BusyEvent() {
        auto desk = event.open();
        const auto people = event.people();
        const std::size_t half = people.size() / 2;
        for (std::size_t next = 0; next < half;)
            must(desk->journal().transact([&] {
                for (int i = 0; i < 150 && next < half; ++i, ++next)
                    come_in(*desk, people[next], next >= badges_owed_now);
            }));
        still_to_come.assign(people.begin() + static_cast<std::ptrdiff_t>(half), people.end());
        std::vector<std::string> names;
        for (int i = 0; i < speakers; ++i)
            names.push_back(must(desk->attendee(people[static_cast<std::size_t>(i * 97)]))->name);
        must(import_programme(*desk, programme(names), "day.csv", by_import(morning_of_bench)));
        must(do_programme_deed(*desk, {ProgrammeDeed::Kind::cancel, "wA", 0, false},
                               by_desk(morning_of_bench)));
    }
    std::string next() {
        std::string person = still_to_come.back();
        still_to_come.pop_back();
        return person;
    }
};

BusyEvent& busy_event() {
    static BusyEvent event;
    return event;
}

DeskOptions at_the_desk() {
    DeskOptions options;
    options.staff = true;
    options.prints = true;
    return options;
}

void admit_groups(benchmark::State& state) {
    auto desk = busy_event().event.open(at_the_desk());
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<std::string> group;
        for (std::size_t i = 0; i < people_of_group; ++i) group.push_back(busy_event().next());
        state.ResumeTiming();
        for (const Outcome& outcome : must(check_in_group(*desk, group, by_desk(morning_of_bench))))
            if (!lets_through(outcome.verdict)) throw std::runtime_error("somebody was not let in");
    }
}

// What reads the list is made ready once, as at a desk that has stood for a while.
using List = std::function<void()>;
using MakeList = std::function<List(Desk&)>;

// Somebody comes, at this desk; then the list is read.
void read_list(benchmark::State& state, const MakeList& make) {
    auto desk = busy_event().event.open(at_the_desk());
    const List list = make(*desk);
    list();
    for (auto _ : state) {
        state.PauseTiming();
        must(check_in(*desk, busy_event().next(), by_desk(morning_of_bench)));
        state.ResumeTiming();
        list();
    }
}

void add_list(const std::string& name, MakeList make) {
    Figure figure;
    figure.work = fmt::format("{}, {} people", name, people_of_large_event());
    figure.goal = {Goal::Kind::at_most, 50};
    figure.rounds = 3;
    figure.times = 10;
    figure.ours = [make](benchmark::State& state) { read_list(state, make); };
    add_figure(std::move(figure));
}

List find(Desk& desk, const std::string& words) {
    auto finder = std::make_shared<PeopleFinder>(desk);
    return [finder, words] { benchmark::DoNotOptimize(must(finder->find(words, rows_shown))); };
}

// One frame, its letters shaped and painted anew, as after another search: what the graphics card does with
// it is left out. The fonts are loaded, as they are at a desk that has stood for a while.
void draw_screen(benchmark::State& state, const std::string& name) {
    const auto screens = made_up::staff_screens();
    const auto screen_called = [&](const std::string& wanted) {
        const auto found = std::find_if(screens.begin(), screens.end(),
                                        [&](const made_up::ShownScreen& one) { return one.name == wanted; });
        if (found == screens.end()) throw std::runtime_error("there is no screen " + wanted);
        return *found;
    };
    const auto screen = screen_called(name), before = screen_called("desk_empty");
    const Theme theme(1920, 1080, usual_panel(1920, 1080), 0x0a4f53, {});
    for (auto _ : state) {
        state.PauseTiming();
        Drawing drawing;
        drawing.frame(theme, {}, before.draw);
        state.ResumeTiming();
        benchmark::DoNotOptimize(drawing.frame(theme, {}, screen.draw).widgets.size());
    }
}

void add_drawing(const std::string& what, const std::string& screen) {
    Figure figure;
    figure.work = what + ", drawn";
    figure.goal = {Goal::Kind::at_most, 50};
    figure.rounds = 3;
    figure.times = 5;
    figure.ours = [screen](benchmark::State& state) { draw_screen(state, screen); };
    add_figure(std::move(figure));
}

}  // namespace

void add_desk_figures() {
    Figure group;
    group.work = fmt::format("admitting a group of {}, {} people", people_of_group, people_of_large_event());
    group.goal = {Goal::Kind::at_most, 100};
    group.rounds = 3;
    group.times = groups / 3;
    group.ours = admit_groups;
    add_figure(std::move(group));

    add_list("the desk's counts",
             [](Desk& desk) -> List { return [&desk] { benchmark::DoNotOptimize(must(desk.counts())); }; });
    add_list("badges owed", [](Desk& desk) -> List {
        auto owed = std::make_shared<OwedBadges>(desk);
        return [owed] { benchmark::DoNotOptimize(must(owed->look())); };
    });
    add_list("open calls", [](Desk& desk) -> List {
        return [&desk] { benchmark::DoNotOptimize(must(open_help_calls(desk))); };
    });
    add_list("the waiting list", [](Desk& desk) -> List {
        return [&desk] { benchmark::DoNotOptimize(must(waiting_list(desk))); };
    });
    add_list(fmt::format("whom {} talks need", speakers), [](Desk& desk) -> List {
        auto finder = std::make_shared<PeopleFinder>(desk);
        auto watch = std::make_shared<NeededWatch>(desk, *finder);
        return [finder, watch] { benchmark::DoNotOptimize(must(watch->look(morning_of_bench))); };
    });
    add_list("who stands nowhere, a workshop being cancelled", [](Desk& desk) -> List {
        auto watch = std::make_shared<EnrolmentWatch>();
        return [&desk, watch] {
            benchmark::DoNotOptimize(must(cancelled_sessions(desk, *watch, morning_of_bench)));
        };
    });
    add_list("a group found by its organisation",
             [](Desk& desk) { return find(desk, "leeds city council"); });

    add_drawing("the desk's list of people and a card", "desk_expected");
    add_drawing("the desk with a group ticked", "desk_ticking");
    add_drawing("the day: seats, waiting list, whom it needs", "desk_today_cancelled");
}

}  // namespace lanyard
