// A hall's stage and its cue in windows, and films to play there.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

namespace lanyard {

inline constexpr const char* stage_window = "1280x720";

inline KioskSession role(const VirtualScreen& screen, const SampleEvent& sample, const std::string& name,
                         const std::string& clock, const std::vector<std::string>& before = {}) {
    return KioskSession(screen, sample.folder(), sample.file(name),
                        {"--role", name.substr(0, 5) == "stage" ? "stage" : "cue", "--window", stage_window,
                         "--clock", clock},
                        before);
}

inline bool says(KioskSession& session, const std::string& id, const std::string& words) {
    return session.wait_for([&](const nlohmann::json& tree) {
        const auto widget = find_widget(tree, id);
        return widget && ((*widget)["label"].get<std::string>() + " " + (*widget)["value"].get<std::string>())
                                 .find(words) != std::string::npos;
    });
}

// How far the video is, in whole seconds, as the stage's screen has it; -1 where it is not to be seen.
inline int second_of(const KioskSession& stage) {
    const auto video = stage.widget("video");
    return video ? std::stoi((*video)["value"].get<std::string>()) : -1;
}

// A black video with a tone, of `seconds`.
inline void make_video(const std::filesystem::path& file, int seconds) {
    const std::string length = std::to_string(seconds);
    const auto made = run_program(
        {"ffmpeg",    "-y",         "-loglevel",  "error",
         "-f",        "lavfi",      "-i",         "testsrc=size=640x360:rate=25:duration=" + length,
         "-f",        "lavfi",      "-i",         "sine=frequency=440:duration=" + length,
         "-c:v",      "libx264",    "-preset",    "ultrafast",
         "-pix_fmt",  "yuv420p",    "-c:a",       "aac",
         "-movflags", "+faststart", file.string()});
    REQUIRE_MESSAGE(made.status == 0, made.err);
}

inline nlohmann::json playback(const SampleEvent& sample) {
    const auto out = sample.lanyard({"export", "playback", "--format", "json"}).out;
    return nlohmann::json::parse(out);
}

// The same with a film long enough to be met in the middle.
struct LongMessage {
    SampleEvent sample;
    LongMessage() {
        make_video(sample.folder() / "message.mp4", 58);
        REQUIRE(sample.lanyard({"video", "check"}).status == 0);
    }
};

// What somebody in the hall sees at one place of the screen: red, green and blue, in tens.
inline std::array<int, 3> seen_at(const VirtualScreen& screen, int x, int y) {
    const auto grabbed = run_program(
        screen.on_screen({"ffmpeg", "-v", "error", "-f", "x11grab", "-draw_mouse", "0", "-video_size", "2x2",
                          "-i", "+" + std::to_string(x) + "," + std::to_string(y), "-frames:v", "1",
                          "-pix_fmt", "rgb24", "-f", "rawvideo", "-"}));
    REQUIRE_MESSAGE(grabbed.out.size() == 12, grabbed.err);
    std::array<int, 3> seen{};
    for (std::size_t i = 0; i < seen.size(); ++i)
        seen[i] = static_cast<int>(std::lround(static_cast<unsigned char>(grabbed.out[i]) / 25.5));
    return seen;
}
inline constexpr std::array<int, 3> seen_red{10, 0, 0}, seen_green{0, 10, 0}, seen_blue{0, 0, 10};

inline bool comes_to_be_seen(const VirtualScreen& screen, const std::array<int, 3>& colour) {
    return wait_until([&] { return seen_at(screen, 640, 360) == colour; });
}

// A film of 57 s, 4:3, that is red, then green, then blue, a third each: what is seen says where it is.
struct ColouredMessage {
    SampleEvent sample;
    ColouredMessage() {
        const std::string form = ":size=480x360:rate=25:duration=19";
        const auto made = run_program({"ffmpeg",
                                       "-y",
                                       "-loglevel",
                                       "error",
                                       "-f",
                                       "lavfi",
                                       "-i",
                                       "color=red" + form + "[a];color=lime" + form + "[b];color=blue" +
                                           form + "[c];[a][b][c]concat=n=3",
                                       "-f",
                                       "lavfi",
                                       "-i",
                                       "sine=frequency=440:duration=57",
                                       "-c:v",
                                       "libx264",
                                       "-preset",
                                       "ultrafast",
                                       "-pix_fmt",
                                       "yuv420p",
                                       "-c:a",
                                       "aac",
                                       "-movflags",
                                       "+faststart",
                                       (sample.folder() / "message.mp4").string()});
        REQUIRE_MESSAGE(made.status == 0, made.err);
        REQUIRE(sample.lanyard({"video", "check"}).status == 0);
    }
};

// A sound server whose one output can be listened to.
class SoundCard {
  public:
    explicit SoundCard(const SampleEvent& sample)
        : socket_(sample.file("sound")),
          device({"env", "HOME=" + sample.file("home").string(),
                  "XDG_RUNTIME_DIR=" + sample.file("run").string(), "pulseaudio", "--daemonize=no", "-n",
                  "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes", "-L",
                  "module-native-protocol-unix auth-anonymous=1 socket=" + socket_.string(), "-L",
                  "module-null-sink"},
                 std::filesystem::path(), sample.file("device.log")) {
        REQUIRE_MESSAGE(wait_until([&] { return std::filesystem::exists(socket_); }),
                        text_of(sample.file("device.log")));
    }
    // Before the words of a program that is to be heard.
    std::vector<std::string> words() const { return {"env", "PULSE_SERVER=unix:" + socket_.string()}; }

    // How loud it is for half a second, dBFS, root mean square.
    double heard_db() const {
        auto listening = words();
        listening.insert(listening.end(),
                         {"timeout", "0.7", "parec", "--raw", "--format=s16le", "--channels=1",
                          "--rate=48000", "--latency-msec=50", "-d", "@DEFAULT_MONITOR@"});
        const std::string heard = run_program(listening).out;
        double sum = 0;
        const std::size_t count = heard.size() / 2;
        for (std::size_t i = 0; i < count; ++i) {
            std::int16_t sample = 0;
            std::memcpy(&sample, heard.data() + 2 * i, 2);
            sum += static_cast<double>(sample) * sample;
        }
        constexpr double full = 32768;
        return count == 0 || sum == 0 ? -100
                                      : 10 * std::log10(sum / static_cast<double>(count) / (full * full));
    }

  private:
    std::filesystem::path socket_;

  public:
    ChildProcess device;
};

}  // namespace lanyard
