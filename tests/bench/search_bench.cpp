// The desk's search at a large event, beside one pass of LIKE over the same people.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "desk/find_people.h"
#include "event/name_fold.h"
#include "store/database.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/bench_event.h"
#include "tests/bench/figure.h"

namespace lanyard {
namespace {

constexpr std::size_t names_typed = 1000, rows_shown = 10;

// Names of people, far apart in every table.
const std::vector<std::string>& names() {
    static const std::vector<std::string> all = [] {
        auto desk = large_event().open();
        std::vector<std::string> names;
        for (const auto& id : large_event().people()) {
            if (names.size() == names_typed) break;
            const auto person = must(desk->attendee(id));
            if (person) names.push_back(person->name);
        }
        return names;
    }();
    return all;
}

// What is in the field after each key of each name.
const std::vector<std::string>& beginnings() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> typed;
        for (const auto& name : names())
            for (std::size_t letters = 1; letters <= name.size(); ++letters)
                typed.push_back(name.substr(0, letters));
        return typed;
    }();
    return all;
}

// Two letters in the middle of each name change places.
const std::vector<std::string>& slips() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> typed;
        for (std::string name : names()) {
            std::swap(name[name.size() / 2], name[name.size() / 2 - 1]);
            typed.push_back(name);
        }
        return typed;
    }();
    return all;
}

struct OpenSearch {
    std::unique_ptr<Desk> desk = large_event().open();
    PeopleFinder finder{*desk};

    OpenSearch() { must(finder.refresh()); }
};

// The 99th of a hundred, in milliseconds.
template <class Search>
void measure_p99(benchmark::State& state, const std::vector<std::string>& typed, Search&& search) {
    std::vector<double> times_ms;
    for (auto _ : state) {
        for (const auto& words : typed) {
            const auto began = std::chrono::steady_clock::now();
            search(words);
            times_ms.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
        }
    }
    std::sort(times_ms.begin(), times_ms.end());
    tell_value(state, times_ms[times_ms.size() * 99 / 100]);
}

void search(benchmark::State& state, const std::vector<std::string>& typed) {
    OpenSearch open;
    measure_p99(state, typed,
                [&](const std::string& words) { must(open.finder.find_ids(words, rows_shown)); });
}

void search_and_read(benchmark::State& state) {
    OpenSearch open;
    measure_p99(state, beginnings(),
                [&](const std::string& words) { must(open.finder.find(words, rows_shown)); });
}

void search_by_like(benchmark::State& state) {
    auto desk = large_event().open();
    Database& database = desk->database();
    // A hundred are enough: each is a pass over everybody.
    std::vector<std::string> some;
    for (std::size_t i = 0; i < beginnings().size(); i += beginnings().size() / 100)
        some.push_back(beginnings()[i]);
    measure_p99(state, some, [&](const std::string& words) {
        must(database.read([&] {
            auto& query = database.statement(
                "SELECT subject FROM list_registers WHERE name LIKE '%' || ?1 || '%' OR organisation LIKE "
                "'%' "
                "|| ?1 || '%' OR email LIKE '%' || ?1 || '%' ORDER BY family_name, given_name LIMIT 10");
            query.bind(1, words);
            while (query.executeStep()) benchmark::DoNotOptimize(query.getColumn(0).getText());
        }));
    });
}

void first_build(benchmark::State& state) {
    auto desk = large_event().open();
    for (auto _ : state) {
        PeopleFinder finder(*desk);
        must(finder.refresh());
    }
}

}  // namespace

void add_search_figures() {
    const auto add = [](std::string work, std::string beside, Goal goal, Measure ours, Measure peer) {
        Figure figure;
        figure.work = fmt::format("{}, {} people", work, people_of_large_event());
        figure.beside = std::move(beside);
        figure.goal = goal;
        figure.ours = std::move(ours);
        figure.peer = std::move(peer);
        add_figure(std::move(figure));
    };
    add(
        "name search, p99 of all beginnings of 1000 names", "a LIKE scan", {Goal::Kind::at_most, 1},
        [](benchmark::State& state) { search(state, beginnings()); }, search_by_like);
    add("the same with the ten people found read", "", {Goal::Kind::at_most, 20}, search_and_read, nullptr);
    add(
        "name search, p99 of 1000 names with a slip", "", {Goal::Kind::at_most, 20},
        [](benchmark::State& state) { search(state, slips()); }, nullptr);
    add("a desk takes everybody into memory, once", "", {Goal::Kind::at_most, 5000}, first_build, nullptr);
}

}  // namespace lanyard
