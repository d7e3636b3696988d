// Times are in the event's zone.
#include "lanyard/programme_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "event/session_words.h"

namespace lanyard {

using nlohmann::json;

json session_json(const Session& session, const EventConfig& config, Instant now) {
    const PlannedSession& plan = session.planned;
    return {{"id", plan.id},
            {"title", plan.title},
            {"kind", session_kind_name(plan.kind)},
            {"start", format_iso(session.start, config.time_zone)},
            {"end", format_iso(session.end, config.time_zone)},
            {"planned_start", format_iso(plan.start, config.time_zone)},
            {"room", room_name_of(plan, config)},
            {"speakers", plan.speakers},
            {"track", plan.track},
            {"status", session_state_name(session_state(session, now))},
            {"words", session_words(session, now, config.time_zone)}};
}

json sessions_json(const std::vector<Session>& sessions, const EventConfig& config, Instant now) {
    json list = json::array();
    for (const Session& session : sessions) list.push_back(session_json(session, config, now));
    return list;
}

std::string room_name_of(const PlannedSession& session, const EventConfig& config) {
    const Room* room = config.room(session.room);
    return room ? room->name : session.room;
}

std::string clock_words(Instant instant, const EventConfig& config, bool has_several_days) {
    const std::string clock = format_clock(instant, config.time_zone);
    return has_several_days ? format_date(instant, config.time_zone) + " " + clock : clock;
}

bool has_several_days(const std::vector<Session>& sessions, const EventConfig& config) {
    return !sessions.empty() && std::any_of(sessions.begin(), sessions.end(), [&](const Session& session) {
        return format_date(session.start, config.time_zone) !=
               format_date(sessions.front().start, config.time_zone);
    });
}

}  // namespace lanyard
