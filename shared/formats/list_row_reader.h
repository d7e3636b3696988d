// One row of a registration list as a person's fields, by what its columns mean.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "formats/csv.h"
#include "formats/line_notes.h"
#include "formats/list_columns.h"
#include "formats/registration_list.h"

namespace lanyard {

class ListRowReader {
  public:
    // `headings` as the file writes them, one a column of `header`. Remarks go to `notes`, which has to
    // outlive this.
    ListRowReader(const ListHeader& header, const std::vector<std::string>& headings, LineNotes& notes);

    // The row's person, `occurrence` still 0, or the reason why the row cannot be used. `row` has a cell a
    // column.
    std::variant<ListRow, RejectedRow> read(const CsvRow& row);

    // Words of status columns that are not known, with how many rows say them.
    const std::map<std::string, int>& unknown_statuses() const { return unknown_statuses_; }

  private:
    struct Draft;
    void read_cell(std::size_t column, const std::string& cell, Draft& draft);
    void read_value(Field field, std::string value, Draft& draft);
    void read_codes(std::string value, Draft& draft);
    static std::string text_of(const std::string& cell, Draft& draft);
    void read_flags(std::string_view cell, Draft& draft);
    using StatusOfWords = std::optional<AttendeeStatus> (*)(std::string_view);
    std::string status_of(const std::string& words, StatusOfWords understand);
    void settle_status(Draft& draft) const;
    ListRow finish(Draft draft) const;

    const ListHeader& header_;
    LineNotes& notes_;
    std::vector<std::string> answer_keys_;  // one a column; "" where it is no answer
    bool has_answers_ = false, has_status_ = false, has_sessions_ = false, has_flags_ = false;
    // Words of this file, by how they are understood.
    std::map<StatusOfWords, std::unordered_map<std::string, std::string>> statuses_;
    std::map<std::string, int> unknown_statuses_;
};

}  // namespace lanyard
