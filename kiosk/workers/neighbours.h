// What the programs that show an event on one machine tell each other: which of them run and what is wrong
// with them, how a stage is doing, and that there is something new to look at.
//
// None of it is an entry of the journal: it concerns this machine alone, and only as it is now. What is told
// lies in small files (neighbours/word_folder.h) that nobody waits for.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/system_clock.h"
#include "event/playback.h"
#include "role_kind.h"
#include "store/event_folder.h"
#include "workers/neighbours/word_folder.h"

namespace lanyard {

enum class MachineTrouble {
    camera_missing,
    camera_black,
    camera_frozen,
    printer,      // `hindrance` says what; English, for tr()
    disk_full,    // nearly: what it writes down next may not fit
    clock_off,    // not the hub's time
    holds_alone,  // entries of a machine that is away, which the hub has lost (hub/replicate)
    silent,       // nothing was heard of it, and it did not say that it ends
};

// A program that shows the event on this machine: a kiosk, a door, a board.
struct MachineState {
    RoleKind role = RoleKind::self;
    std::string point;  // a check-in point's name, or a room's of a board or a stage; "" for a board of all
    std::vector<MachineTrouble> trouble;  // the worst first
    std::string hindrance;
    Instant heard{};  // by the machine's clock

    bool is_silent() const { return !trouble.empty() && trouble.front() == MachineTrouble::silent; }

    // When it was heard is no news.
    bool operator==(const MachineState& other) const {
        return role == other.role && point == other.point && trouble == other.trouble &&
               hindrance == other.hindrance;
    }
};

// How the stage's screen of a room is doing.
struct StagePulse {
    std::string room;
    std::string session;     // whose video is loaded, "" for none
    bool is_ready = false;   // its first frame is decoded
    bool has_device = true;  // somebody could hear it
    double level_db = -100;  // what is heard now, dBFS; of what is muted, held or has no device nothing is
    int dropped_frames = 0;
    std::string problem;                     // a sentence, "" for none
    AudienceSees sees = AudienceSees::card;  // what is on the screen

    bool operator==(const StagePulse&) const = default;
};

class DatabaseWatch;

// One program among its neighbours; used by one thread. Others hear what it said last until it is destroyed.
class Neighbours {
  public:
    static constexpr Milliseconds says_every{10'000};
    static constexpr Milliseconds listens_every{5'000};
    static constexpr Milliseconds believed_for{30'000};               // then a program is silent
    static constexpr Milliseconds missed_for = WordFolder::kept_for;  // then it is forgotten
    static constexpr Milliseconds stage_believed_for{3'000};          // a stage says more, and more often
    static constexpr std::uintmax_t least_free_bytes = 50'000'000;

    Neighbours(const EventFolder& event, const Clock& machine_clock);
    ~Neighbours();
    Neighbours(const Neighbours&) = delete;
    Neighbours& operator=(const Neighbours&) = delete;

    // Written where it is time to, or where it is not what was said last; a nearly full disk is added.
    void say(const MachineState& state);
    // Written each time.
    void say(const StagePulse& pulse);

    // The other programs, in order of role and point; nothing as long as it is not time to listen again. Of
    // two with one role and point, this program among them, the silent one was started anew, and is left out.
    std::optional<std::vector<MachineState>> machines();
    // The other programs' stages that run, one for each room, in order of room.
    std::vector<StagePulse> stages() const;

    // Something was committed that the others should see at once. Does nothing where it cannot.
    void wake() const;
    // From now on `look` is called, on a thread of its own, when any program has woken the others, this one
    // included.
    void when_woken(std::function<void()> look);

  private:
    std::filesystem::path folder_, database_;  // the event's
    const Clock& machine_clock_;
    WordFolder words_;
    std::optional<Instant> said_at_, listened_at_;
    MachineState said_;
    std::unique_ptr<DatabaseWatch> watch_;
};

}  // namespace lanyard
