// Each event is read by itself; days are read first.
#include "formats/frab_schedule.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "event/name_fold.h"
#include "formats/markup.h"
#include "formats/session_times.h"
#include "formats/session_words.h"
#include "formats/start_agreement.h"

namespace lanyard {
namespace {

struct Day {
    std::string date;                   // ISO 8601; "" where it says none
    std::string first_clock;            // "09:00"; "" where nobody says when it begins
    std::optional<Instant> start, end;  // where both are whole times
};

bool has_clock(std::string_view text) {
    return text.find(':') != std::string_view::npos;
}

class ScheduleReader {
  public:
    ScheduleReader(const FrabSchedule& schedule, std::string_view zone)
        : schedule_(schedule), event_zone_(zone), zone_(zone), sessions_(zone) {
        choose_zone();
        for (const FrabDay& day : schedule.days) days_.push_back(read_day(day));
        find_first_clocks();
    }

    void take(const FrabEvent& event) {
        line_ = event.line;
        PlannedSession session;
        session.title = without_markup(event.title);
        if (session.title.empty()) return note("no title; the event is left out");
        const auto start = start_of(event);
        if (!start) return;
        if (sessions_.is_empty()) compare_zones(*start);
        session.start = session.end = *start;
        read_end(event, session);
        session.id = first_of({event.id, event.code, event.guid});
        session.guid = clean_text(event.guid);
        session.room = room_of(event);
        session.kind = kind_of(event, session.title);
        session.state = state_of(event, session.title);
        session.track = without_markup(event.track);
        for (const std::string& person : event.persons) {
            if (std::string name = without_markup(person); !name.empty())
                session.speakers.push_back(std::move(name));
        }
        if (session.room.empty() && session.kind != SessionKind::pause)
            note("no room; it is shown for every room");
        constexpr std::size_t telling_part = 8;
        sessions_.add(std::move(session), line_, std::string_view(event.guid).substr(0, telling_part));
    }

    Result<ProgrammeList> finish(std::string_view file) && {
        starts_.tell(sessions_);
        return std::move(sessions_).finish("frab " + schedule_.acronym, file);
    }

  private:
    void note(std::string_view sentence) { sessions_.note(sentence, line_); }

    static std::string first_of(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            if (std::string cleaned = clean_text(text); !cleaned.empty()) return cleaned;
        }
        return "";
    }

    // Someone reading a board in another zone's clock would come at the wrong hour.
    void compare_zones(Instant at) {
        if (local_time(at, zone_).offset_minutes == local_time(at, event_zone_).offset_minutes) return;
        sessions_.note(
            fmt::format("the schedule's clocks are in {}, this event's in {} (time_zone in event.toml), "
                        "which is what screens show",
                        zone_, event_zone_));
    }

    void choose_zone() {
        if (schedule_.time_zone.empty()) return;
        const std::string named = time_zone_from_name(schedule_.time_zone);
        if (named.empty()) {
            sessions_.note(
                fmt::format("nobody knows the schedule's time zone \"{}\"; times without an offset are "
                            "taken as in {}",
                            schedule_.time_zone, event_zone_));
            return;
        }
        zone_ = named;
    }

    std::optional<Instant> whole_time(const std::string& text) {
        const auto time = read_time(text, zone_);
        if (!time) return std::nullopt;
        if (time->zone_abbreviated) note("the time zone is given by an abbreviation");
        if (time->zone_unknown) note("nobody knows the time's zone; taken as the schedule's");
        return time->at;
    }

    Day read_day(const FrabDay& text) {
        line_ = text.line;
        Day day;
        day.date = iso_date(text.date);
        if (day.date.empty() && text.start.size() >= 10) day.date = iso_date(text.start.substr(0, 10));
        day.first_clock = iso_clock(schedule_.day_change);
        day.start = whole_time(text.start);
        day.end = whole_time(text.end);
        if (day.start) day.first_clock = format_clock(*day.start, zone_);
        return day;
    }

    // A day that lasts into the evening and does not say when it begins has no sessions before six.
    void find_first_clocks() {
        constexpr std::string_view evening_from = "18:00", night_until = "06:00";
        for (const FrabEvent& event : schedule_.events) {
            const bool is_evening = event.date.empty() && iso_clock(event.start) >= evening_from;
            const auto place = static_cast<std::size_t>(event.day);
            if (!is_evening || event.day < 0 || place >= days_.size()) continue;
            if (days_[place].first_clock.empty()) days_[place].first_clock = night_until;
        }
    }

    const Day* day_of(const FrabEvent& event) const {
        const auto place = static_cast<std::size_t>(event.day);
        return event.day >= 0 && place < days_.size() ? &days_[place] : nullptr;
    }

    std::optional<Instant> start_of(const FrabEvent& event) {
        const Day* day = day_of(event);
        const std::string clock = iso_clock(event.start);
        if (has_clock(event.date)) {
            if (const auto whole = whole_time(event.date)) {
                check_start(event, clock, *whole, day);
                return whole;
            }
            note("the date cannot be read; the start and the day count");
        }
        std::string date = iso_date(event.date);
        const bool is_night = date.empty() && day && !day->first_clock.empty() && clock < day->first_clock;
        if (date.empty() && day) date = is_night ? day_after(day->date) : day->date;
        const auto start = instant_at(date, clock, zone_);
        if (!start) {
            note("neither its date nor its start and day can be read; the event is left out");
            return std::nullopt;
        }
        if (is_night) note("it starts before its day begins; taken as the night after that day");
        return *start;
    }

    void check_start(const FrabEvent& event, const std::string& clock, Instant start, const Day* day) {
        if (!event.start.empty()) starts_.add(line_, event.date, start, clock);
        if (!day) return;
        if (day->start && day->end ? start < *day->start || start > *day->end
                                   : is_of_another_day(event, *day))
            note("it lies outside the day that it is listed under");
    }

    // By its date as it is written, which may be the night after the day.
    static bool is_of_another_day(const FrabEvent& event, const Day& day) {
        constexpr std::size_t date_size = 10;
        const std::string date = iso_date(event.date.substr(0, date_size));
        return !day.date.empty() && !date.empty() && date != day.date && date != day_after(day.date);
    }

    void read_end(const FrabEvent& event, PlannedSession& session) {
        if (event.duration.empty()) {
            const auto end = has_clock(event.end) ? whole_time(event.end) : std::nullopt;
            if (end && *end > session.start) {
                session.end = *end;
            } else {
                note(end ? "it ends before it starts; the end is taken from what follows"
                         : "no duration; the end is taken from what follows");
            }
            return;
        }
        const auto duration = read_duration(event.duration);
        if (!duration) return note("the duration cannot be read; the end is taken from what follows");
        switch (duration->notation) {
            case DurationNotation::clock:
            case DurationNotation::iso:
                break;
            case DurationNotation::minutes:
                note("the duration is a plain number; taken as minutes");
                break;
            case DurationNotation::with_seconds:
                note("the duration has three parts; taken as hours, minutes, seconds");
                break;
            case DurationNotation::with_days:
                note("the duration has three parts; taken as days, hours, minutes");
                break;
        }
        if (duration->length <= Milliseconds::zero())
            return note("the duration is nothing; the end is taken from what follows");
        session.end = session.start + duration->length;
    }

    std::string room_of(const FrabEvent& event) {
        std::string own = without_markup(event.room), listed = without_markup(event.listed_room);
        if (own.empty()) return listed;
        if (!listed.empty() && own != listed)
            note("it names another room than it is listed under; its own counts");
        return own;
    }

    SessionKind kind_of(const FrabEvent& event, const std::string& title) {
        const std::string type = without_markup(event.type);
        if (type.empty())
            return title_is_of_break(title) && event.persons.empty() ? SessionKind::pause : SessionKind::talk;
        if (const auto kind = session_kind_from_words(type)) return *kind;
        note("\"" + type + "\" is no kind of session (talk, workshop, panel, break, video); taken as other");
        return SessionKind::other;
    }

    PlanState state_of(const FrabEvent& event, const std::string& title) {
        if (says_cancelled(event.state)) return PlanState::cancelled;
        if (title_says_cancelled(title)) {
            note("its title says that it is cancelled");
            return PlanState::cancelled;
        }
        if (!says_delayed(event.state)) return PlanState::planned;
        note("it is said to be late, but not by how much: lanyard programme delay ID MINUTES");
        return PlanState::delayed;
    }

    const FrabSchedule& schedule_;
    std::string event_zone_, zone_;
    std::vector<Day> days_;
    int line_ = 0;
    ProgrammeGatherer sessions_;
    StartAgreement starts_{zone_};  // of whole times alone
};

}  // namespace

std::string* frab_text(FrabEvent& event, std::string_view name) {
    if (name == "id") return &event.id;
    if (name == "code") return &event.code;
    if (name == "guid") return &event.guid;
    if (name == "title") return &event.title;
    if (name == "date") return &event.date;
    if (name == "start") return &event.start;
    if (name == "duration") return &event.duration;
    if (name == "end") return &event.end;
    if (name == "room") return &event.room;
    if (name == "track") return &event.track;
    if (name == "type") return &event.type;
    if (name == "state" || name == "status") return &event.state;
    return nullptr;
}

Result<ProgrammeList> read_frab_schedule(const FrabSchedule& schedule, std::string_view file,
                                         std::string_view zone) {
    if (schedule.events.size() > most_sessions || schedule.days.size() > most_sessions)
        return too_many_sessions(file);
    ScheduleReader reader(schedule, zone);
    for (const FrabEvent& event : schedule.events) reader.take(event);
    return std::move(reader).finish(file);
}

}  // namespace lanyard
