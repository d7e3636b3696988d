// Tables out as a spreadsheet (Office Open XML), through libxlsxwriter.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace lanyard {

// A second sheet, "summary": counts by their names, and bars that are drawn as a chart where there are any.
struct SummarySheet {
    std::vector<std::pair<std::string, int>> counts, bars;
};

// The file's bytes: one sheet called `sheet`, the headings bold, frozen and with filters. What is a time as
// our exports write it ("2017-11-10T08:52:00+00:00") is a date that can be sorted and reckoned with, by the
// clocks of its own offset. Every other cell is text, so that no spreadsheet runs one or eats a leading
// nought. Rows go to the disk as they are written: 100,000 take no more memory than one.
Result<std::string> table_as_xlsx(const std::string& sheet, const std::vector<std::string>& headings,
                                  const std::vector<std::vector<std::string>>& rows,
                                  const SummarySheet* summary = nullptr);

}  // namespace lanyard
