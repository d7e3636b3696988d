// The tree is libical's. Events are gathered by UID first, because versions, repetitions and exceptions
// belong together.
#include "formats/icalendar.h"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/icalendar_properties.h"
#include "formats/icalendar_repetitions.h"
#include "formats/icalendar_zones.h"
#include "formats/markup.h"
#include "formats/session_words.h"

namespace lanyard {
namespace {

// What the parser does not tell: where events begin, and whether each calendar ends; and what it must not be
// given, because it builds a tree of every line and calls itself once a level, and writes of each END too
// many to the terminal.
struct Outline {
    static constexpr int most_levels = 16, most_lines = 1'000'000;

    std::vector<int> event_lines;
    int last_line = 0, open_calendars = 0;
    bool is_too_deep = false;

    explicit Outline(std::string_view text) {
        std::size_t at = 0;
        while (at < text.size() && last_line <= most_lines) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            take(text.substr(at, end - at), at);
            at = end + 1;
        }
        finish_line(std::min(at, text.size()));
    }

    // The text without the ENDs that nothing began.
    std::string for_parser(std::string_view text) const {
        std::string kept;
        std::size_t at = 0;
        for (const auto& [first, last] : stray_ends_) {
            kept += text.substr(at, first - at);
            at = last;
        }
        return kept += text.substr(at);
    }

  private:
    // A line that begins with a space goes on with the one before it.
    void take(std::string_view line, std::size_t at) {
        ++last_line;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
        const bool continues = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        if (continues) {
            line.remove_prefix(1);
        } else {
            finish_line(at);
            first_of_line_ = last_line;
            begins_at_ = at;
        }
        constexpr std::size_t enough_letters = 80;
        for (const char letter : line.substr(0, enough_letters - std::min(enough_letters, words_.size())))
            words_ += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }

    // `at` is behind it.
    void finish_line(std::size_t at) {
        const bool begins = is_property("BEGIN"), ends = is_property("END");
        if (words_ == "BEGIN:VEVENT") event_lines.push_back(first_of_line_);
        if (words_ == "BEGIN:VCALENDAR") ++open_calendars;
        if (words_ == "END:VCALENDAR") --open_calendars;
        if (ends && level_ == 0) stray_ends_.emplace_back(begins_at_, at);
        level_ = std::max(0, level_ + begins - ends);
        is_too_deep = is_too_deep || level_ > most_levels;
        words_.clear();
    }

    bool is_property(std::string_view name) const {
        return words_.size() > name.size() && words_.compare(0, name.size(), name) == 0 &&
               (words_[name.size()] == ':' || words_[name.size()] == ';');
    }

    std::string words_;  // the beginning of the line that is being taken, in capitals
    int first_of_line_ = 0, level_ = 0;
    std::size_t begins_at_ = 0;
    std::vector<std::pair<std::size_t, std::size_t>> stray_ends_;  // where each begins, and what follows it
};

struct CalendarEntry {
    icalcomponent* event = nullptr;
    CalendarZones* zones = nullptr;
    int line = 0;
    bool is_called_off = false;  // the whole calendar is a message that says so

    std::string uid() const { return clean_text(calendar_text_of(property_of(event, ICAL_UID_PROPERTY))); }
    std::string text(icalproperty_kind kind) const {
        return without_markup(calendar_text_of(property_of(event, kind)));
    }
    // The parser counts "DESCRIPTION:" with nothing behind it among its errors, which says just that.
    bool has_unreadable_line() const {
        bool found = false;
        each_property(event, ICAL_XLICERROR_PROPERTY, [&](icalproperty* property) {
            found = found || calendar_text_of(property).rfind("No value for", 0) != 0;
        });
        return found;
    }
    int sequence() const {
        icalproperty* property = property_of(event, ICAL_SEQUENCE_PROPERTY);
        return property ? icalproperty_get_sequence(property) : 0;
    }
    // The time of the repetition that this one takes the place of.
    std::optional<Instant> instead_of() const {
        icalproperty* property = property_of(event, ICAL_RECURRENCEID_PROPERTY);
        if (!property) return std::nullopt;
        return zones->instant_of(property, icalproperty_get_recurrenceid(property));
    }
    bool is_cancelled() const {
        icalproperty* property = property_of(event, ICAL_STATUS_PROPERTY);
        return is_called_off || (property && icalproperty_get_status(property) == ICAL_STATUS_CANCELLED);
    }
};

class CalendarReader {
  public:
    CalendarReader(const Outline& outline, std::string_view zone)
        : outline_(outline), zone_(zone), sessions_(zone) {}

    Result<ProgrammeList> read(icalcomponent* root, std::string_view file) && {
        gather(root, nullptr, false);
        for (const CalendarEntry& entry : entries_) note_last_day(entry);
        std::map<std::string, std::vector<CalendarEntry>> by_uid;
        std::vector<std::string> order;
        for (const CalendarEntry& entry : entries_) {
            const std::string uid = entry.uid();
            auto& versions = by_uid[uid];
            if (versions.empty()) order.push_back(uid);
            versions.push_back(entry);
        }
        for (const std::string& uid : order) take(uid, by_uid[uid]);
        return std::move(sessions_).finish("calendar", file);
    }

  private:
    void note(const CalendarEntry& entry, std::string_view sentence) { sessions_.note(sentence, entry.line); }

    void gather(icalcomponent* component, CalendarZones* zones, bool is_called_off) {
        const icalcomponent_kind kind = icalcomponent_isa(component);
        if (kind == ICAL_VEVENT_COMPONENT && zones) {
            const std::size_t place = entries_.size();
            const int line =
                place < outline_.event_lines.size() ? outline_.event_lines[place] : outline_.last_line;
            entries_.push_back({component, zones, line, is_called_off});
            return;
        }
        if (kind != ICAL_VCALENDAR_COMPONENT && kind != ICAL_XROOT_COMPONENT) return;
        if (kind == ICAL_VCALENDAR_COMPONENT) {
            zones_.push_back(std::make_unique<CalendarZones>(component, zone_));
            zones = zones_.back().get();
            icalproperty* method = property_of(component, ICAL_METHOD_PROPERTY);
            is_called_off = method && icalproperty_get_method(method) == ICAL_METHOD_CANCEL;
        }
        for (icalcomponent* inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); inner;
             inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
            gather(inner, zones, is_called_off);
        }
    }

    void note_last_day(const CalendarEntry& entry) {
        icalproperty* start = property_of(entry.event, ICAL_DTSTART_PROPERTY);
        if (!start) return;
        if (const auto at = entry.zones->instant_of(start, icalproperty_get_dtstart(start)))
            last_known_ = std::max(last_known_, *at);
    }

    // Everything under one UID.
    void take(const std::string& uid, std::vector<CalendarEntry> versions) {
        std::map<std::optional<Instant>, int> newest;
        if (!uid.empty()) {
            for (const CalendarEntry& entry : versions) {
                const auto [place, is_new] = newest.try_emplace(entry.instead_of(), entry.sequence());
                if (!is_new) place->second = std::max(place->second, entry.sequence());
            }
            const auto is_old = [&](const CalendarEntry& entry) {
                if (entry.sequence() >= newest[entry.instead_of()]) return false;
                note(entry, "an older version of an event; the last one counts");
                return true;
            };
            versions.erase(std::remove_if(versions.begin(), versions.end(), is_old), versions.end());
        }
        const auto is_whole = [](const CalendarEntry& entry) { return !entry.instead_of(); };
        const bool is_shared = !uid.empty() && std::count_if(versions.begin(), versions.end(), is_whole) > 1;
        std::set<Instant> replaced;
        for (const CalendarEntry& entry : versions) {
            if (const auto instead = entry.instead_of()) replaced.insert(*instead);
        }
        for (const CalendarEntry& entry : versions) {
            if (is_shared && is_whole(entry))
                note(entry, "several events have the same UID; they are told apart by their titles");
            take_entry(entry, uid, is_shared && is_whole(entry), replaced);
        }
    }

    void take_entry(const CalendarEntry& entry, const std::string& uid, bool is_shared,
                    const std::set<Instant>& replaced) {
        if (entry.has_unreadable_line())
            note(entry, "a line of this event cannot be read and is passed over");
        PlannedSession session;
        session.title = entry.text(ICAL_SUMMARY_PROPERTY);
        if (session.title.empty()) return note(entry, "no SUMMARY; the event is left out");
        if (!read_times(entry, session)) return;
        read_details(entry, session);
        session.id = uid;
        if (is_shared) {
            std::string words = fold_name(session.title);
            std::replace(words.begin(), words.end(), ' ', '-');
            session.id += "-" + words;
        }
        const Milliseconds length = session.end - session.start;
        if (const auto instead = entry.instead_of()) {
            session.id = id_of_repetition(session.id, *instead);
            return sessions_.add(std::move(session), entry.line);
        }
        if (!calendar_repeats(entry.event)) return sessions_.add(std::move(session), entry.line);
        const std::string id = session.id;
        for (const Instant start : repetitions_of(entry, session.start)) {
            if (replaced.count(start)) continue;
            session.start = start;
            session.end = start + length;
            if (!id.empty()) session.id = id_of_repetition(id, start);
            sessions_.add(session, entry.line);
        }
    }

    std::string id_of_repetition(const std::string& id, Instant start) const {
        std::string clock = format_clock(start, zone_);
        clock.erase(std::remove(clock.begin(), clock.end(), ':'), clock.end());
        return id + "/" + format_date(start, zone_) + "T" + clock;
    }

    bool read_times(const CalendarEntry& entry, PlannedSession& session) {
        icalproperty* property = property_of(entry.event, ICAL_DTSTART_PROPERTY);
        if (!property) {
            note(entry, "no DTSTART; the event is left out");
            return false;
        }
        const icaltimetype start = icalproperty_get_dtstart(property);
        const CalendarZone& zone = entry.zones->zone_of(property, start);
        const auto at = CalendarZones::instant_of(start, zone);
        if (!at) {
            note(entry, "its DTSTART is no time; the event is left out");
            return false;
        }
        if (zone.is_unknown) note(entry, "nobody knows its time zone; taken as " + zone.name);
        if (zone.offset_minutes) note(entry, "its time zone is given by an abbreviation");
        if (start.is_date) note(entry, "it lasts all day; taken from midnight to midnight");
        session.start = session.end = *at;
        read_end(entry, start, zone, session);
        return true;
    }

    void read_end(const CalendarEntry& entry, const icaltimetype& start, const CalendarZone& zone,
                  PlannedSession& session) {
        std::optional<Instant> end;
        if (icalproperty* property = property_of(entry.event, ICAL_DTEND_PROPERTY)) {
            end = entry.zones->instant_of(property, icalproperty_get_dtend(property));
        } else if (icalproperty* length = property_of(entry.event, ICAL_DURATION_PROPERTY)) {
            const icaldurationtype duration = icalproperty_get_duration(length);
            end = session.start + std::chrono::seconds(icaldurationtype_as_int(duration));
        } else if (start.is_date) {
            icaltimetype next_day = start;
            icaltime_adjust(&next_day, 1, 0, 0, 0);
            end = CalendarZones::instant_of(next_day, zone);
        }
        constexpr auto longest = std::chrono::hours(24 * 31);
        if (!end) {
            note(entry, "neither DTEND nor DURATION; the end is taken from what follows");
        } else if (*end == session.start) {
            note(entry, "it ends at the moment at which it starts; the end is taken from what follows");
        } else if (*end < session.start) {
            note(entry, "it ends before it starts; the end is taken from what follows");
        } else if (*end > session.start + longest) {
            note(entry, "it lasts longer than a month; the end is taken from what follows");
        } else {
            session.end = *end;
        }
    }

    void read_details(const CalendarEntry& entry, PlannedSession& session) {
        session.room = entry.text(ICAL_LOCATION_PROPERTY);
        std::optional<SessionKind> kind;
        each_property(entry.event, ICAL_CATEGORIES_PROPERTY, [&](icalproperty* property) {
            const std::string category = without_markup(calendar_text_of(property));
            const auto as_kind = session_kind_from_words(category);
            if (as_kind && !kind) {
                kind = as_kind;
            } else if (session.track.empty()) {
                session.track = category;
            }
        });
        session.kind =
            kind.value_or(title_is_of_break(session.title) ? SessionKind::pause : SessionKind::talk);
        if (session.room.empty() && session.kind != SessionKind::pause)
            note(entry, "no LOCATION; it is shown for every room");
        const bool by_title = title_says_cancelled(session.title);
        if (by_title && !entry.is_cancelled()) note(entry, "its title says that it is cancelled");
        if (by_title || entry.is_cancelled()) session.state = PlanState::cancelled;
    }

    std::set<Instant> repetitions_of(const CalendarEntry& entry, Instant first) {
        const Repetitions found = calendar_repetitions(entry.event, *entry.zones, first, last_known_, zone_);
        for (const std::string& doubt : found.doubts) note(entry, doubt);
        return found.starts;
    }

    const Outline& outline_;
    std::string zone_;
    std::vector<std::unique_ptr<CalendarZones>> zones_;  // one a calendar
    std::vector<CalendarEntry> entries_;
    Instant last_known_ = Instant::min();  // the last start
    ProgrammeGatherer sessions_;
};

}  // namespace

Result<ProgrammeList> read_icalendar(std::string_view text, std::string_view file, std::string_view zone) {
    const Outline outline(text);
    if (outline.event_lines.size() > most_sessions || outline.last_line > Outline::most_lines)
        return too_many_sessions(file);
    if (outline.is_too_deep) {
        return bad_input("calendars or events within one another, deeper than any calendar is",
                         std::string(file), "Export it again as iCalendar (.ics)");
    }
    if (outline.open_calendars > 0) {
        return bad_input(
            fmt::format("line {}: the file ends in the middle of the calendar", outline.last_line),
            std::string(file), "It was cut off on its way: download it again");
    }
    icalerror_set_errors_are_fatal(false);
    const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> root(
        icalparser_parse_string(outline.for_parser(text).c_str()), icalcomponent_free);
    if (!root) {
        return bad_input("line 1: this is no calendar that can be read", std::string(file),
                         "Export it again as iCalendar (.ics)");
    }
    return CalendarReader(outline, zone).read(root.get(), file);
}

}  // namespace lanyard
