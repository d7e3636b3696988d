// A day played through by the kiosk's own program without a person: a picture of each screen in each minute,
// and what was wrong with it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "event/event_config.h"
#include "event/programme.h"

namespace lanyard {

// One screen of the day.
struct RehearsedRole {
    std::string name;                  // "board", or "sign-room-1": its folder, and what reports call it
    std::vector<std::string> options;  // of the kiosk's program
};

struct RehearsalPlan {
    std::filesystem::path event;    // a copy: screens may write to it
    std::filesystem::path outputs;  // gets a folder a role, with the pictures
    Instant from{}, to{};
    std::string time_zone;
    double speed = 60;  // minutes of the day in a minute
    std::string window = "1920x1080";
    // Called many times a minute of the day with its time: whoever works at the cue.
    std::function<void(Instant)> work = {};
};

// Whether what lasts so long on the day stands long enough at the plan's speed that a busy machine shows it:
// what passes more quickly says nothing about the day.
bool has_time_to_show(const RehearsalPlan& plan, Milliseconds of_day);

enum class ScreenProblem {
    nothing_on_screen,  // a board with no session, while there were sessions still to come
    does_not_fit,       // words that were cut, or letters smaller than can be read from afar
    trouble,            // the screen could not open the event
    ended,              // the program ended by itself
    cycle_too_long,     // a board on which somebody waits too long for their room
    not_seen,           // a film plays by the cue, and the stage shows no picture of it
    stands_still,       // the film's picture is the same a minute later
};
std::string_view screen_problem_name(ScreenProblem problem);

struct ScreenFinding {
    ScreenProblem problem{};
    std::string role;
    Instant at{};
    std::string words;
};

struct RehearsedScreen {
    std::string role;
    int minutes = 0;   // of the day that it was seen in
    int pictures = 0;  // that lie in its folder, called HHMM-…: one a minute where this machine keeps up
};

struct Rehearsal {
    std::vector<RehearsedScreen> screens;
    std::vector<ScreenFinding> findings;  // each once for each screen, at its first time
};

// Plays it; takes (to - from) / speed. `sessions` tell when a board should have something to show. A screen
// that cannot be started is an error.
Result<Rehearsal> rehearse(const RehearsalPlan& plan, const std::vector<RehearsedRole>& roles,
                           const std::vector<Session>& sessions);

}  // namespace lanyard
