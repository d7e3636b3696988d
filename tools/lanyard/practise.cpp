// lanyard practise: a desk and a kiosk on a copy of the event, with people to play and a list that ticks
// itself off.
#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/safe_file.h"
#include "desk/import_list.h"
#include "lanyard/command.h"
#include "lanyard/kiosk_process.h"
#include "lanyard/practice_check.h"
#include "lanyard/practice_folder.h"
#include "lanyard/practice_people.h"
#include "store/event_copy.h"
#include "store/output_guard.h"
#include "store/retold_event.h"

namespace lanyard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Options {
    std::string out, cards;
    bool report = false, no_windows = false;
};

constexpr std::chrono::milliseconds looks_every{1000};
volatile std::sig_atomic_t asked_to_end = 0;

// Beside the event, under its name.
fs::path practice_folder(const Options& options, const fs::path& event) {
    if (!options.out.empty()) return options.out;
    return event.parent_path() / (event.filename().string() + "-practice");
}

// Half an hour after the doors open, so that people may come; now where the event is always open.
Instant time_of_practice(const EventConfig& config, Instant now) {
    if (!config.opens || (now >= *config.opens && (!config.closes || now < *config.closes))) return now;
    return *config.opens + std::chrono::minutes(30);
}

Result<std::unique_ptr<Desk>> open_desk(const fs::path& folder) {
    static const SystemClock clock;
    auto opened = open_event_folder(folder);
    if (!opened) return opened.error();
    DeskOptions options;
    options.staff = options.prints = true;
    return Desk::open(std::move(opened).value(), options, clock);
}

// The copy has a key of its own: at the event, its cards are another event's. It knows the event's programme
// and settings, and of its people nobody.
Result<NameCover> copy_for_practice(const EventFolder& event, const fs::path& folder) {
    auto original = Desk::open_to_read(event);
    if (!original) return original.error();
    const auto people = (*original)->attendees();
    if (!people) return people.error();
    const auto sessions = (*original)->programme();
    if (!sessions) return sessions.error();
    NameCover cover(*people, *sessions, event.config);
    if (auto copied = copy_event_settings(event.path, folder); !copied) return copied.error();
    if (auto covered = cover_settings(folder, cover); !covered) return covered.error();
    const auto retold = [&](const std::string& text) { return cover.covered(text); };
    if (auto told = retell_event(event, folder, SystemClock(), retold); !told) return told.error();
    return cover;
}

Result<void> bring_in_people(Desk& desk, const NameCover& cover, Instant now) {
    const auto sessions = desk.programme();
    if (!sessions) return sessions.error();
    const std::string list = invented_list(desk.folder().config, *sessions, cover);
    const auto imported = import_list(desk, list, "practice.csv", {}, Deed{"practice", true, now});
    if (!imported) return imported.error();
    return {};
}

Result<void> prepare(const EventFolder& event, const fs::path& folder, Instant now) {
    const auto cover = copy_for_practice(event, folder);
    if (!cover) return cover.error();
    auto desk = open_desk(folder);
    if (!desk) return desk.error();
    const Instant before = now - std::chrono::minutes(20);
    if (auto done = bring_in_people(**desk, *cover, before); !done) return done;
    auto made = make_practice_cards(**desk, before);
    if (!made) return made.error();
    for (const std::string& why : made->left_out) std::fprintf(stderr, "left out: %s\n", why.c_str());
    return write_practice_cards(folder, made->cards);
}

json report_json(const std::vector<PracticeCard>& cards, const std::vector<std::optional<Instant>>& done,
                 const fs::path& folder, const std::string& zone) {
    json list = practice_cards_json(cards);
    int count = 0;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        list[i]["title"] = practice_title(cards[i].kind);
        list[i]["goal"] = practice_goal(cards[i].kind);
        list[i]["done"] = done[i].has_value();
        list[i]["at"] = done[i] ? json(format_iso(*done[i], zone)) : json(nullptr);
        count += done[i].has_value();
    }
    return {{"folder", folder.string()}, {"cards", list}, {"done", count}};
}

void print_line(const PracticeCard& card, const std::optional<Instant>& done, const std::string& zone) {
    std::printf("%s %2d  %-24s %s%s\n", done ? "✓" : "·", static_cast<int>(card.kind) + 1,
                practice_title(card.kind).c_str(), practice_goal(card.kind).c_str(),
                done ? (", " + format_clock(*done, zone)).c_str() : "");
}

int report(Command& command, const fs::path& folder) {
    auto cards = read_practice_cards(folder);
    if (!cards) return Command::fail(cards.error());
    auto desk = open_desk(folder);
    if (!desk) return Command::fail(desk.error());
    const auto done = practice_done(**desk, *cards);
    if (!done) return Command::fail(done.error());
    const std::string& zone = (*desk)->folder().config.time_zone;
    if (command.as_json) {
        Command::print_json(report_json(*cards, *done, folder, zone));
        return 0;
    }
    for (std::size_t i = 0; i < cards->size(); ++i) print_line((*cards)[i], (*done)[i], zone);
    return 0;
}

Result<KioskProcess> open_window(const fs::path& folder, const std::string& role, const std::string& window,
                                 const std::string& clock) {
    return KioskProcess::start(
        {"--event", folder.string(), "--role", role, "--window", window, "--practice", "--clock", clock,
         "--really", "--printer", "file:" + (folder / "badges").string()},
        folder / ("window-" + role), false);
}

// Until a window is closed, or somebody presses Ctrl-C.
int watch(const fs::path& folder, const std::vector<PracticeCard>& cards, const std::string& zone,
          const std::string& clock) {
    auto desk_window = open_window(folder, "desk", "1280x720", clock);
    if (!desk_window) return Command::fail(desk_window.error());
    auto kiosk_window = open_window(folder, "self", "540x960", clock);
    if (!kiosk_window) return Command::fail(kiosk_window.error());
    auto desk = open_desk(folder);
    if (!desk) return Command::fail(desk.error());
    std::signal(SIGINT, [](int) { asked_to_end = 1; });
    std::signal(SIGTERM, [](int) { asked_to_end = 1; });
    std::vector<std::optional<Instant>> said(cards.size());
    while (!asked_to_end && desk_window->is_running() && kiosk_window->is_running()) {
        std::this_thread::sleep_for(looks_every);
        const auto done = practice_done(**desk, cards);
        if (!done) return Command::fail(done.error());
        for (std::size_t i = 0; i < cards.size(); ++i) {
            if ((*done)[i].has_value() != said[i].has_value()) print_line(cards[i], (*done)[i], zone);
            said[i] = (*done)[i];
        }
        std::fflush(stdout);
    }
    return 0;
}

int run(Command& command, const Options& options) {
    auto event = command.folder();
    if (!event) return Command::fail(event.error());
    const fs::path folder = practice_folder(options, event->path);
    if (options.report) return report(command, folder);
    auto now = command.now(event->config);
    if (!now) return Command::fail(now.error());
    const Instant begins = time_of_practice(event->config, *now);
    if (!has_practice_cards(folder))
        if (auto prepared = prepare(*event, folder, begins); !prepared)
            return Command::fail(prepared.error());
    auto cards = read_practice_cards(folder);
    if (!cards) return Command::fail(cards.error());
    const auto pdf = practice_cards_pdf(*cards, event->config.short_name);
    if (!pdf) return Command::fail(pdf.error());
    const fs::path file = options.cards.empty() ? practice_sheet(folder) : fs::path(options.cards);
    if (auto wrote = write_output(file, *pdf, event->path); !wrote) return Command::fail(wrote.error());
    const std::string& zone = event->config.time_zone;
    if (command.as_json)
        Command::print_json({{"folder", folder.string()},
                             {"cards_file", file.string()},
                             {"cards", practice_cards_json(*cards)}});
    else
        std::printf("%zu cards to print: %s\nAll of it happens in %s; delete that folder afterwards.\n",
                    cards->size(), file.c_str(), folder.c_str());
    std::fflush(stdout);
    return options.no_windows ? 0 : watch(folder, *cards, zone, format_iso(begins, zone));
}

}  // namespace

void add_practise(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand("practise",
                                  "A desk and a kiosk to practise on, with people to play; nothing counts: "
                                  "lanyard practise --out ../practice");
    sub.add_option("--out", options->out, "The copy of the event [beside it, NAME-practice]")
        .type_name("DIR");
    sub.add_option("--cards", options->cards, "Where the cards to print go [cards.pdf in the copy]")
        .type_name("FILE");
    command.writes(options->cards);
    sub.add_flag("--no-windows", options->no_windows, "Only make the copy and the cards");
    sub.add_flag("--report", options->report, "What the volunteers have done so far");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
