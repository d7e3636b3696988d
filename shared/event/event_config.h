// An event's settings as event.toml says them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "event/find_by_name.h"

namespace lanyard {

// No label printer takes a longer roll.
inline constexpr int most_labels_on_roll = 10'000;

// Where the lens of a kiosk's camera is, seen by who stands before the screen.
enum class CameraPlace { unknown, above, below, left, right };

// Where people are checked in: a kiosk, a desk, a room's door.
struct CheckInPoint {
    std::string name;   // "Kiosk 1": unique in the event
    std::string area;   // the area's id
    std::string where;  // said to attendees: "Foyer, by the stairs"
    std::string
        desk_is;  // where the desk is from here; **bold** marks: "**On your left**, under the blue sign"
    std::string printer_place;                     // "It comes out of the slot to your right."
    CameraPlace camera_at = CameraPlace::unknown;  // "above", "below", "left" or "right" of the screen
    int labels_on_roll = 0;  // on a new one, for this point's label printer; 0: nobody has said
    // The way to rooms from here, by the room's id, where it is another than Room::where.
    std::vector<std::pair<std::string, std::string>> ways = {};
    bool exit = false;       // people go out here: a code that a kiosk reads is theirs who leaves
    bool badge_box = false;  // from the day's end on it is such a way out, and has a box for badges
};

// All entrances are one area, each room is one; presence is counted per area.
struct Area {
    std::string id;    // "entrance"
    std::string name;  // "Entrance"
    std::string room;  // the room's id where the area is a room, else ""
    // Something is given out here, to everybody once: lunch, a shirt. Nobody is inside such an area, or
    // leaves it.
    bool once = false;
    // Of `once`: the heading of the list's column that says who booked it, and what they chose
    // (event/add_ons);
    // "" where everybody gets it.
    std::string booked = {};
};

struct Room {
    std::string id;    // "great-hall"; DESIGN's room_<id>
    std::string name;  // "Great Hall"
    std::optional<int> capacity;
    std::string where;        // "up the stairs or by the lift"
    std::string late_entry;   // "Please use the rear doors."
    std::string access = {};  // what boards and door signs say of it: "hearing loop"
};

enum class BadgeSetting { print, collect, none };

struct TicketType {
    std::string name;  // "Delegate", as the list says it
    BadgeSetting badge = BadgeSetting::print;
    std::vector<std::string> flags;  // of everybody with this type: "desk_first"
    std::string instead = {};        // what the kiosk says to those who get no badge: "Please take a sash."
    std::string host = {};           // who is told of them, where "tell" is among the flags: "Nick Pendry"
    std::string host_phone = {};     // and how; "": as the list has it of who is called so
    std::vector<std::string> days = {};  // on which it lets in, "2017-11-10"; none: on all of the event's
};

// The table where badges printed before the event lie, by family name: from "H" to "M".
struct CollectTable {
    std::string name, from, to;
};

enum class Reentry { free, scan };
enum class UnnamedSeats { ask, desk };

// Something that people may agree to hear about; the kiosk asks those whom it lets in.
struct OptIn {
    std::string id;                         // "leadership": in the journal and in exports
    std::string question;                   // "Would you like to hear about the leadership programme?"
    std::string who;                        // will write: "The Centre for Systemic Social Work"
    std::string about;                      // "dates, places and how to apply"
    std::string until;                      // "31 December 2018, or until you tell them to stop"
    std::vector<std::string> not_for = {};  // ticket types of people who have it already
};

// What people are told when the building has to be left.
struct EvacuationWords {
    std::string assembly_point;  // "the car park in Hornton Street"; may be empty
    std::string words;           // the event's own: "Follow the stewards."; "" where it has none
};

// What starts a video: somebody who presses Go, or its session's start, for loops that nobody attends.
enum class VideoStart { cue, clock };

// How the video of one session plays, where it is not as all do.
struct VideoSetting {
    std::string session;  // its id in the programme
    VideoStart starts = VideoStart::cue;
    bool loops = false;  // again and again until the session's end
};

// The 24-bit sRGB colour 0xRRGGBB.
using Colour = std::uint32_t;

struct EventConfig {
    std::string name;        // "Launch of the Centre for Systemic Social Work"
    std::string short_name;  // for badges and boards; `name` where it is not given
    std::string venue;
    std::string time_zone = "UTC";
    std::string day;                       // the first day, "2017-11-10"; may be empty
    std::optional<Instant> opens, closes;  // none: always open
    std::optional<int> capacity;
    std::optional<Instant> hold_until;  // none: seats of those who are expected are kept all day
    Reentry reentry = Reentry::free;
    UnnamedSeats unnamed_seats = UnnamedSeats::desk;
    std::vector<std::string> languages = {"en"};
    bool sample = false;  // a sample may be run at another time without a scratch copy

    std::vector<Area> areas;           // at least one, the first is the entrance
    std::vector<CheckInPoint> points;  // at least one, the first is the default
    std::vector<Room> rooms;
    std::vector<TicketType> ticket_types;
    std::vector<CollectTable> collect_tables;
    std::vector<OptIn> opt_ins;
    EvacuationWords evacuation;
    std::vector<VideoSetting> videos;

    Colour accent = 0x0b5156;  // header and main buttons
    std::string logo;          // a file in the folder; may be empty
    std::string list;          // the registrations that `tools/run` imports; may be empty
    std::string programme;     // the programme that `init --from` and `tools/run` import; may be empty
    std::string privacy_notice;
    int retention_days = 90;
    std::string backups;  // the folder of another disk for this machine's backups; may be empty
    int clears_after_s = 20;
    FindBy find_by = FindBy::email;  // how people find themselves at a kiosk
    bool registers_here = false;     // who is on no list may register at a kiosk
    bool companions = true;          // who was let in is asked at a kiosk who is with them
    int busy_per_minute = 6;         // arrivals at one kiosk; above that nothing but the way in is asked
    int claim_budget_ms = 150;       // how long a door waits for the hub
    int hub_quiet_s = 5;             // how long a silent hub is not asked again

    // What the file says in its other languages: by language, and by the text in the first one.
    using Dictionary = std::map<std::string, std::string>;
    std::map<std::string, Dictionary> translations = {};
    std::string language = {};  // of in(); "" is the first

    // The same settings with everything that attendees read in `language`, where the file says it.
    EventConfig in(std::string_view language) const;
    // A text of the first language, from somebody who knows no other, in the one of in().
    std::string said(const std::string& text) const;
    // The same in any language; nullptr where the file does not say it.
    const std::string* said_in(std::string_view language, const std::string& text) const;

    const CheckInPoint* point(std::string_view name) const;  // without regard to case; nullptr: none
    const Area* area(std::string_view id) const;
    const Room* room(std::string_view id_or_name) const;         // without regard to case
    const TicketType* ticket_type(std::string_view name) const;  // without regard to case
    // Of somebody who walks in, where nobody says another: the first; "" where none is named.
    std::string walk_in_ticket_type() const;
    VideoSetting video(std::string_view session) const;  // as all play, where nothing is set
    // "Great Hall, up the stairs or by the lift", as it is said at `point`; "" for no room.
    std::string way_to(std::string_view room, const CheckInPoint& point) const;
    // The collect table for a family name (its first letter, folded); "" where none covers it.
    std::string collect_table_of(std::string_view family_name) const;
    const CheckInPoint& default_point() const { return points.front(); }
};

// Reads event.toml's text. `file` is its name in errors, which give the line; an unknown key is an error with
// the nearest known one, so that a slip of a finger never silently opens the doors an hour late.
Result<EventConfig> parse_event_config(std::string_view text, std::string_view file);

}  // namespace lanyard
