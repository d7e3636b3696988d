// By libical, in UTC, which needs no table of time zones in the file.
#include "formats/calendar_event.h"

#include <libical/ical.h>

#include <memory>

namespace lanyard {
namespace {

icaltimetype utc(Instant instant) {
    return icaltime_from_timet_with_zone(static_cast<time_t>(to_ms(instant) / 1000), 0,
                                         icaltimezone_get_utc_timezone());
}

}  // namespace

std::string calendar_event(const CalendarEvent& event) {
    icalcomponent* appointment = icalcomponent_vanew(
        ICAL_VEVENT_COMPONENT, icalproperty_new_uid((event.id + "@lanyard").c_str()),
        icalproperty_new_dtstamp(utc(event.written)), icalproperty_new_dtstart(utc(event.start)),
        icalproperty_new_dtend(utc(event.end)), icalproperty_new_summary(event.title.c_str()),
        icalproperty_new_location(event.place.c_str()),
        icalproperty_new_description(event.description.c_str()), static_cast<void*>(nullptr));
    const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
        icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                            icalproperty_new_prodid("-//Lanyard//EN"),
                            icalproperty_new_method(ICAL_METHOD_PUBLISH), appointment,
                            static_cast<void*>(nullptr)),
        icalcomponent_free);
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
        icalcomponent_as_ical_string_r(calendar.get()), icalmemory_free_buffer);
    return text ? text.get() : "";
}

}  // namespace lanyard
