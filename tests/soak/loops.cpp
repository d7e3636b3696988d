// A stage that plays one clip in a loop: its memory and file handles must not grow from loop to loop.
//
//   stage_soak [LOOPS]
//
// The real program in a real window on a virtual screen, drawn in software; a loop has ended where its screen
// says that the video stands nearer to its beginning than before. Ends with 0 where nothing has grown.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"
#include "tests/soak/holdings.h"

namespace {

using namespace lanyard;
namespace fs = std::filesystem;

constexpr int usual_loops = 200;
constexpr double warm_part = 0.2, most_growth_mb = 8;
constexpr std::chrono::milliseconds look_again{20};

void make_clip(const fs::path& file) {
    const auto made = run_program({"ffmpeg", "-y", "-loglevel", "error", "-f", "lavfi", "-i",
                                   "testsrc2=size=640x360:rate=25:duration=2", "-f", "lavfi", "-i",
                                   "sine=frequency=440:duration=2", "-c:v", "libx264", "-pix_fmt", "yuv420p",
                                   "-c:a", "aac", file.string()});
    if (made.status != 0) throw std::runtime_error("no clip could be made: " + made.err);
}

// The message becomes a loop that begins by itself and fills the afternoon.
void plan_loop(const SampleEvent& sample) {
    make_clip(sample.folder() / "message.mp4");
    const std::string settings = text_of(sample.folder() / "event.toml");
    const std::string cue = "start   = \"cue\"";
    const auto at = settings.find(cue);
    if (at == std::string::npos) throw std::runtime_error("the sample's video does not wait for its cue");
    std::ofstream(sample.folder() / "event.toml")
        << settings.substr(0, at) << "start = \"clock\"\nloop = true" << settings.substr(at + cue.size());
    const fs::path plan = sample.file("loop.csv");
    std::ofstream(plan) << "id,title,kind,start,end,room,file\n"
                        << "message,Message,video,2017-11-10T10:00,2017-11-10T17:00,Great Hall,message.mp4\n";
    for (const auto& words :
         {std::vector<std::string>{"programme", "import", plan.string()}, {"video", "check"}})
        if (const auto done = sample.lanyard(words); done.status != 0) throw std::runtime_error(done.err);
}

int second_of(const KioskSession& stage) {
    const auto video = stage.widget("video");
    return video ? std::stoi((*video)["value"].get<std::string>()) : -1;
}

void wait_for_loop(const KioskSession& stage) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (int before = -1;;) {
        const int now = second_of(stage);
        if (now >= 0 && now < before) return;
        before = std::max(before, now);
        if (std::chrono::steady_clock::now() > until)
            throw std::runtime_error("it does not loop: " + stage.story());
        std::this_thread::sleep_for(look_again);
    }
}

bool loop(int loops) {
    const SampleEvent sample;
    plan_loop(sample);
    const VirtualScreen hall{1280, 720};
    KioskSession stage(hall, sample.folder(), sample.file("stage"),
                       {"--role", "stage", "--window", "1280x720", "--clock", "2017-11-10T09:59:55Z"});
    Holdings warm, now;
    for (int number = 1; number <= loops; ++number) {
        wait_for_loop(stage);
        if (number % std::max(1, loops / 10) != 0) continue;
        now = holdings_of(stage.process().id());
        print_holdings(number, "loops", now);
        if (number <= loops * warm_part) warm = now;
    }
    return has_not_grown(warm, now, most_growth_mb);
}

}  // namespace

int main(int argc, char** argv) {
    const int loops = argc > 1 ? std::atoi(argv[1]) : usual_loops;
    if (loops < 10) return std::fputs("stage_soak [LOOPS], ten or more\n", stderr), 2;
    try {
        return loop(loops) ? 0 : 1;
    } catch (const std::exception& error) {
        fmt::print(stderr, "stage_soak: {}\n", error.what());
        return 4;
    }
}
