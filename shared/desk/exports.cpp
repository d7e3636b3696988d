// One table of them, and one function a format.
#include "desk/exports.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "desk/export_attendance.h"
#include "desk/export_interests.h"
#include "desk/export_list.h"
#include "desk/export_no_shows.h"
#include "desk/export_playback.h"
#include "desk/export_roll_call.h"
#include "desk/export_scans.h"
#include "desk/export_sessions.h"
#include "desk/export_visits.h"
#include "desk/taken_out.h"
#include "formats/attendance_csv.h"
#include "formats/attendance_xlsx.h"

namespace lanyard {
namespace {

constexpr ExportKind kinds[] = {
    {"attendance", "everybody, and whether and when they came", "people", true, true,
     [](Desk& desk, bool with_needs, Instant) { return export_attendance(desk, with_needs); }},
    {"list", "the list as it stands, for the system that it came from, or to import it again", "people", true,
     true, [](Desk& desk, bool with_needs, Instant) { return export_list(desk, with_needs); }},
    {"no-shows", "who was expected and has not come", "people", true, false,
     [](Desk& desk, bool, Instant) { return export_no_shows(desk); }},
    {"roll-call", "who is inside now, and where they were seen last", "people", true, true,
     [](Desk& desk, bool with_needs, Instant) { return export_roll_call(desk, with_needs); }},
    {"scans", "what every door decided, and what became of it", "scans", true, false,
     [](Desk& desk, bool, Instant) { return export_scans(desk); }},
    {"visits", "who came in and went out where and when, and for which session, a row a stay", "stays", true,
     false, [](Desk& desk, bool, Instant) { return export_visits(desk); }},
    {"sessions", "every session, its places and how many came", "sessions", false, false,
     [](Desk& desk, bool, Instant now) { return export_sessions(desk, now); }},
    {"interests", "who agreed to hear of what, and the words that they agreed to", "people", true, false,
     [](Desk& desk, bool, Instant) { return export_interests(desk); }},
    {"playback", "when each video was shown, who pressed Go, and how it ended", "rows", false, false,
     [](Desk& desk, bool, Instant now) { return export_playback(desk, now); }},
    {"exports", "who took which list of people out, and when", "exports", false, false,
     [](Desk& desk, bool, Instant) { return export_taken_out(desk); }},
};

std::string as_csv(const ExportTable& table) {
    std::string text;
    append_csv_row(text, {table.headings.begin(), table.headings.end()});
    for (const auto& row : table.rows) append_csv_row(text, {row.begin(), row.end()});
    return text;
}

std::string as_json(const ExportTable& table) {
    auto rows = nlohmann::json::array();
    for (const auto& row : table.rows) {
        auto object = nlohmann::json::object();
        for (std::size_t i = 0; i < row.size(); ++i) object[table.headings[i]] = row[i];
        rows.push_back(std::move(object));
    }
    return rows.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

std::span<const ExportKind> export_kinds() {
    return kinds;
}

const ExportKind* export_kind(std::string_view name) {
    const auto found = std::find_if(std::begin(kinds), std::end(kinds),
                                    [&](const ExportKind& kind) { return kind.name == name; });
    return found == std::end(kinds) ? nullptr : found;
}

Result<std::string> export_text(const ExportTable& table, const std::string& what,
                                const std::string& format) {
    if (format == "json") return as_json(table);
    if (format != "xlsx") return as_csv(table);
    if (what != "attendance") return table_as_xlsx(what, table.headings, table.rows);
    const SummarySheet summary = attendance_summary(table);
    return table_as_xlsx(what, table.headings, table.rows, &summary);
}

}  // namespace lanyard
