// Medians over the rounds; nothing is left out of the table because it is bad or could not be had.
#include "tests/bench/figure_table.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace lanyard {
namespace {

using nlohmann::json;

// Programs that ran or waited for a core on average over the last minute.
double load() {
    double average = 0;
    ::getloadavg(&average, 1);
    return average;
}

std::string in_words(const Goal& goal, const std::string& unit) {
    switch (goal.kind) {
        case Goal::Kind::at_most:
            return fmt::format("≤ {} {}", goal.value, unit);
        case Goal::Kind::at_most_times:
            return fmt::format("≤ {}×", goal.value);
        case Goal::Kind::more_than_beside:
            break;
    }
    return fmt::format("{} {} more", goal.value, unit);
}

// Three digits that count: "0.0123", "1.23", "123".
std::string number(double value) {
    return value >= 100 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

}  // namespace

double FigureTable::Side::median() const {
    auto sorted = rounds;
    std::sort(sorted.begin(), sorted.end());
    const auto middle = sorted.size() / 2;
    return sorted.size() % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

std::string FigureTable::Line::met() const {
    if (ours.rounds.empty()) return "-";
    const Goal& goal = figure.goal;
    if (goal.kind == Goal::Kind::at_most) return ours.median() <= goal.value ? "yes" : "no";
    if (beside.rounds.empty()) return "-";
    const bool met = goal.kind == Goal::Kind::at_most_times ? ratio() <= goal.value
                                                            : ours.median() - beside.median() >= goal.value;
    return met ? "yes" : "no";
}

bool FigureTable::ReportContext(const Context&) {
    load_before_ = load();
    return true;
}

void FigureTable::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        Side& side = sides_[run.run_name.function_name];
        if (!run.report_label.empty()) {
            side.skipped = run.report_label;
        } else {
            const auto told = run.counters.find("value");
            side.rounds.push_back(told == run.counters.end() ? run.GetAdjustedRealTime()
                                                             : double(told->second));
        }
        fmt::print(stderr, "bench: {}: {}\n", run.run_name.function_name,
                   run.report_label.empty() ? number(side.rounds.back()) : "SKIPPED: " + run.report_label);
    }
}

std::vector<FigureTable::Line> FigureTable::lines() const {
    static const Side nothing;
    const auto side = [&](const std::string& name) -> const Side& {
        const auto found = sides_.find(name);
        return found == sides_.end() ? nothing : found->second;
    };
    std::vector<Line> lines;
    for (const Figure& figure : figures()) {
        Line line{figure, side(figure.work + "/ours"), side(figure.work + "/beside")};
        if (line.ours.was_asked_for() || line.beside.was_asked_for()) lines.push_back(line);
    }
    return lines;
}

std::string FigureTable::as_text() const {
    constexpr auto row = "{:<46} {:>9} {:>9} {:<3} {:>7}  {:<12} {}\n";
    std::string text = fmt::format(row, "work", "ours", "beside", "", "ratio", "goal", "met");
    std::string notes;
    for (const Line& line : lines()) {
        const auto value = [](const Side& side) { return side.rounds.empty() ? "-" : number(side.median()); };
        text += fmt::format(row, line.figure.work, value(line.ours), value(line.beside), line.figure.unit,
                            line.has_ratio() ? number(line.ratio()) + "×" : "",
                            in_words(line.figure.goal, line.figure.unit), line.met());
        if (!line.figure.beside.empty()) notes += line.figure.work + ": beside " + line.figure.beside + "\n";
        for (const Side* side : {&line.ours, &line.beside}) {
            if (!side->skipped.empty()) notes += "SKIPPED: " + line.figure.work + ": " + side->skipped + "\n";
        }
    }
    return text + "\n" + notes + fmt::format("load {:.1f} before, {:.1f} after\n", load_before_, load());
}

std::string FigureTable::as_json() const {
    auto list = json::array();
    for (const Line& line : lines()) {
        const auto value = [](const Side& side) {
            return side.rounds.empty() ? json() : json(side.median());
        };
        list.push_back({{"work", line.figure.work},
                        {"beside", line.figure.beside},
                        {"unit", line.figure.unit},
                        {"ours", value(line.ours)},
                        {"peer", value(line.beside)},
                        {"ratio", line.has_ratio() ? json(line.ratio()) : json()},
                        {"goal", in_words(line.figure.goal, line.figure.unit)},
                        {"met", line.met() == "-" ? json() : json(line.met() == "yes")},
                        {"skipped", line.ours.skipped + line.beside.skipped}});
    }
    return json{{"load", {load_before_, load()}}, {"figures", list}}.dump(2) + "\n";
}

}  // namespace lanyard
