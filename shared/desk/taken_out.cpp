// Read from the entries themselves: nobody asks often, and there are few.
#include "desk/taken_out.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/desk.h"
#include "desk/entry_about.h"
#include "event/export_kind.h"
#include "store/database.h"
#include "store/journal/entries.h"
#include "store/journal/journal.h"
#include "store/json_text.h"
#include "store/staff_table.h"

namespace lanyard {

Result<void> note_taken_out(Desk& desk, const std::string& what, const std::string& format, std::size_t rows,
                            const Deed& deed) {
    NewEntry entry = entry_about(entry_kind::taken_out, export_subject, deed);
    JsonText body;
    body.text("what", what).text("format", format).number("rows", static_cast<std::int64_t>(rows));
    entry.body = body.take();
    return desk.journal().transact([&] { desk.journal().append(std::move(entry)); });
}

Result<ExportTable> export_taken_out(Desk& desk) {
    ExportTable table{{"at", "who", "what", "format", "rows", "machine"}, {}};
    const auto read = desk.database().read([&] {
        std::vector<Entry> entries = read_entries_of(desk.database(), export_subject);
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry& one, const Entry& other) { return one.at < other.at; });
        for (const Entry& entry : entries) {
            const auto body = nlohmann::json::parse(entry.body, nullptr, false);
            if (entry.kind != entry_kind::taken_out || !body.is_object()) continue;
            const std::string name = StaffTable(desk.database()).name_of(entry.actor);
            table.rows.push_back({format_iso(entry.at, desk.folder().config.time_zone),
                                  name.empty() ? entry.actor : name, body.value("what", ""),
                                  body.value("format", ""), std::to_string(body.value("rows", 0LL)),
                                  entry.node});
        }
    });
    if (!read) return read.error();
    return table;
}

}  // namespace lanyard
