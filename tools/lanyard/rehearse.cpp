// lanyard rehearse: the day played through on its screens, and a report of what would go wrong.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

#include "desk/playback_deeds.h"
#include "event/day_check.h"
#include "event/slot_check.h"
#include "lanyard/command.h"
#include "lanyard/rehearsal.h"
#include "lanyard/video_output.h"
#include "store/event_copy.h"
#include "store/retold_event.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Options {
    std::string from, to, out, window = "1920x1080";
    std::vector<std::string> rooms;  // whose door signs are rehearsed too
    double speed = 60;
    std::string who = "on-time";  // presses Go
};

// Anything that is wrong, of the plan or on a screen.
struct Problem {
    std::string kind, where;
    Instant at{};
    std::string words;
};

struct Report {
    std::vector<VideoReport> videos;
    Rehearsal rehearsal;
    std::vector<Problem> problems;
    std::vector<std::string> too_quick = {};  // sessions whose films passed too quickly to be looked at
};

// From a quarter of an hour before the first session of the day until the last has ended.
Result<std::pair<Instant, Instant>> span_of(const Options& options, const std::vector<Session>& sessions,
                                            const EventConfig& config) {
    if (sessions.empty())
        return refused("the programme is empty", "", "Bring one in: lanyard programme import");
    Instant from = sessions.front().start - std::chrono::minutes(15), to = from;
    if (!options.from.empty()) {
        auto given = parse_iso(options.from, config.time_zone);
        if (!given) return given.error();
        from = *given;
    }
    // Of several days, the first: another is rehearsed with --from.
    const std::string day = format_date(from, config.time_zone);
    for (const Session& session : sessions)
        if (format_date(session.start, config.time_zone) == day) to = std::max(to, session.end);
    if (!options.to.empty()) {
        auto given = parse_iso(options.to, config.time_zone);
        if (!given) return given.error();
        to = *given;
    }
    if (to <= from) return usage_error("the rehearsal would end before it begins", "--to");
    return std::pair(from, to);
}

Result<std::vector<RehearsedRole>> roles_of(const Options& options, const std::vector<Session>& sessions,
                                            const EventConfig& config) {
    std::vector<RehearsedRole> roles = {{"board", {"--role", "board"}}};
    std::set<std::string> stages;  // rooms
    for (const PlaybackSlot& slot : playback_slots(sessions, config)) stages.insert(slot.room);
    for (const std::string& room : stages)
        roles.push_back({"stage-" + room, {"--role", "stage", "--room", room}});
    for (const std::string& words : options.rooms) {
        const Room* room = config.room(words);
        if (!room) return usage_error("there is no room \"" + words + "\" in this event", "--room");
        roles.push_back({"sign-" + room->id, {"--role", "board", "--room", room->id}});
    }
    return roles;
}

void add_plan_problems(const std::vector<Session>& sessions, const EventConfig& config, Instant from,
                       Instant to, Report& report) {
    for (const DayFinding& finding : check_day(sessions, config, from, to))
        report.problems.push_back(
            {std::string(day_problem_name(finding.problem)), finding.session, finding.at, finding.words});
}

std::string file_words(const VideoSlot& slot) {
    return slot.file.empty() ? "" : " (" + fs::path(slot.file).filename().string() + ")";
}

void add_video_problems(const std::vector<Session>& sessions, const fs::path& folder, Instant from,
                        Instant to, Report& report) {
    const SystemClock clock;
    for (const VideoSlot& slot : video_slots(sessions, folder)) {
        const auto session = std::find_if(sessions.begin(), sessions.end(),
                                          [&](const Session& one) { return one.planned.id == slot.id; });
        if (session == sessions.end() || session->end <= from || session->start >= to) continue;
        report.videos.push_back(check_video(slot, clock));
        for (const VideoFinding& finding : report.videos.back().findings) {
            if (!finding.is_fatal) continue;
            const bool is_missing = finding.problem == VideoProblem::no_file ||
                                    (finding.problem == VideoProblem::unreadable && !fs::exists(slot.file));
            const bool is_long = finding.problem == VideoProblem::too_long;
            report.problems.push_back({is_missing ? "missing_file"
                                       : is_long  ? "overrun"
                                                  : "video",
                                       slot.id, session->start,
                                       session->planned.title + file_words(slot) + ": " + finding.words});
        }
    }
}

// Films by how long they really play, under operators who are on time, late and early.
void add_slot_problems(const std::vector<Session>& sessions, const EventConfig& config, Instant from,
                       Instant to, Report& report) {
    auto slots = playback_slots(sessions, config);
    std::erase_if(slots, [&](const PlaybackSlot& slot) { return slot.end <= from || slot.start >= to; });
    for (PlaybackSlot& slot : slots)
        for (const VideoReport& video : report.videos)
            if (video.slot.id == slot.session && video.facts) slot.decoded_length = video.facts->played;
    for (const SlotFinding& finding : check_slots(std::move(slots)))
        report.problems.push_back(
            {std::string(slot_problem_name(finding.problem)), finding.session, finding.at, finding.words});
}

json report_json(const Report& report, const RehearsalPlan& plan) {
    json slots = json::array(), screens = json::array(), problems = json::array();
    for (const VideoReport& video : report.videos) slots.push_back(video_report_json(video));
    for (const RehearsedScreen& screen : report.rehearsal.screens)
        screens.push_back(
            {{"role", screen.role}, {"minutes", screen.minutes}, {"pictures", screen.pictures}});
    for (const Problem& problem : report.problems)
        problems.push_back({{"problem", problem.kind},
                            {"where", problem.where},
                            {"at", format_iso(problem.at, plan.time_zone)},
                            {"words", problem.words}});
    return {{"from", format_iso(plan.from, plan.time_zone)},
            {"to", format_iso(plan.to, plan.time_zone)},
            {"speed", plan.speed},
            {"out", plan.outputs.string()},
            {"slots", slots},
            {"too_quick", report.too_quick},
            {"screens", screens},
            {"problems", problems}};
}

void print_words(const Report& report, const RehearsalPlan& plan) {
    for (const RehearsedScreen& screen : report.rehearsal.screens)
        std::printf("%s: seen in %d minutes of the day, %d pictures in %s\n", screen.role.c_str(),
                    screen.minutes, screen.pictures, (plan.outputs / screen.role / "pictures").c_str());
    for (const VideoReport& video : report.videos)
        std::printf("video %s: %s\n", video.slot.id.c_str(),
                    std::string(video_verdict_name(video.verdict())).c_str());
    for (const Problem& problem : report.problems)
        std::printf("! %s  %s, %s: %s\n", format_clock(problem.at, plan.time_zone).c_str(),
                    problem.kind.c_str(), problem.where.c_str(), problem.words.c_str());
    if (!report.too_quick.empty())
        std::printf("%zu films pass too quickly to be looked at; a lower --speed shows them\n",
                    report.too_quick.size());
    if (report.problems.empty()) std::printf("nothing is wrong with the day\n");
}

// Works at the cue of the copy, and says afterwards which of the films no stage showed.
class Operator {
  public:
    Operator(Desk& desk, const RehearsedOperator& who) : desk_(desk), who_(who) {}

    // Looks at the slots again twice a minute of the day at the most.
    void look(Instant now) {
        if (now - looked_at_ < std::chrono::seconds(2)) return;
        looked_at_ = now;
        const auto day = playback_day(desk_);
        if (!day) return;
        for (const PlaybackSlot& slot : day->slots)
            if (presses_go(who_, slot, now))
                (void)do_playback_deed(desk_, {PlaybackAct::go, slot.session}, {"rehearsal", false, now});
    }

    void add_unshown(const RehearsalPlan& plan, Report& report) const {
        const auto day = playback_day(desk_);
        if (!day) return;
        for (const PlaybackSlot& slot : day->slots) {
            // One that begins as the rehearsal ends was not waited for.
            const bool is_within = slot.start >= plan.from &&
                                   slot.start + who_.presses_after + std::chrono::minutes(2) < plan.to;
            if (slot.cancelled || !is_within) continue;
            if (!has_time_to_show(plan, length_of(slot, report))) {
                report.too_quick.push_back(slot.session);
                continue;
            }
            const auto showing =
                std::find_if(day->showings.begin(), day->showings.end(),
                             [&](const VideoShowing& one) { return one.session == slot.session; });
            if (showing == day->showings.end())
                report.problems.push_back(
                    {"never_began", slot.session, slot.start,
                     slot.title + ": no stage showed it, though Go was pressed for it"});
            else if (showing->file != slot.file)
                report.problems.push_back({"wrong_film", slot.session, slot.start,
                                           slot.title + ": the stage showed " + showing->file});
            else if (is_failure(showing->end))
                report.problems.push_back(
                    {"did_not_play", slot.session, slot.start,
                     slot.title + ": the stage says " + std::string(showing_end_name(showing->end))});
        }
    }

  private:
    // Of the film where it was looked into, else of its slot.
    static Milliseconds length_of(const PlaybackSlot& slot, const Report& report) {
        for (const VideoReport& video : report.videos)
            if (video.slot.id == slot.session && video.facts && video.facts->played > Milliseconds(0))
                return video.facts->played;
        return slot.end - slot.start;
    }

    Desk& desk_;
    const RehearsedOperator& who_;
    Instant looked_at_{};
};

Result<Report> play(RehearsalPlan plan, const std::vector<RehearsedRole>& roles,
                    const std::vector<Session>& sessions, const EventConfig& config,
                    const RehearsedOperator& who) {
    const SystemClock clock;
    auto copy = open_event_folder(plan.event);
    if (!copy) return copy.error();
    auto desk = Desk::open(std::move(copy).value(), {}, clock);
    if (!desk) return desk.error();
    Operator at_cue(**desk, who);
    plan.work = [&at_cue](Instant now) { at_cue.look(now); };
    Report report;
    add_plan_problems(sessions, config, plan.from, plan.to, report);
    add_video_problems(sessions, plan.event, plan.from, plan.to, report);
    add_slot_problems(sessions, config, plan.from, plan.to, report);
    auto rehearsal = rehearse(plan, roles, sessions);
    if (!rehearsal) return rehearsal.error();
    report.rehearsal = std::move(rehearsal).value();
    for (const ScreenFinding& finding : report.rehearsal.findings)
        report.problems.push_back(
            {std::string(screen_problem_name(finding.problem)), finding.role, finding.at, finding.words});
    at_cue.add_unshown(plan, report);
    return report;
}

int run(Command& command, const Options& options) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    // Screens need the programme and nobody's name.
    auto scratch = EventCopy::copy_of(folder->path, CopiedJournal::none);
    if (!scratch) return Command::fail(scratch.error());
    auto told = retell_event(*folder, scratch->path(), SystemClock());
    if (!told) return Command::fail(told.error());
    auto copied = open_event_folder(scratch->path());
    if (!copied) return Command::fail(copied.error());
    const EventConfig config = copied->config;
    std::vector<Session> sessions;
    {
        const SystemClock clock;
        auto desk = Desk::open(std::move(copied).value(), {}, clock);
        if (!desk) return Command::fail(desk.error());
        auto programme = (*desk)->programme();
        if (!programme) return Command::fail(programme.error());
        sessions = std::move(programme).value();
    }
    auto span = span_of(options, sessions, config);
    if (!span) return Command::fail(span.error());
    auto roles = roles_of(options, sessions, config);
    if (!roles) return Command::fail(roles.error());
    RehearsalPlan plan{scratch->path(),  options.out.empty() ? fs::path("rehearsal") : fs::path(options.out),
                       span->first,      span->second,
                       config.time_zone, options.speed,
                       options.window};
    const auto seconds =
        static_cast<long long>(static_cast<double>((plan.to - plan.from).count()) / 1000 / plan.speed);
    std::fprintf(stderr, "rehearsing %s to %s; it takes %lld min %lld s\n",
                 format_clock(plan.from, config.time_zone).c_str(),
                 format_clock(plan.to, config.time_zone).c_str(), seconds / 60, seconds % 60);
    auto report = play(plan, *roles, sessions, config, *operator_named(options.who));
    if (!report) return Command::fail(report.error());
    if (command.as_json)
        Command::print_json(report_json(*report, plan));
    else
        print_words(*report, plan);
    return report->problems.empty() ? 0 : 1;
}

}  // namespace

void add_rehearse(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand("rehearse",
                                  "Play the day through on its screens without a person, and say what would "
                                  "go wrong: lanyard rehearse");
    sub.add_option("--from", options->from, "Where to begin [before the first session]").type_name("TIME");
    sub.add_option("--to", options->to, "Where to end [when that day's last session has ended]")
        .type_name("TIME");
    sub.add_option("--speed", options->speed, "How many times as fast as the day itself [60]")
        .between(1.0, 3600.0);
    sub.add_option("--room", options->rooms, "With this room's door sign too; may be said again")
        .type_name("ROOM");
    sub.add_option("--out", options->out, "Where the pictures go [rehearsal]").type_name("DIR");
    command.writes(options->out);
    sub.add_option("--operator", options->who, "How Go is pressed: on-time, late or early [on-time]")
        .one_of({"on-time", "late", "early"})
        .type_name("HOW");
    sub.add_option("--window", options->window, "The screens' size in pixels [1920x1080]").type_name("WxH");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
