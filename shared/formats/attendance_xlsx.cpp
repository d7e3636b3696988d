// The library writes files alone, so the sheet takes its way through a private temporary folder.
#include "formats/attendance_xlsx.h"

#include <stdlib.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/safe_file.h"

namespace lanyard {
namespace {

constexpr const char* summary_name = "summary";

// A folder that only we can read, gone with what is in it.
struct PrivateFolder {
    std::string path = (std::filesystem::temp_directory_path() / "lanyard-export-XXXXXX").string();
    bool made = ::mkdtemp(path.data()) != nullptr;
    ~PrivateFolder() {
        std::error_code ignored;
        if (made) std::filesystem::remove_all(path, ignored);
    }
};

// Digits stand where the pattern has noughts, everything else as it stands.
bool has_form(std::string_view text, std::string_view form) {
    return text.size() == form.size() &&
           std::equal(text.begin(), text.end(), form.begin(), [](char c, char of_form) {
               return of_form == '0' ? c >= '0' && c <= '9' : c == of_form;
           });
}

int number_at(std::string_view text, std::size_t at, std::size_t length) {
    int number = 0;
    std::from_chars(text.data() + at, text.data() + at + length, number);
    return number;
}

// Spreadsheets know no day before 1900; what somebody wrote that only looks like a time stays text.
bool can_be_shown(const lxw_datetime& time) {
    const std::chrono::year_month_day day{std::chrono::year(time.year),
                                          std::chrono::month(static_cast<unsigned>(time.month)),
                                          std::chrono::day(static_cast<unsigned>(time.day))};
    return day.ok() && time.year >= 1900 && time.hour < 24 && time.min < 60 && time.sec < 60;
}

// "2017-11-10T08:52:00+00:00", or with ".123" behind the seconds, as the clocks there show it.
std::optional<lxw_datetime> time_in(std::string_view cell) {
    constexpr std::size_t to_seconds = 19;
    if (!has_form(cell.substr(0, to_seconds), "0000-00-00T00:00:00")) return std::nullopt;
    std::string_view rest = cell.substr(to_seconds);
    double seconds = number_at(cell, 17, 2);
    if (has_form(rest.substr(0, 4), ".000")) {
        seconds += number_at(rest, 1, 3) / 1000.0;
        rest.remove_prefix(4);
    }
    if (!has_form(rest, "+00:00") && !has_form(rest, "-00:00")) return std::nullopt;
    const lxw_datetime time{number_at(cell, 0, 4),  number_at(cell, 5, 2),  number_at(cell, 8, 2),
                            number_at(cell, 11, 2), number_at(cell, 14, 2), seconds};
    return can_be_shown(time) ? std::optional(time) : std::nullopt;
}

class Workbook {
  public:
    // `folder` takes the file and what is written before it.
    explicit Workbook(const std::string& folder) : folder_(folder), file_(folder + "/table.xlsx") {
        lxw_workbook_options options = {};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder_.data();
        book_ = workbook_new_opt(file_.c_str(), &options);
        if (!book_) return;
        format_set_bold(bold_ = workbook_add_format(book_));
        format_set_num_format(time_ = workbook_add_format(book_), "yyyy-mm-dd hh:mm:ss");
    }
    ~Workbook() {
        if (book_) workbook_close(book_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    bool is_open() const { return book_ != nullptr; }
    const std::string& file() const { return file_; }

    bool add_table(const std::string& name, const std::vector<std::string>& headings,
                   const std::vector<std::vector<std::string>>& rows) {
        lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
        const auto last_column = static_cast<lxw_col_t>(headings.size() - 1);
        worksheet_freeze_panes(sheet, 1, 0);
        worksheet_set_column(sheet, 0, last_column, 22, nullptr);
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(rows.size()), last_column);
        bool written = write_row(sheet, 0, headings, bold_);
        for (std::size_t i = 0; i < rows.size() && written; ++i)
            written = write_row(sheet, static_cast<lxw_row_t>(i + 1), rows[i], nullptr);
        return written;
    }

    void add_summary(const SummarySheet& summary) {
        lxw_worksheet* sheet = workbook_add_worksheet(book_, summary_name);
        worksheet_set_column(sheet, 0, 0, 26, nullptr);
        lxw_row_t row = 0;
        const auto write = [&](const std::pair<std::string, int>& line) {
            worksheet_write_string(sheet, row, 0, line.first.c_str(), nullptr);
            worksheet_write_number(sheet, row++, 1, line.second, nullptr);
        };
        for (const auto& count : summary.counts) write(count);
        if (summary.bars.empty()) return;
        worksheet_write_string(sheet, ++row, 0, "arrived from", bold_);
        worksheet_write_string(sheet, row++, 1, "people", bold_);
        const lxw_row_t first = row;
        for (const auto& bar : summary.bars) write(bar);
        lxw_chart* chart = workbook_add_chart(book_, LXW_CHART_COLUMN);
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, summary_name, first, 0, row - 1, 0);
        chart_series_set_values(series, summary_name, first, 1, row - 1, 1);
        chart_series_set_name(series, "people");
        chart_title_set_name(chart, "arrivals");
        worksheet_insert_chart(sheet, 0, 3, chart);
    }

    // Nothing more can be added then.
    lxw_error close() {
        const lxw_error closed = workbook_close(book_);
        book_ = nullptr;
        return closed;
    }

  private:
    bool write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& cells,
                   lxw_format* format) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            auto time = time_in(cells[i]);
            const lxw_error wrote =
                time ? worksheet_write_datetime(sheet, row, column, &*time, time_)
                     : worksheet_write_string(sheet, row, column, cells[i].c_str(), format);
            if (wrote != LXW_NO_ERROR) return false;
        }
        return true;
    }

    std::string folder_, file_;
    lxw_workbook* book_ = nullptr;
    lxw_format *bold_ = nullptr, *time_ = nullptr;
};

}  // namespace

Result<std::string> table_as_xlsx(const std::string& sheet, const std::vector<std::string>& headings,
                                  const std::vector<std::vector<std::string>>& rows,
                                  const SummarySheet* summary) {
    const PrivateFolder folder;
    if (!folder.made)
        return machine_error("no temporary folder can be made", folder.path, "Free some space there");
    Workbook workbook(folder.path);
    if (!workbook.is_open()) return machine_error("the spreadsheet cannot be made", workbook.file());
    const bool written = workbook.add_table(sheet, headings, rows);
    if (summary) workbook.add_summary(*summary);
    const lxw_error closed = workbook.close();
    if (!written)
        return bad_input(
            "the table does not fit a spreadsheet (a cell over 32,767 letters, or too many rows)", "",
            "Export it as CSV");
    if (closed != LXW_NO_ERROR)
        return machine_error(lxw_strerror(closed), workbook.file(), "Free some space there");
    return read_file(workbook.file());
}

}  // namespace lanyard
