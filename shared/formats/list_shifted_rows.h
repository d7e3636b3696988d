// Rows whose cells stand under the wrong headings, because a comma within a cell had no quotation marks
// around it or a cell was left out.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "formats/csv.h"
#include "formats/line_notes.h"
#include "formats/list_columns.h"

namespace lanyard {

class ShiftedRows {
  public:
    // `sample` are the first rows of the list: what they say of tickets and statuses is usual in it. The
    // header, its headings and the notes have to outlive this.
    ShiftedRows(const ListHeader& header, const std::vector<std::string>& headings, const SampleRows& sample,
                char delimiter, LineNotes& notes);

    // Puts a row with one cell too many right where one joining of two neighbours alone fits the columns, and
    // remarks upon it. The reason why the row cannot be used where its cells still stand wrong: an address
    // below another heading than Email, or a ticket type below Email.
    std::optional<std::string> settle(CsvRow& row) const;

  private:
    using Cells = std::vector<std::string>;
    // The first column whose cell cannot be its own.
    std::optional<std::size_t> misfit(const Cells& cells) const;
    // How many cells say what no usual row says there.
    int unusual_cells(const Cells& cells) const;
    bool join_two(CsvRow& row, int most_unusual) const;
    bool is_value(std::size_t column, Field field) const;

    const ListHeader& header_;
    const std::vector<std::string>& headings_;
    LineNotes& notes_;
    char delimiter_;
    std::optional<std::size_t> email_;
    std::vector<std::unordered_set<std::string>> usual_;  // by column; nothing where cells are free
};

}  // namespace lanyard
