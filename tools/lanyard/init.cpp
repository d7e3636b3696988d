// lanyard init: makes a folder an event.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "badge/built_in_layouts.h"
#include "base/own_file.h"
#include "base/safe_file.h"
#include "desk/import_programme.h"
#include "desk/kiosk_counts.h"
#include "event/plain_event.h"
#include "lanyard/command.h"
#include "lanyard/new_files.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

struct Made {
    std::vector<std::string> files;
    std::vector<std::string> warnings;
};

// Settings, layouts, pictures and videos of another event; neither its key, its hub nor its people.
Result<void> copy_event(const fs::path& from, const fs::path& to, Made& made) {
    if (!fs::exists(from / "event.toml")) {
        return bad_input("holds no event: event.toml is missing", from.string());
    }
    for (const auto& entry : fs::directory_iterator(from)) {
        const auto name = entry.path().filename().string();
        const bool is_its_own = name.rfind("lanyard.db", 0) == 0 || name.rfind("event.key", 0) == 0 ||
                                name.rfind("hub.", 0) == 0 || name.rfind("registrations", 0) == 0 ||
                                name == "README.md" || name.rfind(kiosk_counts_files, 0) == 0;
        if (!entry.is_regular_file() || is_its_own) continue;
        fs::copy_file(entry.path(), to / name, fs::copy_options::overwrite_existing);
        fs::permissions(to / name, fs::perms::owner_read | fs::perms::owner_write);
        made.files.push_back(name);
    }
    return {};
}

Result<void> write_plain_event(const fs::path& folder, Made& made) {
    auto name = fs::weakly_canonical(folder).filename().string();
    if (name.empty()) name = "My event";
    if (auto wrote = write_file(folder / "event.toml", plain_event_toml(name)); !wrote) return wrote;
    if (auto wrote = write_file(folder / "badge.toml", built_in_layout_toml(BuiltInLayout::plain_badge));
        !wrote)
        return wrote;
    made.files = {"event.toml", "badge.toml"};
    return {};
}

Result<void> make_database(const fs::path& folder, Instant now, Made& made) {
    auto opened = open_event_folder(folder);
    if (!opened) return opened.error();
    const std::string programme = opened->config.programme;
    const SystemClock clock;
    if (auto made_database = Desk::make(*opened, clock); !made_database) return made_database;
    if (programme.empty()) return {};
    auto desk = Desk::open(std::move(opened).value(), {}, clock);
    if (!desk) return desk.error();
    const auto file = own_file(folder, programme);
    if (!file) return file.error();
    auto bytes = read_file(*file);
    if (!bytes) return bytes.error();
    auto imported = import_programme(**desk, *bytes, programme, Command::import_deed(now));
    if (!imported) return imported.error();
    made.warnings = std::move(imported->warnings);
    return {};
}

// Stands in the folder while an event is made. Where the power went meanwhile, init begins anew.
constexpr const char* unfinished = "init.unfinished";

bool holds_event(const fs::path& folder) {
    const auto has = [&](const char* name) { return fs::exists(folder / name); };
    return !has(unfinished) && (has("event.toml") || has("event.key") || has("lanyard.db"));
}

// Nothing of it was ever used: what makes an event whole is the last of it.
Result<void> begin_in(const fs::path& folder) {
    if (fs::exists(folder / unfinished))
        for (const char* name : {"event.key", "event.toml", "lanyard.db", "lanyard.db-wal", "lanyard.db-shm"})
            fs::remove(folder / name);
    return write_file(folder / unfinished, "");
}

Result<Made> init(const fs::path& folder, const fs::path& from, Instant now) {
    Made made;
    if (holds_event(folder)) {
        return refused("holds an event already", folder.string(),
                       "Choose another folder; nothing was changed");
    }
    if (const auto share = network_file_system(folder.has_parent_path() ? folder.parent_path() : ".");
        !share.empty()) {
        return machine_error("this is a network share (" + share + ")", folder.string(),
                             "Make the event on a disk of this machine");
    }
    NewFiles new_files(folder);
    // A folder that was there keeps its rights: somebody may have given them on purpose.
    if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
    sync_name(folder);
    if (auto begun = begin_in(folder); !begun) return begun.error();
    auto copied = from.empty() ? write_plain_event(folder, made) : copy_event(from, folder, made);
    if (!copied) return copied.error();
    if (auto wrote = write_file(folder / "event.key", EventKey::generate().to_text()); !wrote)
        return wrote.error();
    made.files.emplace_back("event.key");
    if (auto done = make_database(folder, now, made); !done) return done.error();
    made.files.emplace_back("lanyard.db");
    if (auto done = remove_file(folder / unfinished); !done) return done.error();
    new_files.keep();
    return made;
}

}  // namespace

void add_init(CommandSyntax app, Command& command, Action& action) {
    struct Options {
        std::string folder, from;
    };
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "init", "Make a folder an event: lanyard init my-event [--from assets/launch-2017]");
    sub.add_option("dir", options->folder, "The folder to make").required().type_name("DIR");
    sub.add_option("--from", options->from, "Copy this event's settings, layouts and files, and no people")
        .type_name("DIR");
    sub.callback([options, &command, &action] {
        action = [options, &command] {
            const SystemClock clock;
            auto made = Result<Made>(Made{});
            try {
                made = init(options->folder, options->from, clock.now());
            } catch (const fs::filesystem_error& error) {
                made = machine_error(error.code().message(), error.path1().string(),
                                     "Check the folder's rights and space");
            }
            if (!made) return Command::fail(made.error());
            for (const auto& warning : made->warnings) std::fprintf(stderr, "%s\n", warning.c_str());
            if (command.as_json) {
                Command::print_json(
                    {{"folder", fs::weakly_canonical(options->folder).string()}, {"files", made->files}});
            } else {
                std::printf(
                    "%s is an event now. Edit event.toml, then bring the list in:\n"
                    "  lanyard --event %s import LIST.csv\n"
                    "Keep a copy of event.key elsewhere: without it, tickets that were sent out are worth "
                    "nothing.\n",
                    options->folder.c_str(), options->folder.c_str());
            }
            return 0;
        };
    });
}

}  // namespace lanyard
