// The first screen: how to show a code, what the camera sees, and what else can be done here.
#pragma once

#include <optional>

#include "event_facts.h"
#include "screens/camera_box.h"
#include "ui/ui.h"

namespace lanyard {

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
    bool takes_badges = false;  // the day is over: who shows a code leaves, and drops the badge in the box
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
