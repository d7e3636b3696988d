// The command line by CLI11.
#include "options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>

namespace lanyard {
namespace {

constexpr int most_pixels = 16384;

const std::map<std::string, CameraPlace> camera_places = {{"above", CameraPlace::above},
                                                          {"below", CameraPlace::below},
                                                          {"left", CameraPlace::left},
                                                          {"right", CameraPlace::right}};

constexpr const char* examples =
    "Examples:\n"
    "  lanyard-kiosk --event launch-2017 --camera /dev/video0 --printer file:badges\n"
    "  lanyard-kiosk --event launch-2017 --clock 2017-11-10T08:50 --window 540x960 --camera phone.mp4\n";

std::optional<PanelSize> parse_size(const std::string& text) {
    PanelSize size;
    int end = 0;
    if (std::sscanf(text.c_str(), "%lfx%lf%n", &size.width_mm, &size.height_mm, &end) != 2 ||
        end != static_cast<int>(text.size()) || !(size.width_mm > 0) || !(size.height_mm > 0))
        return std::nullopt;
    return size;
}

std::string check_size(const std::string& text) {
    const auto size = parse_size(text);
    if (!size || std::max(size->width_mm, size->height_mm) > most_pixels)
        return "\"" + text + "\" is no size; write WIDTHxHEIGHT, such as 1080x1920";
    return {};
}

// Roles that are not built yet are refused rather than shown as something else.
std::string check_role(const std::string& role) {
    if (role_from_name(role)) return {};
    std::string known;
    for (const std::string_view name : role_names) known.append(known.empty() ? "" : ", ").append(name);
    return "the role \"" + role + "\" is not built yet; there are " + known;
}

// Of screens that are read from afar.
void declare_board(CLI::App& app, Options& options) {
    app.add_option("--rooms", options.board_rooms,
                   "A board's: the rooms that it shows, with commas; \"K.*\" is every one that begins with "
                   "K. [all]")
        ->type_name("ROOMS")
        ->delimiter(',');
    app.add_option("--tracks", options.board_tracks, "A board's: the tracks that it shows [all]")
        ->type_name("TRACKS")
        ->delimiter(',');
    app.add_option("--viewing-distance", options.viewing_distance_m,
                   "From how many metres a board is read, on a panel of 55 inches unless --screen-mm says "
                   "otherwise\n[letters as at 8 m on 55 inches]")
        ->type_name("METRES")
        ->check(CLI::Range(1.0, 20.0));
}

void declare(CLI::App& app, Options& options, std::string& role, std::string& window, std::string& panel) {
    app.add_option("--event", options.event, "The event's folder [$LANYARD_EVENT, else the working folder]")
        ->type_name("DIR");
    app.add_option("--role", role,
                   "What it is for: self (attendees), desk (staff), door (a room's, or where lunch is given "
                   "out), board (the programme), "
                   "stage (a\n"
                   "hall's videos), cue (what they are started from) [self]")
        ->type_name("ROLE")
        ->check(check_role);
    app.add_option("--point", options.point, "The check-in point it stands at [the event's first]")
        ->type_name("NAME");
    app.add_option("--room", options.room,
                   "A board's: the one room it is the sign of [all rooms]; a door's; a stage's or a cue's "
                   "[that of the "
                   "first video]")
        ->type_name("ROOM");
    declare_board(app, options);
    app.add_option("--camera", options.camera,
                   "Where codes are seen: a device, a camera's name, a clip or image, or none [none]")
        ->type_name("SOURCE");
    app.add_option("--camera-at", options.camera_at,
                   "Where the lens is: above, below, left or right of the screen")
        ->type_name("SIDE")
        ->transform(CLI::CheckedTransformer(camera_places, CLI::ignore_case));
    app.add_option(
           "--printer", options.printer,
           "Where badges go: a printer's name or address (ipp://…), auto, file:DIR, or none; with commas,\n"
           "the next one is for when nothing comes out of the first [none]")
        ->type_name("PRINTER");
    app.add_option("--hub", options.hub,
                   "Where the event's machines meet [hub.toml of its folder, where it has one]")
        ->type_name("FILE");
    app.add_option("--window", window, "Window size in pixels [the whole screen]")
        ->type_name("WxH")
        ->check(check_size);
    app.add_option("--display", options.display,
                   "Which display it fills, from 0: a stage and its cue on one machine have two [0]")
        ->type_name("N")
        ->check(CLI::Range(0, 15));
    app.add_option("--screen-mm", panel, "The panel's size in millimetres [a 21.5-inch panel's]")
        ->type_name("WxH")
        ->check(check_size);
    app.add_option("--clock", options.clock,
                   "Run the event at another time; on a scratch copy unless it is a sample")
        ->type_name("TIME[@SPEED]");
    app.add_flag("--really", options.really, "With --clock: work on the event itself, not on a copy");
    app.add_flag("--practice", options.practice,
                 "Draw a striped border round every screen: nothing here counts");
    app.add_option("--language", options.language, "The language to begin with [the event's first]")
        ->type_name("XX");
    app.add_option("--ui-tree", options.ui_tree, "Keep what the screen says in this file, as JSON")
        ->type_name("FILE");
    app.add_option("--sound-to", options.sound_to,
                   "Write what would be heard into this WAV file, and play nothing")
        ->type_name("FILE");
    app.add_option("--screenshots", options.screenshots, "Save a picture of each screen in this folder")
        ->type_name("DIR");
    app.add_flag("--each-minute", options.each_minute,
                 "With --screenshots: a picture in each minute of the event, instead of each screen's");
    app.add_option(
           "--trace", options.trace,
           "Keep in this file when pictures of the camera were looked at and screens drawn, as JSON lines")
        ->type_name("FILE");
    app.add_flag("--test-scanner", options.test_scanner,
                 "Begin with \"Test my scanner\", which learns what a hand scanner sends");
}

}  // namespace

Result<ReadOptions> read_options(std::vector<std::string> arguments) {
    CLI::App app("The kiosk of Lanyard: attendees show their code, are welcomed, and their badge is printed.",
                 "lanyard-kiosk");
    app.footer(examples);
    app.set_version_flag("--version", "lanyard-kiosk " LANYARD_VERSION);
    Options options;
    std::string role = "self", window, panel;
    declare(app, options, role, window, panel);
    try {
        std::reverse(arguments.begin(), arguments.end());
        app.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        return ReadOptions{std::nullopt, app.help()};
    } catch (const CLI::CallForVersion& version) {
        return ReadOptions{std::nullopt, std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
        return usage_error(error.what(), "lanyard-kiosk", "See lanyard-kiosk --help");
    }
    options.role = role_from_name(role).value_or(RoleKind::self);
    if (!panel.empty()) options.panel = parse_size(panel);
    if (!window.empty()) {
        const PanelSize size = *parse_size(window);
        options.window = {static_cast<int>(size.width_mm), static_cast<int>(size.height_mm)};
        if (options.window.width < 1 || options.window.height < 1)
            return usage_error("\"" + window + "\" is no window", "--window",
                               "Write whole pixels, such as 1080x1920");
    }
    return ReadOptions{std::move(options), {}};
}

}  // namespace lanyard
