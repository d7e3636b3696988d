// Every round is a benchmark of its own: ours, the peer, ours, the peer.
#include "tests/bench/figure.h"

namespace lanyard {
namespace {

std::vector<Figure>& registered() {
    static std::vector<Figure> all;
    return all;
}

void add_round(const std::string& name, const Measure& measure, int times) {
    benchmark::RegisterBenchmark(name.c_str(), measure)
        ->Iterations(times)
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
}

}  // namespace

void add_figure(Figure figure) {
    for (int round = 0; round < figure.rounds; ++round) {
        add_round(figure.work + "/ours", figure.ours, figure.times);
        if (figure.peer) add_round(figure.work + "/beside", figure.peer, figure.times);
    }
    registered().push_back(std::move(figure));
}

const std::vector<Figure>& figures() {
    return registered();
}

void tell_value(benchmark::State& state, double value) {
    state.counters["value"] = value;
}

void skip(benchmark::State& state, const std::string& reason) {
    state.SkipWithError(reason.c_str());
    state.SetLabel(reason);
}

}  // namespace lanyard
