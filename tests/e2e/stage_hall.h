// A hall's stage and its cue in windows, and films to play there.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/e2e/kiosk_session.h"
#include "tests/lanyard/programs/sample_event.h"

namespace lanyard {

inline constexpr const char* stage_window = "1280x720";

inline KioskSession role(const VirtualScreen& screen, const SampleEvent& sample, const std::string& name,
                  const std::string& clock, const std::vector<std::string>& before = {}) {
    return KioskSession(
        screen, sample.folder(), sample.file(name),
        {"--role", name.substr(0, 5) == "stage" ? "stage" : "cue", "--window", stage_window, "--clock", clock},
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

}  // namespace lanyard
