// The rule's own arithmetic is libical's; where it ends is decided here, as instants.
#include "formats/icalendar_repetitions.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "formats/icalendar_properties.h"
#include "formats/session_times.h"

namespace lanyard {
namespace {

constexpr std::size_t most_repetitions = 400;
constexpr auto longest_repetition = std::chrono::hours(24 * 366);

bool is_within_a_day(const icalrecurrencetype& rule) {
    return rule.freq == ICAL_SECONDLY_RECURRENCE || rule.freq == ICAL_MINUTELY_RECURRENCE ||
           rule.freq == ICAL_HOURLY_RECURRENCE || rule.freq == ICAL_NO_RECURRENCE;
}

Instant end_of_day(Instant at, std::string_view zone) {
    const auto midnight = instant_at(day_after(format_date(at, zone)), "00:00", zone);
    return midnight ? *midnight - Milliseconds(1) : at;
}

// UNTIL is UTC, a clock in the event's zone, or a day that still counts.
std::optional<Instant> last_by(const icaltimetype& until, const CalendarZone& zone) {
    CalendarZone utc;
    utc.name = "UTC";
    const auto at = CalendarZones::instant_of(until, icaltime_is_utc(until) ? utc : zone);
    if (at && until.is_date) return *at + std::chrono::hours(24) - Milliseconds(1);
    return at;
}

class Repeater {
  public:
    Repeater(icalcomponent* event, CalendarZones& zones, Instant first, Instant last_known,
             std::string_view zone)
        : event_(event), zones_(zones), first_(first), last_known_(last_known), zone_(zone) {
        found_.starts.insert(first);
    }

    Repetitions all() && {
        if (icalproperty* rule = property_of(event_, ICAL_RRULE_PROPERTY))
            add_by_rule(icalproperty_get_rrule(rule));
        each_property(event_, ICAL_RDATE_PROPERTY, [&](icalproperty* property) { add_date(property); });
        each_property(event_, ICAL_EXDATE_PROPERTY, [&](icalproperty* property) { take_out(property); });
        return std::move(found_);
    }

  private:
    void note(std::string sentence) { found_.doubts.push_back(std::move(sentence)); }

    void add_by_rule(icalrecurrencetype rule) {
        if (is_within_a_day(rule)) return note("it repeats within a day, which no session does; taken once");
        icalproperty* property = property_of(event_, ICAL_DTSTART_PROPERTY);
        icaltimetype start = icalproperty_get_dtstart(property);
        const CalendarZone& zone = zones_.zone_of(property, start);
        const Instant last = last_of(rule, zone);
        rule.until = icaltime_null_time();
        icaltime_set_timezone(&start, nullptr);
        const std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)> iterator(
            icalrecur_iterator_new(rule, start), icalrecur_iterator_free);
        if (!iterator) return note("nobody can say when it repeats; taken once");
        while (found_.starts.size() < most_repetitions) {
            const icaltimetype next = icalrecur_iterator_next(iterator.get());
            const auto at =
                icaltime_is_null_time(next) ? std::nullopt : CalendarZones::instant_of(next, zone);
            if (!at || *at > last) return;
            found_.starts.insert(*at);
        }
        note(fmt::format("it repeats more than {} times; the others are left out", most_repetitions));
    }

    Instant last_of(const icalrecurrencetype& rule, const CalendarZone& zone) {
        const Instant last = first_ + longest_repetition;
        if (!icaltime_is_null_time(rule.until))
            return std::min(last, last_by(rule.until, zone).value_or(last));
        if (rule.count > 0) return last;
        const Instant known = std::min(last, end_of_day(last_known_, zone_));
        note("it repeats without an end; taken until " + format_date(known, zone_));
        return known;
    }

    void add_date(icalproperty* property) {
        const icaldatetimeperiodtype date = icalproperty_get_rdate(property);
        const icaltimetype& time = icaltime_is_null_time(date.time) ? date.period.start : date.time;
        const auto at = zones_.instant_of(property, time);
        if (at && found_.starts.size() < most_repetitions) found_.starts.insert(*at);
    }

    void take_out(icalproperty* property) {
        const icaltimetype time = icalproperty_get_exdate(property);
        const auto at = zones_.instant_of(property, time);
        if (!at) return;
        if (!time.is_date) {
            found_.starts.erase(*at);
            return;
        }
        const Instant day_end = *at + std::chrono::hours(24);
        found_.starts.erase(found_.starts.lower_bound(*at), found_.starts.lower_bound(day_end));
    }

    icalcomponent* event_;
    CalendarZones& zones_;
    Instant first_, last_known_;
    std::string_view zone_;
    Repetitions found_;
};

}  // namespace

bool calendar_repeats(icalcomponent* event) {
    return property_of(event, ICAL_RRULE_PROPERTY) || property_of(event, ICAL_RDATE_PROPERTY);
}

Repetitions calendar_repetitions(icalcomponent* event, CalendarZones& zones, Instant first,
                                 Instant last_known, std::string_view zone) {
    return Repeater(event, zones, first, last_known, zone).all();
}

}  // namespace lanyard
