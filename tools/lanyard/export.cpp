// lanyard export: what organisers take out of the event.
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <map>

#include "desk/exports.h"
#include "lanyard/command.h"
#include "lanyard/noted_export.h"
#include "store/output_guard.h"

namespace lanyard {
namespace {

struct Options {
    std::string what, format, out, at;
    bool with_needs = false;
};

// "187 people: 120 Great Hall, 67 Main entrance", by where they were seen last.
std::string roll_call_words(const ExportTable& table) {
    const auto column = std::find(table.headings.begin(), table.headings.end(), "last_seen_area");
    const auto index = static_cast<std::size_t>(column - table.headings.begin());
    std::map<std::string, int> areas;
    for (const auto& row : table.rows) ++areas[row[index]];
    std::string words = std::to_string(table.rows.size()) + " people are inside";
    for (const auto& [area, count] : areas)
        words += (area == areas.begin()->first ? ": " : ", ") + std::to_string(count) + " " + area;
    return words;
}

// What is asked for by --format, --json and the file's name, which may not contradict each other.
Result<std::string> format_of(const Options& options, bool as_json) {
    std::string format = options.format;
    if (as_json && !format.empty() && format != "json")
        return usage_error("--json is another format than --format " + format, "export", "Say one of them");
    if (as_json) format = "json";
    std::string ending = std::filesystem::path(options.out).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    const bool is_told = ending == ".csv" || ending == ".xlsx" || ending == ".json";
    const std::string by_name = is_told ? ending.substr(1) : "";
    if (!by_name.empty() && !format.empty() && by_name != format)
        return usage_error("a file of this name is no " + format, options.out,
                           "Give it another name, or say --format " + by_name);
    if (format.empty()) format = by_name.empty() ? "csv" : by_name;
    if (format == "xlsx" && options.out.empty())
        return usage_error("a spreadsheet needs a file", "--out", "Say --out " + options.what + ".xlsx");
    return format;
}

int run(Command& command, const Options& options) {
    const auto format = format_of(options, command.as_json);
    if (!format) return Command::fail(format.error());
    auto desk = command.desk_to_read();
    if (!desk) return Command::fail(desk.error());
    auto now = command.now((*desk)->folder().config, options.at);
    if (!now) return Command::fail(now.error());
    (*desk)->event_time_is(*now);
    const ExportKind& kind = *export_kind(options.what);
    auto table = kind.make(**desk, options.with_needs, *now);
    if (!table) return Command::fail(table.error());
    auto text = export_text(*table, options.what, *format);
    if (!text) return Command::fail(text.error());
    if (options.what == "roll-call") std::fprintf(stderr, "%s\n", roll_call_words(*table).c_str());
    if (options.out.empty()) {
        std::fwrite(text->data(), 1, text->size(), stdout);
    } else {
        // Without the mark Excel takes the file for one in the machine's own code page.
        if (*format == "csv") text->insert(0, byte_order_mark);
        if (auto wrote = write_output(options.out, *text, (*desk)->folder().path); !wrote)
            return Command::fail(wrote.error());
        std::fprintf(stderr, "%zu %s in %s\n", table->rows.size(), kind.rows_of, options.out.c_str());
    }
    desk->reset();
    if (kind.tells_of_people) note_export(command, options.what, *format, table->rows.size(), *now);
    return 0;
}

}  // namespace

void add_export(CommandSyntax app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto sub = app.add_subcommand("export", "Take lists out: lanyard export attendance --out attendance.csv");
    std::string about;
    std::vector<std::string> names;
    for (const ExportKind& kind : export_kinds()) {
        about += (about.empty() ? "" : "\n") + std::string(kind.name) + ": " + kind.about;
        names.emplace_back(kind.name);
    }
    sub.add_option("what", options->what, about).required().one_of(names);
    sub.add_option("--format", options->format, "csv, xlsx or json; else as the file's name ends, else csv")
        .one_of({"csv", "xlsx", "json"});
    sub.add_flag("--with-needs", options->with_needs, "With diet, access needs and other answers");
    sub.add_option("--at", options->at, "What a session's state is then, if not now").type_name("TIME");
    sub.add_option("--out", options->out, "The file, readable by you alone (else standard output)")
        .type_name("FILE");
    command.writes(options->out);
    sub.callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
