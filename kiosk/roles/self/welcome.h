// The first screen: how to show a code, what the camera sees, and what else can be done here.
#pragma once

#include <optional>

#include "message.h"
#include "scan/scan_hints.h"
#include "screens/code_outline.h"
#include "ui/ui.h"

namespace lanyard {

// What the welcome screen shows of the camera.
struct CameraView {
    enum class State {
        none,      // codes come from a hand-held or built-in scanner
        starting,  // no picture yet
        looking,
        trouble,  // it gives no pictures
    };
    State state = State::none;
    TextureId texture = 0;                       // its newest picture, as the lens sees it; 0: blank
    double shape = 16.0 / 9;                     // width for height
    CameraState problem = CameraState::missing;  // while there is trouble: which
    CameraPlace place = CameraPlace::unknown;    // where the lens is
    ScanHint hint = ScanHint::none;              // what would help whoever holds a code up
    std::optional<Outline> outline = {};         // around the code being read
};

struct WelcomeView {
    const EventFacts& facts;
    CameraView camera;
    bool is_checking = false;  // a code has been read and its verdict takes its time
    Instant now{};
    bool has_programme = false;
    bool can_listen = false;  // this machine can speak
    std::string notice;       // something that went wrong for whoever was here before, without their name
    std::string countdown;    // before what somebody chose is put back
    std::string badges = {};  // why none come out here, "" where they do
    // What is announced, "" for nothing; a long one is shown in parts, of which `announcement_part` counts on
    // for ever.
    std::string announcement = {};
    int announcement_part = 0;
};

enum class WelcomeAction {
    none,
    find_my_name,
    not_registered,
    get_help,
    language,
    larger_text,
    contrast,
    listen,
    volume,
    lower_screen,
    programme,
    your_data,
};

WelcomeAction draw_welcome(Ui& ui, const WelcomeView& view);

}  // namespace lanyard
