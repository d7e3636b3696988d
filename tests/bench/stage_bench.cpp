// A hall's video in real windows: how soon Go is seen, and how many frames of a 1080p30 film this machine
// drops. The windows are drawn in software here, as on no machine with a graphics card.
#include <fmt/format.h>

#include <fstream>
#include <map>
#include <stdexcept>

#include "base/instant.h"
#include "base/system_clock.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/figure.h"
#include "tests/e2e/virtual_screen.h"
#include "tests/lanyard/programs/sample_event.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr int film_seconds = 12;

// What the journal says of one showing.
struct Showing {
    double go_to_first_frame_ms = 0;
    double dropped_frames = 0;
};

void must_end_well(const Finished& finished) {
    if (finished.status != 0) throw std::runtime_error(finished.err);
}

// The message is due now, by the machine's own clock, which stage and cue share.
void plan_message_for_now(const SampleEvent& sample) {
    const Instant start = SystemClock().now() - std::chrono::seconds(5);
    const fs::path file = sample.file("now.csv");
    std::ofstream(file) << "id,title,kind,start,end,room,file\nmessage,Message,video,"
                        << format_iso(start, "UTC") << ","
                        << format_iso(start + std::chrono::minutes(2), "UTC") << ",Great Hall,message.mp4\n";
    must_end_well(run_program(
        {program("lanyard"), "--event", sample.folder().string(), "programme", "import", file.string()}));
}

void make_film(const fs::path& file) {
    must_end_well(
        run_program({"ffmpeg",     "-y",
                     "-loglevel",  "error",
                     "-f",         "lavfi",
                     "-i",         fmt::format("testsrc2=size=1920x1080:rate=30:duration={}", film_seconds),
                     "-f",         "lavfi",
                     "-i",         fmt::format("sine=frequency=440:duration={}", film_seconds),
                     "-c:v",       "libx264",
                     "-preset",    "veryfast",
                     "-pix_fmt",   "yuv420p",
                     "-c:a",       "aac",
                     file.string()}));
}

bool shows(const fs::path& tree, const char* state) {
    return text_of(tree).find(fmt::format("\"state\":\"{}\"", state)) != std::string::npos ||
           text_of(tree).find(fmt::format("\"state\": \"{}\"", state)) != std::string::npos;
}

Showing send_message(int width, int height) {
    const SampleEvent sample(SampleEvent::List::none);
    make_film(sample.folder() / "message.mp4");
    plan_message_for_now(sample);
    const VirtualScreen hall{width, height}, table{1280, 720};
    const auto start = [&](const VirtualScreen& screen, const std::string& role, const std::string& window) {
        return std::make_unique<ChildProcess>(
            screen.on_screen({program("lanyard-kiosk"), "--event", sample.folder().string(), "--role", role,
                              "--window", window, "--ui-tree", sample.file(role + ".json").string()}),
            fs::path(), sample.file(role + ".log"));
    };
    const auto stage = start(hall, "stage", fmt::format("{}x{}", width, height));
    const auto cue = start(table, "cue", "1280x720");
    const auto until = [&](const char* role, const char* state) {
        if (!wait_until([&] { return shows(sample.file(std::string(role) + ".json"), state); }))
            throw std::runtime_error(fmt::format("the {} is not {}: {}", role, state,
                                                 text_of(sample.file(std::string(role) + ".log"))));
    };
    until("stage", "armed");
    until("cue", "armed");
    (void)wait_until(
        [end = SystemClock().now() + std::chrono::seconds(3)] { return SystemClock().now() >= end; });
    table.press("space");
    until("stage", "ended");
    stage->end();
    cue->end();
    const auto out = run_program(
        {program("lanyard"), "--event", sample.folder().string(), "export", "playback", "--format", "json"});
    must_end_well(out);
    const auto row = nlohmann::json::parse(out.out).at(0);
    const auto at = [&](const char* key) { return parse_iso(row.at(key).get<std::string>(), "UTC").value(); };
    return {static_cast<double>((at("began") - at("go_at")).count()),
            std::stod(row.at("dropped_frames").get<std::string>())};
}

std::string what_is_missing() {
    for (const char* needed : {"Xvfb", "xdotool", "ffmpeg"})
        if (!is_installed(needed)) return std::string(needed) + " is not installed";
    return fs::exists(program("lanyard-kiosk")) ? "" : "lanyard-kiosk is not built";
}

void measure(benchmark::State& state, double Showing::*what, int width, int height) {
    if (const auto missing = what_is_missing(); !missing.empty()) return skip(state, missing);
    Showing shown;
    for (auto _ : state) shown = send_message(width, height);
    tell_value(state, shown.*what);
}

}  // namespace

void add_stage_figures() {
    Figure go;
    go.work = "Go at the cue to the first frame on a stage of the same machine";
    go.goal = {Goal::Kind::at_most, 40};
    go.ours = [](benchmark::State& state) { measure(state, &Showing::go_to_first_frame_ms, 1280, 720); };
    go.rounds = 3;
    add_figure(go);
    Figure drops;
    drops.work =
        fmt::format("frames dropped in {} s of 1080p30, decoded and drawn in software", film_seconds);
    drops.unit = "frames";
    drops.goal = {Goal::Kind::at_most, 0};
    drops.ours = [](benchmark::State& state) { measure(state, &Showing::dropped_frames, 1920, 1080); };
    add_figure(drops);
}

}  // namespace lanyard
