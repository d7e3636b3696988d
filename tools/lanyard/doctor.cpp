// lanyard doctor: what would go wrong on the day, looked for now.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "badge/badge_draw.h"
#include "badge/badge_layout.h"
#include "desk/data_check.h"
#include "desk/purging.h"
#include "event/retention.h"
#include "hub/hub_file.h"
#include "hub/postgres_hub.h"
#include "lanyard/badge_doubts.h"
#include "lanyard/command.h"
#include "lanyard/key_copy.h"
#include "media/graphics_card.h"
#include "print/cups_printer.h"
#include "print/find_printers.h"
#include "store/backups.h"
#include "store/journal/event_mark.h"
#include "store/restore.h"

namespace lanyard {
namespace {

constexpr std::uintmax_t enough_space = 500u << 20;  // bytes: a day's journal, log and badges many times over

struct Options {
    std::string printer;
};

using Finding = DataFinding;

nlohmann::json to_json(const std::vector<Finding>& findings) {
    auto list = nlohmann::json::array();
    for (const Finding& finding : findings)
        list.push_back({{"what", finding.what}, {"ok", finding.is_well}, {"words", finding.words}});
    return list;
}

Finding badge_finding(const EventFolder& folder, std::optional<BadgeLayout>& layout) {
    auto read = load_badge_layout(folder.file("badge.toml"));
    if (!read) return {"badge.toml", read.error().message(), false};
    BadgeFields nobody;
    nobody.name = nobody.event = nobody.code = "LANYARD";
    const auto drawn = draw_badges_pdf(*read, {nobody});
    if (!drawn) return {"badge.toml", drawn.error().message(), false};
    layout = std::move(*read);
    return {"badge.toml", fmt::format("reads and draws, {} × {} mm", layout->width_mm, layout->height_mm)};
}

Finding key_finding(const EventFolder& folder) {
    const auto copy = known_key_copy(folder);
    if (!copy) return {"event.key", copy.error().message(), false};
    if (!*copy)
        return {"event.key", "has no second copy that was ever shown: lanyard tickets --key-copy FILE",
                false};
    const KeyCopy& known = **copy;
    const std::string where = fmt::format("has a copy at {}, seen {}", known.path, known.checked_at);
    return {"event.key", known.is_reachable ? where : where + ", not plugged in now"};
}

// Of an event that names a hub.
std::optional<Finding> hub_finding(const EventFolder& folder) {
    const auto file = read_hub_file(folder.path, "");
    if (!file) return Finding{"hub.toml", file.error().message(), false};
    if (!*file) return std::nullopt;
    PostgresHub hub((*file)->address, event_identity(folder.key), std::chrono::seconds(5));
    const auto look = hub.look();
    if (!look) return Finding{"hub", look.error().message(), false};
    return Finding{"hub", fmt::format("answers, and has {} entries", look->entries)};
}

Finding space_finding(const EventFolder& folder) {
    std::error_code failed;
    const auto space = std::filesystem::space(folder.path, failed);
    if (failed) return {"disk", failed.message(), false};
    return {"disk", fmt::format("{} MB free", space.available >> 20), space.available >= enough_space};
}

// The age of the newest backup of this folder, and what would take it along with the event.
Finding backup_finding(const EventFolder& folder, Instant now) {
    const std::string what = "backup";
    if (lacks_named_backups(folder))
        return {what, folder.config.backups + ", which event.toml names, is not there: plug it in", false};
    const auto backups = backups_of(folder);
    const auto newest =
        std::find_if(backups.begin(), backups.end(), [](const Backup& b) { return b.is_of_this; });
    if (newest == backups.end())
        return {what, "there is none; a program that runs makes one every ten minutes: lanyard backup",
                false};
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - newest->made).count();
    const std::string where = fmt::format("the newest is {} minutes old, {}", minutes, newest->file.string());
    if (!share_a_disk(newest->file, folder.path)) return {what, where + ", on another disk"};
    return {
        what,
        where + ", on the event's own disk, which may fail: name a folder of another in event.toml, backups",
        false};
}

// Nobody erases anybody from these.
std::vector<Finding> aside_findings(const EventFolder& folder) {
    std::vector<Finding> findings;
    for (const auto& database : set_aside_databases(folder))
        findings.push_back({"set aside",
                            database.filename().string() +
                                " is from before a restore and holds names: delete it, and "
                                "what lies beside it under that name, once nobody needs it",
                            false});
    return findings;
}

// Of an event whose people are kept for longer than it said. A sample's are nobody's.
std::optional<Finding> retention_finding(Desk& desk, Instant now) {
    const EventConfig& config = desk.folder().config;
    const auto programme = desk.programme();
    const auto purged = purged_event(desk, now);
    if (config.sample || !programme || !purged || *purged) return std::nullopt;
    const auto until = kept_until(config, *programme);
    if (!until || now < *until) return std::nullopt;
    return Finding{"retention",
                   fmt::format("what tells of people was to be kept until {}: lanyard purge; who has to be "
                               "kept longer stays by lanyard hold",
                               format_date(*until, config.time_zone)),
                   false};
}

// What decodes the films. Without a card they play, too, up to a size that `video check` judges by the file.
std::vector<Finding> card_findings() {
    const std::string what = "graphics card";
    std::vector<Finding> findings;
    for (const GraphicsCard& card : graphics_cards())
        findings.push_back(
            {what, card.device + (card.problem.empty()
                                      ? " decodes films (VA-API)"
                                      : " decodes no films (" + card.problem +
                                            "), so the processor does: install its VA-API driver, such as "
                                            "mesa-va-drivers or intel-media-va-driver")});
    if (findings.empty())
        findings.push_back({what,
                            "there is none: the processor decodes films, which does for 1920×1080 with 25 or "
                            "30 pictures a second; lanyard video check says what is too much"});
    return findings;
}

// What this printer can tell, and what nobody will ever know of it.
std::vector<Finding> printer_findings(const std::string& name, const std::string& uri,
                                      const std::optional<BadgeLayout>& layout) {
    const std::string what = "printer " + name;
    auto client = IppClient::for_uri(uri);
    if (!client) return {{what, client.error().message(), false}};
    CupsPrinter printer(std::move(client).value());
    const auto facts = printer.facts();
    if (!facts) return {{what, facts.error().message(), false}};
    std::vector<Finding> findings;
    const std::string problem = hindrance(facts->state, facts->reasons);
    const std::string soon = forewarning(facts->reasons);
    findings.push_back({what,
                        fmt::format("{}, {}{}", facts->model.empty() ? "no model given" : facts->model,
                                    problem.empty() ? "ready" : problem, soon.empty() ? "" : " " + soon),
                        problem.empty()});
    findings.push_back({what, facts->confirms
                                  ? "says itself when a badge has come out"
                                  : "only says that the bytes have left: whether a badge came out is seen "
                                    "by people, who can say \"My badge did not come out\""});
    const bool takes_pdf =
        std::find(facts->formats.begin(), facts->formats.end(), "application/pdf") != facts->formats.end();
    findings.push_back({what, takes_pdf ? "takes PDF" : "does not take PDF: use it through CUPS", takes_pdf});
    findings.push_back({what, facts->dpi ? fmt::format("{} dpi", *facts->dpi)
                                         : "does not say its resolution: 203 dpi is taken"});
    if (!layout) return findings;
    const auto media = choose_media(facts->media, layout->width_mm, layout->height_mm);
    findings.push_back(
        {what,
         media ? fmt::format("the badge goes on {}{}", media->name, media->turned ? ", turned" : "")
               : "has no paper of the badge's size: the badge is fitted onto what is loaded",
         media.has_value()});
    return findings;
}

int run(Command& command, const Options& options) {
    auto folder = command.folder();
    if (!folder) return Command::fail(folder.error());
    std::optional<BadgeLayout> layout;
    std::vector<Finding> findings = {{"event.toml", folder->config.name}};
    findings.push_back(badge_finding(*folder, layout));
    findings.push_back(key_finding(*folder));
    findings.push_back(space_finding(*folder));
    for (Finding& finding : card_findings()) findings.push_back(std::move(finding));
    if (auto found = hub_finding(*folder)) findings.push_back(*std::move(found));
    const SystemClock clock;
    findings.push_back(backup_finding(*folder, clock.now()));
    for (Finding& finding : aside_findings(*folder)) findings.push_back(std::move(finding));
    for (Finding& finding : check_event_data(*folder, clock.now())) findings.push_back(std::move(finding));
    // Where the event cannot be read, check_event_data has said so.
    if (const auto desk = command.desk_to_read()) {
        const auto now = command.now(folder->config);
        if (auto late = now ? retention_finding(**desk, *now) : std::nullopt)
            findings.push_back(*std::move(late));
        for (Finding& finding : check_bookings(**desk)) findings.push_back(std::move(finding));
        if (layout)
            for (Finding& finding : badge_doubts(**desk, *layout)) findings.push_back(std::move(finding));
    }

    std::vector<std::string> printers;
    if (options.printer.empty()) {
        printers = find_printers();
        if (printers.empty())
            findings.push_back({"printers", "this machine finds none; file:DIR needs none"});
    } else {
        printers = {options.printer};
    }
    for (const std::string& name : printers) {
        const std::string uri = name.starts_with("ipp") ? name : uri_of_printer(name);
        for (Finding& finding : printer_findings(name, uri, layout)) findings.push_back(std::move(finding));
    }
    const bool is_well =
        std::all_of(findings.begin(), findings.end(), [](const Finding& f) { return f.is_well; });
    if (command.as_json) {
        Command::print_json({{"ok", is_well}, {"printers", printers}, {"checks", to_json(findings)}});
    } else {
        for (const Finding& finding : findings)
            std::printf("%s %s: %s\n", finding.is_well ? "ok  " : "LOOK", finding.what.c_str(),
                        finding.words.c_str());
    }
    return is_well ? 0 : 4;
}

}  // namespace

void add_doctor(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand(
        "doctor", "Looks for what would go wrong on the day: lanyard --event my-event doctor");
    sub.add_option("--printer", options->printer, "This one alone: a printer's name, or ipp://…")
        .type_name("PRINTER");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
