// lanyard deploy: makes this machine a kiosk that starts by itself, or a tree of the files that would do so.
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/safe_file.h"
#include "lanyard/beside_program.h"
#include "lanyard/command.h"
#include "lanyard/logged_program.h"
#include "lanyard/unit_word.h"
#include "store/event_folder.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "# Written by lanyard deploy";

struct Options {
    std::string role = "self", root = "/", point, room, camera, printer;
    int display = 0;
    bool hub = false, print = false, remove = false;
};

struct DeployedFile {
    const char* source;  // in the folder `deploy` beside the program
    const char* target;  // below the root
    bool is_of_hub = false;
};

constexpr DeployedFile all_files[] = {
    {"lanyard-kiosk.service", "etc/systemd/system/lanyard-kiosk.service"},
    {"lanyard-hub.service", "etc/systemd/system/lanyard-hub.service", true},
    {"sysusers.conf", "etc/sysusers.d/lanyard.conf"},
    {"70-lanyard.rules", "etc/udev/rules.d/70-lanyard.rules"},
    {"logind.conf", "etc/systemd/logind.conf.d/lanyard.conf"},
    {"sysctl.conf", "etc/sysctl.d/90-lanyard.conf"},
};

using Words = std::vector<std::string>;

// What keeps running on a day on which it must not.
const Words off_on_the_day = {"apt-daily.timer", "apt-daily-upgrade.timer", "unattended-upgrades.service",
                              "ctrl-alt-del.target"};

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

// Each time that it stands there.
std::string replaced(std::string text, std::string_view what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

// "--role "self" --event "/srv/event"", as the unit takes it.
Result<std::string> kiosk_options(const Options& options, const std::string& event) {
    std::string line;
    const std::pair<const char*, std::string> given[] = {
        {"--role", options.role},
        {"--event", event},
        {"--point", options.point},
        {"--room", options.room},
        {"--camera", options.camera},
        {"--printer", options.printer},
        {"--display", options.display == 0 ? "" : std::to_string(options.display)}};
    for (const auto& [name, value] : given) {
        if (value.empty()) continue;
        const auto word = unit_word(value);
        if (!word) return word.error();
        line += (line.empty() ? "" : " ") + std::string(name) + " " + *word;
    }
    return line;
}

struct Planned {
    fs::path target;
    std::string text;
};

Result<std::vector<Planned>> plan(const Options& options, const std::string& event) {
    const auto line = kiosk_options(options, event);
    if (!line) return line.error();
    const auto event_word = unit_word(event);
    if (!event_word) return event_word.error();
    std::vector<Planned> files;
    for (const auto& [source, target, is_of_hub] : all_files) {
        if (is_of_hub && !options.hub) continue;
        auto text = read_file(beside_program("deploy") / source);
        if (!text) return text.error();
        files.push_back({fs::path(options.root) / target,
                         replaced(replaced(std::move(*text), "@options@", *line), "@event@", *event_word)});
    }
    return files;
}

// Nothing of somebody else's is written over or taken away.
Result<void> is_ours(const fs::path& file) {
    std::error_code failed;
    if (!fs::exists(file, failed)) return {};
    const auto text = read_file(file);
    if (!text) return text.error();
    if (text->starts_with(mark)) return {};
    return refused("is there already, and not by lanyard deploy", file.string(),
                   "Look at what it is for, and move it away first");
}

// Each step as it is done, so that somebody who watches knows what their machine becomes.
Result<void> run_step(const Words& words) {
    std::string shown;
    for (const std::string& word : words) shown += (shown.empty() ? "" : " ") + word;
    std::printf("%s\n", shown.c_str());
    std::fflush(stdout);
    const fs::path log = fs::temp_directory_path() / ("lanyard-deploy-" + std::to_string(getpid()));
    auto done = run_logged(words, log);
    std::error_code failed;
    fs::remove(log, failed);
    return done;
}

Result<void> run_steps(const std::vector<Words>& steps) {
    for (const Words& step : steps)
        if (auto done = run_step(step); !done) return done;
    return {};
}

bool is_this_machine(const Options& options) {
    return fs::path(options.root).lexically_normal() == "/";
}

std::vector<Words> steps_to_deploy(const Options& options, const std::string& event) {
    std::vector<Words> steps = {{"systemd-sysusers", "/etc/sysusers.d/lanyard.conf"},
                                {"chown", "--recursive", "lanyard:lanyard", event},
                                {"systemctl", "restart", "systemd-sysctl.service"},
                                with({"systemctl", "mask"}, off_on_the_day),
                                {"systemctl", "daemon-reload"}};
    std::error_code failed;
    if (fs::exists("/run/udev/control", failed)) steps.push_back({"udevadm", "control", "--reload"});
    if (options.hub) steps.push_back({"systemctl", "enable", "lanyard-hub.service"});
    steps.push_back({"systemctl", "enable", "lanyard-kiosk.service"});
    return steps;
}

// What was printed is kept by nobody. A CUPS that does not run yet is no reason to stop.
void settle_printing() {
    std::error_code failed;
    if (!fs::exists("/usr/sbin/cupsctl", failed)) return;
    if (const auto done = run_step({"cupsctl", "PreserveJobFiles=No", "PreserveJobHistory=No"}); !done)
        std::fprintf(stderr, "lanyard: %s; do this once CUPS runs\n", done.error().message().c_str());
}

int show(const std::vector<Planned>& files) {
    for (const Planned& file : files) std::printf("### %s\n%s\n", file.target.c_str(), file.text.c_str());
    return 0;
}

int deploy(const Command& command, const Options& options) {
    const auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    std::error_code failed;
    const std::string event = fs::canonical(folder->path, failed).string();
    const auto files = plan(options, event);
    if (!files) return Command::fail(files.error());
    if (options.print) return show(*files);
    for (const Planned& file : *files)
        if (auto ours = is_ours(file.target); !ours) return Command::fail(ours.error());
    auto written = nlohmann::json::array();
    for (const Planned& file : *files) {
        fs::create_directories(file.target.parent_path(), failed);
        constexpr unsigned for_everybody = 0644;  // nothing in them tells of anybody
        if (auto wrote = write_file(file.target, file.text, true, for_everybody); !wrote)
            return Command::fail(wrote.error());
        written.push_back(file.target.string());
        if (!command.as_json) std::printf("%s\n", file.target.c_str());
    }
    if (command.as_json) Command::print_json({{"files", written}});
    if (!is_this_machine(options)) return 0;
    if (auto done = run_steps(steps_to_deploy(options, event)); !done) return Command::fail(done.error());
    settle_printing();
    std::printf(
        "From the next start of this machine on it is what it was made. Now: systemctl start "
        "lanyard-kiosk\n");
    return 0;
}

// The user and the event stay: what is in them is lanyard close's and purge's to decide.
int remove(const Options& options) {
    std::vector<fs::path> files;
    for (const DeployedFile& file : all_files) {
        const fs::path target = fs::path(options.root) / file.target;
        std::error_code failed;
        if (!fs::exists(target, failed)) continue;
        if (auto ours = is_ours(target); !ours) return Command::fail(ours.error());
        files.push_back(target);
    }
    if (files.empty()) return Command::fail(refused("nothing of lanyard deploy is here", options.root));
    if (is_this_machine(options)) {
        std::vector<Words> steps = {with({"systemctl", "unmask"}, off_on_the_day)};
        for (const fs::path& file : files)
            if (file.extension() == ".service")
                steps.push_back({"systemctl", "disable", "--now", file.filename().string()});
        if (auto done = run_steps(steps); !done) return Command::fail(done.error());
    }
    for (const fs::path& file : files) {
        if (auto removed = remove_file(file); !removed) return Command::fail(removed.error());
        std::printf("removed %s\n", file.c_str());
    }
    if (!is_this_machine(options)) return 0;
    const auto done = run_step({"systemctl", "daemon-reload"});
    return done ? 0 : Command::fail(done.error());
}

int run(const Command& command, const Options& options) {
    std::error_code failed;
    if (!options.print && is_this_machine(options) && geteuid() != 0)
        return Command::fail(refused("only root makes a machine a kiosk", "deploy",
                                     "Say sudo before it, or --root DIR for the files alone"));
    if (!is_this_machine(options) && !fs::is_directory(options.root, failed))
        return Command::fail(bad_input("is no folder", options.root));
    return options.remove ? remove(options) : deploy(command, options);
}

}  // namespace

void add_deploy(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand("deploy",
                                  "Make this machine a kiosk that starts by itself: sudo lanyard --event "
                                  "/srv/event deploy --role self --point \"Kiosk 1\"");
    sub.add_option("--role", options->role, "What its screen is for; else self, for attendees")
        .one_of({"self", "desk", "door", "board", "stage", "cue"});
    sub.add_option("--point", options->point, "The check-in point it stands at (else the event's first)")
        .type_name("NAME");
    sub.add_option("--room", options->room, "Of a door, board, stage or cue").type_name("ROOM");
    sub.add_option("--camera", options->camera,
                   "Where codes are seen: /dev/lanyard-camera is the one that is plugged in")
        .type_name("SOURCE");
    sub.add_option("--printer", options->printer, "Where badges go, as lanyard-kiosk takes it")
        .type_name("PRINTER");
    sub.add_option("--display", options->display, "Which display it fills, from 0").type_name("N");
    sub.add_flag("--hub", options->hub, "It is the event's hub, too: lanyard hub serve starts with it");
    sub.add_option("--root", options->root, "Write the files below this folder and change nothing else")
        .type_name("DIR");
    sub.add_flag("--print", options->print, "Show the files, and write none");
    sub.add_flag("--remove", options->remove, "Take away what it wrote; the event and its user stay");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
