// What came of the figures, as one table to read and as JSON.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

#include "tests/bench/figure.h"

namespace lanyard {

// Gathers the rounds as Google Benchmark runs them, and says each on standard error, so that one sees it go
// on.
class FigureTable : public benchmark::BenchmarkReporter {
  public:
    bool ReportContext(const Context& context) override;
    void ReportRuns(const std::vector<Run>& runs) override;

    // A line a figure: work, ours, beside, ratio, goal, met.
    std::string as_text() const;
    // {"load": […], "figures": [{work, beside, unit, ours, peer, ratio, goal, met, skipped}]}; numbers are
    // null where they could not be had.
    std::string as_json() const;

  private:
    struct Side {
        std::vector<double> rounds;
        std::string skipped;  // why there is no value

        bool was_asked_for() const { return !rounds.empty() || !skipped.empty(); }
        double median() const;
    };
    struct Line {
        const Figure& figure;
        const Side& ours;
        const Side& beside;

        bool has_ratio() const { return !ours.rounds.empty() && !beside.rounds.empty(); }
        double ratio() const { return ours.median() / beside.median(); }
        // "yes", "no", or "-" where nothing can be said.
        std::string met() const;
    };
    std::vector<Line> lines() const;

    std::map<std::string, Side> sides_;  // by "WORK/ours" and "WORK/beside"
    double load_before_ = 0;
};

}  // namespace lanyard
