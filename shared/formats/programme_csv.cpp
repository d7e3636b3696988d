// Rows become sessions one by one; ends and ids that are missing are made when all of them are known.
#include "formats/programme_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "event/name_fold.h"
#include "formats/csv.h"
#include "formats/line_notes.h"
#include "formats/list_headings.h"
#include "formats/list_words.h"
#include "formats/text_encoding.h"
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
)";

constexpr std::string_view words_by_kind = R"(
talk:
    talk keynote lecture presentation plenary speech vortrag
workshop:
    workshop workshops breakout atelier
panel:
    panel paneldiscussion discussion podium tableronde
break:
    break breaks pause lunch coffee tea registration refreshments mittagspause
video:
    video film videomessage
other:
    other social networking
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

std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> numbers;
    for (const char* at = text.data(); at < text.data() + text.size();) {
        int number = 0;
        const auto [end, error] = std::from_chars(at, text.data() + text.size(), number);
        if (error == std::errc{} && number >= 0) numbers.push_back(number);
        at = error == std::errc{} ? end : at + 1;
    }
    return numbers;
}

// "2017-11-10" of itself, "10.11.2017" or "10/11/2017" (the day first, as Europe writes), else "".
std::string iso_date(std::string_view text) {
    if (text.find_first_not_of("0123456789-./") != std::string_view::npos) return "";
    std::string plain(text);
    std::replace(plain.begin(), plain.end(), '-', '.');
    std::vector<int> parts = numbers_in(plain);
    if (parts.size() != 3) return "";
    if (parts[0] < 1000) std::swap(parts[0], parts[2]);
    if (parts[0] < 1000) return "";
    return fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
}

// "09:30" of "9:30", "9.30", "9h30", "9:30 am", "2pm", else "".
std::string iso_clock(std::string_view text) {
    std::string plain = plain_letters(text);
    const bool afternoon = plain.size() > 2 && plain.substr(plain.size() - 2) == "pm";
    const bool morning = plain.size() > 2 && plain.substr(plain.size() - 2) == "am";
    std::vector<int> parts = numbers_in(text);
    if ((afternoon || morning) && parts.size() == 1) parts.push_back(0);
    if (parts.size() < 2 || parts.size() > 3 || parts[0] > 23 || parts[1] > 59) return "";
    if (afternoon && parts[0] < 12) parts[0] += 12;
    if (morning && parts[0] == 12) parts[0] = 0;
    return fmt::format("{:02}:{:02}", parts[0], parts[1]);
}

class ProgrammeReader {
  public:
    ProgrammeReader(Columns columns, std::string_view zone) : columns_(std::move(columns)), zone_(zone) {}

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
        session.start = session.end = *start;
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
        sessions_.push_back(std::move(session));
        lines_.push_back(row.line);
    }

    ProgrammeList finish() {
        find_missing_ends();
        make_ids();
        return {std::move(sessions_), notes_.sentences()};
    }

  private:
    void note(std::string_view sentence) { notes_.add(sentence, line_); }

    std::string cell(const CsvRow& row, std::string_view meaning) const {
        const auto found = columns_.find(meaning);
        if (found == columns_.end() || found->second >= row.cells.size()) return "";
        return clean_text(row.cells[found->second]);
    }

    // A time with its date, or a time of day on the day that the row, or the last one that said, is about.
    std::optional<Instant> time_of(const std::string& text) {
        if (auto whole = parse_iso(text, zone_)) return *whole;
        const std::size_t space = text.find_first_of(" T");
        const std::string date = iso_date(text.substr(0, space));
        if (!date.empty() && space != std::string::npos) day_ = date;
        const std::string clock = iso_clock(date.empty() ? text : text.substr(std::min(space, text.size())));
        auto time = instant_at(day_, clock, zone_);
        if (!time) return std::nullopt;
        return *time;
    }

    void read_end(const std::string& text, PlannedSession& session) {
        if (text.empty()) return;
        const auto end = time_of(text);
        if (!end) return note("the end cannot be read and is taken from what follows");
        if (*end <= session.start)
            return note("it ends before it starts; the end is taken from what follows");
        session.end = *end;
    }

    SessionKind kind_of(const std::string& text) {
        static const auto table = read_word_table(words_by_kind);
        if (text.empty()) return SessionKind::talk;
        const auto found = table.find(plain_letters(text));
        if (found != table.end()) return session_kind_from_name(found->second).value_or(SessionKind::other);
        note("\"" + text + "\" is no kind of session (talk, workshop, panel, break, video); taken as other");
        return SessionKind::other;
    }

    std::vector<std::string> speakers_of(const CsvRow& row) const {
        std::vector<std::string> speakers;
        const std::string text = cell(row, "speakers");
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(';', at), text.size());
            if (std::string speaker = clean_text(text.substr(at, end - at)); !speaker.empty())
                speakers.push_back(speaker);
            at = end + 1;
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

    // The next start in the room, where sessions that are everywhere count for each; half an hour after the
    // last one.
    void find_missing_ends() {
        constexpr Milliseconds longest = std::chrono::hours(12);
        constexpr Milliseconds usual = std::chrono::minutes(30);
        const std::vector<PlannedSession> all = sessions_;
        for (std::size_t i = 0; i < sessions_.size(); ++i) {
            PlannedSession& session = sessions_[i];
            if (session.end != session.start) continue;
            session.end = session.start + longest + Milliseconds(1);
            for (const PlannedSession& other : all) {
                const bool same_place =
                    other.room == session.room || other.room.empty() || session.room.empty();
                if (same_place && other.start > session.start)
                    session.end = std::min(session.end, other.start);
            }
            if (session.end - session.start <= longest) continue;
            session.end = session.start + usual;
            notes_.add("no end, and nothing follows it in its room; taken as 30 minutes", lines_[i]);
        }
    }

    // Ids that are missing say the title and the start, so that the same file gives the same ones again.
    void make_ids() {
        std::set<std::string> taken;
        for (std::size_t i = 0; i < sessions_.size(); ++i) {
            PlannedSession& session = sessions_[i];
            if (session.id.empty()) session.id = id_from(session);
            if (taken.insert(session.id).second) continue;
            const std::string wanted = session.id;
            for (int n = 2; !taken.insert(session.id).second; ++n)
                session.id = fmt::format("{}-{}", wanted, n);
            notes_.add(fmt::format("the id \"{}\" is taken; it becomes \"{}\"", wanted, session.id),
                       lines_[i]);
        }
    }

    std::string id_from(const PlannedSession& session) const {
        constexpr std::size_t longest = 48;
        std::string id = fold_name(session.title).substr(0, longest) + " " +
                         format_date(session.start, zone_) + " " + format_clock(session.start, zone_);
        id.erase(std::remove(id.begin(), id.end(), ':'), id.end());
        std::replace(id.begin(), id.end(), ' ', '-');
        return id;
    }

    Columns columns_;
    std::string_view zone_;
    std::string day_;  // of the last row that said one, as ISO 8601
    int line_ = 0;
    std::vector<PlannedSession> sessions_;
    std::vector<int> lines_;  // of sessions_
    LineNotes notes_;
};

}  // namespace

Result<ProgrammeList> read_programme_csv(std::string_view bytes, std::string_view file,
                                         std::string_view zone) {
    const auto decoded = decode_text(bytes, file);
    if (!decoded) return decoded.error();
    CsvReader reader(decoded->text, find_delimiter(decoded->text));
    CsvRow row;
    Columns columns;
    constexpr int most_title_lines = 30;
    for (int i = 0; i < most_title_lines && reader.next(row); ++i) {
        columns = read_header(row.cells);
        if (columns.count("title") && columns.count("start")) break;
    }
    if (!columns.count("title") || !columns.count("start")) {
        return bad_input(
            "no row is headed \"title\" and \"start\"", std::string(file),
            "A programme has the headings id, title, kind, start, end, room, speakers, chair, track, anchor, "
            "capacity, file");
    }
    ProgrammeReader programme(std::move(columns), zone);
    while (reader.next(row)) {
        if (std::any_of(row.cells.begin(), row.cells.end(),
                        [](const std::string& cell) { return !cell.empty(); }) ||
            row.quotes == CsvQuotes::broken) {
            programme.take(row);
        }
    }
    ProgrammeList list = programme.finish();
    if (!list.sessions.empty()) return list;
    std::string why = list.warnings.empty() ? "there is nothing below the headings" : list.warnings.front();
    return bad_input("no session can be used: " + why, std::string(file), "Put it right and import it again");
}

}  // namespace lanyard
