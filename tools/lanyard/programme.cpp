// lanyard programme: the day's sessions, and what is on now and next.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "event/session_words.h"
#include "lanyard/programme_output.h"

namespace lanyard {
namespace {

using nlohmann::json;

json also_json(const std::vector<const Session*>& also, const EventConfig& config, Instant now) {
    json list = json::array();
    for (const Session* session : also) list.push_back(session_json(*session, config, now));
    return list;
}

json rooms_json(const std::vector<Session>& sessions, const EventConfig& config, Instant now) {
    std::vector<std::string> ids;
    for (const auto& room : config.rooms) ids.push_back(room.id);
    for (const auto& session : sessions) {
        const auto& room = session.planned.room;
        if (!room.empty() && std::find(ids.begin(), ids.end(), room) == ids.end()) ids.push_back(room);
    }
    json rooms = json::array();
    const auto on = now_and_next_in(sessions, ids, now);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Room* room = config.room(ids[i]);
        rooms.push_back({{"room", room ? room->name : ids[i]},
                         {"also", also_json(on[i].also, config, now)},
                         {"now", on[i].now ? session_json(*on[i].now, config, now) : json(nullptr)},
                         {"next", on[i].next ? session_json(*on[i].next, config, now) : json(nullptr)}});
    }
    return rooms;
}

int show(Command& command, const std::string& at) {
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    const EventConfig& config = (*desk)->folder().config;
    auto now = command.now(config, at);
    if (!now) return Command::fail(now.error());
    auto sessions = (*desk)->programme();
    if (!sessions) return Command::fail(sessions.error());
    if (command.as_json) {
        json document = {{"sessions", sessions_json(*sessions, config, *now)}};
        if (!at.empty()) document["rooms"] = rooms_json(*sessions, config, *now);
        Command::print_json(document);
        return 0;
    }
    const bool several_days = has_several_days(*sessions, config);
    for (const auto& session : *sessions) {
        const std::string when = session_when(session,
                                              clock_words(session.start, config, several_days) + "–" +
                                                  format_clock(session.end, config.time_zone),
                                              *now, config.time_zone);
        std::printf("%-28s  %-18s %s\n", when.c_str(), room_name_of(session.planned, config).c_str(),
                    session.planned.title.c_str());
    }
    return 0;
}

}  // namespace

void add_programme(CommandSyntax app, Command& command, Action& action) {
    auto at = std::make_shared<std::string>();
    auto sub = app.add_subcommand("programme", "The day's sessions: lanyard programme --at 2017-11-10T09:35");
    sub.add_option("--at", *at, "With what is on in every room at this time").type_name("TIME");
    sub.callback([at, sub, &command, &action] {
        if (sub.has_chosen_subcommand()) return;
        action = [at, &command] { return show(command, *at); };
    });
    add_programme_import(sub, command, action);
    add_programme_deeds(sub, command, action);
}

}  // namespace lanyard
