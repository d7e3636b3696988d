// One pass over the few entries of a person in an area, the newest first: an undo comes before what it
// undoes.
#include "store/journal/lost_claims.h"

#include <nlohmann/json.hpp>

#include "base/safety_lines.h"
#include "event/journal_entry.h"
#include "store/database.h"
#include "store/journal/entry_json.h"
#include "store/journal/parse_json.h"
#include "store/json_text.h"

namespace lanyard {
namespace {

// An entry that stands or does not, with the winner where it undoes a claim that lost.
struct Step {
    std::string id, undoes, winner;
};

std::string winner_in(const std::string& kind, const std::string& body) {
    if (kind != entry_kind::undone) return {};
    const auto said = nlohmann::json::parse(body, nullptr, false);
    const bool names_one = said.is_object() && said.contains("winner") && said["winner"].is_string();
    return names_one ? said["winner"].get<std::string>() : "";
}

// Calls `see` for each entry until it says that it has seen enough.
template <class See>
void newest_first(Database& database, const std::string& person, const std::string& area, See see) {
    auto& query = database.statement(
        "SELECT id, kind, undoes, stands, body FROM entries WHERE subject=? AND area=? ORDER BY clock DESC, "
        "id DESC");
    query.bindNoCopy(1, person);
    query.bindNoCopy(2, area);
    while (query.executeStep()) {
        Step step{query.getColumn(0).getString(), query.getColumn(2).getString(), ""};
        const bool stands = query.getColumn(3).getInt() != 0;
        if (stands) step.winner = winner_in(query.getColumn(1).getString(), query.getColumn(4).getString());
        if (see(step)) break;
    }
    query.reset();
}

}  // namespace

std::string lost_claim_body(const Entry& winner) {
    JsonText whole;
    add_entry_members(whole, winner);
    return JsonText().text("winner", entry_id(winner)).json("entry", whole.take()).take();
}

std::string lost_claim_personal(const Entry& winner) {
    return winner.personal ? JsonText().text("winner", *winner.personal).take() : "";
}

std::optional<Entry> winner_told_by(const Entry& undo) {
    if (undo.kind != entry_kind::undone || undo.body.find("\"entry\"") == std::string::npos)
        return std::nullopt;
    simdjson::dom::parser parser;
    const auto body = parse_json(parser, undo.body);
    simdjson::dom::element whole;
    if (body.error() != simdjson::SUCCESS || body.value_unsafe()["entry"].get(whole) != simdjson::SUCCESS)
        return std::nullopt;
    auto winner = entry_in_members(whole);
    if (!winner || !undo.personal) return winner;
    const auto personal = parse_json(parser, *undo.personal);
    std::string_view told;
    if (personal.error() == simdjson::SUCCESS &&
        personal.value_unsafe()["winner"].get(told) == simdjson::SUCCESS)
        winner->personal = told;
    return winner;
}

std::string newest_entry(Database& database, const std::string& person, const std::string& area) {
    std::string newest, lost;
    newest_first(database, person, area, [&](const Step& step) {
        if (!step.winner.empty() && in_force(SafetyLine::lost_claims_are_no_steps)) {
            lost += step.undoes + " ";
            return false;
        }
        if (lost.find(step.id) != std::string::npos) return false;
        newest = step.id;
        return true;
    });
    return newest;
}

bool has_won_against_another(Database& database, const std::vector<std::string>& records,
                             const std::string& area, const std::string& check_in) {
    bool found = false;
    for (const std::string& record : records)
        newest_first(database, record, area, [&](const Step& step) {
            found = found || step.winner == check_in;
            return found;
        });
    return found;
}

}  // namespace lanyard
