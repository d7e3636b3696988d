// What there is to know of a video and its captions, found by decoding all of it once.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "base/system_clock.h"

namespace lanyard {

struct MediaSpan {
    Milliseconds from{}, to{};
    Milliseconds length() const { return to - from; }
    bool operator==(const MediaSpan&) const = default;
};

struct CaptionFacts {
    std::string file;     // its name; "" for captions within the video
    std::string problem;  // why it cannot be read; "" where it can
    int count = 0;
    MediaSpan shown{};                  // from the first one to the end of the last one
    std::vector<std::string> doubts{};  // of lines of the file: sentences
};

struct VideoFacts {
    Milliseconds promised{};  // as the header says
    Milliseconds played{};    // how far it could be decoded
    Milliseconds missing{};   // of the stream that lacks most of what its header promises
    bool has_picture = false, has_sound = false;
    // As it is shown, in square points: turned as the file says, clockwise, in degrees.
    int width = 0, height = 0, turned = 0;
    double frames_a_second = 0;
    bool is_interlaced = false;
    std::string colours;  // "4:2:2 with 10 bits", where graphics cards do not decode it so; "" where they do
    int frames = 0;
    int damaged = 0;                               // packets or pictures that could not be read, or not whole
    Milliseconds decoding_took{};                  // of the picture, with as many threads as a player has
    std::vector<MediaSpan> black, frozen, silent;  // a picture that ends before the sound stands still
    Milliseconds picture_ends{}, sound_ends{};     // each by itself; 0 where it is not there
    std::optional<double> loudness_lufs;           // integrated, EBU R 128; none without sound
    std::vector<CaptionFacts> captions;
};

// How far the picture has been decoded of what its header promises; called many times a second.
using MediaProgress = std::function<void(Milliseconds played, Milliseconds promised)>;

// Decodes the file to its end, and reads the captions beside it: files of its name with ".vtt" or ".srt", or
// a language before that (message.en.vtt). What cannot be opened at all, or holds neither picture nor sound,
// is an input error. Takes as long as decoding takes, or until `stop` is set by another thread: then nothing
// that it gives means anything.
Result<VideoFacts> read_video_facts(const std::string& file, const Clock& clock,
                                    const std::atomic<bool>* stop = nullptr,
                                    const MediaProgress& progress = {});

}  // namespace lanyard
