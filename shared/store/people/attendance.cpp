// Reads badges by their newest standing row.
#include "store/people/attendance.h"

#include "store/database.h"
#include "store/people/records.h"

namespace lanyard {

std::optional<Presence> Attendance::presence_in_journal(const std::vector<std::string>& records,
                                                        const std::string& area) {
    std::optional<Presence> newest;
    std::int64_t newest_clock = -1;
    for (const auto& record : records) {
        auto& query = database_.statement(
            "SELECT clock, kind = 'checked_in', at, coalesce(json_extract(body, '$.point'), ''), node, id "
            "FROM"
            " entries WHERE subject = ? AND area = ? AND stands AND kind IN ('checked_in', 'left')"
            " ORDER BY clock DESC, id DESC LIMIT 1");
        query.bindNoCopy(1, record);
        query.bindNoCopy(2, area);
        if (!query.executeStep() || query.getColumn(0).getInt64() <= newest_clock) continue;
        newest_clock = query.getColumn(0).getInt64();
        newest.emplace();
        newest->inside = query.getColumn(1).getInt() != 0;
        newest->at = instant_from_ms(query.getColumn(2).getInt64());
        newest->point = query.getColumn(3).getString();
        newest->node = query.getColumn(4).getString();
        newest->entry = query.getColumn(5).getString();
    }
    return newest;
}

bool Attendance::badge_out(const std::vector<std::string>& records) {
    for (const auto& record : records) {
        // Of each badge the newest word counts.
        auto& query = database_.statement(
            "SELECT 1 FROM badges b WHERE subject = ? AND state <> 'failed' AND NOT EXISTS (SELECT 1 FROM "
            "badges n WHERE"
            " n.subject = b.subject AND n.number = b.number AND (n.clock, n.entry) > (b.clock, b.entry)) "
            "LIMIT 1");
        query.bindNoCopy(1, record);
        if (query.executeStep()) return true;
    }
    return false;
}

std::vector<std::string> Attendance::without_badge() {
    // No badge of theirs has a newest word that is another than "failed".
    auto& query = database_.statement(
        "SELECT DISTINCT subject FROM presence p WHERE NOT EXISTS (SELECT 1 FROM badges b WHERE b.subject = "
        "p.subject AND b.state <> 'failed' AND NOT EXISTS (SELECT 1 FROM badges n WHERE n.subject = "
        "b.subject "
        "AND n.number = b.number AND (n.clock, n.entry) > (b.clock, b.entry)))");
    std::vector<std::string> people;
    while (query.executeStep()) people.push_back(query.getColumn(0).getString());
    return people;
}

std::optional<Attendance::BadgeWord> Attendance::newest_badge(const std::vector<std::string>& records) {
    std::optional<BadgeWord> newest;
    std::int64_t newest_clock = -1;
    for (const auto& record : records) {
        auto& query = database_.statement(
            "SELECT clock, state, CASE state WHEN 'failed' THEN detail ELSE '' END FROM badges WHERE subject "
            "= ? ORDER BY clock DESC, entry DESC LIMIT 1");
        query.bind(1, record);
        if (!query.executeStep() || query.getColumn(0).getInt64() <= newest_clock) continue;
        newest_clock = query.getColumn(0).getInt64();
        newest = BadgeWord{query.getColumn(1).getString(), query.getColumn(2).getString()};
    }
    return newest;
}

std::vector<TicketNumber> Attendance::badge_numbers(const std::vector<std::string>& records) {
    std::vector<TicketNumber> numbers;
    for (const auto& record : records) {
        auto& query = database_.statement(
            "SELECT DISTINCT number FROM badges b WHERE subject = ? AND NOT EXISTS (SELECT 1 FROM "
            "retired_tickets r"
            " WHERE r.number = b.number) ORDER BY number");
        query.bind(1, record);
        while (query.executeStep()) {
            numbers.push_back(static_cast<TicketNumber>(query.getColumn(0).getInt64()));
        }
    }
    return numbers;
}

std::map<std::string, std::string> Attendance::shown_on_badges() {
    auto& query = database_.statement("SELECT " KEPT_RECORD(
        "b.subject") ", detail FROM badges b WHERE state IN ('printed', 'sent') AND NOT EXISTS (SELECT 1 "
                     "FROM badges"
                     " n WHERE n.subject = b.subject AND n.number = b.number AND (n.clock, n.entry) > "
                     "(b.clock, b.entry))"
                     " ORDER BY clock, entry");
    std::map<std::string, std::string> shown;
    while (query.executeStep()) shown[query.getColumn(0).getString()] = query.getColumn(1).getString();
    return shown;
}

std::string Attendance::shown_on_badge(const std::vector<std::string>& records) {
    std::string shown;
    std::int64_t newest = -1;
    for (const auto& record : records) {
        auto& query = database_.statement(
            "SELECT clock, detail FROM badges WHERE subject = ? AND state IN ('printed', 'sent') ORDER BY "
            "clock "
            "DESC, entry DESC LIMIT 1");
        query.bind(1, record);
        if (!query.executeStep() || query.getColumn(0).getInt64() <= newest) continue;
        newest = query.getColumn(0).getInt64();
        shown = query.getColumn(1).getString();
    }
    return shown;
}

std::string Attendance::badge_request_of(const std::string& person, const std::string& check_in) {
    auto& query = database_.statement(
        "SELECT entry FROM badges WHERE subject = ? AND state = 'requested' AND detail = ?");
    query.bind(1, person);
    query.bind(2, check_in);
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

std::string Attendance::decision(const std::string& check_in) {
    auto& query =
        database_.statement("SELECT decision FROM door_decisions WHERE check_in = ? ORDER BY entry LIMIT 1");
    query.bindNoCopy(1, check_in);
    return query.executeStep() ? query.getColumn(0).getString() : "";
}

std::vector<AttendanceRow> Attendance::rows() {
    auto& query = database_.statement(
        "SELECT entry, subject, area, direction, point, node, credential, at FROM attendance ORDER BY at, "
        "clock, entry");
    std::vector<AttendanceRow> rows;
    while (query.executeStep()) {
        AttendanceRow row;
        row.entry = query.getColumn(0).getString();
        row.person = query.getColumn(1).getString();
        row.area = query.getColumn(2).getString();
        row.direction = query.getColumn(3).getString();
        row.point = query.getColumn(4).getString();
        row.node = query.getColumn(5).getString();
        row.credential = query.getColumn(6).getString();
        row.at = instant_from_ms(query.getColumn(7).getInt64());
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<std::pair<Instant, Instant>> Attendance::first_and_last() {
    auto& query = database_.statement("SELECT min(at), max(at) FROM attendance HAVING count(*) > 0");
    if (!query.executeStep()) return std::nullopt;
    return std::pair(instant_from_ms(query.getColumn(0).getInt64()),
                     instant_from_ms(query.getColumn(1).getInt64()));
}

std::vector<Attendance::LetInAnyway> Attendance::let_in_anyway() {
    auto& query = database_.statement(
        "SELECT a.subject, json_extract(e.body, '$.anyway'), coalesce(json_extract(e.personal, '$.reason'), "
        "''), a.point, e.actor, a.at "
        "FROM attendance a JOIN entries e ON e.id = a.entry WHERE a.direction = 'in' AND e.body LIKE "
        "'%\"anyway\"%'");
    std::vector<LetInAnyway> all;
    while (query.executeStep())
        all.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                       query.getColumn(2).getString(), query.getColumn(3).getString(),
                       query.getColumn(4).getString(), instant_from_ms(query.getColumn(5).getInt64())});
    return all;
}

std::string Attendance::newest_check_in(const std::vector<std::string>& records) {
    std::string entry;
    std::int64_t newest = -1;
    for (const auto& record : records) {
        auto& query = database_.statement(
            "SELECT entry, clock FROM attendance WHERE subject = ? AND direction = 'in' ORDER BY clock DESC, "
            "entry DESC "
            "LIMIT 1");
        query.bind(1, record);
        if (query.executeStep() && query.getColumn(1).getInt64() > newest) {
            entry = query.getColumn(0).getString();
            newest = query.getColumn(1).getInt64();
        }
    }
    return entry;
}

}  // namespace lanyard
