// Rows become sessions one by one.
#include "formats/programme_csv.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/csv.h"
#include "formats/list_headings.h"
#include "formats/list_words.h"
#include "formats/session_times.h"
#include "formats/session_words.h"
#include "formats/word_table.h"

namespace lanyard {
namespace {

constexpr std::string_view words_by_column = R"(
id:
    id sessionid code slug
title:
    title session sessiontitle name what titel titre
kind:
    kind type sessiontype art format
date:
    date day datum jour
start:
    start starts starttime begin begins from time beginn von debut
end:
    end ends endtime finish finishes to until ende bis fin
room:
    room location venue place where hall raum saal ort salle
speakers:
    speakers speaker presenters presenter by who referenten referent intervenants intervenant
chair:
    chair chairedby moderator moderation host
track:
    track strand stream theme
anchor:
    anchor fixed fixedtime
capacity:
    capacity places seats maximum plaetze
file:
    file video videofile datei fichier
status:
    status state zustand statut etat
)";

using Columns = std::map<std::string_view, std::size_t>;  // a meaning's place in the row

Columns read_header(const std::vector<std::string>& headings) {
    static const auto table = read_word_table(words_by_column);
    Columns columns;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const auto found = table.find(plain_letters(headings[i]));
        if (found != table.end()) columns.insert({found->second, i});
    }
    return columns;
}

class ProgrammeReader {
  public:
    ProgrammeReader(Columns columns, std::string_view zone)
        : columns_(std::move(columns)), zone_(zone), sessions_(zone) {}

    void take(const CsvRow& row) {
        line_ = row.line;
        if (row.quotes == CsvQuotes::broken)
            return note("a quotation mark is never closed; the row is left out");
        PlannedSession session;
        session.title = cell(row, "title");
        if (session.title.empty()) return note("no title; the row is left out");
        if (const std::string date = cell(row, "date"); !date.empty()) day_ = iso_date(date);
        const auto start = time_of(cell(row, "start"));
        if (!start) return note("no start that can be read (such as 2017-11-10 09:30); the row is left out");
        session.start = session.end = start->at;
        read_end(cell(row, "end"), session);
        session.id = cell(row, "id");
        session.kind = kind_of(cell(row, "kind"));
        session.room = cell(row, "room");
        session.chair = cell(row, "chair");
        session.track = cell(row, "track");
        session.file = cell(row, "file");
        session.anchor = says_yes(cell(row, "anchor"));
        session.speakers = speakers_of(row);
        session.capacity = capacity_of(cell(row, "capacity"));
        session.state = state_of(cell(row, "status"), session.title);
        sessions_.add(std::move(session), row.line);
    }

    Result<ProgrammeList> finish(std::string_view file) && {
        return std::move(sessions_).finish("list", file);
    }

  private:
    void note(std::string_view sentence) { sessions_.note(sentence, line_); }

    std::string cell(const CsvRow& row, std::string_view meaning) const {
        const auto found = columns_.find(meaning);
        if (found == columns_.end() || found->second >= row.cells.size()) return "";
        return clean_text(row.cells[found->second]);
    }

    struct CellTime {
        Instant at{};
        bool has_date = false;  // else it is on the day of the row, or of the last one that said
    };
    std::optional<CellTime> time_of(const std::string& text) {
        if (const auto whole = read_time(text, zone_)) {
            if (whole->zone_abbreviated) note("the time zone is given by an abbreviation");
            if (whole->zone_unknown) note("nobody knows the time's zone; taken as the event's");
            day_ = format_date(whole->at, zone_);
            return CellTime{whole->at, true};
        }
        const std::size_t space = text.find_first_of(" T");
        const std::string date = iso_date(text.substr(0, space));
        if (!date.empty() && space != std::string::npos) day_ = date;
        const std::string clock = iso_clock(date.empty() ? text : text.substr(std::min(space, text.size())));
        auto time = instant_at(day_, clock, zone_);
        if (!time) return std::nullopt;
        return CellTime{*time, !date.empty()};
    }

    void read_end(const std::string& text, PlannedSession& session) {
        if (text.empty()) return;
        const std::string day = day_;
        const auto end = time_of(text);
        day_ = day;
        if (!end) return note("the end cannot be read and is taken from what follows");
        if (end->at > session.start) {
            session.end = end->at;
        } else if (const Instant tomorrow = clock_of_tomorrow(*end, session.start);
                   tomorrow > session.start) {
            note("it ends after midnight");
            session.end = tomorrow;
        } else {
            note("it ends before it starts; the end is taken from what follows");
        }
    }

    // An evening's end that is only a clock, on the day after; the start for any other.
    Instant clock_of_tomorrow(const CellTime& end, Instant start) const {
        constexpr int evening_from = 18, night_until = 6;
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

    std::vector<std::string> speakers_of(const CsvRow& row) const {
        std::vector<std::string> speakers;
        const std::string text = cell(row, "speakers");
        for (const auto part : split(text, ";")) {
            if (std::string speaker = clean_text(part); !speaker.empty()) speakers.push_back(speaker);
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

    Columns columns_;
    std::string_view zone_;
    std::string day_;  // of the last row that said one, as ISO 8601
    int line_ = 0;
    ProgrammeGatherer sessions_;
};

}  // namespace

Result<ProgrammeList> read_programme_csv(std::string_view text, std::string_view file,
                                         std::string_view zone) {
    CsvReader reader(text, find_delimiter(text));
    CsvRow row;
    Columns columns;
    constexpr int most_title_lines = 30;
    for (int i = 0; i < most_title_lines && reader.next(row); ++i) {
        columns = read_header(row.cells);
        if (columns.count("title") && columns.count("start")) break;
    }
    if (!columns.count("title") || !columns.count("start")) {
        return bad_input("no row is headed \"title\" and \"start\"", std::string(file),
                         "A programme is CSV with the headings id, title, kind, date, start, end, room, "
                         "speakers, chair, track, "
                         "anchor, capacity, file, status; or a schedule of frab or pretalx (XML or JSON), or "
                         "an iCalendar file");
    }
    ProgrammeReader programme(std::move(columns), zone);
    while (reader.next(row)) {
        if (std::any_of(row.cells.begin(), row.cells.end(),
                        [](const std::string& cell) { return !cell.empty(); }) ||
            row.quotes == CsvQuotes::broken) {
            programme.take(row);
        }
    }
    return std::move(programme).finish(file);
}

}  // namespace lanyard
