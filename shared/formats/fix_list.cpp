// Headings are the sheet's mark: nobody else's list has these two beside each other.
#include "formats/fix_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "event/name_fold.h"
#include "formats/cell_guard.h"
#include "formats/csv.h"
#include "formats/text_encoding.h"

namespace lanyard {
namespace {

enum Column { row, name, email, organisation, question, field, now, correct_to, person, column_count };
constexpr const char* headings[column_count] = {
    "Row", "Name", "Email", "Organisation", "What to check", "Field", "Now", "Correct to", "Leave as it is"};

// Spreadsheets take 123e45678 for a number.
constexpr std::string_view id_mark = "id ";

// Where each column stands in this file; missing ones are not there.
using Places = std::map<int, std::size_t>;

Places places_in(const std::vector<std::string>& cells) {
    Places places;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        for (int column = 0; column < column_count; ++column) {
            if (clean_text(cells[i]) == headings[column]) places.emplace(column, i);
        }
    }
    return places;
}

std::string cell_of(const CsvRow& cells, const Places& places, Column column) {
    const auto place = places.find(column);
    if (place == places.end() || place->second >= cells.cells.size()) return "";
    return clean_text(without_guard(cells.cells[place->second]));
}

class FixListReader {
  public:
    FixListReader(FilledFixList& filled, Places places) : filled_(filled), places_(std::move(places)) {}

    void take(const CsvRow& cells) {
        if (cells.quotes == CsvQuotes::broken) return reject(cells, "a quotation mark is never closed");
        const std::string to = cell_of(cells, places_, correct_to), mark = cell_of(cells, places_, person);
        if (to.empty()) {
            const bool blank = std::all_of(cells.cells.begin(), cells.cells.end(),
                                           [](const std::string& cell) { return cell.empty(); });
            filled_.left_empty += !blank;
            return;
        }
        if (mark.substr(0, id_mark.size()) != id_mark)
            return reject(cells, "the row could not be used, so it has to be put right in the list itself");
        const auto what = field_from_name(cell_of(cells, places_, field));
        if (!what) return reject(cells, "the column Field no longer says what is to be corrected");
        ListCorrection correction{cells.line, mark.substr(id_mark.size()), *what, to};
        if (!seen_.insert({correction.person, *what}).second)
            return reject(cells, "an earlier row corrects the same already");
        filled_.corrections.push_back(std::move(correction));
    }

  private:
    void reject(const CsvRow& cells, const char* reason) {
        filled_.list.rejected.push_back({cells.line, reason});
    }

    FilledFixList& filled_;
    Places places_;
    std::set<std::pair<std::string, Field>> seen_;
};

// By its beginning alone: lists of 100,000 rows pass here too.
bool looks_filled(std::string_view bytes, std::string_view file, std::string_view encoding) {
    constexpr std::size_t enough_bytes = 4096;
    const auto beginning = decode_text(bytes.substr(0, enough_bytes), file, encoding);
    return beginning && beginning->text.find(headings[correct_to]) != std::string::npos &&
           beginning->text.find(headings[person]) != std::string::npos;
}

}  // namespace

std::vector<std::string> fix_list_headings() {
    return {std::begin(headings), std::end(headings)};
}

std::vector<std::string> fix_list_row(const ListDoubt& doubt, const FixListPerson& about) {
    std::vector<std::string> cells(column_count);
    cells[row] = std::to_string(doubt.line);
    cells[name] = about.name;
    cells[email] = about.email;
    cells[organisation] = about.organisation;
    cells[question] = doubt.sentence;
    cells[now] = doubt.now;
    if (doubt.person.empty()) return cells;
    cells[field] = field_name(doubt.field);
    cells[person] = std::string(id_mark) + doubt.person;
    return cells;
}

Result<std::optional<FilledFixList>> read_fix_list(std::string_view bytes, std::string_view file,
                                                   std::string_view encoding) {
    if (!looks_filled(bytes, file, encoding)) return std::optional<FilledFixList>();
    auto decoded = decode_text(bytes, file, encoding);
    if (!decoded) return decoded.error();
    const char delimiter = find_delimiter(decoded->text);
    CsvReader reader(decoded->text, delimiter);
    CsvRow cells;
    if (!reader.next(cells)) return std::optional<FilledFixList>();
    const Places places = places_in(cells.cells);
    if (!places.count(correct_to) || !places.count(person) || !places.count(field))
        return std::optional<FilledFixList>();
    FilledFixList filled;
    filled.list.encoding = decoded->encoding;
    filled.list.delimiter = std::string(1, delimiter);
    filled.list.source = "list";
    for (std::size_t i = 0; i < cells.cells.size(); ++i)
        filled.list.columns.push_back({static_cast<int>(i), clean_text(cells.cells[i]), ""});
    FixListReader rows(filled, places);
    while (reader.next(cells)) rows.take(cells);
    return std::optional(std::move(filled));
}

}  // namespace lanyard
