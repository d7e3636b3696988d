// Two stages of one room play one film: how far they are apart, how far behind the clock, and which frames of
// it nobody saw, all by the pixels of their windows.
//
//   stage_pair [SECONDS [TIMES]]   a film of so many seconds [600], eights of them, so that picture and AAC
//                                  sound end together; played once, or TIMES in a loop
//
// The real programs at the machine's own time, drawn in software on virtual screens. Ends with 0 where in
// 99 of 100 frames the two are no more than 40 ms apart, from 15 s after the beginning on.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/system_clock.h"
#include "tests/e2e/virtual_screen.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/soak/frame_film.h"
#include "tests/soak/holdings.h"

namespace {

using namespace lanyard;
namespace fs = std::filesystem;

constexpr int usual_seconds = 600, starting_seconds = 30, settled_after_seconds = 15;
constexpr double most_apart = 40;  // ms, in 99 of 100 frames
constexpr std::chrono::milliseconds look_again{1};

struct Plan {
    int seconds = usual_seconds, times = 1;
    int frames() const { return seconds * film_rate; }
    int all_frames() const { return frames() * times; }
};

// One stage in a window, and when each frame was first seen there, counted through all loops.
class WatchedStage {
  public:
    WatchedStage(const SampleEvent& sample, const std::string& name)
        : pixels_((fs::create_directories(sample.file(name)), sample.file(name))),
          screen_(film_width, film_height, pixels_),
          process_(screen_.on_screen({program("lanyard-kiosk"), "--event", sample.folder().string(), "--role",
                                      "stage", "--window", fmt::format("{}x{}", film_width, film_height)}),
                   {}, pixels_ / "log"),
          watch_(pixels_) {}

    // A frame counts once it was seen in two looks: the first may have come while it was being drawn.
    void look(Instant now, const Plan& plan) {
        const auto frame = watch_.frame();
        if (frame && frame == candidate_ && frame != stands_) {
            if (stands_ && *frame < *stands_ - plan.frames() / 2) ++loops_;
            stands_ = frame;
            seen_.emplace(loops_ * plan.frames() + *frame, candidate_at_);
        }
        if (frame != candidate_) {
            candidate_ = frame;
            candidate_at_ = now;
        }
    }
    const std::map<int, Instant>& seen() const { return seen_; }
    Holdings holdings() { return holdings_of(process_.id()); }
    std::string log() const { return text_of(pixels_ / "log"); }

  private:
    fs::path pixels_;
    VirtualScreen screen_;
    ChildProcess process_;
    FilmWatch watch_;
    std::optional<int> candidate_, stands_;
    Instant candidate_at_{};
    int loops_ = 0;
    std::map<int, Instant> seen_;
};

void plan_film(const SampleEvent& sample, const Plan& plan, Instant start) {
    const std::string settings = text_of(sample.folder() / "event.toml");
    const std::string cue = "start   = \"cue\"";
    const auto at = settings.find(cue);
    if (at == std::string::npos) throw std::runtime_error("the sample's video does not wait for its cue");
    std::ofstream(sample.folder() / "event.toml")
        << settings.substr(0, at) << "start = \"clock\"\nloop = " << (plan.times > 1 ? "true" : "false")
        << settings.substr(at + cue.size());
    const fs::path table = sample.file("film.csv");
    const Instant end = start + std::chrono::seconds(plan.seconds * plan.times);
    std::ofstream(table) << "id,title,kind,start,end,room,file\nmessage,Message,video,"
                         << format_iso(start, "UTC") << "," << format_iso(end, "UTC")
                         << ",Great Hall,message.mp4\n";
    const auto done = sample.lanyard({"programme", "import", table.string()});
    if (done.status != 0) throw std::runtime_error(done.err);
}

double part_of(std::vector<double> values, double part) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(part * double(values.size())))];
}

double milliseconds(Instant later, Instant earlier) {
    return std::chrono::duration<double, std::milli>(later - earlier).count();
}

void print_stage(const char* name, const WatchedStage& stage, const Plan& plan, Instant start) {
    std::vector<double> behind, first, last;
    for (const auto& [frame, at] : stage.seen()) {
        const double late = milliseconds(at, start) - frame * 1000.0 / film_rate;
        behind.push_back(late);
        const int second = frame / film_rate;
        if (second >= settled_after_seconds && second < settled_after_seconds + 60) first.push_back(late);
        if (second >= plan.seconds * plan.times - 60) last.push_back(late);
    }
    const auto shown = static_cast<int>(stage.seen().size());
    int longest_gap = 0, before = -1;
    for (const auto& one : stage.seen()) {
        longest_gap = std::max(longest_gap, one.first - before - 1);
        before = one.first;
    }
    fmt::print(
        "{}: {} of {} frames seen, at most {} missing at once; behind the clock, ms: median {:.0f}, 95 % "
        "{:.0f}, 99 % {:.0f}; "
        "from its first minute to its last {:+.0f}\n",
        name, shown, plan.all_frames(), longest_gap, part_of(behind, 0.5), part_of(behind, 0.95),
        part_of(behind, 0.99), part_of(last, 0.5) - part_of(first, 0.5));
}

bool print_apart(const WatchedStage& one, const WatchedStage& other) {
    std::vector<double> apart;
    for (const auto& [frame, at] : one.seen()) {
        const auto there = other.seen().find(frame);
        if (there == other.seen().end() || frame < settled_after_seconds * film_rate) continue;
        apart.push_back(std::abs(milliseconds(at, there->second)));
    }
    const double most = part_of(apart, 0.99);
    fmt::print("apart, ms, in {} frames seen on both: median {:.0f}, 95 % {:.0f}, 99 % {:.0f}, most {:.0f}\n",
               apart.size(), part_of(apart, 0.5), part_of(apart, 0.95), most, part_of(apart, 1));
    return !apart.empty() && most <= most_apart;
}

bool watch(const Plan& plan) {
    const SampleEvent sample;
    make_frame_film(sample.folder() / "message.mp4", plan.seconds);
    // Else the stages would look at it while they wait.
    if (const auto done = sample.lanyard({"video", "check"}); done.status > 1)
        throw std::runtime_error(done.err);
    const SystemClock clock;
    const Instant start = std::chrono::time_point_cast<std::chrono::seconds>(clock.now()) +
                          std::chrono::seconds(starting_seconds);
    plan_film(sample, plan, start);
    WatchedStage one(sample, "stage"), other(sample, "stage2");
    const Instant end = start + std::chrono::seconds(plan.seconds * plan.times);
    int minute = 0;
    for (Instant now = clock.now(); now < end; now = clock.now()) {
        one.look(now, plan);
        other.look(now, plan);
        if (now >= start + std::chrono::minutes(minute)) {
            print_holdings(minute, "minutes, stage 1", one.holdings());
            ++minute;
        }
        std::this_thread::sleep_for(look_again);
    }
    if (one.seen().empty() || other.seen().empty())
        throw std::runtime_error("no film was seen\n" + one.log() + other.log());
    fmt::print("{}x{} at {} frames a second, {} s {} times\n", film_width, film_height, film_rate,
               plan.seconds, plan.times);
    print_stage("stage 1", one, plan, start);
    print_stage("stage 2", other, plan, start);
    return print_apart(one, other);
}

}  // namespace

int main(int argc, char** argv) {
    Plan plan;
    if (argc > 1) plan.seconds = std::atoi(argv[1]);
    if (argc > 2) plan.times = std::atoi(argv[2]);
    if (plan.seconds < 24 || plan.seconds > most_film_seconds || plan.seconds % 8 != 0 || plan.times < 1)
        return fmt::print(stderr, "stage_pair [SECONDS [TIMES]], 24 to {} seconds, by eights\n",
                          most_film_seconds),
               2;
    try {
        return watch(plan) ? 0 : 1;
    } catch (const std::exception& error) {
        fmt::print(stderr, "stage_pair: {}\n", error.what());
        return 4;
    }
}
