// A schedule as frab, pentabarf and pretalx give it, in XML and JSON alike: days, rooms, events with the
// texts that stand in the file; and what they mean. The form is https://c3voc.de/wiki/schedule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "formats/programme_list.h"

namespace lanyard {

struct FrabDay {
    int line = 0;
    std::string date, start, end;
};

struct FrabEvent {
    int line = 0;
    int day = -1;             // its place among the days; -1 for none
    std::string listed_room;  // the room that it is listed under
    std::string id, code, guid;
    std::string title, date, start, duration, end, room, track, type, state;
    std::vector<std::string> persons;
};

// The event's text of this name, as elements, attributes and members are called; nullptr for names that mean
// nothing.
std::string* frab_text(FrabEvent& event, std::string_view name);

struct FrabSchedule {
    std::string acronym, time_zone, day_change;
    std::vector<FrabDay> days;
    std::vector<FrabEvent> events;
};

// What is said twice and differently is doubtful, and each doubt a warning: an event's `date` wins over its
// `start`, its own room over the one that it is listed under. Times without offset are in the schedule's
// zone, else in `zone`. A start before its day begins is the night after it, and so is one before six of a day
// that says no beginning and lasts into the evening. Readers of files stop behind most_sessions days or events,
// which is an input error here.
Result<ProgrammeList> read_frab_schedule(const FrabSchedule& schedule, std::string_view file,
                                         std::string_view zone);

}  // namespace lanyard
