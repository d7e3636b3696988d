// What every command has: the event it works on, the time it works at, and the two ways it speaks.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/system_clock.h"
#include "desk/deed.h"
#include "desk/desk.h"
#include "desk/outcome.h"
#include "lanyard/command_line.h"

namespace lanyard {

class Command {
  public:
    std::string event_option;  // --event
    std::string clock_option;  // --clock
    bool as_json = false;      // --json

    // The event's folder, opened.
    Result<EventFolder> folder() const;
    // The event's desk for writing and reading, at the time that now() gives.
    // Refused where the event was purged: nothing is written to it any more.
    Result<std::unique_ptr<Desk>> desk(DeskOptions options = {}) const;
    // The same of any event, for what is done about its end.
    Result<std::unique_ptr<Desk>> desk_even_if_purged() const;
    // The same for reading alone, which a full disk or another program's lock does not hinder.
    Result<std::unique_ptr<Desk>> desk_to_read() const;
    // Whoever has the command line may do everything.
    static DeskOptions at_command_line();
    static Deed deed(Instant now);
    // An import is told apart from what people did by hand.
    static Deed import_deed(Instant now);
    // The event's time: --at, else where --clock starts, else the machine's. What one command does happens at
    // the time it was given, however long it takes.
    Result<Instant> now(const EventConfig& config, const std::string& at = {}) const;
    // The time without --at, where that is a minute and more earlier: what is told now happened then.
    std::optional<Instant> entered_later(const EventConfig& config, const std::string& at) const;
    // Whether --clock is a time; asked before a command runs, also of one that needs none.
    Result<void> accepts_clock() const;

    // `option` names a file or folder that its command writes. It belongs to the command and is read later.
    void writes(const std::string& option) { outputs_.push_back(&option); }
    // Whether every output that was named may be written to (store/output_guard); asked before a command
    // runs.
    Result<void> may_write_outputs() const;

    // Says what is wrong on standard error; gives the exit status (base/result).
    static int fail(const Error& error);
    // One document on standard output.
    static void print_json(const nlohmann::json& document);
    // One of several, a line each.
    static void print_json_line(const nlohmann::json& document);

  private:
    Result<std::unique_ptr<Desk>> at_event_time(Result<std::unique_ptr<Desk>> desk) const;

    SystemClock machine_clock_;
    std::vector<const std::string*> outputs_;
};

// Each adds its commands to `app`; what they do when chosen sets `status`.
using Action = std::function<int()>;
void add_init(CommandSyntax app, Command& command, Action& action);
void add_import(CommandSyntax app, Command& command, Action& action);
void add_attendees(CommandSyntax app, Command& command, Action& action);
void add_check_in(CommandSyntax app, Command& command, Action& action);
void add_history(CommandSyntax app, Command& command, Action& action);
void add_explain(CommandSyntax app, Command& command, Action& action);
void add_people(CommandSyntax app, Command& command, Action& action);
void add_badge(CommandSyntax app, Command& command, Action& action);
void add_plan_b(CommandSyntax app, Command& command, Action& action);
void add_printing(CommandSyntax app, Command& command, Action& action);
void add_programme(CommandSyntax app, Command& command, Action& action);
void add_scan(CommandSyntax app, Command& command, Action& action);
void add_export(CommandSyntax app, Command& command, Action& action);
void add_certificates(CommandSyntax app, Command& command, Action& action);
void add_serve(CommandSyntax app, Command& command, Action& action);
void add_stats(CommandSyntax app, Command& command, Action& action);
void add_tickets(CommandSyntax app, Command& command, Action& action);
void add_deploy(CommandSyntax app, Command& command, Action& action);
void add_doctor(CommandSyntax app, Command& command, Action& action);
void add_verify(CommandSyntax app, Command& command, Action& action);
void add_backup(CommandSyntax app, Command& command, Action& action);
void add_restore(CommandSyntax app, Command& command, Action& action);
void add_salvage(CommandSyntax app, Command& command, Action& action);
void add_hold(CommandSyntax app, Command& command, Action& action);
void add_purge(CommandSyntax app, Command& command, Action& action);
void add_close(CommandSyntax app, Command& command, Action& action);
void add_sync(CommandSyntax app, Command& command, Action& action);
void add_hub(CommandSyntax app, Command& command, Action& action);
void add_staff_commands(CommandSyntax app, Command& command, Action& action);
void add_needed(CommandSyntax app, Command& command, Action& action);
void add_video(CommandSyntax app, Command& command, Action& action);
void add_announce(CommandSyntax app, Command& command, Action& action);
void add_evacuate(CommandSyntax app, Command& command, Action& action);
void add_rehearse(CommandSyntax app, Command& command, Action& action);
void add_practise(CommandSyntax app, Command& command, Action& action);
// `line` is what is completed, and has to outlive the action.
void add_completion(CommandSyntax app, const CommandLine& line, Action& action);

// An attendee as `attendees --json` gives it: every field, "" or [] or null where there is nothing.
nlohmann::json attendee_json(const Attendee& attendee, const std::string& zone);
nlohmann::json outcome_json(const Outcome& outcome, const std::string& zone);
// What may be done about it where somebody was not let in, on standard error.
void tell_why_refused(const Outcome& outcome);

}  // namespace lanyard
