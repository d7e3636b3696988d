// lanyard programme delay, hold, start, cancel, restore and undo: what is said of a session on the day.
#include "desk/programme_deeds.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "event/session_words.h"
#include "lanyard/programme_output.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    ProgrammeDeed deed;
    std::string at;
};

json times_json(const Session& session, const EventConfig& config) {
    return {{"start", format_iso(session.start, config.time_zone)},
            {"end", format_iso(session.end, config.time_zone)}};
}

// "Lunch holds at 12:30: Outcomes in three boroughs loses 8 minutes"
std::string cut_words(const SessionCut& cut, const EventConfig& config) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(cut.lost).count();
    return cut.holds.planned.title + " holds at " + format_clock(cut.holds.start, config.time_zone) + ": " +
           cut.session.planned.title +
           (cut.is_squeezed_out() ? " has no time left" : " loses " + std::to_string(minutes) + " min");
}

json outcome_json(const DeedOutcome& outcome, const EventConfig& config, Instant now) {
    json moved = json::array(), warnings = json::array();
    for (const SessionMove& move : outcome.effect.moves) {
        moved.push_back({{"id", move.after.planned.id},
                         {"title", move.after.planned.title},
                         {"room", room_name_of(move.after.planned, config)},
                         {"from", times_json(move.before, config)},
                         {"to", times_json(move.after, config)}});
    }
    for (const SessionCut& cut : outcome.effect.cuts) {
        warnings.push_back({{"session", cut.session.planned.id},
                            {"holds", cut.holds.planned.id},
                            {"lost_s", std::chrono::duration_cast<std::chrono::seconds>(cut.lost).count()},
                            {"words", cut_words(cut, config)}});
    }
    json people = json::array();
    for (const EnrolledPerson& person : outcome.people)
        people.push_back({{"id", person.id},
                          {"name", person.name},
                          {"to", person.to.empty() ? json(nullptr) : json(person.to)}});
    return {{"session", outcome.session},
            {"people", people},
            {"entry", outcome.entry.empty() ? json(nullptr) : json(outcome.entry)},
            {"preview", outcome.entry.empty()},
            {"moved", moved},
            {"warnings", warnings},
            {"sessions", sessions_json(outcome.sessions, config, now)}};
}

const char* why_nothing_moves(ProgrammeDeed::Kind kind) {
    switch (kind) {
        case ProgrammeDeed::Kind::hold:
            return "nobody knows yet when it begins";
        case ProgrammeDeed::Kind::cancel:
            return "what is cancelled leaves a gap";
        case ProgrammeDeed::Kind::delay:
        case ProgrammeDeed::Kind::start:
        case ProgrammeDeed::Kind::restore:
        case ProgrammeDeed::Kind::undo:
            break;
    }
    return "its times are what they were";
}

void print_words(const DeedOutcome& outcome, ProgrammeDeed::Kind kind, const EventConfig& config,
                 Instant now) {
    for (const Session& session : outcome.sessions) {
        if (session.planned.id != outcome.session) continue;
        std::printf("%s%s: %s\n", outcome.entry.empty() ? "Preview, nothing is changed. " : "",
                    session.planned.title.c_str(),
                    session_when(session,
                                 format_clock(session.start, config.time_zone) + "–" +
                                     format_clock(session.end, config.time_zone),
                                 now, config.time_zone)
                        .c_str());
    }
    for (const SessionMove& move : outcome.effect.moves) {
        const auto span = [&](const Session& session) {
            return format_clock(session.start, config.time_zone) + "–" +
                   format_clock(session.end, config.time_zone);
        };
        const std::string room = room_name_of(move.after.planned, config);
        std::printf("  %s, was %s  %s%s%s\n", span(move.after).c_str(), span(move.before).c_str(),
                    room.c_str(), room.empty() ? "" : ": ", move.after.planned.title.c_str());
    }
    if (outcome.effect.moves.empty()) std::printf("  nothing moves: %s\n", why_nothing_moves(kind));
    for (const EnrolledPerson& person : outcome.people) {
        const std::string where = person.to.empty() ? "stays without a place" : "goes to " + person.to;
        std::printf("  %s  %s: %s\n", person.id.c_str(), person.name.c_str(), where.c_str());
    }
    for (const SessionCut& cut : outcome.effect.cuts)
        std::fprintf(stderr, "warning: %s\n", cut_words(cut, config).c_str());
}

int run(Command& command, const Options& options) {
    auto desk = command.desk(Command::at_command_line());
    if (!desk) return Command::fail(desk.error());
    const EventConfig& config = (*desk)->folder().config;
    auto now = command.now(config, options.at);
    if (!now) return Command::fail(now.error());
    auto outcome = do_programme_deed(**desk, options.deed, Command::deed(*now));
    if (!outcome) return Command::fail(outcome.error());
    if (command.as_json) {
        Command::print_json(outcome_json(*outcome, config, *now));
    } else {
        print_words(*outcome, options.deed.kind, config, *now);
    }
    return 0;
}

}  // namespace

void add_programme_deeds(CommandSyntax programme, Command& command, Action& action) {
    struct Word {
        ProgrammeDeed::Kind kind;
        const char *name, *about;
    };
    using Kind = ProgrammeDeed::Kind;
    for (const Word& word : {
             Word{Kind::delay, "delay",
                  "It starts later than planned: lanyard programme delay opening 10 --preview"},
             Word{Kind::hold, "hold", "Nobody knows yet when it will start: lanyard programme hold opening"},
             Word{Kind::start, "start",
                  "It starts now, or at --at: lanyard programme start opening --at 2017-11-10T09:40"},
             Word{Kind::cancel, "cancel",
                  "It does not take place: lanyard programme cancel workshop-a --move --preview"},
             Word{Kind::restore, "restore",
                  "It takes place as planned after all: lanyard programme restore workshop-a"},
             Word{Kind::undo, "undo", "Take back what was said of it last: lanyard programme undo opening"},
         }) {
        auto options = std::make_shared<Options>();
        options->deed.kind = word.kind;
        auto sub = programme.add_subcommand(word.name, word.about);
        sub.add_option("id", options->deed.session, "The session's id, or its title").required();
        if (word.kind == Kind::delay) {
            sub.add_option(
                   "minutes", options->deed.minutes,
                   "After the planned start, however often it is said; -- -5 is five minutes before it")
                .required();
        }
        if (word.kind == Kind::cancel) {
            auto move = sub.add_flag("--move", options->deed.moves,
                                     "Give its people places in what else is on then, where most are left");
            sub.add_option("--move-to", options->deed.move_to,
                           "Give them places in this session, as far as they go")
                .type_name("SESSION")
                .excludes(move);
        }
        sub.add_flag("--preview", options->deed.preview, "Show what would move; change nothing");
        sub.add_option("--at", options->at, "When, if not now: 2017-11-10T08:52").type_name("TIME");
        sub.callback([options, &command, &action] {
            if (!options->deed.move_to.empty()) options->deed.moves = true;
            action = [options, &command] { return run(command, *options); };
        });
    }
}

}  // namespace lanyard
