// Plans are kept as the JSON that their entry holds.
#include "store/programme_table.h"

#include <nlohmann/json.hpp>

#include "store/database.h"

namespace lanyard {

using nlohmann::json;

std::string session_to_json(const PlannedSession& session) {
    json body = {{"title", session.title},        {"kind", session_kind_name(session.kind)},
                 {"start", to_ms(session.start)}, {"end", to_ms(session.end)},
                 {"room", session.room},          {"speakers", session.speakers}};
    if (!session.chair.empty()) body["chair"] = session.chair;
    if (!session.track.empty()) body["track"] = session.track;
    if (session.anchor) body["anchor"] = true;
    if (session.capacity) body["capacity"] = *session.capacity;
    if (!session.file.empty()) body["file"] = session.file;
    return body.dump();
}

PlannedSession session_from_json(const std::string& id, const std::string& text) {
    PlannedSession session;
    session.id = id;
    try {
        const json body = json::parse(text);
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
    } catch (const json::exception&) {
        session.title.clear();
    }
    return session;
}

std::vector<PlannedSession> ProgrammeTable::planned() {
    // With max(), SQLite takes the other columns from the row that has it.
    auto& query = database_.statement(
        "SELECT session, plan, max(printf('%020d', clock) || entry) FROM sessions WHERE batch = '' OR batch "
        "IN"
        " (SELECT batch FROM batches) GROUP BY session");
    std::vector<PlannedSession> sessions;
    while (query.executeStep()) {
        auto session = session_from_json(query.getColumn(0).getString(), query.getColumn(1).getString());
        if (!session.title.empty()) sessions.push_back(std::move(session));
    }
    return sessions;
}

std::vector<Session> ProgrammeTable::programme() {
    const auto sessions = planned();
    std::vector<SessionInputs> inputs;
    inputs.reserve(sessions.size());
    for (const auto& session : sessions) inputs.push_back(inputs_of(session.id));
    return actual_programme(sessions, inputs);
}

SessionInputs ProgrammeTable::inputs_of(const std::string& session) {
    SessionInputs inputs;
    auto& query = database_.statement(
        "SELECT input, value FROM session_inputs WHERE session = ? ORDER BY clock, entry");
    query.bind(1, session);
    while (query.executeStep()) {
        const auto input = query.getColumn(0).getString();
        const json value = json::parse(query.getColumn(1).getString(), nullptr, false);
        if (input == "delay_minutes" && value.is_number_integer()) inputs.delay_minutes = value.get<int>();
        if (input == "held" && value.is_boolean()) inputs.held = value.get<bool>();
        if (input == "cancelled" && value.is_boolean()) inputs.cancelled = value.get<bool>();
        if (input == "started_at") {
            inputs.started_at = value.is_number_integer()
                                    ? std::optional(instant_from_ms(value.get<long long>()))
                                    : std::nullopt;
        }
    }
    return inputs;
}

}  // namespace lanyard
