// lanyard import and imports: the organiser's list in, shown as a person reads it, and taken back.
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "desk/import_list.h"
#include "desk/imports.h"
#include "lanyard/command.h"
#include "lanyard/fix_list_sheet.h"
#include "lanyard/import_report.h"
#include "lanyard/look_alike_questions.h"
#include "lanyard/steady_file.h"
#include "lanyard/terminal.h"
#include "lanyard/watch_list.h"
#include "store/output_guard.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string file, missing = "keep", encoding;
    std::vector<std::string> columns, renamed, someone_else, both_come, revive;
    std::string fix_list;
    bool dry_run = false, watch = false;
    int undo = 0;
};

// "MISSING=ADDED" or "all", several times.
Result<void> add_orders(const std::vector<std::string>& words, const char* option, LookAlikeDecision decision,
                        bool* all, LookAlikeOrders& orders) {
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        if (all && word == "all") {
            *all = true;
        } else if (equals == std::string::npos || equals == 0 || equals + 1 == word.size()) {
            return usage_error("not a pair of people: \"" + word + "\"", option,
                               "Write MISSING=ADDED with the ids that --dry-run shows, or all");
        } else {
            orders.pairs.push_back({word.substr(0, equals), word.substr(equals + 1), decision});
        }
    }
    return {};
}

Result<LookAlikeOrders> look_alike_orders(const Options& options) {
    LookAlikeOrders orders;
    for (const auto& added :
         {add_orders(options.renamed, "--renamed", LookAlikeDecision::renamed, &orders.all_renamed, orders),
          add_orders(options.someone_else, "--someone-else", LookAlikeDecision::someone_else,
                     &orders.all_someone_else, orders),
          add_orders(options.both_come, "--both-come", LookAlikeDecision::kept_apart, nullptr, orders)}) {
        if (!added) return added.error();
    }
    return orders;
}

// A whole number, and nothing else.
std::optional<int> number_of(const std::string& text) {
    const char* const end = text.data() + text.size();
    int number = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

Result<RevivedLines> revived_lines(const std::vector<std::string>& words) {
    RevivedLines revived;
    for (const std::string& word : words) {
        const auto line = number_of(word);
        if (word != "all" && !line)
            return usage_error("not a line: \"" + word + "\"", "--revive",
                               "Write the line's number as the import shows it, or all");
        if (line) revived.lines.insert(*line);
        revived.all = revived.all || word == "all";
    }
    return revived;
}

Result<ImportOptions> import_options(const Options& options) {
    ImportOptions result;
    result.dry_run = options.dry_run;
    result.encoding = options.encoding;
    for (const auto& column : options.columns) {
        const auto equals = column.rfind('=');
        if (equals == std::string::npos) {
            return usage_error("not a column: \"" + column + "\"", "--column",
                               "Write it like \"Local Authority=organisation\"");
        }
        result.columns[column.substr(0, equals)] = column.substr(equals + 1);
    }
    auto orders = look_alike_orders(options);
    if (!orders) return orders.error();
    result.look_alikes = std::move(orders).value();
    auto revived = revived_lines(options.revive);
    if (!revived) return revived.error();
    result.revived = std::move(revived).value();
    if (options.missing == "keep") return result;
    result.cancel_missing = true;
    if (options.missing == "cancel") return result;
    const std::string number = options.missing.rfind("cancel=", 0) == 0 ? options.missing.substr(7) : "";
    result.cancel_exactly = number_of(number);
    if (!result.cancel_exactly || *result.cancel_exactly < 0) {
        return usage_error("not a way to treat people who are missing: \"" + options.missing + "\"",
                           "--missing", "Write keep, cancel or cancel=63");
    }
    return result;
}

// The list taken in with the decisions of whoever sits there, where somebody does.
Result<std::optional<ImportReport>> import_with_questions(Desk& desk, const std::string& bytes,
                                                          const std::string& name, ImportOptions settings,
                                                          bool ask, Instant now) {
    if (ask && !settings.dry_run) {
        ImportOptions look = settings;
        look.dry_run = true;
        auto seen = import_list(desk, bytes, name, look, Command::import_deed(now));
        if (!seen) return seen.error();
        if (!seen->comparison.look_alikes.empty()) {
            auto orders = ask_about(*seen);
            if (!orders) return std::optional<ImportReport>();
            auto& pairs = settings.look_alikes.pairs;
            pairs.insert(pairs.end(), orders->pairs.begin(), orders->pairs.end());
        }
    }
    auto report = import_list(desk, bytes, name, settings, Command::import_deed(now));
    if (!report) return report.error();
    return std::optional(std::move(report).value());
}

// Shows on standard error how far an import is.
ImportProgress progress_on(ProgressBar& bar) {
    return [&bar](ImportStage stage, std::size_t done, std::size_t total) {
        constexpr std::size_t kilobyte = 1024;
        switch (stage) {
            case ImportStage::reading:
                return bar.show("Reading", "KB", done / kilobyte, total / kilobyte);
            case ImportStage::comparing:
                return bar.show("Comparing", "", 0, 0);
            case ImportStage::writing:
                return bar.show("Writing", "people", done, total);
        }
    };
}

int undo(Command& command, Desk& desk, const Options& options, Instant now) {
    auto undone = undo_import(desk, options.undo, Command::import_deed(now));
    if (!undone) return Command::fail(undone.error());
    if (command.as_json) {
        Command::print_json({{"undone", {undone->entry}},
                             {"staying", undone->staying},
                             {"later_imports", undone->later_imports}});
    } else {
        std::printf("Import %d is taken back.\n", options.undo);
        for (const auto& person : undone->staying)
            std::printf("  %s stays: something else happened since\n", person.c_str());
        if (undone->later_imports > 0)
            std::printf(
                "A later list stands, which wrote only what was new to it: import the newest list again.\n");
    }
    return 0;
}

void show(Command& command, const ImportReport& report, const std::string& name, bool dry_run) {
    if (command.as_json) {
        Command::print_json(import_report_json(report));
    } else {
        std::fputs(import_report_text(report, name, {dry_run, wants_colour()}).c_str(), stdout);
    }
}

Result<void> write_fix_list(Desk& desk, const ImportReport& report, const std::string& file) {
    const auto format = fix_list_format(file);
    if (!format) return format.error();
    auto sheet = make_fix_list(desk, report, *format);
    if (!sheet) return sheet.error();
    if (auto written = write_output(file, sheet->bytes, desk.folder().path); !written) return written;
    std::fprintf(stderr,
                 "%d rows to put right are in %s: fill in \"Correct to\", save it as CSV and import it\n",
                 sheet->rows, file.c_str());
    return {};
}

// Takes each new version in, and says what it did. A version that cannot be used leaves the last good one.
class WatchedImport {
  public:
    WatchedImport(Command& command, Desk& desk, ImportOptions settings)
        : command_(command), desk_(desk), settings_(std::move(settings)) {}

    void take(const std::filesystem::path& file) {
        const std::string name = file.filename().string();
        auto now = command_.now(desk_.folder().config);
        auto bytes = read_steady_file(file);
        if (!now || !bytes) return say(name, !now ? now.error() : bytes.error());
        if (*bytes == taken_) return;  // saved again as it was
        auto report = import_list(desk_, *bytes, name, settings_, Command::import_deed(*now));
        if (!report) return say(name, report.error());
        taken_ = std::move(*bytes);
        good_ = name + " of " + format_clock(*now, desk_.folder().config.time_zone);
        if (command_.as_json) {
            json line = import_report_json(*report);
            line["file"] = name;
            line["at"] = format_iso(*now, desk_.folder().config.time_zone);
            print_line(line);
        } else {
            std::printf("%s  %s\n", format_clock(*now, desk_.folder().config.time_zone).c_str(),
                        import_report_text(*report, name, {false, wants_colour(), most_shown}).c_str());
            std::fflush(stdout);
        }
    }

  private:
    static constexpr int most_shown = 5;

    static void print_line(const json& line) {
        std::printf("%s\n", line.dump(-1, ' ', false, json::error_handler_t::replace).c_str());
        std::fflush(stdout);
    }
    void say(const std::string& name, const Error& error) {
        if (command_.as_json) print_line({{"file", name}, {"error", error.message()}});
        std::fprintf(stderr, "lanyard: %s\n", error.message().c_str());
        if (!good_.empty()) std::fprintf(stderr, "lanyard: %s stays\n", good_.c_str());
    }

    Command& command_;
    Desk& desk_;
    ImportOptions settings_;
    std::string taken_, good_;  // the last version that was taken in: its bytes, and how it is called
};

int watch(Command& command, Desk& desk, const Options& options, const ImportOptions& settings) {
    WatchedImport watched(command, desk, settings);
    std::fprintf(stderr, "Watching %s. Ctrl+C ends it.\n", options.file.c_str());
    auto ended = watch_list(options.file, [&](const std::filesystem::path& file) { watched.take(file); });
    return ended ? 0 : Command::fail(ended.error());
}

int import_once(Command& command, Desk& desk, const Options& options, ImportOptions settings, Instant now) {
    auto bytes = read_steady_file(options.file);
    if (!bytes) return Command::fail(bytes.error());
    const auto name = std::filesystem::path(options.file).filename().string();
    settings.keep_people = !options.fix_list.empty();
    Result<std::optional<ImportReport>> report = std::optional<ImportReport>();
    {
        ProgressBar bar;
        settings.progress = progress_on(bar);
        const bool ask = !command.as_json && can_ask();
        report = import_with_questions(desk, *bytes, name, settings, ask, now);
    }
    if (!report) return Command::fail(report.error());
    if (!*report) return Command::fail(refused("nothing was imported", name));
    show(command, **report, name, options.dry_run);
    if (options.fix_list.empty()) return 0;
    auto written = write_fix_list(desk, **report, options.fix_list);
    return written ? 0 : Command::fail(written.error());
}

int run(Command& command, const Options& options) {
    if (options.undo == 0 && options.file.empty()) {
        return Command::fail(usage_error("which file?", "import", "lanyard import LIST.csv"));
    }
    if (options.watch && (options.dry_run || !options.fix_list.empty())) {
        return Command::fail(usage_error("goes with neither --dry-run nor --fix-list", "--watch"));
    }
    if (!options.fix_list.empty()) {
        if (auto format = fix_list_format(options.fix_list); !format) return Command::fail(format.error());
    }
    auto settings = import_options(options);
    if (!settings) return Command::fail(settings.error());
    auto desk = command.desk({"", true, false});
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    if (options.undo != 0) return undo(command, **desk, options, *now);
    if (options.watch) return watch(command, **desk, options, *settings);
    return import_once(command, **desk, options, std::move(*settings), *now);
}

int run_imports(Command& command) {
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    auto imports = list_imports(**desk);
    if (!imports) return Command::fail(imports.error());
    const std::string& zone = (*desk)->folder().config.time_zone;
    json document = json::array();
    for (const auto& record : *imports) {
        if (!command.as_json) {
            std::printf("%3d  %s  %s: %d added, %d changed, %d cancelled%s\n", record.number,
                        format_iso(record.at, zone).c_str(), record.file.c_str(), record.added,
                        record.changed, record.cancelled, record.stands ? "" : " (taken back)");
        }
        document.push_back({{"number", record.number},
                            {"at", format_iso(record.at, zone)},
                            {"file", record.file},
                            {"added", record.added},
                            {"changed", record.changed},
                            {"cancelled", record.cancelled},
                            {"stands", record.stands}});
    }
    if (command.as_json) Command::print_json(document);
    if (imports->empty())
        std::fprintf(stderr, "lanyard: nothing has been brought in yet; see lanyard import --help\n");
    return 0;
}

}  // namespace

void add_import(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub =
        app.add_subcommand("import", "Bring a list of registrations in: lanyard import LIST.csv --dry-run");
    sub.add_option("file", options->file, "The list, as your ticketing system or spreadsheet saves CSV")
        .type_name("FILE");
    sub.add_flag("--dry-run", options->dry_run, "Show what would change; change nothing");
    sub.add_option("--column", options->columns,
                   "What a heading means: --column \"Local Authority=organisation\"")
        .type_name("HEADING=FIELD");
    sub.add_option("--missing", options->missing,
                   "People who are not on the list any more: keep (default), cancel, cancel=N (N people, no "
                   "more and no fewer)");
    sub.add_option("--renamed", options->renamed,
                   "The missing person and the new one are one, spelled anew: MISSING=ADDED, or all that "
                   "look so")
        .type_name("PAIR");
    sub.add_option("--someone-else", options->someone_else,
                   "The new person comes instead of the missing one, whose code is worth nothing any more: "
                   "MISSING=ADDED, or all that look so")
        .type_name("PAIR");
    sub.add_option("--both-come", options->both_come, "They are two people, and both may come: MISSING=ADDED")
        .type_name("PAIR");
    sub.add_option(
           "--revive", options->revive,
           "Take somebody in who was erased on request and has registered anew: the row's line, or all")
        .type_name("LINE");
    sub.add_option("--encoding", options->encoding, "The text's encoding where the guess is wrong")
        .type_name("NAME");
    sub.add_option(
           "--fix-list", options->fix_list,
           "Write the doubtful rows into a spreadsheet or a CSV, for whoever keeps the list to put right")
        .type_name("F.xlsx|F.csv");
    command.writes(options->fix_list);
    sub.add_flag("--watch", options->watch,
                 "Stay, and take FILE (or a folder's newest list) in again whenever it has changed");
    sub.add_option("--undo", options->undo, "Take import N back, whole").type_name("N");
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
    auto list =
        app.add_subcommand("imports", "List what was brought in, and whether it stands: lanyard imports");
    list.callback([&command, &action] { action = [&command] { return run_imports(command); }; });
}

}  // namespace lanyard
