// Each rule is one function that adds what it finds.
#include "media/video_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "media/video_file.h"

namespace lanyard {
namespace {

using std::chrono::seconds;

constexpr Milliseconds clock_slack{
    500};  // streams of one file end apart by so much without anybody seeing it
constexpr Milliseconds slot_slack = seconds(2);
constexpr Milliseconds shortest_black = seconds(2), shortest_frozen = seconds(5),
                       shortest_silence = seconds(5);
constexpr int damaged_until_broken = 25;
constexpr double silent_lufs = -69;  // the meter's lower end

constexpr std::array<std::string_view, 19> problem_names = {"no_file",
                                                            "unreadable",
                                                            "cut_short",
                                                            "too_long",
                                                            "no_picture",
                                                            "damaged",
                                                            "too_slow",
                                                            "interlaced",
                                                            "colours",
                                                            "black",
                                                            "frozen",
                                                            "no_sound",
                                                            "silent",
                                                            "too_loud",
                                                            "too_quiet",
                                                            "no_captions",
                                                            "captions_unreadable",
                                                            "captions_outside",
                                                            "bars"};
constexpr std::array<std::string_view, 3> verdict_names = {"ready", "look", "broken"};

// "1:05"
std::string minutes_words(Milliseconds time) {
    const auto total = std::chrono::duration_cast<seconds>(time + Milliseconds(500)).count();
    return fmt::format("{}:{:02}", total / 60, total % 60);
}

std::string span_words(const MediaSpan& span) {
    return "from " + minutes_words(span.from) + " to " + minutes_words(span.to);
}

// "4:3", "9:16"; "2.39:1" where the numbers are large.
std::string ratio_words(int width, int height) {
    constexpr int largest = 21;
    const int common = std::gcd(width, height);
    if (width / common <= largest && height / common <= largest)
        return fmt::format("{}:{}", width / common, height / common);
    return fmt::format("{:.2f}:1", static_cast<double>(width) / height);
}

class Judge {
  public:
    Judge(const VideoFacts& facts, const VideoSlot& slot) : facts_(facts), slot_(slot) {}

    std::vector<VideoFinding> all() && {
        length();
        // The rest of a file that is cut off is not there to be judged.
        if (is_cut_short()) return std::move(findings_);
        picture();
        sound();
        loudness();
        captions();
        return std::move(findings_);
    }

  private:
    enum class Weight { odd, fatal };
    void find(VideoProblem problem, Weight weight, std::string words, std::optional<MediaSpan> where = {}) {
        findings_.push_back({problem, weight == Weight::fatal, std::move(words), where});
    }

    bool is_throughout(const MediaSpan& span) const {
        return span.length() + seconds(1) >= facts_.played && facts_.played > Milliseconds::zero();
    }

    bool is_cut_short() const { return facts_.missing > clock_slack; }

    void length() {
        if (is_cut_short()) {
            find(
                VideoProblem::cut_short, Weight::fatal,
                fmt::format("it ends at {} though it should last {}: the file is cut off, get it again",
                            minutes_words(facts_.promised - facts_.missing), minutes_words(facts_.promised)));
        }
        const Milliseconds length = std::max(facts_.played, facts_.promised);
        if (slot_.length && length > *slot_.length + slot_slack) {
            find(VideoProblem::too_long, Weight::fatal,
                 fmt::format("it lasts {} and its slot {}: what comes after it would be late",
                             minutes_words(length), minutes_words(*slot_.length)));
        }
    }

    void picture() {
        if (!facts_.has_picture)
            return find(VideoProblem::no_picture, Weight::fatal, "there is no picture in it");
        if (facts_.damaged > 0) {
            find(VideoProblem::damaged, facts_.damaged > damaged_until_broken ? Weight::fatal : Weight::odd,
                 fmt::format("{} places in it are damaged", facts_.damaged));
        }
        speed();
        if (facts_.is_interlaced)
            find(VideoProblem::interlaced, Weight::odd,
                 "it is interlaced, as for television: edges tear where something moves; ask for it "
                 "progressive (1080p25)");
        if (!facts_.colours.empty())
            find(VideoProblem::colours, Weight::odd,
                 fmt::format("its colours are kept as {}, which graphics cards do not decode: ask for H.264 "
                             "in 4:2:0 with 8 bits",
                             facts_.colours));
        shape();
        spans(facts_.black, shortest_black, VideoProblem::black, "the picture is black", Weight::fatal);
        spans(facts_.frozen, shortest_frozen, VideoProblem::frozen, "the picture stands still", Weight::odd);
    }

    // Playing shares the machine with the rest: less than twice as fast is not safe.
    void speed() {
        if (facts_.decoding_took * 2 <= facts_.played) return;
        const bool is_impossible = facts_.decoding_took > facts_.played;
        constexpr double usual = 1920.0 * 1080 * 31;  // 1080p30, a little less strictly
        const bool is_large = facts_.frames_a_second * facts_.width * facts_.height > usual;
        find(VideoProblem::too_slow, is_impossible ? Weight::fatal : Weight::odd,
             fmt::format("this machine {} ({}×{}, {:.0f} pictures a second): ask for {}",
                         is_impossible ? "cannot decode it as fast as it plays"
                                       : "decodes it hardly faster than it plays",
                         facts_.width, facts_.height, facts_.frames_a_second,
                         is_large ? "1920×1080 with 25 or 30 of them, or play it where a graphics card is"
                                  : "1280×720, or play it on a faster machine"));
    }

    // The screen is taken for one of 16:9, as nearly all are.
    void shape() {
        constexpr double screen = 16.0 / 9, slack = 0.03;
        if (facts_.width <= 0 || facts_.height <= 0) return;
        const double shape = static_cast<double>(facts_.width) / facts_.height;
        if (std::abs(shape - screen) <= slack * screen) return;
        const std::string turned =
            facts_.turned == 0 ? "" : fmt::format(", turned by {}° as the file says", facts_.turned);
        const std::string seen = fmt::format("{}×{} ({}){}", facts_.width, facts_.height,
                                             ratio_words(facts_.width, facts_.height), turned);
        if (shape < 1)
            return find(
                VideoProblem::bars, Weight::odd,
                fmt::format("the picture is upright, {}: of a screen of 16:9 it leaves {:.0f} % empty, "
                            "left and right; ask for it filmed with the phone held across",
                            seen, 100 * (1 - shape / screen)));
        find(VideoProblem::bars, Weight::odd,
             fmt::format("the picture is {}: it stands with bars {} on a screen of 16:9", seen,
                         shape < screen ? "left and right" : "above and below"));
    }

    void sound() {
        if (!facts_.has_sound) return find(VideoProblem::no_sound, Weight::odd, "there is no sound in it");
        spans(facts_.silent, shortest_silence, VideoProblem::silent, "nothing is to be heard", Weight::odd);
    }

    // What lasts throughout weighs as told; what comes and goes is odd.
    void spans(const std::vector<MediaSpan>& spans, Milliseconds shortest, VideoProblem problem,
               const std::string& words, Weight throughout) {
        for (const MediaSpan& span : spans) {
            if (ends_apart(span, problem)) {
                find(problem, Weight::odd, ends_words(problem), span);
            } else if (is_throughout(span)) {
                find(problem, throughout, words + " all the time", span);
            } else if (span.length() >= shortest) {
                find(problem, Weight::odd, words + " " + span_words(span), span);
            }
        }
    }

    // What is still or silent because its stream is over, while the other goes on.
    bool ends_apart(const MediaSpan& span, VideoProblem problem) const {
        if (problem == VideoProblem::black) return false;
        const Milliseconds end = problem == VideoProblem::silent ? facts_.sound_ends : facts_.picture_ends;
        const Milliseconds least = problem == VideoProblem::silent ? shortest_silence : shortest_frozen;
        return end > Milliseconds::zero() && facts_.played - end >= least && span.to >= facts_.played &&
               span.from <= end;
    }
    std::string ends_words(VideoProblem problem) const {
        const bool is_sound = problem == VideoProblem::silent;
        return fmt::format(
            "the {} ends at {} and the {} goes on to {}: ask whoever made it whether that is meant",
            is_sound ? "sound" : "picture", minutes_words(is_sound ? facts_.sound_ends : facts_.picture_ends),
            is_sound ? "picture" : "sound", minutes_words(facts_.played));
    }

    void loudness() {
        if (!facts_.loudness_lufs || *facts_.loudness_lufs <= silent_lufs) return;
        const double off = *facts_.loudness_lufs - loudness_wanted_lufs;
        if (off > loudness_tolerance_lu) {
            find(VideoProblem::too_loud, Weight::odd,
                 fmt::format("it is too loud ({:.1f} LUFS): turn it down by {:.1f} dB", *facts_.loudness_lufs,
                             off));
        } else if (off < -loudness_tolerance_lu) {
            find(VideoProblem::too_quiet, Weight::odd,
                 fmt::format("it is too quiet ({:.1f} LUFS): turn it up by {:.1f} dB", *facts_.loudness_lufs,
                             -off));
        }
    }

    void captions() {
        if (facts_.captions.empty()) {
            return find(VideoProblem::no_captions, Weight::odd,
                        "there are no captions: put them beside it under its name, ending in .vtt or .srt");
        }
        for (const CaptionFacts& caption : facts_.captions) {
            for (const std::string& doubt : caption.doubts)
                find(VideoProblem::captions_unreadable, Weight::odd, "in " + caption.file + ", " + doubt);
            if (!caption.problem.empty()) {
                find(VideoProblem::captions_unreadable, Weight::odd,
                     "the captions in " + caption.file + " cannot be used: " + caption.problem);
            } else if (caption.shown.to > facts_.played + clock_slack) {
                find(VideoProblem::captions_outside, Weight::odd,
                     fmt::format("the captions in {} go on until {}, the video ends at {}", caption.file,
                                 minutes_words(caption.shown.to), minutes_words(facts_.played)),
                     caption.shown);
            }
        }
    }

    const VideoFacts& facts_;
    const VideoSlot& slot_;
    std::vector<VideoFinding> findings_;
};

}  // namespace

std::string_view video_problem_name(VideoProblem problem) {
    return problem_names[static_cast<std::size_t>(problem)];
}

std::string_view video_verdict_name(VideoVerdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

VideoVerdict VideoReport::verdict() const {
    if (findings.empty()) return VideoVerdict::ready;
    const bool is_broken = std::any_of(findings.begin(), findings.end(),
                                       [](const VideoFinding& finding) { return finding.is_fatal; });
    return is_broken ? VideoVerdict::broken : VideoVerdict::look;
}

std::optional<double> VideoReport::correction_db() const {
    if (!facts || !facts->loudness_lufs || *facts->loudness_lufs <= silent_lufs) return std::nullopt;
    return loudness_wanted_lufs - *facts->loudness_lufs;
}

std::vector<VideoFinding> judge_video(const VideoFacts& facts, const VideoSlot& slot) {
    return Judge(facts, slot).all();
}

VideoCheckRecord record_of(const VideoReport& report, std::string file, Instant at) {
    VideoCheckRecord record;
    record.session = report.slot.id;
    record.file = std::move(file);
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(report.slot.file, missing);
    record.bytes = missing ? 0 : static_cast<std::int64_t>(bytes);
    record.at = at;
    record.verdict = video_verdict_name(report.verdict());
    for (const VideoFinding& finding : report.findings) record.problems.push_back(finding.words);
    if (!report.facts) return record;
    record.played = report.facts->played;
    record.loudness_lufs = report.facts->loudness_lufs;
    record.correction_db = report.correction_db();
    record.captions = static_cast<int>(report.facts->captions.size());
    return record;
}

VideoReport check_video(const VideoSlot& slot, const Clock& clock, const std::atomic<bool>* stop,
                        const MediaProgress& progress) {
    VideoReport report;
    report.slot = slot;
    if (slot.file.empty()) {
        report.findings.push_back({VideoProblem::no_file,
                                   true,
                                   "no file is named for this slot: fill in the programme's column file",
                                   {}});
        return report;
    }
    const auto unreadable = [&](const Error& error) {
        report.findings.push_back({VideoProblem::unreadable,
                                   true,
                                   error.what + (error.remedy.empty() ? "" : ": " + error.remedy),
                                   {}});
        return report;
    };
    if (!slot.folder.empty()) {
        const auto name = std::filesystem::path(slot.file).lexically_relative(slot.folder);
        if (const auto own = event_video(slot.folder, name); !own) return unreadable(own.error());
    }
    auto facts = read_video_facts(slot.file, clock, stop, progress);
    if (!facts) return unreadable(facts.error());
    report.findings = judge_video(*facts, slot);
    report.facts = std::move(facts).value();
    return report;
}

}  // namespace lanyard
