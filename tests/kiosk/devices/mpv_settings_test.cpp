// The player as the stage sets it up plays videos, and nothing that leads to other files or the network.
#include "devices/mpv_settings.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "tests/lanyard/programs/child_process.h"
#include "tests/media/hostile_media.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

int open_sockets() {
    int sockets = 0;
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator("/proc/self/fd"))
        sockets += fs::read_symlink(entry.path(), gone).string().rfind("socket:", 0) == 0;
    return sockets;
}

// What the player, without window and sound, does with a file until it has its first frame or sound, or has
// given up on it and on what it led to.
enum class Does { plays, opens_socket, gives_up };

Does try_to_play(const std::string& file) {
    const std::unique_ptr<mpv_handle, decltype(&mpv_terminate_destroy)> player(mpv_create(),
                                                                               mpv_terminate_destroy);
    REQUIRE(player);
    set_options(player.get());
    mpv_set_option_string(player.get(), "vo", "null");
    mpv_set_option_string(player.get(), "ao", "null");
    REQUIRE(mpv_initialize(player.get()) >= 0);
    const int before = open_sockets();
    const char* load[] = {"loadfile", file.c_str(), "replace", nullptr};
    if (mpv_command(player.get(), load) < 0) return Does::gives_up;
    constexpr double looks_every_s = 0.005;
    for (int looks = 0; looks < 4000; ++looks) {
        const mpv_event* event = mpv_wait_event(player.get(), looks_every_s);
        if (open_sockets() > before) return Does::opens_socket;
        if (event->event_id == MPV_EVENT_PLAYBACK_RESTART) return Does::plays;
        if (event->event_id != MPV_EVENT_END_FILE) continue;
        // A playlist ends, and what it names begins.
        if (static_cast<mpv_event_end_file*>(event->data)->reason != MPV_END_FILE_REASON_REDIRECT)
            return Does::gives_up;
    }
    return Does::gives_up;
}

}  // namespace

TEST_CASE("the stage's player plays MP4, Matroska and WebM, and the line-up's tone") {
    CHECK(try_to_play(line_up_tone) == Does::plays);
    if (!is_installed("ffmpeg")) {
        std::cout << "SKIPPED: ffmpeg is not installed\n";
        return;
    }
    const ScratchFolder scratch;
    for (const char* name : {"video.mp4", "video.mkv"}) {
        const std::string file = (scratch.path() / name).string();
        const auto made =
            run_program({"ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=25", "-t",
                         "1", "-c:v", "libx264", "-preset", "ultrafast", file});
        REQUIRE(made.status == 0);
        CHECK(try_to_play(file) == Does::plays);
    }
}

TEST_CASE("the stage's player follows no playlist, description or address") {
    const ScratchFolder scratch;
    const std::string other = (scratch.path() / "other.wav").string(),
                      file = (scratch.path() / "message.mp4").string();
    // Something that would be played, were it followed.
    std::ofstream(other, std::ios::binary)
        << std::string(
               "RIFF\x24\x10\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\0\x10\0\0",
               44)
        << std::string(4096, '\0');
    for (const auto& [name, bytes] : hostile_media(other)) {
        const auto& the_name = name;
        CAPTURE(the_name);
        std::ofstream(file, std::ios::binary) << bytes;
        CHECK(try_to_play(file) == Does::gives_up);
    }
    for (const std::string& name : hostile_names(other)) {
        CAPTURE(name);
        CHECK(try_to_play(name) == Does::gives_up);
    }
}
