// Plans are kept as the JSON that their entry holds.
#include "store/programme_table.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>

#include "store/database.h"
#include "store/journal/batches.h"

namespace lanyard {

using nlohmann::json;

namespace {

// Takes in the newest word on one input; null, or what is no value for it, is the source's word again.
void take_input(const std::string& input, const std::string& text, const PlannedSession& session,
                SessionInputs& inputs) {
    const json value = json::parse(text, nullptr, false);
    const SessionInputs by_source = inputs_by_source(session);
    if (input == "delay_minutes") {
        inputs.delay_minutes = value.is_number_integer() ? value.get<int>() : by_source.delay_minutes;
    } else if (input == "held") {
        inputs.held = value.is_boolean() ? value.get<bool>() : by_source.held;
    } else if (input == "cancelled") {
        inputs.cancelled = value.is_boolean() ? value.get<bool>() : by_source.cancelled;
    } else if (input == "started_at") {
        inputs.started_at = value.is_number_integer() ? std::optional(instant_from_ms(value.get<long long>()))
                                                      : by_source.started_at;
    }
}

}  // namespace

std::string session_to_json(const PlannedSession& session) {
    json body = json::object();
    if (!session.guid.empty()) body["guid"] = session.guid;
    body["title"] = session.title;
    body["kind"] = session_kind_name(session.kind);
    body["start"] = to_ms(session.start);
    body["end"] = to_ms(session.end);
    body["room"] = session.room;
    body["speakers"] = session.speakers;
    if (!session.chair.empty()) body["chair"] = session.chair;
    if (!session.track.empty()) body["track"] = session.track;
    if (session.anchor) body["anchor"] = true;
    if (session.capacity) body["capacity"] = *session.capacity;
    if (!session.file.empty()) body["file"] = session.file;
    if (session.state != PlanState::planned) body["state"] = plan_state_name(session.state);
    return body.dump();
}

PlannedSession session_from_json(const std::string& id, const std::string& text) {
    PlannedSession session;
    session.id = id;
    try {
        const json body = json::parse(text);
        session.guid = body.value("guid", "");
        session.title = body.value("title", "");
        session.kind = session_kind_from_name(body.value("kind", "other")).value_or(SessionKind::other);
        session.start = instant_from_ms(body.value("start", 0LL));
        session.end = instant_from_ms(body.value("end", 0LL));
        session.room = body.value("room", "");
        session.speakers = body.value("speakers", std::vector<std::string>{});
        session.chair = body.value("chair", "");
        session.track = body.value("track", "");
        session.anchor = body.value("anchor", false);
        if (body.contains("capacity")) session.capacity = body["capacity"].get<int>();
        session.file = body.value("file", "");
        session.state = plan_state_from_name(body.value("state", "planned")).value_or(PlanState::planned);
    } catch (const json::exception&) {
        session.title.clear();
    }
    return session;
}

std::vector<PlannedSession> ProgrammeTable::planned() {
    // With max(), SQLite takes the other columns from the row that has it.
    auto& query = database_.statement(
        "SELECT session, plan, max(printf('%020d', clock) || entry) FROM sessions WHERE " BATCH_COUNTS(
            "batch") " GROUP BY session");
    std::vector<PlannedSession> sessions;
    while (query.executeStep()) {
        auto session = session_from_json(query.getColumn(0).getString(), query.getColumn(1).getString());
        if (!session.title.empty()) sessions.push_back(std::move(session));
    }
    return sessions;
}

std::vector<Session> ProgrammeTable::programme() {
    return programme_with(planned());
}

std::vector<Session> ProgrammeTable::programme_with(const std::vector<PlannedSession>& planned) {
    return actual_programme(planned, inputs_of(planned));
}

std::vector<SessionInputs> ProgrammeTable::inputs_of(const std::vector<PlannedSession>& sessions) {
    std::vector<SessionInputs> inputs;
    inputs.reserve(sessions.size());
    std::unordered_map<std::string_view, std::size_t> places;
    for (const PlannedSession& session : sessions) {
        places.emplace(session.id, inputs.size());
        inputs.push_back(inputs_by_source(session));
    }
    auto& query =
        database_.statement("SELECT session, input, value FROM session_inputs ORDER BY clock, entry");
    while (query.executeStep()) {
        const auto place = places.find(query.getColumn(0).getString());
        if (place == places.end()) continue;
        take_input(query.getColumn(1).getString(), query.getColumn(2).getString(), sessions[place->second],
                   inputs[place->second]);
    }
    return inputs;
}

ProgrammeTable::Import ProgrammeTable::newest_import() {
    auto& query = database_.statement(
        "SELECT entry, summary FROM batches WHERE what = 'programme' ORDER BY clock DESC, entry DESC LIMIT "
        "1");
    if (!query.executeStep()) return {};
    return {query.getColumn(0).getString(), query.getColumn(1).getString()};
}

}  // namespace lanyard
