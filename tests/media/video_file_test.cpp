// What is given to a player is a video of the event's own, by what is in it and not by its name.
#include "media/video_file.h"

#include <doctest/doctest.h>

#include "base/safe_file.h"
#include "media/video_check.h"
#include "tests/media/hostile_media.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
namespace fs = std::filesystem;

namespace {

const std::string mp4 = std::string("\0\0\0\x18", 4) + "ftypisom" + std::string(64, '\0');
const std::string webm =
    "\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\xF7\x81\x01\x42\xF2\x81\x04\x42\xF3\x81\x08\x42\x82\x84webm";
const std::string matroska = "\x1A\x45\xDF\xA3\xA3\x42\x82\x88matroska";

}  // namespace

TEST_CASE("MP4, Matroska and WebM are known by their first bytes, and nothing else is a video") {
    const ScratchFolder scratch;
    const fs::path file = scratch.path() / "message.mp4";
    for (const std::string& bytes : {mp4, webm, matroska}) {
        REQUIRE(write_file(file, bytes));
        CHECK(check_is_video(file).ok());
        CHECK(event_video(scratch.path(), "message.mp4").ok());
        // Cut off anywhere in its first bytes, it is none.
        for (std::size_t length = 0; length < 8; ++length) {
            REQUIRE(write_file(file, bytes.substr(0, length)));
            CHECK_FALSE(check_is_video(file));
        }
    }
    for (const auto& [name, bytes] : hostile_media("other.mp4")) {
        const auto& the_name = name;
        CAPTURE(the_name);
        REQUIRE(write_file(file, bytes));
        CHECK_FALSE(check_is_video(file));
        const auto report =
            check_video({"message", file.string(), std::nullopt, scratch.path().string()}, SystemClock());
        CHECK(report.verdict() == VideoVerdict::broken);
        CHECK(report.findings.front().problem == VideoProblem::unreadable);
    }
    CHECK_FALSE(check_is_video("/dev/zero"));
    CHECK_FALSE(check_is_video(scratch.path()));
}

TEST_CASE("a video and its captions lie in the event's folder") {
    const ScratchFolder scratch;
    const fs::path folder = scratch.path() / "event", outside = scratch.path() / "outside.mp4";
    fs::create_directories(folder);
    REQUIRE(write_file(folder / "message.mp4", mp4));
    REQUIRE(write_file(outside, mp4));
    REQUIRE(write_file(folder / "message.en.vtt", "WEBVTT\n"));
    CHECK(event_video(folder, "message.mp4").ok());
    for (const std::string& name : hostile_names(outside.string())) {
        CAPTURE(name);
        CHECK_FALSE(event_video(folder, name));
        const auto report =
            check_video({"message", (folder / name).string(), std::nullopt, folder.string()}, SystemClock());
        CHECK(report.verdict() == VideoVerdict::broken);
    }
    fs::create_symlink("/etc/hostname", folder / "message.fr.vtt");
    CHECK_FALSE(event_video(folder, "message.mp4"));
}
