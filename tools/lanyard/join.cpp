// lanyard join: a fresh machine becomes part of an event by an invitation.
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/safe_file.h"
#include "desk/desk.h"
#include "hub/joining.h"
#include "hub/members.h"
#include "hub/published_files.h"
#include "lanyard/hub_command.h"
#include "lanyard/new_files.h"
#include "lanyard/terminal.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes_of_invitation = 1u << 16;

struct Options {
    std::string code, folder;
};

// A file, standard input, or the code itself.
Result<std::string> text_of_code(const std::string& code) {
    if (!code.empty() && code.front() == '{') return code;
    if (code != "-") return read_file(code, most_bytes_of_invitation);
    std::string line;
    std::getline(std::cin, line);
    return line;
}

Result<void> may_be_made(const fs::path& folder) {
    for (const char* name : {"event.toml", "event.key", "lanyard.db"})
        if (fs::exists(folder / name))
            return refused("holds an event already", folder.string(),
                           "Choose another folder; nothing was changed");
    const auto share = network_file_system(folder.has_parent_path() ? folder.parent_path() : ".");
    if (share.empty()) return {};
    return machine_error("this is a network share (" + share + ")", folder.string(),
                         "Make the event on a disk of this machine");
}

Result<void> write_secrets(const fs::path& folder, const Joined& joined) {
    if (auto written = write_file(folder / "event.key", joined.key.to_text()); !written) return written;
    if (!joined.certificate.empty())
        if (auto written = write_file(folder / joined.hub.certificate, joined.certificate); !written)
            return written;
    return write_hub_file(folder, joined.hub);
}

Result<int> fetch(const std::string& address, const fs::path& folder, const EventKey& key) {
    PgConnection hub(address, patience_with_hub);
    ProgressBar bar;
    const auto fetched = fetch_files(hub, key, folder, [&](std::int64_t done) {
        bar.show("Fetching", "bytes", static_cast<std::size_t>(done), 0);
    });
    if (fetched && *fetched == 0)
        return bad_input("the hub has none of the event's files", "hub",
                         "Let the desk send them: lanyard hub publish");
    return fetched;
}

struct Made {
    std::string role, point;
    int files = 0, entries = 0;
};

Result<Made> make_event(const fs::path& folder, const Joined& joined) {
    if (auto written = write_secrets(folder, joined); !written) return written.error();
    const auto file = read_hub_file(folder, "");
    if (!file) return file.error();
    const auto files = fetch((*file)->address, folder, joined.key);
    if (!files) return files.error();
    auto event = open_event_folder(folder);
    if (!event) return event.error();
    const SystemClock clock;
    if (auto made = Desk::make(*event, clock); !made) return made.error();
    auto opened = OpenJournal::open(std::move(event).value());
    if (!opened) return opened.error();
    if (auto noted = note_joined(opened->journal(), joined.machine, joined.replaces, clock.now()); !noted)
        return noted.error();
    PostgresHub hub((*file)->address, event_identity(joined.key), patience_with_hub);
    const auto round = catch_up(opened->journal(), joined.key, hub);
    if (!round) return round.error();
    return Made{joined.machine.role, joined.machine.point, *files, round->taken_in};
}

// Whatever goes wrong leaves no folder that looks like an event.
Result<Made> join_event(const Options& options) {
    const fs::path folder = options.folder;
    const auto text = text_of_code(options.code);
    if (!text) return text.error();
    const auto invitation = read_invitation(*text, options.code.front() == '{' ? "the code" : options.code);
    if (!invitation) return invitation.error();
    if (auto may = may_be_made(folder); !may) return may.error();
    NewFiles new_files(folder);
    if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
    const auto joined = join(*invitation);
    if (!joined) return joined.error();
    auto made = make_event(folder, *joined);
    if (made)
        new_files.keep();
    else
        std::fprintf(stderr, "lanyard: the invitation was used up; let the desk invite this machine again\n");
    return made;
}

int join_command(Command& command, const Options& options) {
    auto made = Result<Made>(Made{});
    try {
        made = join_event(options);
    } catch (const fs::filesystem_error& error) {
        made = machine_error(error.code().message(), error.path1().string(),
                             "Check the folder's rights and space");
    }
    if (!made) return Command::fail(made.error());
    if (command.as_json) {
        Command::print_json({{"folder", fs::weakly_canonical(options.folder).string()},
                             {"role", made->role},
                             {"point", made->point},
                             {"files", made->files},
                             {"entries", made->entries}});
        return 0;
    }
    const std::string at = made->point.empty() ? "" : " --point \"" + made->point + "\"";
    std::printf(
        "%s belongs to the event now: %d files and %d entries were fetched. Start it:\n"
        "  lanyard-kiosk --event %s --role %s%s\n",
        options.folder.c_str(), made->files, made->entries, options.folder.c_str(), made->role.c_str(),
        at.c_str());
    return 0;
}

}  // namespace

void add_join(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub =
        app.add_subcommand("join",
                           "Make this machine part of an event, by an invitation from its desk: lanyard join "
                           "/media/stick/kiosk-2.join my-event");
    sub.add_option("CODE", options->code, "A file that lanyard hub invite wrote, its line, or - to read it")
        .required()
        .type_name("CODE");
    sub.add_option("FOLDER", options->folder, "The folder to make").required().type_name("FOLDER");
    sub.callback([options, &command, &action] {
        action = [options, &command] { return join_command(command, *options); };
    });
}

}  // namespace lanyard
