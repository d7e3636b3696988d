// lanyard programme: the day's sessions in, and what is on now and next.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/safe_file.h"
#include "desk/import_programme.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

using nlohmann::json;

json session_json(const Session& session, const EventConfig& config, Instant now) {
    const PlannedSession& plan = session.planned;
    const Room* room = config.room(plan.room);
    return {{"id", plan.id},
            {"title", plan.title},
            {"kind", session_kind_name(plan.kind)},
            {"start", format_iso(session.start, config.time_zone)},
            {"end", format_iso(session.end, config.time_zone)},
            {"planned_start", format_iso(plan.start, config.time_zone)},
            {"room", room ? room->name : plan.room},
            {"speakers", plan.speakers},
            {"status", session_state_name(session_state(session, now))}};
}

json rooms_json(const std::vector<Session>& sessions, const EventConfig& config, Instant now) {
    std::vector<std::string> ids;
    for (const auto& room : config.rooms) ids.push_back(room.id);
    for (const auto& session : sessions) {
        const auto& room = session.planned.room;
        if (!room.empty() && std::find(ids.begin(), ids.end(), room) == ids.end()) ids.push_back(room);
    }
    json rooms = json::array();
    for (const auto& id : ids) {
        const Room* room = config.room(id);
        const NowAndNext on = now_and_next(sessions, id, now);
        rooms.push_back({{"room", room ? room->name : id},
                         {"now", on.now ? session_json(*on.now, config, now) : json(nullptr)},
                         {"next", on.next ? session_json(*on.next, config, now) : json(nullptr)}});
    }
    return rooms;
}

int show(Command& command, const std::string& at) {
    auto desk = command.desk();
    if (!desk) return Command::fail(desk.error());
    const EventConfig& config = (*desk)->folder().config;
    auto now = command.now(config, at);
    if (!now) return Command::fail(now.error());
    auto sessions = (*desk)->programme();
    if (!sessions) return Command::fail(sessions.error());
    if (command.as_json) {
        json document = {{"sessions", json::array()}};
        for (const auto& session : *sessions)
            document["sessions"].push_back(session_json(session, config, *now));
        if (!at.empty()) document["rooms"] = rooms_json(*sessions, config, *now);
        Command::print_json(document);
        return 0;
    }
    for (const auto& session : *sessions) {
        const Room* room = config.room(session.planned.room);
        std::printf("%s–%s  %-18s %-10s %s\n", format_clock(session.start, config.time_zone).c_str(),
                    format_clock(session.end, config.time_zone).c_str(),
                    room ? room->name.c_str() : session.planned.room.c_str(),
                    std::string(session_state_name(session_state(session, *now))).c_str(),
                    session.planned.title.c_str());
    }
    return 0;
}

int bring_in(Command& command, const std::string& file) {
    auto desk = command.desk({"", "import", true, false});
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    auto bytes = read_file(file);
    if (!bytes) return Command::fail(bytes.error());
    auto imported = import_programme(**desk, *bytes, std::filesystem::path(file).filename().string(), *now);
    if (!imported) return Command::fail(imported.error());
    for (const auto& warning : imported->warnings) std::fprintf(stderr, "warning: %s\n", warning.c_str());
    auto sessions = (*desk)->programme();
    if (!sessions) return Command::fail(sessions.error());
    if (command.as_json) {
        json document = {{"added", imported->added},
                         {"changed", imported->changed},
                         {"removed", imported->removed},
                         {"warnings", imported->warnings},
                         {"sessions", json::array()}};
        for (const auto& session : *sessions) {
            document["sessions"].push_back(session_json(session, (*desk)->folder().config, *now));
        }
        Command::print_json(document);
    } else {
        std::printf("%d sessions: %d added, %d changed, %d removed.\n", imported->sessions, imported->added,
                    imported->changed, imported->removed);
    }
    return 0;
}

}  // namespace

void add_programme(CLI::App& app, Command& command, Action& action) {
    auto at = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    auto* sub =
        app.add_subcommand("programme", "The day's sessions: lanyard programme --at 2017-11-10T09:35");
    sub->add_option("--at", *at, "With what is on in every room at this time")->type_name("TIME");
    auto* in = sub->add_subcommand("import", "Bring a programme in: lanyard programme import programme.csv");
    in->add_option("file", *file, "CSV with id, title, kind, start, end, room, speakers")
        ->required()
        ->type_name("FILE");
    in->callback(
        [file, &command, &action] { action = [file, &command] { return bring_in(command, *file); }; });
    sub->callback([at, sub, in, &command, &action] {
        if (sub->got_subcommand(in)) return;
        action = [at, &command] { return show(command, *at); };
    });
}

}  // namespace lanyard
