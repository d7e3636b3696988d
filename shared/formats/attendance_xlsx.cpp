// The library writes files alone, so the sheet takes its way through a private temporary one.
#include "formats/attendance_xlsx.h"

#include <stdlib.h>
#include <xlsxwriter.h>

#include <filesystem>

#include "base/safe_file.h"

namespace lanyard {
namespace {

// A folder that only we can read, gone with what is in it.
struct PrivateFolder {
    std::string path = (std::filesystem::temp_directory_path() / "lanyard-export-XXXXXX").string();
    bool made = ::mkdtemp(path.data()) != nullptr;
    ~PrivateFolder() {
        std::error_code ignored;
        if (made) std::filesystem::remove_all(path, ignored);
    }
};

bool write_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& cells,
               lxw_format* format) {
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), cells[column].c_str(),
                                   format) != LXW_NO_ERROR) {
            return false;
        }
    }
    return true;
}

}  // namespace

Result<std::string> table_as_xlsx(const std::string& sheet_name, const std::vector<std::string>& headings,
                                  const std::vector<std::vector<std::string>>& rows) {
    const PrivateFolder folder;
    if (!folder.made)
        return machine_error("no temporary folder can be made", folder.path, "Free some space there");
    const std::string file = folder.path + "/table.xlsx";
    lxw_workbook* workbook = workbook_new(file.c_str());
    if (!workbook) return machine_error("the spreadsheet cannot be made", file);
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, sheet_name.c_str());
    lxw_format* bold = workbook_add_format(workbook);
    format_set_bold(bold);
    bool written = write_row(sheet, 0, headings, bold);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(headings.size() - 1), 22, nullptr);
    for (std::size_t i = 0; i < rows.size() && written; ++i) {
        written = write_row(sheet, static_cast<lxw_row_t>(i + 1), rows[i], nullptr);
    }
    const lxw_error closed = workbook_close(workbook);
    if (!written)
        return bad_input(
            "the table does not fit a spreadsheet (a cell over 32,767 letters, or too many rows)", "",
            "Export it as CSV");
    if (closed != LXW_NO_ERROR) return machine_error(lxw_strerror(closed), file, "Free some space there");
    return read_file(file);
}

}  // namespace lanyard
