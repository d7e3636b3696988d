// lanyard export: what organisers take out of the event.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/safe_file.h"
#include "desk/export_attendance.h"
#include "formats/attendance_csv.h"
#include "formats/attendance_xlsx.h"
#include "lanyard/command.h"

namespace lanyard {
namespace {

struct Options {
    std::string what, format = "csv", out;
    bool with_needs = false;
};

std::string as_csv(const ExportTable& table) {
    std::string text;
    append_csv_row(text, {table.headings.begin(), table.headings.end()});
    for (const auto& row : table.rows) append_csv_row(text, {row.begin(), row.end()});
    return text;
}

std::string as_json(const ExportTable& table) {
    auto rows = nlohmann::json::array();
    for (const auto& row : table.rows) {
        auto object = nlohmann::json::object();
        for (std::size_t i = 0; i < row.size(); ++i) object[table.headings[i]] = row[i];
        rows.push_back(std::move(object));
    }
    return rows.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Result<std::string> as_file(const ExportTable& table, const std::string& format) {
    if (format == "xlsx") return table_as_xlsx("attendance", table.headings, table.rows);
    return format == "json" ? as_json(table) : as_csv(table);
}

int run(Command& command, const Options& options) {
    auto desk = command.desk();
    if (!desk) return Command::fail(desk.error());
    auto table = export_attendance(**desk, options.with_needs);
    if (!table) return Command::fail(table.error());
    if (options.format == "xlsx" && options.out.empty()) {
        return Command::fail(usage_error("a spreadsheet needs a file", "--out", "Say --out attendance.xlsx"));
    }
    auto written = as_file(*table, command.as_json ? "json" : options.format);
    if (!written) return Command::fail(written.error());
    const std::string& text = *written;
    if (options.out.empty()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
        return 0;
    }
    if (auto wrote = write_file(options.out, text); !wrote) return Command::fail(wrote.error());
    std::fprintf(stderr, "%zu people in %s\n", table->rows.size(), options.out.c_str());
    return 0;
}

}  // namespace

void add_export(CLI::App& app, Command& command, Action& action) {
    auto options = std::make_shared<Options>();
    auto* sub =
        app.add_subcommand("export", "Take lists out: lanyard export attendance --out attendance.csv");
    sub->add_option("what", options->what, "attendance: everybody, and whether and when they came")
        ->required()
        ->check(CLI::IsMember({"attendance"}));
    sub->add_option("--format", options->format, "csv (default), xlsx or json")
        ->check(CLI::IsMember({"csv", "xlsx", "json"}));
    sub->add_flag("--with-needs", options->with_needs, "With diet, access needs and other answers");
    sub->add_option("--out", options->out, "The file, readable by you alone (else standard output)")
        ->type_name("FILE");
    sub->callback(
        [options, &command, &action] { action = [options, &command] { return run(command, *options); }; });
}

}  // namespace lanyard
