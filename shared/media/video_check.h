// Whether a video will play as its slot needs it, in a verdict that somebody who has never seen it
// understands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/video_record.h"
#include "media/video_facts.h"

namespace lanyard {

struct VideoSlot {
    std::string id;                      // the session's; "" for a file alone
    std::string file;                    // a path; "" where the slot names none
    std::optional<Milliseconds> length;  // of the slot
    std::string folder = {};             // the event's, in which the file has to lie; "" for a file alone
};

enum class VideoProblem {
    no_file,     // the slot names none
    unreadable,  // it is not there, or is no video that this machine plays
    cut_short,   // it ends before its own header says
    too_long,    // for its slot
    no_picture,
    damaged,   // pictures or packets that are broken
    too_slow,  // this machine decodes it hardly faster than it plays, or slower
    interlaced,
    colours,  // of a form that graphics cards do not decode
    black,
    frozen,
    no_sound,
    silent,
    too_loud,
    too_quiet,
    no_captions,
    captions_unreadable,
    captions_outside,  // they go on after the video has ended
    bars,              // its shape leaves parts of the screen empty
};
std::string_view video_problem_name(VideoProblem problem);

enum class VideoVerdict {
    ready,   // plays as it should
    look,    // plays, and somebody should look at what is odd
    broken,  // will not play as the slot needs it
};
std::string_view video_verdict_name(VideoVerdict verdict);

struct VideoFinding {
    VideoProblem problem{};
    bool is_fatal = false;
    std::string words;               // a sentence without its full stop
    std::optional<MediaSpan> where;  // in the video
};

struct VideoReport {
    VideoSlot slot;
    std::optional<VideoFacts> facts;  // none where it could not be read
    std::vector<VideoFinding> findings;

    VideoVerdict verdict() const;
    // What to add to its sound so that it is as loud as all others, in dB; none without sound.
    std::optional<double> correction_db() const;
};

// EBU R 128's programme loudness, and how far off it nobody hears.
inline constexpr double loudness_wanted_lufs = -23;
inline constexpr double loudness_tolerance_lu = 1;

// What the facts mean for the slot.
std::vector<VideoFinding> judge_video(const VideoFacts& facts, const VideoSlot& slot);

// What the journal keeps of a report; `file` is its name as the programme has it, `at` when it was looked at,
// by the event's clock.
VideoCheckRecord record_of(const VideoReport& report, std::string file, Instant at);

// Reads the whole file, which takes as long as decoding does, and judges it. Never fails: what cannot be read
// is a finding.
VideoReport check_video(const VideoSlot& slot, const Clock& clock, const std::atomic<bool>* stop = nullptr,
                        const MediaProgress& progress = {});

}  // namespace lanyard
