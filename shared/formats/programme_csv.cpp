// Rows are gathered first, because the order of day and month is the whole file's; then each becomes a
// session.
#include "formats/programme_csv.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/csv.h"
#include "formats/list_words.h"
#include "formats/markup.h"
#include "formats/plain_words.h"
#include "formats/session_times.h"
#include "formats/session_words.h"
#include "formats/time_cells.h"

namespace lanyard {
namespace {

class ProgrammeReader {
  public:
    ProgrammeReader(ProgrammeColumns columns, std::string_view zone, const SpreadsheetOptions& options)
        : columns_(std::move(columns)),
          zone_(zone),
          days_(options.days),
          order_(options.dates),
          sessions_(zone) {}

    // Days and months are told apart by the whole file.
    void find_date_order(const std::vector<CsvRow>& rows) {
        DateOrderFinder finder(days_);
        for (const CsvRow& row : rows) {
            for (const std::string_view meaning : {"date", "end_date"}) {
                if (const auto date = read_written_date(cell(row, meaning), days_)) finder.add(*date);
            }
            for (const std::string_view meaning : {"start", "end"}) {
                if (const auto date = read_time_cell(cell(row, meaning), days_).date) finder.add(*date);
            }
        }
        if (!order_) order_ = finder.order();
    }

    void take(const CsvRow& row) {
        line_ = row.line;
        if (row.quotes == CsvQuotes::broken)
            return note("a quotation mark is never closed; the row is left out");
        PlannedSession session;
        session.title = cell(row, "title");
        if (session.title.empty()) return note("no title; the row is left out");
        if (!read_times(row, session))
            return note("no start that can be read (such as 2017-11-10 09:30); the row is left out");
        session.id = plain_cell(row, "id");
        session.kind = kind_of(cell(row, "kind"));
        session.room = cell(row, "room");
        session.chair = cell(row, "chair");
        session.track = cell(row, "track");
        session.file = plain_cell(row, "file");
        session.anchor = says_yes(cell(row, "anchor"));
        session.speakers = speakers_of(row);
        session.capacity = capacity_of(cell(row, "capacity"));
        session.state = state_of(cell(row, "status"), session.title);
        if (!sessions_.add_speakers(session, row.line)) sessions_.add(std::move(session), row.line);
    }

    Result<ProgrammeList> finish(std::string_view file) && {
        return std::move(sessions_).finish("list", file);
    }

  private:
    void note(std::string_view sentence) { sessions_.note(sentence, line_); }

    // As it is written: for what other files or systems know it by.
    std::string plain_cell(const CsvRow& row, std::string_view meaning) const {
        const auto found = columns_.find(meaning);
        if (found == columns_.end()) return "";
        for (const std::size_t place : found->second) {
            if (place >= row.cells.size()) continue;
            if (std::string text = clean_text(row.cells[place]); !text.empty()) return text;
        }
        return "";
    }
    // As people see it.
    std::string cell(const CsvRow& row, std::string_view meaning) const {
        return without_markup(plain_cell(row, meaning));
    }

    bool read_times(const CsvRow& row, PlannedSession& session) {
        const std::string date = cell(row, "date"), clock = cell(row, "start");
        if (!date.empty()) {
            const auto written = read_written_date(date, days_);
            day_ = written ? settled(*written, date) : "";
        }
        const std::string own_day = date.empty() ? "" : day_;
        const bool is_only_day = day_.empty() && days_.size() == 1;
        if (is_only_day) day_ = days_.front();
        auto start = time_of(clock);
        if (!start) return false;
        if (start->has_date) {
            if (!own_day.empty() && day_ != own_day)
                note("its date and its start name two days; the start counts");
        } else if (is_only_day) {
            note((date.empty() ? "no date" : "its date cannot be read") +
                 std::string("; taken as the event's day, ") + day_);
        } else if (date.empty() && is_night_after(start->at)) {
            day_ = day_after(day_);
            note("it starts after midnight, as a row after an evening's; taken as the night after that day");
            start = time_of(clock);
        }
        session.start = session.end = start->at;
        last_start_ = start->at;
        read_end(row, *start, session);
        return true;
    }

    static constexpr int evening_from = 18, night_until = 6;

    bool is_night_after(Instant start) const {
        return last_start_ && start < *last_start_ && format_date(*last_start_, zone_) == day_ &&
               local_time(*last_start_, zone_).hour >= evening_from &&
               local_time(start, zone_).hour < night_until;
    }

    // By the order of this file, else by itself where one reading is a day of the event; asked about where
    // nothing decides it.
    std::string settled(const WrittenDate& date, const std::string& text) {
        const auto is_of_event = [&](const std::string& day) {
            return std::find(days_.begin(), days_.end(), day) != days_.end();
        };
        const bool by_event = is_of_event(date.day_first) != is_of_event(date.month_first);
        if (!order_ && by_event) return is_of_event(date.day_first) ? date.day_first : date.month_first;
        if (date.is_ambiguous() && !order_ && asked_line_ != line_) {
            if (question_.empty()) {
                question_ = "the day and the month of a date such as \"" + text +
                            "\" may be either; taken as " + date.day_first +
                            ": say --dates day-first or --dates month-first";
            }
            note(question_);
            asked_line_ = line_;
        }
        return date.by(order_.value_or(DateOrder::day_first));
    }

    struct CellTime {
        Instant at{};
        bool has_date = false;  // else it is on the day of the row, or of the last one that said
        std::string end_clock;  // of a span
    };
    std::optional<CellTime> time_of(const std::string& text) {
        if (const auto whole = read_time(text, zone_)) {
            if (whole->zone_abbreviated) note("the time zone is given by an abbreviation");
            if (whole->zone_unknown) note("nobody knows the time's zone; taken as the event's");
            day_ = format_date(whole->at, zone_);
            return CellTime{whole->at, true, ""};
        }
        const TimeCell cell = read_time_cell(text, days_);
        if (cell.clock.empty()) return std::nullopt;
        if (cell.date) day_ = settled(*cell.date, text);
        auto time = instant_at(day_, cell.clock, zone_);
        if (!time) return std::nullopt;
        return CellTime{*time, cell.date.has_value(), cell.end_clock};
    }

    void read_end(const CsvRow& row, const CellTime& start, PlannedSession& session) {
        std::string text = cell(row, "end");
        if (text.empty()) text = start.end_clock;
        if (text.empty()) return read_length(cell(row, "duration"), session);
        const std::string day = day_, end_date = cell(row, "end_date");
        const auto end_day = read_written_date(end_date, days_);
        if (end_day) day_ = settled(*end_day, end_date);
        auto end = time_of(text);
        day_ = day;
        if (!end) return note("the end cannot be read and is taken from what follows");
        end->has_date = end->has_date || end_day;
        if (end->at > session.start) {
            session.end = end->at;
        } else if (const Instant tomorrow = clock_of_tomorrow(*end, session.start);
                   tomorrow > session.start) {
            note("it ends after midnight");
            session.end = tomorrow;
        } else {
            note(end->at == session.start
                     ? "it ends at the moment at which it starts; the end is taken from what follows"
                     : "it ends before it starts; the end is taken from what follows");
        }
    }

    void read_length(const std::string& text, PlannedSession& session) {
        if (text.empty()) return;
        const auto length = read_length_cell(text);
        if (length && *length > Milliseconds::zero())
            session.end = session.start + *length;
        else
            note("its length cannot be read; the end is taken from what follows");
    }

    // An evening's end that is only a clock, on the day after; the start for any other.
    Instant clock_of_tomorrow(const CellTime& end, Instant start) const {
        const bool is_night = !end.has_date && local_time(start, zone_).hour >= evening_from &&
                              local_time(end.at, zone_).hour < night_until;
        if (!is_night) return start;
        const auto tomorrow =
            instant_at(day_after(format_date(end.at, zone_)), format_clock(end.at, zone_), zone_);
        return tomorrow ? *tomorrow : start;
    }

    SessionKind kind_of(const std::string& text) {
        if (text.empty()) return SessionKind::talk;
        if (const auto kind = session_kind_from_words(text)) return *kind;
        note("\"" + text + "\" is no kind of session (talk, workshop, panel, break, video); taken as other");
        return SessionKind::other;
    }

    PlanState state_of(const std::string& text, const std::string& title) {
        if (says_cancelled(text)) return PlanState::cancelled;
        if (title_says_cancelled(title)) {
            note("its title says that it is cancelled");
            return PlanState::cancelled;
        }
        return says_delayed(text) ? PlanState::delayed : PlanState::planned;
    }

    // Of all their columns; several in one cell stand in lines, or between semicolons.
    std::vector<std::string> speakers_of(const CsvRow& row) const {
        std::vector<std::string> speakers;
        const auto found = columns_.find("speakers");
        if (found == columns_.end()) return speakers;
        for (const std::size_t place : found->second) {
            if (place >= row.cells.size()) continue;
            const std::string lines = row.cells[place];
            for (const auto line : split(lines, "\r\n")) {
                const std::string names = without_markup(line);
                for (const auto part : split(names, ";")) {
                    if (std::string name = clean_text(part); !name.empty())
                        speakers.push_back(std::move(name));
                }
            }
        }
        return speakers;
    }

    std::optional<int> capacity_of(const std::string& text) {
        if (text.empty()) return std::nullopt;
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size() && number >= 0) return number;
        note("\"" + text + "\" is no number of places and is left out");
        return std::nullopt;
    }

    ProgrammeColumns columns_;
    std::string_view zone_;
    std::vector<std::string> days_;   // the event's, as ISO 8601
    std::optional<DateOrder> order_;  // nullopt where nothing decides it
    std::string question_;            // what is said then
    int asked_line_ = 0;              // the last line of which it was said
    std::string day_;                 // of the last row that said one, as ISO 8601
    std::optional<Instant> last_start_;
    int line_ = 0;
    ProgrammeGatherer sessions_;
};

bool is_complete(const ProgrammeColumns& columns) {
    return columns.count("title") > 0 && columns.count("start") > 0;
}

Error no_headings(std::string_view file) {
    return bad_input(
        "no row is headed \"title\" and \"start\"", std::string(file),
        "A programme is CSV with the headings id, title, kind, date, start, end, room, speakers, "
        "chair, track, anchor, capacity, file, status, or with others that --column "
        "HEADING=title, HEADING=start … gives a meaning; or a schedule of frab or pretalx (XML "
        "or JSON), or an iCalendar file");
}

// An order for a heading that the file does not have is a slip.
Result<void> check_headings_are_there(const HeadingOrders& orders, const std::vector<std::string>& headings) {
    std::unordered_set<std::string> there;
    for (const std::string& heading : headings) there.insert(plain_letters(heading));
    for (const auto& [heading, meaning] : orders) {
        if (there.count(plain_letters(heading)) == 0)
            return usage_error("no column is headed \"" + heading + "\"", "--column",
                               "Write it as the file does");
    }
    return {};
}

bool holds_anything(const CsvRow& row) {
    return row.quotes == CsvQuotes::broken ||
           std::any_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& cell) { return !cell.empty(); });
}

}  // namespace

Result<ProgrammeList> read_programme_csv(std::string_view text, std::string_view file, std::string_view zone,
                                         const SpreadsheetOptions& options) {
    if (auto known = check_heading_orders(options.columns); !known) return known.error();
    CsvReader reader(text, find_delimiter(text));
    CsvRow row;
    ProgrammeColumns columns;
    constexpr int most_title_lines = 30;
    for (int i = 0; i < most_title_lines && !is_complete(columns) && reader.next(row); ++i)
        columns = read_programme_headings(row.cells, options.columns);
    if (!is_complete(columns)) return no_headings(file);
    if (auto there = check_headings_are_there(options.columns, row.cells); !there) return there.error();
    ProgrammeReader programme(std::move(columns), zone, options);
    std::vector<CsvRow> rows;
    while (reader.next(row)) {
        if (holds_anything(row)) rows.push_back(row);
    }
    programme.find_date_order(rows);
    for (const CsvRow& one : rows) programme.take(one);
    return std::move(programme).finish(file);
}

}  // namespace lanyard
