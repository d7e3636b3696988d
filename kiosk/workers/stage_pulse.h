// How a stage tells the cue on the same machine that it runs and how it is doing: a small file of this
// machine's, renewed several times a second and believed for some seconds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/system_clock.h"

namespace lanyard {

// How the stage's screen of a room is doing, as it said last; for the cue on the same machine.
struct StagePulse {
    std::string room;
    std::string session;     // whose video is loaded, "" for none
    bool is_ready = false;   // its first frame is decoded
    bool has_device = true;  // somebody could hear it
    double level_db = -100;  // what is heard now, dBFS
    int dropped_frames = 0;
    std::string problem;  // a sentence, "" for none

    bool operator==(const StagePulse&) const = default;
};

class StagePulses {
  public:
    // A stage that has not been heard of for so long does not run.
    static constexpr Milliseconds believed_for{3000};

    // `event` tells events of one machine apart.
    StagePulses(const std::filesystem::path& event, const Clock& machine_clock);

    void say(const StagePulse& pulse) const;
    void say_goodbye(const std::string& room) const;
    std::vector<StagePulse> heard() const;

  private:
    std::filesystem::path file_of(const std::string& room) const;

    std::filesystem::path folder_;
    const Clock& machine_clock_;
};

}  // namespace lanyard
