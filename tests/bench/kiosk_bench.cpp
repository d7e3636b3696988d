// The kiosk's own figures on a screen without glass: how soon it is there, what it costs while nobody comes.
#include <cairo.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/bench/all_figures.h"
#include "tests/bench/figure.h"
#include "tests/e2e/people.h"
#include "tests/e2e/virtual_screen.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/scan/pictures/clip_writer.h"
#include "tests/scan/pictures/phone_scene.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr int width = 1080, height = 1920;
const std::string window_size = fmt::format("{}x{}", width, height);
constexpr auto until_settled = std::chrono::seconds(3);
constexpr double idle_seconds = 10;

// Why the kiosk cannot be run here; "" where it can.
std::string what_is_missing() {
    if (!fs::exists(program("lanyard-kiosk"))) return "lanyard-kiosk is not built";
    return is_installed("Xvfb") ? "" : "Xvfb is not installed";
}

// A portrait screen and the sample event, for a kiosk without camera and printer.
class Booth {
  public:
    ChildProcess start_kiosk() const {
        return ChildProcess(
            screen_.on_screen({program("lanyard-kiosk"), "--event", event_.folder(), "--clock", morning,
                               "--window", window_size, "--ui-tree", tree()}),
            {}, log());
    }
    // With a clip before its camera; the trace is kept until it ends.
    ChildProcess start_kiosk_before(const fs::path& clip) const {
        return ChildProcess(screen_.on_screen({program("lanyard-kiosk"), "--event", event_.folder(),
                                               "--clock", morning, "--window", window_size, "--camera", clip,
                                               "--trace", trace(), "--ui-tree", tree()}),
                            {}, log());
    }
    const SampleEvent& event() const { return event_; }
    fs::path trace() const { return event_.file("trace"); }
    // A window of the same size by the kiosk's own code, with next to nothing in it.
    ChildProcess start_empty_window() const {
        return ChildProcess(screen_.on_screen({program("empty_window"), window_size}), {}, log());
    }
    // Until --ui-tree tells of the first screen.
    void wait_for_screen(ChildProcess& kiosk) const {
        while (!fs::exists(tree())) {
            if (!kiosk.is_running()) throw std::runtime_error("the kiosk ended: " + text_of(log()));
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

  private:
    fs::path tree() const { return event_.file("ui.json"); }
    fs::path log() const { return event_.file("log"); }

    VirtualScreen screen_{width, height};
    SampleEvent event_;
};

// What the kernel calls RssAnon: memory of this process alone that is no file's, in MB.
double anonymous_mb(pid_t process) {
    std::istringstream status(text_of(fmt::format("/proc/{}/status", process)));
    for (std::string word; status >> word;) {
        double kilobytes = 0;
        if (word == "RssAnon:" && status >> kilobytes) return kilobytes / 1024;
    }
    throw std::runtime_error("the kernel does not tell a process's memory");
}

// User's and system's time of a process so far.
double cpu_seconds(pid_t process) {
    const std::string stat = text_of(fmt::format("/proc/{}/stat", process));
    std::istringstream fields(stat.substr(stat.rfind(')') + 1));
    std::string skipped;
    for (int field = 3; field < 14; ++field) fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

// From starting the program to its first screen; the driver renders in software.
void start(benchmark::State& state) {
    if (const auto missing = what_is_missing(); !missing.empty()) return skip(state, missing);
    const Booth booth;
    std::chrono::duration<double, std::milli> taken{};
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        auto kiosk = booth.start_kiosk();
        booth.wait_for_screen(kiosk);
        taken = std::chrono::steady_clock::now() - start;
    }
    tell_value(state, taken.count());
}

void idle(benchmark::State& state) {
    if (const auto missing = what_is_missing(); !missing.empty()) return skip(state, missing);
    const Booth booth;
    auto kiosk = booth.start_kiosk();
    booth.wait_for_screen(kiosk);
    std::this_thread::sleep_for(until_settled);
    const double before = cpu_seconds(kiosk.id());
    for (auto _ : state) std::this_thread::sleep_for(std::chrono::duration<double>(idle_seconds));
    tell_value(state, 100 * (cpu_seconds(kiosk.id()) - before) / idle_seconds);
}

// The kiosk's anonymous memory less the empty window's: what both have is SDL's, X's and the GL driver's.
void memory(benchmark::State& state) {
    if (const auto missing = what_is_missing(); !missing.empty()) return skip(state, missing);
    const Booth booth;
    auto kiosk = booth.start_kiosk();
    auto window = booth.start_empty_window();
    booth.wait_for_screen(kiosk);
    for (auto _ : state) std::this_thread::sleep_for(until_settled);
    tell_value(state, anonymous_mb(kiosk.id()) - anonymous_mb(window.id()));
}

// A clip in which one person after another holds up a phone: an empty foyer, then the phone, at once and in
// full.
constexpr int clip_rate = 30, empty_frames = 6, held_frames = 9, frames_a_turn = empty_frames + held_frames;
constexpr std::size_t people_in_clip = 100;

void check(const Result<void>& done) {
    if (!done.ok()) throw std::runtime_error(done.error().message());
}

void write_clip(const fs::path& file, const std::vector<Delegate>& people) {
    auto clip = ClipWriter::open(file, 1280, 720, clip_rate);
    if (!clip.ok()) throw std::runtime_error(clip.error().message());
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> picture(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1280, 720), &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(picture.get()),
                                                                   &cairo_destroy);
    for (const Delegate& person : people) {
        draw_foyer(cairo.get(), 1280, 720);
        for (int frame = 0; frame < empty_frames; ++frame) check((*clip)->add(picture.get()));
        draw_phone(cairo.get(), {640, 360, -4, 560}, qr_modules(person.code), "Launch");
        for (int frame = 0; frame < held_frames; ++frame) check((*clip)->add(picture.get()));
    }
    check((*clip)->finish());
}

// In intervals of the clip's frames, from a code's first to its verdict's drawing; sorted.
using Waits = std::vector<double>;

// What drawing another screen or verdict took, in ms; sorted.
std::vector<double> frames_in(const fs::path& trace) {
    std::vector<double> frames_ms;
    std::istringstream lines(text_of(trace));
    for (std::string line; std::getline(lines, line);) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_object() && json.contains("drawn"))
            frames_ms.push_back(json["took_us"].get<double>() / 1000);
    }
    std::sort(frames_ms.begin(), frames_ms.end());
    return frames_ms;
}

// In seconds, from a code's first picture to the badge's job, which stands before its verdict is heard;
// nobody touches anything. Sorted.
using Jobs = std::vector<double>;

struct ClipWaits {
    Waits to_verdict;
    Jobs to_job;
};

// When the first picture of each person was due, and when another verdict was first heard and drawn after it.
ClipWaits waits_in(const fs::path& trace, std::size_t people) {
    std::map<long long, double> due_us;    // by picture
    std::map<long long, double> drawn_us;  // by request
    std::vector<double> heard_us;          // verdicts, in order
    std::istringstream lines(text_of(trace));
    for (std::string line; std::getline(lines, line);) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object()) continue;
        if (json.contains("picture")) {
            due_us.emplace(json["picture"], json["due_us"]);
        } else if (json.value("heard", "") == "verdict") {
            heard_us.push_back(json["at_us"]);
        } else if (const std::string drawn = json.value("drawn", ""); drawn.rfind("verdict/", 0) == 0) {
            drawn_us.emplace(std::stoll(drawn.substr(drawn.find(' ') + 1)), json["at_us"]);
        }
    }
    ClipWaits waits;
    constexpr double interval_us = 1e6 / clip_rate, turn_us = frames_a_turn * interval_us;
    for (std::size_t person = 0; person < people; ++person) {
        const auto entered = static_cast<long long>(person) * frames_a_turn + empty_frames;
        // A picture that was left out on a busy machine was due all the same.
        const auto near = due_us.lower_bound(entered);
        if (near == due_us.end()) throw std::runtime_error("the clip was not shown to its end");
        const double due = near->second - static_cast<double>(near->first - entered) * interval_us;
        const auto verdict = std::find_if(drawn_us.begin(), drawn_us.end(), [&](const auto& drawn) {
            return drawn.second > due && drawn.second < due + turn_us;
        });
        // Who got no verdict while their phone was there waited for all of their turn, and longer.
        waits.to_verdict.push_back(verdict == drawn_us.end() ? frames_a_turn
                                                             : (verdict->second - due) / interval_us);
        const auto heard = std::upper_bound(heard_us.begin(), heard_us.end(), due);
        const bool is_theirs = heard != heard_us.end() && *heard < due + turn_us;
        waits.to_job.push_back((is_theirs ? *heard - due : turn_us) / 1e6);
    }
    std::sort(waits.to_verdict.begin(), waits.to_verdict.end());
    std::sort(waits.to_job.begin(), waits.to_job.end());
    return waits;
}

// One run of the clip gives the values of all figures of waiting.
struct ClipRun {
    Waits waits;
    Jobs jobs_s;
    std::vector<double> frames_ms;
};

const ClipRun& clip_run() {
    static const ClipRun measured = [] {
        const Booth booth;
        auto people = ordinary_delegates(booth.event());
        people.resize(std::min(people.size(), people_in_clip));
        const fs::path clip = booth.event().file("clip.mp4");
        write_clip(clip, people);
        auto kiosk = booth.start_kiosk_before(clip);
        booth.wait_for_screen(kiosk);
        std::this_thread::sleep_for(
            std::chrono::milliseconds(1000 * frames_a_turn * people.size() / clip_rate + 3000));
        (void)kiosk.end();
        ClipWaits waits = waits_in(booth.trace(), people.size());
        return ClipRun{std::move(waits.to_verdict), std::move(waits.to_job), frames_in(booth.trace())};
    }();
    return measured;
}

// The smallest value that `share` of all do not exceed (nearest rank).
void tell_share(benchmark::State& state, std::vector<double> ClipRun::*values, double share) {
    if (const auto missing = what_is_missing(); !missing.empty()) return skip(state, missing);
    for (auto _ : state) (void)clip_run();
    const std::vector<double>& sorted = clip_run().*values;
    if (sorted.empty()) throw std::runtime_error("the kiosk has drawn nothing");
    const double rank = std::ceil(share * static_cast<double>(sorted.size()));
    tell_value(state, sorted[static_cast<std::size_t>(rank) - 1]);
}

void add_limit(const std::string& work, const std::string& unit, double limit, Measure measure, int rounds) {
    Figure figure;
    figure.work = work;
    figure.unit = unit;
    figure.goal = {Goal::Kind::at_most, limit};
    figure.rounds = rounds;
    figure.ours = std::move(measure);
    add_figure(std::move(figure));
}

}  // namespace

void add_kiosk_figures() {
    add_limit("kiosk: start to first screen, 1080×1920", "ms", 1000, start, 3);
    add_limit("kiosk: a core's time while idle, no camera", "%", 1, idle, 1);
    add_limit(
        "kiosk: code in the picture to verdict drawn, median", "frames", 2,
        [](benchmark::State& state) { tell_share(state, &ClipRun::waits, 0.5); }, 1);
    add_limit(
        "kiosk: the same, 99th percentile", "frames", 2,
        [](benchmark::State& state) { tell_share(state, &ClipRun::waits, 0.99); }, 1);
    add_limit(
        "kiosk: code in the picture to the badge's job, nothing touched, 99th percentile", "s", 2,
        [](benchmark::State& state) { tell_share(state, &ClipRun::jobs_s, 0.99); }, 1);
    add_limit(
        "kiosk: another screen drawn in software, 1080×1920, median", "ms", 1000.0 / clip_rate,
        [](benchmark::State& state) { tell_share(state, &ClipRun::frames_ms, 0.5); }, 1);
    add_limit("kiosk: private memory without the GL driver", "MB", 200, memory, 1);
}

}  // namespace lanyard
