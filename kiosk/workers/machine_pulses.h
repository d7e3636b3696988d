// How the programs that show an event on one machine know of each other: each renews a small file of this
// machine's, and one that stops doing so without having said goodbye is in trouble.
//
// It is no entry of the journal: it concerns this machine alone, and only as it is now. Files are bounded in
// number and size, private (0600), and never waited for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/system_clock.h"
#include "workers/machine_state.h"

namespace lanyard {

class MachinePulses {
  public:
    static constexpr Milliseconds says_every{10'000};
    static constexpr Milliseconds listens_every{5'000};
    static constexpr Milliseconds believed_for{30'000};     // then it is silent
    static constexpr Milliseconds missed_for{30 * 60'000};  // then it is forgotten
    static constexpr std::size_t most_machines = 64;
    static constexpr std::uintmax_t least_free_bytes = 50'000'000;

    // What is wrong with the devices here; `hindrance` is the printer's, in English, for tr().
    struct Devices {
        std::vector<MachineTrouble> trouble;
        std::string hindrance;
        bool operator==(const Devices&) const = default;
    };

    // `event` is its folder: it tells events of one machine apart.
    MachinePulses(std::filesystem::path event, RoleKind role, std::string point, const Clock& machine_clock);
    // The clean end: nothing is missed.
    ~MachinePulses();
    MachinePulses(const MachinePulses&) = delete;
    MachinePulses& operator=(const MachinePulses&) = delete;

    // Says so where it is time to, or something else is wrong than was said last.
    void say(const Devices& devices);
    // The others, in order of role and point; none as long as it is not time to listen again. Of two with one
    // role and point the silent one was started anew.
    std::optional<std::vector<MachineState>> heard();

  private:
    std::filesystem::path event_, folder_, file_;
    RoleKind role_;
    std::string point_;
    const Clock& machine_clock_;
    std::optional<Instant> said_at_, listened_at_;
    Devices said_;
};

}  // namespace lanyard
