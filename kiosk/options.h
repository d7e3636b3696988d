// What the kiosk was asked for on its command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "devices/window.h"
#include "event/event_config.h"
#include "role_kind.h"
#include "ui/theme.h"

namespace lanyard {

struct Options {
    std::string event;  // folder; "" for $LANYARD_EVENT, then the working folder
    RoleKind role = RoleKind::self;
    std::string point;  // "" is the event's first; for a desk, the first that is called so
    // By name or id. A board's: it is that room's sign; "" is every room. A door is that room's. Of a stage
    // or a cue: "" is the room of the first video.
    std::string room;
    std::vector<std::string> board_rooms, board_tracks;  // of a board that is not everybody's; none: all
    std::optional<double> viewing_distance_m;            // from which a screen is read
    std::string camera = "none";
    CameraPlace camera_at = CameraPlace::unknown;  // unknown: as the event says
    std::string printer = "none";
    WindowSize window;  // 0×0 fills the screen
    int display = 0;    // which of several, from 0
    std::optional<PanelSize> panel;
    std::string clock;          // "TIME" or "TIME@SPEED"; "" is the machine's
    std::string language;       // "" is the event's first
    std::string ui_tree;        // a file; "" writes none
    std::string screenshots;    // a folder; "" saves none
    bool each_minute = false;   // screenshots of the event's minutes, not of what changes
    std::string sound_to;       // a WAV file that takes what would be heard; "" plays it
    std::string trace;          // a file; "" keeps none
    std::string hub;            // a file; "" is hub.toml of the event's folder, where it is there
    bool test_scanner = false;  // begin with the hand scanner's test
    bool practice = false;      // a border says on every screen that nothing here counts
    bool really = false;        // --clock works on the event itself, whatever it is
};

// Reads the arguments after the program's name. --help and --version give the words to print in `words` and
// no options; what is wrong is a usage error.
struct ReadOptions {
    std::optional<Options> options;
    std::string words;
};
Result<ReadOptions> read_options(std::vector<std::string> arguments);

}  // namespace lanyard
