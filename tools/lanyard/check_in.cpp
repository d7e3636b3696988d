// lanyard check-in and undo: what a kiosk does, typed.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "desk/check_in_deeds.h"
#include "desk/taking_back.h"
#include "event/add_ons.h"
#include "event/name_fold.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

struct Options {
    std::string who, at;
    CheckInRequest request;
    bool print = false, staff = false, is_of_many = false;
    std::string reason, about_insider, anyway;
};

// By id where somebody has it, else as a code that was held up.
Result<Outcome> pass(Desk& desk, const Options& options, const Deed& deed) {
    if (auto accepted = lanyard::accepts(desk, options.request); !accepted) return accepted.error();
    if (options.request.leaving)
        if (auto came = lanyard::has_come(desk, options.who); !came) return came.error();
    auto known = desk.attendee(options.who);
    if (!known) return known.error();
    if (*known) return lanyard::check_in(desk, options.who, deed, options.request);
    return lanyard::scan(desk, options.who, deed, options.request);
}

// What the point gives out once, in words; "" where people come in.
std::string given_at(const EventConfig& config, const Outcome& outcome) {
    const CheckInPoint* point = config.point(outcome.point);
    const Area* area = point ? config.area(point->area) : nullptr;
    return area && area->once && outcome.attendee ? given_words(*area, *outcome.attendee) : "";
}

void print_outcome(const Outcome& outcome, const EventConfig& config) {
    std::printf("%s%s%s at %s, %s\n", std::string(verdict_name(outcome.verdict)).c_str(),
                outcome.attendee ? ": " : "", outcome.attendee ? outcome.attendee->name.c_str() : "",
                outcome.point.c_str(), format_clock(outcome.at, config.time_zone).c_str());
    if (const std::string gives = given_at(config, outcome); !gives.empty())
        std::printf("%s\n", gives.c_str());
    tell_why_refused(outcome);
    if (outcome.verdict == Verdict::already_in && outcome.earlier) {
        std::printf("since %s, %s\n", format_clock(outcome.earlier->at, config.time_zone).c_str(),
                    outcome.earlier->point.c_str());
    }
}

// One person at one time; gives the exit status.
int check_in_one(Command& command, Desk& desk, const Options& options) {
    const EventConfig& config = desk.folder().config;
    const auto now = command.now(config, options.at);
    if (!now) return Command::fail(now.error());
    // Whoever has the command line may do everything; who says nothing decides as a kiosk or a desk does.
    const bool organiser = !options.anyway.empty();
    const auto outcome = pass(desk, options, {options.staff ? "desk" : "command line", organiser, *now});
    if (!outcome) return Command::fail(outcome.error());
    if (!outcome->problem.empty()) std::fprintf(stderr, "lanyard: %s\n", outcome->problem.c_str());
    if (command.as_json) {
        auto document = outcome_json(*outcome, config.time_zone);
        document["gives"] = given_at(config, *outcome);
        if (options.is_of_many)
            Command::print_json_line(document);
        else
            Command::print_json(document);
    } else {
        print_outcome(*outcome, config);
    }
    if (outcome->verdict == Verdict::could_not_check) return 4;
    return lets_through(outcome->verdict) ? 0 : 1;
}

// "09:05 CODE" is at that time of the day of --at: a time that stands on paper beside the tick.
void read_time_before_code(Command& command, const EventConfig& config, Options& options) {
    const std::size_t space = options.who.find(' ');
    if (space == std::string::npos || options.who.find(':') > space) return;
    const auto day = command.now(config, options.at);
    if (!day) return;
    const std::string clock = options.who.substr(0, space);
    options.at = format_date(*day, config.time_zone) + "T" + (clock.size() < 5 ? "0" : "") + clock;
    options.who = options.who.substr(space + 1);
}

// A line each from a hand scanner or a file, until it ends; the worst exit status.
int check_in_many(Command& command, Desk& desk, const Options& options) {
    int worst = 0;
    Options one = options;
    one.is_of_many = true;
    while (std::getline(std::cin, one.who)) {
        one.who = clean_text(one.who);
        one.at = options.at;
        if (one.who.empty()) continue;
        read_time_before_code(command, desk.folder().config, one);
        one.request.entered = command.entered_later(desk.folder().config, one.at);
        worst = std::max(worst, check_in_one(command, desk, one));
        std::fflush(stdout);
    }
    return worst;
}

int check_in(Command& command, Options options) {
    options.request.print = options.print;
    auto desk = command.desk({options.request.point, options.staff, options.print});
    if (!desk) return Command::fail(desk.error());
    if (!options.anyway.empty()) options.request.anyway = options.anyway;
    options.request.entered = command.entered_later((*desk)->folder().config, options.at);
    return options.who == "-" ? check_in_many(command, **desk, options)
                              : check_in_one(command, **desk, options);
}

// Nothing was taken back: first somebody says what about whoever is in the building by it.
int ask_about(Command& command, const Undone& asks) {
    nlohmann::json ids = nlohmann::json::array();
    for (const Attendee& person : asks.inside) ids.push_back(person.id);
    if (command.as_json) Command::print_json({{"undone", nlohmann::json::array()}, {"inside", ids}});
    for (const Attendee& person : asks.inside)
        (void)Command::fail(
            refused(person.name + " is in the building by this, and nothing was taken back", person.id,
                    asks.may_stay ? "Say what about them: --insider stays, or --insider never-came, which "
                                    "takes their check-in back, too"
                                  : "Check them out first, or say --insider never-came, which takes their "
                                    "check-in back, too"));
    return exit_status(ErrorKind::refused);
}

int undo(Command& command, const Options& options) {
    auto desk = command.desk(Command::at_command_line());
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config, options.at);
    if (!now) return Command::fail(now.error());
    const auto about = about_insider_from_name(options.about_insider).value_or(AboutInsider::ask);
    auto undone = lanyard::undo(**desk, options.who, Command::deed(*now), options.reason, about);
    if (!undone) return Command::fail(undone.error());
    if (!undone->inside.empty()) return ask_about(command, *undone);
    if (command.as_json) {
        Command::print_json({{"undone", undone->entries}, {"attendee", undone->attendee}});
    } else {
        for (const auto& entry : undone->entries) std::printf("taken back: %s\n", entry.c_str());
    }
    return 0;
}

}  // namespace

void add_check_in(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand("check-in", "Check somebody in: lanyard check-in CODE --point \"Kiosk 1\"");
    sub.add_option(
           "who", options->who,
           "A code, as the symbol holds it or typed in fives, or an attendee's id; - reads one a line, "
           "as a hand scanner types them, each with a time before it where one is known: 09:05 CODE")
        .required()
        .type_name("CODE|ID|-");
    sub.add_option("--point", options->request.point, "The check-in point (else the event's first)")
        .type_name("NAME");
    sub.add_flag("--exit", options->request.leaving, "They go out");
    sub.add_option("--at", options->at,
                   "When, if not now: 2017-11-10T08:52; the history says when it was entered, too")
        .type_name("TIME");
    sub.add_flag("--print", options->print, "Make a badge; a kiosk on this machine prints it");
    sub.add_flag("--staff", options->staff, "Decide as the desk does");
    sub.add_option("--anyway", options->anyway,
                   "Let in although the rules say no, where that may be: why, for the history")
        .type_name("REASON");
    sub.callback([options, &command, &action] {
        action = [options, &command] { return check_in(command, *options); };
    });

    auto taken_back = std::make_shared<Options>();
    auto back =
        app.add_subcommand("undo", "Take an entry back, or somebody's newest check-in: lanyard undo ID");
    back.add_option("what", taken_back->who, "An attendee's id or an entry's")
        .required()
        .type_name("ATTENDEE|ENTRY");
    back.add_option("--reason", taken_back->reason, "Why, for the history");
    back.add_option(
            "--insider", taken_back->about_insider,
            "What about somebody who is in the building by it: stays, where they came instead of somebody, "
            "without the seat that goes back; never-came, and their check-in is taken back, too")
        .type_name("ANSWER")
        .one_of({"stays", "never-came"});
    back.add_option("--at", taken_back->at, "When, if not now").type_name("TIME");
    back.callback([taken_back, &command, &action] {
        action = [taken_back, &command] { return undo(command, *taken_back); };
    });
}

}  // namespace lanyard
