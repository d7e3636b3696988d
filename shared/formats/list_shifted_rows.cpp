// Addresses are told from everything else, so the column of emails shows a shift; tickets and statuses show
// where.
#include "formats/list_shifted_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/lines.h"
#include "event/name_fold.h"
#include "formats/list_words.h"

namespace lanyard {
namespace {

bool may_be_address(const std::string& cell) {
    return cell.find('@') != std::string::npos;
}

// "Doe;jon@x.example;Speaker" in one cell.
bool holds_address_between_marks(const std::string& cell) {
    for (const char mark : {';', ',', '\t', '|'}) {
        std::size_t parts = 0;
        bool has_address = false, has_other = false;
        for (const std::string_view part : split(cell, std::string(1, mark))) {
            ++parts;
            (is_address(clean_text(part)) ? has_address : has_other) = true;
        }
        if (parts > 1 && has_address && has_other) return true;
    }
    return false;
}

// Words of which a list has few: more are no vocabulary.
constexpr std::size_t most_usual_words = 20;

bool has_vocabulary(const ColumnMeaning& meaning) {
    return meaning == value_of(Field::ticket_type) || meaning == value_of(Field::status) ||
           meaning.kind == ColumnKind::reply;
}

}  // namespace

ShiftedRows::ShiftedRows(const ListHeader& header, const std::vector<std::string>& headings,
                         const SampleRows& sample, char delimiter, LineNotes& notes)
    : header_(header),
      headings_(headings),
      notes_(notes),
      delimiter_(delimiter),
      usual_(header.columns.size()) {
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        if (is_value(i, Field::email)) email_ = i;
        if (!has_vocabulary(header.columns[i])) continue;
        for (const auto& row : sample) {
            if (row.size() == header.columns.size() && !row[i].empty() && !may_be_address(row[i]))
                usual_[i].insert(fold_name(row[i]));
        }
        if (usual_[i].size() > most_usual_words) usual_[i].clear();
    }
}

bool ShiftedRows::is_value(std::size_t column, Field field) const {
    return header_.columns[column] == value_of(field);
}

std::optional<std::size_t> ShiftedRows::misfit(const Cells& cells) const {
    if (!email_ || *email_ >= cells.size()) return std::nullopt;
    const std::string& email = cells[*email_];
    if (may_be_address(email)) return std::nullopt;
    const bool stands_beside = !email.empty() && *email_ + 1 < cells.size() && is_address(cells[*email_ + 1]);
    if (stands_beside) return email_;
    const bool is_behind_columns =
        !email.empty() && cells.size() > header_.columns.size() &&
        std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(header_.columns.size()), cells.end(),
                    is_address);
    if (is_behind_columns) return email_;
    const bool is_somebodys_name = email.find(' ') != std::string::npos && !is_placeholder_name(email);
    for (std::size_t i = 0; i < std::min(cells.size(), header_.columns.size()); ++i) {
        const ColumnMeaning& meaning = header_.columns[i];
        const bool is_part =
            meaning == value_of(Field::given_name) || meaning == value_of(Field::family_name);
        // People without an address give one for a name; nobody gives two names for an address.
        const bool takes_no_address =
            (meaning.kind == ColumnKind::value && (meaning.field != Field::name || is_somebodys_name) &&
             meaning.field != Field::codes && (!is_part || !email.empty())) ||
            meaning.kind == ColumnKind::reply;
        if (takes_no_address && is_address(cells[i])) return i;
        const bool says_so_of_email = !email.empty() && usual_[i].count(fold_name(email)) > 0;
        if (says_so_of_email) return *email_;
    }
    return std::nullopt;
}

int ShiftedRows::unusual_cells(const Cells& cells) const {
    int unusual = 0;
    for (std::size_t i = 0; i < std::min(cells.size(), usual_.size()); ++i) {
        if (!usual_[i].empty() && !cells[i].empty() && usual_[i].count(fold_name(cells[i])) == 0) ++unusual;
    }
    return unusual;
}

bool ShiftedRows::join_two(CsvRow& row, int most_unusual) const {
    struct Joined {
        Cells cells;
        std::string cell;
        int unusual = 0;
        bool is_sure = false;  // what stands behind the comma stands behind commas
    };
    std::vector<Joined> fitting;
    for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) {
        const std::string &left = row.cells[i], &right = row.cells[i + 1];
        const bool is_gap = left.empty() || right.empty();  // an empty cell too many
        Joined joined{row.cells, is_gap ? left + right : left + delimiter_ + ' ' + right, 0,
                      is_gap || stands_behind_comma(right)};
        joined.cells[i] = joined.cell;
        joined.cells.erase(joined.cells.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        joined.unusual = unusual_cells(joined.cells);
        const bool has_address = !email_ || is_address(joined.cells[*email_]);
        const bool fits = has_address && joined.unusual <= most_unusual;
        const bool is_known = std::any_of(fitting.begin(), fitting.end(),
                                          [&](const Joined& other) { return other.cells == joined.cells; });
        if (fits && !is_known && !misfit(joined.cells)) fitting.push_back(std::move(joined));
    }
    const auto better = [](const Joined& a, const Joined& b) {
        return a.unusual != b.unusual ? a.unusual < b.unusual : a.is_sure > b.is_sure;
    };
    std::stable_sort(fitting.begin(), fitting.end(), better);
    const bool one_is_best = fitting.size() == 1 || (fitting.size() > 1 && better(fitting[0], fitting[1]));
    if (!one_is_best) return false;
    row.cells = std::move(fitting.front().cells);
    notes_.add(fmt::format("a comma without quotation marks or a cell too many; read \"{}\" as one cell",
                           excerpt(fitting.front().cell, 60)),
               row.line);
    return true;
}

std::optional<std::string> ShiftedRows::settle(CsvRow& row) const {
    while (row.cells.size() > headings_.size() && row.cells.back().empty()) row.cells.pop_back();
    const bool is_cut_elsewhere =
        row.cells.size() < headings_.size() &&
        std::any_of(row.cells.begin(), row.cells.end(), holds_address_between_marks);
    if (is_cut_elsewhere) return "its cells are cut by another mark than the headings are";
    const auto wrong = misfit(row.cells);
    const bool one_too_many = row.cells.size() == headings_.size() + 1;
    if (one_too_many) {
        const int unusual = unusual_cells(row.cells);
        const bool may_be_joined = wrong || unusual > 0;
        if (may_be_joined && join_two(row, wrong ? std::numeric_limits<int>::max() : unusual - 1))
            return std::nullopt;
    }
    if (!wrong) return std::nullopt;
    return fmt::format(
        "its cells stand under the wrong headings (see \"{}\"): put quotation marks around what has a comma",
        excerpt(clean_text(headings_[*wrong]), 40));
}

}  // namespace lanyard
