// How a stage tells the cue on the same machine that it runs and how it is doing: a small file of this
// machine's, renewed several times a second and believed for some seconds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/system_clock.h"
#include "roles/playback/messages.h"

namespace lanyard {

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
