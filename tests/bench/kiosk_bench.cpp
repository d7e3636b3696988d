// The kiosk's own figures on a screen without glass: how soon it is there, what it costs while nobody comes.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <sstream>
#include <thread>

#include "tests/bench/all_figures.h"
#include "tests/bench/figure.h"
#include "tests/e2e/virtual_screen.h"
#include "tests/lanyard/programs/sample_event.h"

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
    add_limit("kiosk: private memory without the GL driver", "MB", 200, memory, 1);
}

}  // namespace lanyard
