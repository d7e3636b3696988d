// The time zones of one calendar file, and its times as instants.
#pragma once

#include <libical/ical.h>

#include <map>
#include <optional>
#include <string>

#include "base/instant.h"

namespace lanyard {

// Where a time of the calendar is at home.
struct CalendarZone {
    std::string name;                   // the zone database's; used where the two below say nothing
    icaltimezone* described = nullptr;  // as the file itself describes it
    std::optional<int> offset_minutes;  // of an abbreviation, "BST"
    bool is_unknown = false;            // named, and known to nobody; `name` is the calendar's own
};

// Of one VCALENDAR, which has to outlive this.
class CalendarZones {
  public:
    // `zone` holds where the calendar does not say one.
    CalendarZones(icalcomponent* calendar, std::string_view zone);

    // Of a DTSTART, DTEND, EXDATE …, whose value is `time`.
    const CalendarZone& zone_of(icalproperty* property, const icaltimetype& time);
    // nullopt for a time that no calendar has. A date alone is its midnight.
    static std::optional<Instant> instant_of(const icaltimetype& time, const CalendarZone& zone);
    // The property's value as an instant.
    std::optional<Instant> instant_of(icalproperty* property, const icaltimetype& time);

  private:
    CalendarZone find(const std::string& name, const icaltimetype& time) const;

    icalcomponent* calendar_;
    CalendarZone own_, utc_;
    std::map<std::string, CalendarZone> by_name_;
};

// A property's text without its escapes; "" for none.
std::string calendar_text_of(icalproperty* property);

}  // namespace lanyard
