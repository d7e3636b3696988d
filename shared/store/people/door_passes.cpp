// Decisions and undone claims are few beside the entries: they are read first, and looked up.
#include "store/people/door_passes.h"

#include <unordered_map>
#include <unordered_set>

#include "base/lines.h"
#include "store/database.h"

namespace lanyard {
namespace {

std::unordered_map<std::string, std::string> read_decisions(Database& database) {
    std::unordered_map<std::string, std::string> decisions;
    auto& rows = database.statement("SELECT check_in, decision FROM door_decisions");
    while (rows.executeStep()) decisions[rows.getColumn(0).getString()] = rows.getColumn(1).getString();
    return decisions;
}

// Check-ins whose claim another door's won (store/journal/lost_claims).
std::unordered_set<std::string> read_lost(Database& database) {
    std::unordered_set<std::string> lost;
    auto& rows = database.statement(
        "SELECT undoes FROM entries"
        " WHERE kind = 'undone' AND stands AND json_extract(body, '$.winner') IS NOT NULL");
    while (rows.executeStep()) {
        const std::string undone = rows.getColumn(0).getString();
        for (const std::string_view entry : words_of(undone)) lost.emplace(entry);
    }
    return lost;
}

}  // namespace

std::vector<DoorPass> read_door_passes(Database& database) {
    const auto decisions = read_decisions(database);
    const auto lost = read_lost(database);
    auto& rows = database.statement(
        "SELECT id, subject, area, at, kind = 'checked_in', stands, actor, coalesce(json_extract(body, "
        "'$.point'), ''), coalesce(json_extract(body, '$.credential'), ''), coalesce(json_extract(body, "
        "'$.anyway'), '') FROM entries WHERE kind IN ('checked_in', 'left') ORDER BY at, clock, id");
    std::vector<DoorPass> passes;
    while (rows.executeStep()) {
        DoorPass pass;
        pass.entry = rows.getColumn(0).getString();
        pass.record = rows.getColumn(1).getString();
        pass.area = rows.getColumn(2).getString();
        pass.at = instant_from_ms(rows.getColumn(3).getInt64());
        pass.goes_in = rows.getColumn(4).getInt() != 0;
        pass.stands = rows.getColumn(5).getInt() != 0;
        pass.actor = rows.getColumn(6).getString();
        pass.point = rows.getColumn(7).getString();
        pass.credential = rows.getColumn(8).getString();
        pass.set_aside = rows.getColumn(9).getString();
        if (const auto decided = decisions.find(pass.entry); decided != decisions.end())
            pass.decided = decided->second;
        pass.gave_way = !pass.stands && lost.count(pass.entry) > 0;
        passes.push_back(std::move(pass));
    }
    return passes;
}

}  // namespace lanyard
