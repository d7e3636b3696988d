// What the workers and devices tell the frame loop: everything that reaches the screens from outside.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/system_clock.h"
#include "desk/outcome.h"
#include "event/announcement.h"
#include "event/evacuation.h"
#include "event/event_config.h"
#include "event/help_call.h"
#include "event/programme.h"
#include "print/print_queue.h"
#include "roles/desk/messages.h"
#include "roles/door/messages.h"
#include "roles/playback/messages.h"
#include "roles/staff_gate/messages.h"
#include "ui/textures.h"

namespace lanyard {

// What the screens need to know of the event; it does not change while the kiosk runs.
struct EventFacts {
    EventConfig config;
    CheckInPoint point;
    EventClock clock;
    double badge_shape = 0;  // a badge's width for its height
    std::filesystem::path folder = {};
    bool has_staff = false;  // as it was opened; GateNews says when that changes
    // On a new roll for the printer here; 0: there is no printer, or nobody has ever said.
    int labels_on_roll = 0;

    // The same in another language, as far as the event has it.
    EventFacts in(std::string_view language) const {
        const EventConfig translated = config.in(language);
        const CheckInPoint* here = translated.point(point.name);
        return {translated, here ? *here : point, clock, badge_shape, folder, has_staff, labels_on_roll};
    }
};

struct EventReady {
    std::shared_ptr<const EventFacts> facts;
};

// The event cannot be used yet; it is tried again, and EventReady follows when it can.
struct EventTrouble {
    Error error;
};

struct CodeRead {
    std::string text;
};

enum class CameraState {
    looking,
    missing,  // it cannot be opened, or stopped giving pictures
    black,    // it gives black ones
    frozen,   // it gives the same one again and again
};

struct CameraNews {
    CameraState state = CameraState::looking;
    bool is_live = false;      // a camera, not a clip: its pictures must not be kept
    std::string problem = {};  // for staff, where something is wrong: what it is and what to do
};

// What the screens ask of the desk; the answer has the request's number.
struct ScanCode {
    std::string text;
};
struct FindPerson {
    std::string name, second;
};
struct RegisterPerson {
    std::string name, organisation, email;
};
struct NameSeat {
    std::string person, name;
};
struct AskForHelp {
    HelpAbout about = HelpAbout::help;
    std::string person;  // "" where nobody is known
};
struct AnswerOptIn {
    std::string person, programme, words;
    bool yes = false;
};
struct BadgeDidNotCome {
    long long job = 0;
    std::string person;
};
using Request = std::variant<ScanCode, FindPerson, RegisterPerson, NameSeat, AskForHelp, AnswerOptIn,
                             BadgeDidNotCome, DeskRequest, PlaybackRequest, RoomRequest, GateRequest>;

struct NextSession {
    std::string title;
    Instant start{};
    std::string room;  // its id, or what the programme calls it; may be empty
    bool has_begun = false;
};

struct Decided {
    long long request = 0;  // counts scans
    Outcome outcome;
    std::optional<NextSession> next;
    bool may_opt_in = false;  // somebody who has not been asked yet about what the event offers to hear of
};

struct BadgeDrawn {
    long long request = 0;  // of the scan it belongs to
    Pixels pixels;
};

// Nobody was found by that name and second thing; why, nobody is told.
struct NotFound {
    long long request = 0;
};

// Written down, but every place is taken; or not written down, and the verdict says why.
struct OnWaitingList {
    long long request = 0;
};

// A call for help was taken, or answered.
struct HelpNews {
    long long request = 0;  // that asked for it
    HelpState state = HelpState::waiting;
};

// What is done about a badge whose person says that it did not come out.
enum class MissedBadge {
    none,           // nobody has said so
    asked,          // the desk's thread has not answered yet
    prints_again,   // on the next printer; the desk has been told
    desk_brings,    // there is no other printer; the desk has been told
    someone_comes,  // from the desk, who have seen it
    desk_unaware,   // it could not be told
};
struct MissedBadgeNews {
    long long job = 0;
    MissedBadge done = MissedBadge::none;
};

// Whether badges can come out at this kiosk, where the event prints any.
struct BadgeStock {
    bool is_here = true;
};

// The day as it is now.
struct ProgrammeNews {
    std::shared_ptr<const std::vector<Session>> sessions;
};

// What everybody is told, whatever their screen is for.
struct NoticesNews {
    std::optional<Evacuation> evacuation;
    // Those that are over are among them.
    std::shared_ptr<const std::vector<Announcement>> announcements;
};

using Message =
    std::variant<EventReady, EventTrouble, CodeRead, CameraNews, Decided, BadgeDrawn, PrintNews, PrinterNews,
                 NotFound, OnWaitingList, HelpNews, ProgrammeNews, MissedBadgeNews, BadgeStock, NoticesNews,
                 DeskNews, PlaybackNews, PlaybackDone, RoomNews, GateNews>;

}  // namespace lanyard
