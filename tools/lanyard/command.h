// What every command has: the event it works on, the time it works at, and the two ways it speaks.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.h"
#include "base/system_clock.h"
#include "desk/desk.h"

namespace lanyard {

class Command {
  public:
    std::string event_option;  // --event
    std::string clock_option;  // --clock
    bool as_json = false;      // --json

    // The event's folder, opened.
    Result<EventFolder> folder() const;
    // The event's desk for writing and reading.
    Result<std::unique_ptr<Desk>> desk(DeskOptions options = {}) const;
    // Whoever has the command line may do everything.
    static DeskOptions at_command_line();
    // The event's time: --at, else where --clock starts, else the machine's. What one command does happens at
    // the time it was given, however long it takes.
    Result<Instant> now(const EventConfig& config, const std::string& at = {}) const;

    // Says what is wrong on standard error; gives the exit status (base/result).
    static int fail(const Error& error);
    // One document on standard output.
    static void print_json(const nlohmann::json& document);

  private:
    SystemClock machine_clock_;
};

// Each adds its commands to `app`; what they do when chosen sets `status`.
using Action = std::function<int()>;
void add_init(CLI::App& app, Command& command, Action& action);
void add_import(CLI::App& app, Command& command, Action& action);
void add_attendees(CLI::App& app, Command& command, Action& action);
void add_check_in(CLI::App& app, Command& command, Action& action);
void add_people(CLI::App& app, Command& command, Action& action);
void add_badge(CLI::App& app, Command& command, Action& action);
void add_printing(CLI::App& app, Command& command, Action& action);
void add_programme(CLI::App& app, Command& command, Action& action);
void add_scan(CLI::App& app, Command& command, Action& action);
void add_export(CLI::App& app, Command& command, Action& action);
void add_stats(CLI::App& app, Command& command, Action& action);
void add_tickets(CLI::App& app, Command& command, Action& action);
void add_doctor(CLI::App& app, Command& command, Action& action);
void add_verify(CLI::App& app, Command& command, Action& action);
void add_staff_commands(CLI::App& app, Command& command, Action& action);
void add_needed(CLI::App& app, Command& command, Action& action);
void add_video(CLI::App& app, Command& command, Action& action);
void add_announce(CLI::App& app, Command& command, Action& action);
void add_evacuate(CLI::App& app, Command& command, Action& action);
void add_rehearse(CLI::App& app, Command& command, Action& action);
void add_practise(CLI::App& app, Command& command, Action& action);

// An attendee as `attendees --json` gives it: every field, "" or [] or null where there is nothing.
nlohmann::json attendee_json(const Attendee& attendee, const std::string& zone);
nlohmann::json outcome_json(const Outcome& outcome, const std::string& zone);

}  // namespace lanyard
