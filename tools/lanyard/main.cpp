// lanyard: the command line for whoever runs an event.
#include <cstdio>

#include "base/core_dumps.h"
#include "base/sudden_end.h"
#include "lanyard/command.h"
#include "lanyard/hub_command.h"
#include "store/event_copy.h"

using namespace lanyard;

namespace {

constexpr const char* footer =
    "A first event:\n"
    "  lanyard init my-event --from assets/launch-2017\n"
    "  lanyard --event my-event import assets/launch-2017/registrations.csv\n"
    "  lanyard --event my-event attendees okafor\n"
    "  lanyard --event my-event check-in CODE --at 2017-11-10T08:52\n"
    "  lanyard --event my-event export attendance --out attendance.csv\n"
    "\n"
    "Exit status: 0 done, 1 refused by a rule of the event, 2 wrong usage, 3 the input cannot be used,\n"
    "4 the machine or the data cannot be used.";

int run(int argc, char** argv) {
    CommandLine line({"lanyard", "Checks people in at a conference: lists in, badges out, attendance back.",
                      "lanyard " LANYARD_VERSION, footer});
    const CommandSyntax app = line.syntax();
    Command command;
    app.add_option("--event", command.event_option,
                   "The event's folder (else $LANYARD_EVENT, else this folder)")
        .type_name("DIR");
    app.add_option("--clock", command.clock_option,
                   "Work at another time: 2017-11-10T08:50, or ...@60 for 60 times as fast")
        .type_name("TIME");
    app.add_flag("--json", command.as_json, "Print one JSON document on standard output");

    Action action;
    add_init(app, command, action);
    add_import(app, command, action);
    add_attendees(app, command, action);
    add_check_in(app, command, action);
    add_history(app, command, action);
    add_explain(app, command, action);
    add_people(app, command, action);
    add_badge(app, command, action);
    add_plan_b(app, command, action);
    add_printing(app, command, action);
    add_programme(app, command, action);
    add_scan(app, command, action);
    add_export(app, command, action);
    add_certificates(app, command, action);
    add_stats(app, command, action);
    add_serve(app, command, action);
    add_tickets(app, command, action);
    add_doctor(app, command, action);
    add_verify(app, command, action);
    add_backup(app, command, action);
    add_restore(app, command, action);
    add_salvage(app, command, action);
    add_hold(app, command, action);
    add_purge(app, command, action);
    add_close(app, command, action);
    add_sync(app, command, action);
    add_hub(app, command, action);
    add_join(app, command, action);
    add_video(app, command, action);
    add_announce(app, command, action);
    add_evacuate(app, command, action);
    add_rehearse(app, command, action);
    add_practise(app, command, action);
    add_staff_commands(app, command, action);
    add_needed(app, command, action);
    add_deploy(app, command, action);
    add_completion(app, line, action);
    if (const auto ended = line.read(argc, argv)) return *ended;
    if (const auto clock = command.accepts_clock(); !clock) return Command::fail(clock.error());
    if (const auto may = command.may_write_outputs(); !may) return Command::fail(may.error());
    remove_abandoned_copies();
    return action ? action() : 2;
}

}  // namespace

int main(int argc, char** argv) {
    forbid_core_dumps();
    hide_memory();
    explain_sudden_end("lanyard");
    try {
        return run(argc, argv);
    } catch (...) {  // none that we foresee
        end_suddenly();
    }
}
