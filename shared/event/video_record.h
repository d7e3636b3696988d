// What the journal keeps of a video: how it was found when it was looked at, and each time that it was shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace lanyard {

// One look at the whole of a slot's file.
struct VideoCheckRecord {
    std::string session, file;
    std::int64_t bytes = 0;              // the file's size then: another size is another file
    Instant at{};                        // when it was looked at
    std::string verdict;                 // "ready", "look", "broken"
    std::vector<std::string> problems;   // sentences without their full stop
    std::optional<Milliseconds> played;  // how far it could be decoded; none: not at all
    std::optional<double> loudness_lufs, correction_db;
    int captions = 0;

    bool operator==(const VideoCheckRecord&) const = default;
};

// How a showing came to its end.
enum class ShowingEnd {
    running,      // it is not over, or nobody was left to write down that it was
    played,       // to its last frame
    skipped,      // somebody pressed Skip, or took Go back
    missing,      // the file is not there, or cannot be opened
    cut_short,    // the file ended before it should
    stalled,      // the picture stood still, and a second try did not help
    interrupted,  // the stage was closed
};
inline constexpr int showing_end_count = 7;
std::string_view showing_end_name(ShowingEnd end);
std::optional<ShowingEnd> showing_end_from_name(std::string_view name);
// True for those of which the desk is told.
bool is_failure(ShowingEnd end);

// One stage showed a slot's video, or tried to.
struct VideoShowing {
    std::string entry;  // of its beginning
    std::string session, file, node;
    std::string went_by;  // who pressed Go
    Instant began{};      // when its first frame was shown
    Milliseconds from{};  // the position of that frame: 0, or where a stage that came late joined
    std::optional<Instant> ended;
    Milliseconds to{};
    int dropped_frames = 0;
    ShowingEnd end = ShowingEnd::running;

    bool operator==(const VideoShowing&) const = default;
};

// One word on a video: that its tape was moved, or that it is muted, covered or louder from now on, or no
// more.
struct PlaybackChange {
    Instant at{};
    std::optional<bool> held, muted, card;
    std::optional<int> volume_db;
    std::optional<Milliseconds> jumped_from, jumped_to;  // both or none

    bool operator==(const PlaybackChange&) const = default;
};

}  // namespace lanyard
