// Videos as they come from people: whole ones, cut off ones, black, still, silent, loud; and what is said of
// each.
#include "media/video_check.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/folders.h"
#include "tests/lanyard/programs/child_process.h"
#include "tests/scratch_folder.h"

using namespace lanyard;
using std::chrono::seconds;

namespace {

namespace fs = std::filesystem;

const std::string moving = "testsrc=size=320x180:rate=25";
const std::string tone = "sine=frequency=440:sample_rate=48000,volume=-1.2dB";  // -23 LUFS

class Videos {
  public:
    // Six seconds of the picture and sound, as MP4 with its index in front.
    std::string make(const std::string& name, const std::string& picture, const std::string& sound,
                     const std::string& captions_until = "00:05.000") const {
        const std::string file = (scratch_.path() / name).string();
        std::vector<std::string> words = {"ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", picture};
        if (!sound.empty()) words.insert(words.end(), {"-f", "lavfi", "-i", sound});
        words.insert(words.end(), {"-t", "6", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt",
                                   "yuv420p", "-g", "25", "-c:a", "aac", "-movflags", "+faststart", file});
        const Finished made = run_program(words);
        if (made.status != 0) FAIL(made.err);
        if (!captions_until.empty()) {
            std::ofstream(fs::path(file).replace_extension(".en.vtt"))
                << "WEBVTT\n\n00:01.000 --> " << captions_until << "\nGood morning.\n";
        }
        return file;
    }
    fs::path path(const std::string& name) const { return scratch_.path() / name; }

  private:
    ScratchFolder scratch_;
};

bool has_ffmpeg() {
    if (is_installed("ffmpeg")) return true;
    std::cout << "SKIPPED: ffmpeg is not installed\n";
    return false;
}

// The problems' names, in order, with a mark where they are fatal.
std::string found(const VideoReport& report) {
    std::string words;
    for (const VideoFinding& finding : report.findings) {
        // How fast this machine is does not belong to the test.
        if (finding.problem == VideoProblem::too_slow) continue;
        words += (words.empty() ? "" : " ") + std::string(video_problem_name(finding.problem)) +
                 (finding.is_fatal ? "!" : "");
    }
    return words;
}

VideoReport check(const std::string& file, std::optional<Milliseconds> slot = seconds(10)) {
    return check_video({"message", file, slot}, SystemClock());
}

VideoFacts good_facts() {
    VideoFacts facts;
    facts.promised = facts.played = seconds(60);
    facts.has_picture = facts.has_sound = true;
    facts.frames = 1500;
    facts.loudness_lufs = loudness_wanted_lufs;
    facts.captions = {{"message.vtt", "", 3, {seconds(1), seconds(59)}}};
    return facts;
}

std::string judged(const VideoFacts& facts, std::optional<Milliseconds> slot = seconds(60)) {
    VideoReport report;
    report.findings = judge_video(facts, {"message", "message.mp4", slot});
    std::string words;
    for (const VideoFinding& finding : report.findings) {
        CHECK_FALSE(finding.words.empty());
        words += (words.empty() ? "" : " ") + std::string(video_problem_name(finding.problem)) +
                 (finding.is_fatal ? "!" : "");
    }
    return words;
}

}  // namespace

TEST_CASE("the sample's message is ready") {
    const VideoReport report =
        check(source_folder().string() + "/assets/launch-2017/message.mp4", seconds(60));
    CHECK(found(report) == "");
    REQUIRE(report.facts);
    CHECK(report.facts->captions.size() == 3);
    CHECK(report.facts->frames == 17 * 25);
    CHECK(std::abs(report.facts->played.count() - 17'000) < 100);
    CHECK(std::abs(report.correction_db().value_or(99)) <= loudness_tolerance_lu);
}

TEST_CASE("a whole video, and one that is too long for its slot") {
    if (!has_ffmpeg()) return;
    const Videos videos;
    const std::string file = videos.make("good.mp4", moving, tone);
    const VideoReport report = check(file);
    CHECK(found(report) == "");
    REQUIRE(report.facts);
    CHECK(report.facts->frames == 150);
    CHECK(std::abs(report.facts->played.count() - 6000) < 150);
    CHECK(found(check(file, seconds(3))) == "too_long!");
    CHECK(found(check(file, std::nullopt)) == "");
}

TEST_CASE("a file that is cut off is found, though its header promises all of it") {
    if (!has_ffmpeg()) return;
    const Videos videos;
    const std::string file = videos.make("cut.mp4", moving, tone);
    fs::resize_file(file, fs::file_size(file) * 6 / 10);
    const VideoReport report = check(file);
    CHECK(report.verdict() == VideoVerdict::broken);
    CHECK(found(report) == "cut_short!");
    REQUIRE(report.facts);
    CHECK(report.facts->promised > Milliseconds(5900));
    CHECK(report.facts->played < Milliseconds(5400));
    fs::resize_file(file, 200);
    CHECK(found(check(file)) == "unreadable!");
    fs::resize_file(file, 0);
    CHECK(found(check(file)) == "unreadable!");
    CHECK(found(check(videos.path("nothing.mp4").string())) == "unreadable!");
    CHECK(found(check("")) == "no_file!");
    std::ofstream(videos.path("text.mp4")) << "#EXTM3U\nfile:///etc/passwd\n";
    CHECK(found(check(videos.path("text.mp4").string())) == "unreadable!");
}

TEST_CASE("black, still, silent, loud, quiet, and without sound or captions") {
    if (!has_ffmpeg()) return;
    const Videos videos;
    CHECK(found(check(videos.make("black.mp4", "color=black:size=320x180:rate=25", tone))).find("black!") ==
          0);
    const std::string fades =
        "testsrc=size=320x180:rate=25,drawbox=color=black:t=fill:enable='between(t,2,5)'";
    const VideoReport partly = check(videos.make("partly.mp4", fades, tone));
    CHECK(found(partly) == "black");
    REQUIRE(partly.findings[0].where);
    CHECK(std::abs(partly.findings[0].where->from.count() - 2000) < 200);
    CHECK(found(check(videos.make("still.mp4",
                                  "testsrc=size=320x180:rate=25,select='eq(n,0)',loop=-1:1,setpts=N/25/TB",
                                  tone))) == "frozen");
    CHECK(found(check(videos.make("silent.mp4", moving, "anullsrc=sample_rate=48000"))) == "silent");
    CHECK(found(check(videos.make("loud.mp4", moving, "sine=sample_rate=48000,volume=12dB"))) == "too_loud");
    CHECK(found(check(videos.make("quiet.mp4", moving, "sine=sample_rate=48000,volume=-30dB"))) ==
          "too_quiet");
    CHECK(found(check(videos.make("mute.mp4", moving, ""))) == "no_sound");
    CHECK(found(check(videos.make("plain.mp4", moving, tone, ""))) == "no_captions");
    CHECK(found(check(videos.make("after.mp4", moving, tone, "00:09.000"))) == "captions_outside");
    const std::string spoiled = videos.make("spoiled.mp4", moving, tone);
    std::ofstream(videos.path("spoiled.en.vtt"), std::ios::trunc) << "no captions at all\n";
    CHECK(found(check(spoiled)) == "captions_unreadable");
    std::ofstream(videos.path("spoiled.srt")) << "1\n00:00:01,000 --> 00:00:02,000\nHello\n";
    REQUIRE(check(spoiled).facts);
    CHECK(check(spoiled).facts->captions.size() == 2);
}

TEST_CASE("a picture that leaves bars is told with which (mpv#5032)") {
    if (!has_ffmpeg()) return;
    const Videos videos;
    const VideoReport narrow = check(videos.make("narrow.mp4", "testsrc=size=320x240:rate=25", tone));
    REQUIRE(found(narrow) == "bars");
    CHECK(narrow.findings[0].words.find("4:3") != std::string::npos);
    CHECK(narrow.findings[0].words.find("left and right") != std::string::npos);
    const VideoReport wide = check(videos.make("wide.mp4", "testsrc=size=480x200:rate=25", tone));
    REQUIRE(found(wide) == "bars");
    CHECK(wide.findings[0].words.find("above and below") != std::string::npos);
    const std::string upright = videos.make("upright.mp4", moving, tone),
                      turned = videos.path("turned.mp4").string();
    fs::copy_file(fs::path(upright).replace_extension(".en.vtt"), videos.path("turned.en.vtt"));
    const Finished made = run_program(
        {"ffmpeg", "-v", "error", "-i", upright, "-c", "copy", "-metadata:s:v:0", "rotate=270", turned});
    if (made.status != 0) FAIL(made.err);
    const VideoReport report = check(turned);
    REQUIRE(report.facts);
    CHECK(report.facts->height == 320);
    REQUIRE(found(report) == "bars");
    CHECK(report.findings[0].words.find("turned by 90°") != std::string::npos);
    CHECK(report.findings[0].words.find("upright") != std::string::npos);
    CHECK(report.findings[0].words.find("68 % empty") != std::string::npos);
}

TEST_CASE("interlaced pictures, and colours that no graphics card decodes, are told with what to ask for") {
    if (!has_ffmpeg()) return;
    const Videos videos;
    const std::string plain = videos.make("plain.mp4", moving, tone);
    const auto made_anew = [&](const std::string& name, std::vector<std::string> how) {
        const std::string file = videos.path(name + ".mp4").string();
        fs::copy_file(videos.path("plain.en.vtt"), videos.path(name + ".en.vtt"));
        std::vector<std::string> words = {"ffmpeg", "-v", "error", "-i", plain, "-c:a", "copy"};
        words.insert(words.end(), how.begin(), how.end());
        words.push_back(file);
        const Finished made = run_program(words);
        if (made.status != 0) FAIL(made.err);
        return check(file);
    };
    const VideoReport torn =
        made_anew("torn", {"-vf", "tinterlace=interleave_top", "-c:v", "libx264", "-flags", "+ilme+ildct",
                           "-top", "1", "-preset", "ultrafast"});
    REQUIRE(found(torn) == "interlaced");
    CHECK(torn.findings[0].words.find("ask for it progressive") != std::string::npos);
    const VideoReport camera =
        made_anew("camera", {"-c:v", "libx264", "-pix_fmt", "yuv422p10le", "-preset", "ultrafast"});
    REQUIRE(found(camera) == "colours");
    CHECK(camera.findings[0].words.find("4:2:2 with 10 bits") != std::string::npos);
}

TEST_CASE("what is too much for this machine is told with its size, and with the one to ask for") {
    VideoFacts facts = good_facts();
    facts.width = 3840;
    facts.height = 2160;
    facts.frames_a_second = 60;
    facts.decoding_took = seconds(70);
    auto findings = judge_video(facts, {"message", "message.mp4", seconds(60)});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].is_fatal);
    CHECK(findings[0].words ==
          "this machine cannot decode it as fast as it plays (3840×2160, 60 pictures a second): ask for "
          "1920×1080 with 25 or 30 of them, or play it where a graphics card is");
    facts.width = 1920;
    facts.height = 1080;
    facts.frames_a_second = 30;
    facts.decoding_took = seconds(40);
    findings = judge_video(facts, {"message", "message.mp4", seconds(60)});
    REQUIRE(findings.size() == 1);
    CHECK_FALSE(findings[0].is_fatal);
    CHECK(findings[0].words.find("ask for 1280×720") != std::string::npos);
}

TEST_CASE("a picture and a sound that end apart are told with what is missing from when (mpv#2167)") {
    if (!has_ffmpeg()) return;
    const Videos videos;
    const auto check_ends = [&](const std::string& name, const std::string& picture_s,
                                const std::string& sound_s) {
        const std::string file = videos.path(name).string();
        const Finished made =
            run_program({"ffmpeg",  "-v",      "error",     "-f",       "lavfi",   "-t",   picture_s, "-i",
                         moving,    "-f",      "lavfi",     "-t",       sound_s,   "-i",   tone,      "-c:v",
                         "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac",     file});
        if (made.status != 0) FAIL(made.err);
        return check(file, seconds(20));
    };
    const VideoReport still = check_ends("still.mp4", "3", "12");
    REQUIRE(found(still) == "frozen no_captions");
    CHECK(
        still.findings[0].words ==
        "the picture ends at 0:03 and the sound goes on to 0:12: ask whoever made it whether that is meant");
    const VideoReport silent = check_ends("silent.mp4", "12", "3");
    REQUIRE(found(silent) == "silent no_captions");
    CHECK(
        silent.findings[0].words ==
        "the sound ends at 0:03 and the picture goes on to 0:12: ask whoever made it whether that is meant");
}

TEST_CASE("what the facts mean") {
    CHECK(judged(good_facts()) == "");
    VideoFacts facts = good_facts();
    facts.missing = seconds(2);
    CHECK(judged(facts) == "cut_short!");
    facts = good_facts();
    CHECK(judged(facts, seconds(50)) == "too_long!");
    facts.damaged = 3;
    CHECK(judged(facts) == "damaged");
    facts.damaged = 300;
    CHECK(judged(facts) == "damaged!");
    facts = good_facts();
    facts.decoding_took = seconds(40);
    CHECK(judged(facts) == "too_slow");
    facts.decoding_took = seconds(70);
    CHECK(judged(facts) == "too_slow!");
    facts = good_facts();
    facts.black = {{seconds(0), seconds(1)}, {seconds(20), seconds(23)}};
    CHECK(judged(facts) == "black");
    facts.has_picture = false;
    CHECK(judged(facts) == "no_picture!");
    facts = good_facts();
    facts.loudness_lufs = -18.5;
    CHECK(judged(facts) == "too_loud");
    VideoReport report;
    report.facts = facts;
    CHECK(report.correction_db() == doctest::Approx(-4.5));
    facts.loudness_lufs = -70;
    CHECK(judged(facts) == "");
    report.facts = facts;
    CHECK_FALSE(report.correction_db());
    CHECK(video_verdict_name(VideoVerdict::ready) == "ready");
}

TEST_CASE(
    "what the journal keeps of a look: the file, its verdict in words, and what a stage needs to play it") {
    VideoReport report;
    report.slot = {"message", source_folder().string() + "/assets/launch-2017/message.mp4", seconds(60)};
    report.facts = good_facts();
    report.facts->loudness_lufs = -18.5;
    report.findings = judge_video(*report.facts, report.slot);
    const VideoCheckRecord record = record_of(report, "message.mp4", instant_from_ms(1000));
    CHECK(record.session == "message");
    CHECK(record.file == "message.mp4");
    CHECK(record.bytes > 100'000);
    CHECK(record.at == instant_from_ms(1000));
    CHECK(record.verdict == "look");
    REQUIRE(record.problems.size() == 1);
    CHECK(record.problems.front().find("too loud") != std::string::npos);
    CHECK(record.played == report.facts->played);
    CHECK(record.correction_db.value_or(0) == doctest::Approx(-4.5));
    const VideoCheckRecord nothing = record_of({{"message", "/nowhere", {}}, {}, {}}, "nowhere", {});
    CHECK(nothing.bytes == 0);
    CHECK_FALSE(nothing.played);
}
