// A zone is looked up in the zone database first, which knows more summers than a file describes.
#include "formats/icalendar_zones.h"

#include <fmt/format.h>

#include <memory>

#include "formats/session_times.h"

namespace lanyard {
namespace {

std::string own_zone_of(icalcomponent* calendar, std::string_view otherwise) {
    for (icalproperty* property = icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY); property;
         property = icalcomponent_get_next_property(calendar, ICAL_X_PROPERTY)) {
        const char* name = icalproperty_get_x_name(property);
        if (!name || std::string_view(name) != "X-WR-TIMEZONE") continue;
        if (std::string zone = time_zone_from_name(calendar_text_of(property)); !zone.empty()) return zone;
    }
    return std::string(otherwise);
}

}  // namespace

std::string calendar_text_of(icalproperty* property) {
    if (!property) return "";
    const icalvalue* value = icalproperty_get_value(property);
    if (value && icalvalue_isa(value) == ICAL_TEXT_VALUE) {
        const char* text = icalvalue_get_text(value);
        return text ? text : "";
    }
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
        icalproperty_get_value_as_string_r(property), icalmemory_free_buffer);
    return text ? text.get() : "";
}

CalendarZones::CalendarZones(icalcomponent* calendar, std::string_view zone) : calendar_(calendar) {
    own_.name = calendar ? own_zone_of(calendar, zone) : std::string(zone);
    utc_.name = "UTC";
}

const CalendarZone& CalendarZones::zone_of(icalproperty* property, const icaltimetype& time) {
    if (icaltime_is_utc(time)) return utc_;
    icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char* name = parameter ? icalparameter_get_tzid(parameter) : nullptr;
    if (!name || !*name) return own_;
    const auto known = by_name_.find(name);
    if (known != by_name_.end()) return known->second;
    return by_name_.emplace(name, find(name, time)).first->second;
}

CalendarZone CalendarZones::find(const std::string& name, const icaltimetype& time) const {
    CalendarZone zone;
    zone.name = time_zone_from_name(name);
    if (!zone.name.empty()) return zone;
    zone.name = own_.name;
    zone.described = calendar_ ? icalcomponent_get_timezone(calendar_, name.c_str()) : nullptr;
    if (zone.described) return zone;
    if (const auto about = instant_of(time, own_)) {
        zone.offset_minutes = offset_of_abbreviation(name, own_.name, *about);
    }
    zone.is_unknown = !zone.offset_minutes;
    return zone;
}

std::optional<Instant> CalendarZones::instant_of(const icaltimetype& time, const CalendarZone& zone) {
    const auto date = fmt::format("{:04}-{:02}-{:02}", time.year, time.month, time.day);
    const auto clock = time.is_date ? std::string("00:00")
                                    : fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
    const bool by_offset = zone.described || zone.offset_minutes;
    const auto at = instant_at(date, clock, by_offset ? "UTC" : std::string_view(zone.name));
    if (!at) return std::nullopt;
    if (zone.offset_minutes) return *at - std::chrono::minutes(*zone.offset_minutes);
    if (!zone.described) return *at;
    icaltimetype local = time;
    int is_summer = 0;
    return *at - std::chrono::seconds(icaltimezone_get_utc_offset(zone.described, &local, &is_summer));
}

std::optional<Instant> CalendarZones::instant_of(icalproperty* property, const icaltimetype& time) {
    return instant_of(time, zone_of(property, time));
}

}  // namespace lanyard
