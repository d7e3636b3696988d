// lanyard import and imports: the organiser's list in, shown as a person reads it, and taken back.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/safe_file.h"
#include "desk/import_list.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

using nlohmann::json;

struct Options {
    std::string file, missing = "keep", encoding;
    std::vector<std::string> columns;
    bool dry_run = false;
    int undo = 0;
};

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
    if (options.missing == "keep") return result;
    result.cancel_missing = true;
    if (options.missing == "cancel") return result;
    char* end = nullptr;
    const std::string number = options.missing.rfind("cancel=", 0) == 0 ? options.missing.substr(7) : "";
    result.cancel_at_most = static_cast<int>(std::strtol(number.c_str(), &end, 10));
    if (number.empty() || *end) {
        return usage_error("not a way to treat people who are missing: \"" + options.missing + "\"",
                           "--missing", "Write keep, cancel or cancel=63");
    }
    return result;
}

json report_json(const ImportReport& report) {
    json columns = json::array(), conflicts = json::array(), rejected = json::array(),
         look_alikes = json::array();
    for (const auto& column : report.list.columns) {
        columns.push_back({{"index", column.index}, {"heading", column.heading}, {"field", column.field}});
    }
    const auto& comparison = report.comparison;
    for (const auto& conflict : comparison.conflicts) {
        conflicts.push_back({{"attendee", conflict.person},
                             {"field", field_name(conflict.field)},
                             {"list", conflict.list},
                             {"desk", conflict.desk}});
    }
    for (const auto& row : report.list.rejected)
        rejected.push_back({{"line", row.line}, {"reason", row.reason}});
    for (const auto& pair : comparison.look_alikes) {
        look_alikes.push_back({{"missing", pair.missing},
                               {"added", pair.added},
                               {"likely", pair.renamed ? "renamed" : "someone_else"},
                               {"reason", pair.reason}});
    }
    return {{"number", report.number},
            {"encoding", report.list.encoding},
            {"delimiter", report.list.delimiter},
            {"source", report.list.source},
            {"columns", columns},
            {"rows", report.rows},
            {"added", comparison.added},
            {"changed", comparison.changed},
            {"unchanged", comparison.unchanged},
            {"cancelled", comparison.cancelled},
            {"rejected_rows", report.list.rejected.size()},
            {"missing", comparison.missing.size()},
            {"cancelled_missing", report.cancelled_missing},
            {"cancelled_inside", comparison.cancelled_inside},
            {"conflicts", conflicts},
            {"rejected", rejected},
            {"look_alikes", look_alikes},
            {"unknown_sessions", report.unknown_sessions},
            {"stale_badges", report.stale_badges},
            {"warnings", report.list.warnings}};
}

void print_report(const ImportReport& report, bool dry_run) {
    const auto& comparison = report.comparison;
    std::printf(
        "%s%d rows (%s, %s): %d added, %d changed, %d unchanged, %d cancelled, %zu rejected; %zu missing.\n",
        dry_run ? "Would import " : "", report.rows, report.list.source.c_str(), report.list.encoding.c_str(),
        comparison.added, comparison.changed, comparison.unchanged, comparison.cancelled,
        report.list.rejected.size(), comparison.missing.size());
    for (const auto& write : comparison.writes) {
        for (const auto& change : write.changes) {
            std::printf("  line %d: %s: \"%s\" becomes \"%s\"\n", write.line,
                        std::string(field_name(change.field)).c_str(), change.before.c_str(),
                        change.after.c_str());
        }
    }
    for (const auto& pair : comparison.look_alikes) {
        std::printf("  %s? %s is missing, %s is new: %s\n", pair.renamed ? "Renamed" : "Someone else",
                    pair.missing.c_str(), pair.added.c_str(), pair.reason.c_str());
    }
    for (const auto& conflict : comparison.conflicts) {
        std::printf("  %s: the desk's %s \"%s\" stays, the list says \"%s\"\n", conflict.person.c_str(),
                    std::string(field_name(conflict.field)).c_str(), conflict.desk.c_str(),
                    conflict.list.c_str());
    }
    for (const auto& person : comparison.cancelled_inside) {
        std::printf("  %s is cancelled in the list and is here: nobody is thrown out\n", person.c_str());
    }
    if (report.stale_badges) std::printf("%d printed badges no longer match.\n", report.stale_badges);
    for (const auto& session : report.unknown_sessions) {
        std::fprintf(stderr, "warning: no session is called \"%s\"\n", session.c_str());
    }
    for (const auto& row : report.list.rejected)
        std::fprintf(stderr, "line %d: %s\n", row.line, row.reason.c_str());
    for (const auto& warning : report.list.warnings) std::fprintf(stderr, "warning: %s\n", warning.c_str());
    if (report.number) std::printf("Take it back with: lanyard import --undo %d\n", report.number);
}

int undo(Command& command, Desk& desk, const Options& options, Instant now) {
    auto undone = undo_import(desk, options.undo, now);
    if (!undone) return Command::fail(undone.error());
    if (command.as_json) {
        Command::print_json({{"undone", {undone->entry}}, {"staying", undone->staying}});
    } else {
        std::printf("Import %d is taken back.\n", options.undo);
        for (const auto& person : undone->staying)
            std::printf("  %s stays: something else happened since\n", person.c_str());
    }
    return 0;
}

int run(Command& command, const Options& options) {
    if (options.undo == 0 && options.file.empty()) {
        return Command::fail(usage_error("which file?", "import", "lanyard import LIST.csv"));
    }
    auto settings = import_options(options);
    if (!settings) return Command::fail(settings.error());
    auto desk = command.desk({"", "import", true, false});
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config);
    if (!now) return Command::fail(now.error());
    if (options.undo != 0) return undo(command, **desk, options, *now);
    auto bytes = read_file(options.file);
    if (!bytes) return Command::fail(bytes.error());
    const auto name = std::filesystem::path(options.file).filename().string();
    auto report = import_list(**desk, *bytes, name, *settings, *now);
    if (!report) return Command::fail(report.error());
    if (command.as_json) {
        Command::print_json(report_json(*report));
    } else {
        print_report(*report, options.dry_run);
    }
    return 0;
}

int run_imports(Command& command) {
    auto desk = command.desk();
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
    return 0;
}

}  // namespace

void add_import(CLI::App& app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto* sub =
        app.add_subcommand("import", "Bring a list of registrations in: lanyard import LIST.csv --dry-run");
    sub->add_option("file", options->file, "The list, as your ticketing system or spreadsheet saves CSV")
        ->type_name("FILE");
    sub->add_flag("--dry-run", options->dry_run, "Show what would change; change nothing");
    sub->add_option("--column", options->columns,
                    "What a heading means: --column \"Local Authority=organisation\"")
        ->type_name("HEADING=FIELD");
    sub->add_option("--missing", options->missing,
                    "People who are not on the list any more: keep (default), cancel, cancel=N");
    sub->add_option("--encoding", options->encoding, "The text's encoding where the guess is wrong")
        ->type_name("NAME");
    sub->add_option("--undo", options->undo, "Take import N back, whole")->type_name("N");
    sub->callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
    auto* list = app.add_subcommand("imports", "List what was brought in, and whether it stands");
    list->callback([&command, &action] { action = [&command] { return run_imports(command); }; });
}

}  // namespace lanyard
