// The text has one hole, for the name, which TOML may want quoted in its own way.
#include "event/plain_event.h"

#include <toml++/toml.h>

#include <sstream>

namespace lanyard {
namespace {

constexpr std::string_view before_name =
    R"toml(# The settings of this event. Lines that begin with # are notes, or settings that are not used.
# A word that is not known here is an error that names its line, so a slip never goes unnoticed.

[event]
)toml";

// What is commented out without a space behind "#" is a setting that works once the "#" is gone.
constexpr std::string_view after_name = R"toml(
# Shorter, for badges and boards.
#short_name = "Launch"
#venue = "Kensington Town Hall"

# Times in this file and on screens are in this zone, named by continent and city.
time_zone = "UTC"
#day = "2017-11-10"

# When people are let in. Without these two, always.
#opens = "2017-11-10T08:30"
#closes = "2017-11-10T17:30"
# From then on seats of people who have not come may go to others. Without it they are kept all day.
#hold_until = "2017-11-10T10:00"

# How many people the venue may hold.
#capacity = 300

# "free": people come and go, nobody is scanned out. "scan": people are scanned out when they leave.
reentry = "free"
# A seat booked as "TBC" or "Delegate 2": "ask" lets the kiosk ask for the name, "desk" sends people to the desk.
unnamed_seats = "desk"
# The languages that kiosks offer; the first is the one they start in.
languages = ["en"]

# Files in this folder.
#logo = "logo.png"
#list = "registrations.csv"
#programme = "programme.csv"

# Personal data is to be erased this many days after the event.
retention_days = 90
# Another disk or stick of each machine, for its backups; without it they lie with the user's own files.
#backups = "/media/second"

# All entrances together are one area. Each kiosk, desk or door is a point with a name of its own.
[[area]]
id = "entrance"
name = "Entrance"

[[area.point]]
name = "Entrance"
#where = "Foyer, by the stairs"
#desk_is = "**On your left**, under the blue sign"
#printer_place = "It comes out of the slot to your right."
#camera_at     = "above"                        # where the lens is: above, below, left or right of the screen
#labels_on_roll = 250                           # of a label printer here: how many a new roll has
# The way to rooms from this point, where it is another than the room's own `where`.
#ways = ["great-hall: behind you, up the stairs or by the lift"]

# A room that checks people in at its door is an area too, with points of its own.
#[[area]]
#id = "great-hall"
#name = "Great Hall"
#room = "great-hall"

# What everybody gets once, like lunch or a shirt: a second scan says where and when it was given out.
#[[area]]
#id = "lunch"
#name = "Lunch"
#once = true
#booked = "Lunch"  # the list's column of who booked it and what they chose; without it everybody gets it

#[[room]]
#id = "great-hall"
#name = "Great Hall"
#capacity = 300
#where = "up the stairs or by the lift"
#late_entry = "Please use the rear doors."
#access = "hearing loop"

# By the list's words. badge: "print" at check-in, "collect" at a table, "none".
# flags: desk_first, tell, no_photo, first_name_only, escort, protected.
#[[ticket_type]]
#name = "Delegate"
#badge = "print"
#flags = []
#days = ["2017-11-10"]  # of an event of several: it lets in on these alone; without it on all

# Where badges that were printed before wait, by family name.
#[[collect_table]]
#name = "Table 2"
#from = "H"
#to = "M"

# What kiosks and boards say when the building has to be left. Without words of your own they say it in theirs.
#[evacuation]
#assembly_point = "the car park"
#words = "Follow the stewards. Do not use the lifts."

# The header and the main buttons.
[colours]
accent = "#0b5156"

# What people are told about their data.
#[privacy]
#notice = """
#We use your name and organisation to print your badge and to know who came.
#"""

# A screen that nobody touches goes home after this time.
[kiosk]
clears_after_s = 20
# What people give besides their name to be found at a kiosk: "email", "code_word" (their booking's reference,
# or a column of the list headed "Code word"), or "off": then the desk finds them.
find_by = "email"
# Who is on no list: "form" lets them register at the kiosk, "desk" shows them the way there.
not_registered = "desk"
# Who is let in is asked "Who is with you?" where others of the same order are expected, and can check them in.
companions = true
# When more people than this arrive at one kiosk in a minute, it asks nothing but what it must.
busy_per_minute = 6

# Something that people may agree to hear about; asked after they have been let in, never before.
#[[opt_in]]
#id       = "newsletter"
#question = "Would you like to hear from us again?"
#who      = "The organiser"
#about    = "our next events"
#until    = "you tell us to stop"
#not_for  = ["Delegate"]  # ticket types of people who have it already

# A video of the programme that does not wait for somebody who presses Go ("cue", as all do): "clock" starts it at
# its session's start. loop = true plays it again and again until the session's end.
#[[video]]
#session = "foyer-loop"
#start   = "clock"
#loop    = true

# How long a door waits for the other kiosks, and how long it leaves a silent hub alone.
[hub]
claim_budget_ms = 150
quiet_s = 5
)toml";

// `name = "…"` with whatever the name holds written as TOML wants it.
std::string name_line(std::string_view name) {
    const toml::table table{{"name", name}};
    std::ostringstream line;
    line << toml::toml_formatter(table, toml::format_flags::none);
    return line.str();
}

}  // namespace

std::string plain_event_toml(std::string_view name) {
    return std::string(before_name) + name_line(name) + std::string(after_name);
}

}  // namespace lanyard
