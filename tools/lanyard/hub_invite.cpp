// lanyard hub invite and publish: what a machine needs to join the event by itself.
#include <nlohmann/json.hpp>

#include "hub/invitation.h"
#include "hub/published_files.h"
#include "lanyard/hub_command.h"
#include "lanyard/terminal.h"
#include "lanyard/terminal_code.h"
#include "store/output_guard.h"

namespace lanyard {
namespace {

struct Options {
    std::string file, role = "kiosk", point, replaces, out;
    int hours = 24;
};

Result<int> publish_to(PgConnection& desk, const EventFolder& folder) {
    ProgressBar bar;
    return publish_files(desk, folder, [&](std::int64_t done) {
        bar.show("Publishing", "bytes", static_cast<std::size_t>(done), 0);
    });
}

int publish(Command& command, const Options& options) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    const auto file = hub_file_of(*folder, options.file);
    if (!file) return Command::fail(file.error());
    PgConnection desk(file->address, patience_with_hub);
    const auto sent = publish_to(desk, *folder);
    if (!sent) return Command::fail(sent.error());
    if (command.as_json)
        Command::print_json({{"sent", *sent}});
    else
        std::printf("%d files were new or had changed; the hub has them all.\n", *sent);
    return 0;
}

Result<void> check(const EventFolder& folder, const Options& options) {
    if (options.point.empty() || folder.config.point(options.point)) return {};
    return usage_error("there is no check-in point \"" + options.point + "\" in this event", "--point",
                       "Say one of those under [[point]] in event.toml");
}

void tell(const Invitation& invitation, const Options& options) {
    const std::string text = write_invitation(invitation);
    if (!options.out.empty()) {
        std::printf("%s lets one machine join, within %d hours. There: lanyard join %s FOLDER\n",
                    options.out.c_str(), options.hours, options.out.c_str());
        return;
    }
    if (const auto symbol = make_qr_symbol(text))
        std::printf("%s", code_for_terminal(*symbol, wants_colour()).c_str());
    std::printf("%s\n", text.c_str());
    std::fprintf(stderr,
                 "lanyard: it lets one machine join, within %d hours: lanyard join - FOLDER, and this line\n",
                 options.hours);
}

int invite_machine(Command& command, const Options& options) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    if (auto good = check(*folder, options); !good) return Command::fail(good.error());
    const auto file = hub_file_of(*folder, options.file);
    if (!file) return Command::fail(file.error());
    PgConnection desk(file->address, patience_with_hub);
    if (auto published = publish_to(desk, *folder); !published) return Command::fail(published.error());
    // What people call a kiosk the programs call self.
    const std::string role = options.role == "kiosk" ? "self" : options.role;
    const auto made = invite(desk, *file, *folder,
                             {role, options.point, options.replaces, std::chrono::hours(options.hours)});
    if (!made) return Command::fail(made.error());
    if (!options.out.empty())
        if (auto written = write_output(options.out, write_invitation(*made) + '\n', folder->path); !written)
            return Command::fail(written.error());
    if (command.as_json)
        Command::print_json({{"invitation", write_invitation(*made)}, {"hours", options.hours}});
    else
        tell(*made, options);
    return 0;
}

}  // namespace

void add_hub_invite(CommandSyntax hub, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    const auto sub = [&](const char* name, const char* about, int (*run)(Command&, const Options&)) {
        auto added = hub.add_subcommand(name, about);
        added.add_option("--hub", options->file, "Another file than hub.toml of the event's folder")
            .type_name("FILE");
        added.callback([options, run, &command, &action] {
            action = [options, run, &command] { return run(command, *options); };
        });
        return added;
    };
    sub("publish", "Send the event's settings, layouts and films to the hub, at a desk: lanyard hub publish",
        publish);
    auto inviting = sub(
        "invite", "Let one more machine join, at a desk: lanyard hub invite --role kiosk --point \"Kiosk 2\"",
        invite_machine);
    inviting.add_option("--role", options->role, "What it will be [kiosk]")
        .one_of({"kiosk", "desk", "door", "board", "stage", "cue"});
    inviting.add_option("--point", options->point, "The check-in point that it will stand at")
        .type_name("POINT");
    inviting
        .add_option("--replaces", options->replaces,
                    "A machine that is cut off when this one joins; its name as hub status tells it")
        .type_name("MACHINE");
    inviting.add_option("--hours", options->hours, "How long it may be used, by the hub's clock [24]")
        .type_name("HOURS")
        .between(1, 24 * 366);
    inviting.add_option("--out", options->out, "Write it into a file, for a stick").type_name("FILE");
    command.writes(options->out);
}

}  // namespace lanyard
