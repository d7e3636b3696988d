// Sessions are compared by id; rooms are named as event.toml names them.
#include "desk/import_programme.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "desk/batch_writer.h"
#include "desk/desk.h"
#include "formats/programme_csv.h"
#include "store/programme_table.h"

namespace lanyard {

Result<ProgrammeImport> import_programme(Desk& desk, std::string_view bytes, const std::string& file,
                                         Instant now) {
    auto read = read_programme_csv(bytes, file, desk.folder().config.time_zone);
    if (!read) return read.error();
    auto found = desk.database().read([&] { return ProgrammeTable(desk.database()).planned(); });
    if (!found) return found.error();
    std::map<std::string, PlannedSession> known;
    for (auto& session : *found) known.emplace(session.id, std::move(session));

    ProgrammeImport result;
    result.warnings = std::move(read->warnings);
    result.sessions = static_cast<int>(read->sessions.size());
    BatchWriter batch(desk.journal(), "import", now);
    const auto plan = [&](const std::string& id, const std::string& body) {
        return batch.append([id, body] {
            NewEntry entry;
            entry.kind = entry_kind::session_planned;
            entry.subject = id;
            entry.body = body;
            return entry;
        });
    };
    for (PlannedSession& session : read->sessions) {
        if (const Room* room = desk.folder().config.room(session.room)) session.room = room->id;
        const auto before = known.find(session.id);
        const bool is_new = before == known.end();
        if (!is_new && before->second == session) {
            known.erase(before);
            continue;
        }
        ++(is_new ? result.added : result.changed);
        if (!is_new) known.erase(before);
        if (auto written = plan(session.id, session_to_json(session)); !written) return written.error();
    }
    // What the new programme does not have: a plan without a title is no session.
    for (const auto& [id, session] : known) {
        ++result.removed;
        if (auto written = plan(id, "{}"); !written) return written.error();
    }
    const nlohmann::json summary = {{"what", "programme"},       {"file", file},
                                    {"rows", result.sessions},   {"added", result.added},
                                    {"changed", result.changed}, {"cancelled", result.removed}};
    if (auto closed = batch.close([&] { return summary.dump(); }); !closed) return closed.error();
    return result;
}

}  // namespace lanyard
