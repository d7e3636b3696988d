// Finds the header below title lines, decides with the first rows what the columns are, reads the rows, and
// then settles what only the whole file tells.
#include "formats/registration_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/lines.h"
#include "base/one_ahead.h"
#include "event/name_fold.h"
#include "formats/cell_guard.h"
#include "formats/csv.h"
#include "formats/line_notes.h"
#include "formats/list_columns.h"
#include "formats/list_headings.h"
#include "formats/list_row_reader.h"
#include "formats/list_settling.h"
#include "formats/list_shifted_rows.h"
#include "formats/list_words.h"
#include "formats/spoilt_text.h"
#include "formats/text_encoding.h"

namespace lanyard {
namespace {

// The row that holds the headings, and the first ones below it.
struct FoundHeader {
    ListHeader header;
    std::vector<std::string> headings;  // put right
    std::vector<std::string> as_written;
    int line = 0;
    SampleRows sample;
};

std::size_t filled_cells(const CsvRow& row) {
    return row.cells.size() - static_cast<std::size_t>(std::count(row.cells.begin(), row.cells.end(), ""));
}

std::string quoted_list(const std::vector<std::string>& cells) {
    constexpr std::size_t most = 12;
    std::string list;
    for (std::size_t i = 0; i < std::min(most, cells.size()); ++i)
        list += (i ? ", \"" : "\"") + excerpt(clean_text(cells[i]), 40) + "\"";
    return cells.size() > most ? list + " …" : list;
}

std::vector<std::string> headings_in(const CsvRow& row) {
    std::vector<std::string> headings;
    for (const std::string& cell : row.cells) headings.push_back(put_right(std::string(without_guard(cell))));
    return headings;
}

// The row among the first ones that has a name's heading and most others that are known. Title lines stand
// above it.
Result<FoundHeader> find_header(std::string_view text, char delimiter, const std::string& file,
                                const ListOptions& options) {
    constexpr int most_title_lines = 30;
    FoundHeader best;
    CsvRow row, widest;
    CsvReader reader(text, delimiter);
    for (int i = 0; i < most_title_lines && reader.next(row); ++i) {
        if (std::any_of(row.cells.begin(), row.cells.end(), is_address)) continue;  // a person's row
        const auto headings = headings_in(row);
        auto header = read_list_header(headings, options.columns);
        if (!header) return header.error();
        if (header->has_name && header->recognised > best.header.recognised)
            best = {*header, headings, row.cells, row.line, {}};
        if (filled_cells(row) > filled_cells(widest)) widest = row;
        const auto filled = static_cast<int>(filled_cells(widest));
        if (best.header.recognised > 1 && 2 * best.header.recognised > filled) break;  // beyond doubt
    }
    if (best.line != 0) return best;
    return bad_input("no column holds names; the headings seem to be " + excerpt(quoted_list(widest.cells)),
                     file,
                     "Say which column it is: --column \"Heading=name\" (or given_name and family_name)");
}

// Looks at the first rows below the headings and decides the columns anew.
Result<void> look_at_first_rows(std::string_view text, char delimiter, const ListOptions& options,
                                FoundHeader& found) {
    constexpr std::size_t rows_to_look_at = 200;
    CsvReader reader(text, delimiter);
    for (CsvRow row; found.sample.size() < rows_to_look_at && reader.next(row);) {
        if (row.line > found.line && row.quotes != CsvQuotes::broken && row.cells != found.as_written)
            found.sample.push_back(row.cells);
    }
    auto header = read_list_header(found.headings, options.columns, found.sample);
    if (!header) return header.error();
    found.header = std::move(header).value();
    return {};
}

bool says_total(std::string_view cell) {
    std::string letters = plain_letters(cell);
    while (!letters.empty() && letters.back() >= '0' && letters.back() <= '9') letters.pop_back();
    for (std::string_view word :
         {"total", "totals", "grandtotal", "totalattendees", "sum", "gesamt", "summe", "somme"}) {
        if (letters == word) return true;
    }
    return false;
}

// "Total,312": what spreadsheets put below a list. A person called so has another word in the row.
bool is_total(const CsvRow& row) {
    constexpr std::size_t most_cells = 3;
    if (filled_cells(row) > most_cells) return false;
    bool total = false;
    for (const std::string& cell : row.cells) {
        const bool is_number = cell.find_first_not_of("0123456789.,:() ") == std::string::npos;
        if (!is_number && !says_total(cell)) return false;
        total = total || !is_number;
    }
    return total;
}

class ListReader {
  public:
    ListReader(FoundHeader found, char delimiter, RegistrationList& list)
        : found_(std::move(found)),
          list_(list),
          rows_(found_.header, found_.headings, notes_),
          shifted_(found_.header, found_.headings, found_.sample, delimiter, notes_) {
        list_.source = found_.header.source;
        for (std::size_t i = 0; i < found_.headings.size(); ++i) {
            list_.columns.push_back({static_cast<int>(i), clean_text(found_.headings[i]),
                                     std::string(column_field_name(found_.header.columns[i])),
                                     found_.header.reasons[i]});
        }
    }

    void warn_of_other_lines(const DecodedText& decoded) {
        for (const int line : decoded.other_lines)
            notes_.add("not UTF-8 like the other lines; read as " + decoded.other_encoding, line);
    }

    void warn_of_unused_columns(const std::map<std::string, std::string>& overrides) {
        for (const auto& [heading, field] : overrides) {
            const bool used = std::any_of(found_.headings.begin(), found_.headings.end(),
                                          [&, &name = heading](const auto& other) {
                                              return plain_letters(other) == plain_letters(name);
                                          });
            if (!used) notes_.add("no column is headed \"" + heading + "\"");
        }
    }

    void read_rows(std::string_view text, char delimiter, const ListOptions& options) {
        constexpr std::size_t rows_a_part = 1000;
        struct Part {
            std::vector<CsvRow> rows = std::vector<CsvRow>(rows_a_part);
            std::size_t count = 0, position = 0;  // rows read, and bytes with them
        };
        CsvReader reader(text, delimiter);
        const auto read = [&reader](Part& part) {
            part.count = 0;
            while (part.count < rows_a_part && reader.next(part.rows[part.count])) ++part.count;
            part.position = reader.position();
            return part.count > 0;
        };
        one_ahead<Part>(read, [&](Part& part) {
            // As many as there will be if the others are as long, within bounds: rows are not moved as they
            // become more.
            constexpr std::size_t most_reserved = 200'000;
            if (list_.rows.empty())
                list_.rows.reserve(
                    std::min(most_reserved, text.size() / (part.position / part.count + 1) + part.count));
            for (std::size_t i = 0; i < part.count; ++i) {
                if (part.rows[i].line > found_.line) take(part.rows[i]);
            }
            if (options.progress) options.progress(part.position, text.size());
            return true;
        });
    }

    // What needs the whole file.
    void settle() {
        settle_list(list_, notes_);
        for (const auto& [words, count] : rows_.unknown_statuses()) {
            notes_.add(fmt::format("\"{}\" is no known status ({} rows); taken as expected", words, count));
        }
        std::sort(list_.rejected.begin(), list_.rejected.end(),
                  [](const RejectedRow& a, const RejectedRow& b) { return a.line < b.line; });
        list_.warnings = notes_.sentences();
    }

  private:
    void reject(int line, std::string reason) { list_.rejected.push_back({line, std::move(reason)}); }

    void take(CsvRow& row) {
        if (row.quotes == CsvQuotes::broken) {
            reject(row.line, row.ends_with_newline
                                 ? "a quotation mark is never closed"
                                 : "a quotation mark is never closed; the file looks cut off here");
            return;
        }
        if (filled_cells(row) == 0) return;
        if (row.cells == found_.as_written)
            return notes_.add("the headings once more, passed over", row.line);
        if (is_total(row)) return notes_.add("a total, passed over", row.line);
        if (row.quotes == CsvQuotes::mended)
            notes_.add("a quotation mark stands inside a cell; read as written", row.line);
        if (auto reason = shifted_.settle(row)) return reject(row.line, std::move(*reason));
        if (!fit_to_columns(row)) return;
        auto outcome = rows_.read(row);
        if (auto* rejected = std::get_if<RejectedRow>(&outcome))
            reject(rejected->line, std::move(rejected->reason));
        else
            list_.rows.push_back(std::move(std::get<ListRow>(outcome)));
    }

    // Pads a short row and cuts a long one; false where the file ends within it.
    bool fit_to_columns(CsvRow& row) {
        constexpr int rows_to_trust = 5;
        const std::size_t width = found_.headings.size();
        if (row.cells.size() < width) {
            const bool all_others_whole = short_rows_++ == 0 && whole_rows_ >= rows_to_trust;
            if (!row.ends_with_newline && all_others_whole) {
                reject(row.line, "the row is not whole: the file looks cut off here");
                return false;
            }
            notes_.add("fewer cells than headings; the missing ones are taken as empty", row.line);
        } else {
            ++whole_rows_;
        }
        if (std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(width, row.cells.size())),
                        row.cells.end(), [](const std::string& cell) { return !cell.empty(); })) {
            notes_.add("more cells than headings; the extra ones are ignored", row.line);
        }
        row.cells.resize(width);
        return true;
    }

    FoundHeader found_;
    RegistrationList& list_;
    LineNotes notes_;
    ListRowReader rows_;
    ShiftedRows shifted_;
    int short_rows_ = 0, whole_rows_ = 0;
};

// The error of a list of which too little can be used.
Result<void> check_usable(const RegistrationList& list, const std::string& file) {
    if (list.rows.empty() && list.rejected.empty()) {
        return bad_input("there is nothing below the headings", file,
                         "Export the list again, with its attendees");
    }
    if (list.rejected.size() <= list.rows.size()) return {};
    constexpr std::size_t most_reasons = 3;
    std::string reasons;
    for (std::size_t i = 0; i < std::min(most_reasons, list.rejected.size()); ++i) {
        reasons +=
            fmt::format("{}line {}: {}", i ? "; " : "", list.rejected[i].line, list.rejected[i].reason);
    }
    return bad_input(fmt::format("{} of {} rows cannot be used, so none is ({})", list.rejected.size(),
                                 list.rejected.size() + list.rows.size(), reasons),
                     file, "Put them right, or export the list again");
}

}  // namespace

Result<RegistrationList> read_registration_list(std::string_view bytes, std::string_view file,
                                                const ListOptions& options) {
    auto decoded = decode_text(bytes, file, options.encoding);
    if (!decoded) return decoded.error();
    const char delimiter = find_delimiter(decoded->text);
    const std::string name(file);
    auto header = find_header(decoded->text, delimiter, name, options);
    if (!header) return header.error();
    if (auto looked = look_at_first_rows(decoded->text, delimiter, options, *header); !looked)
        return looked.error();
    RegistrationList list;
    list.encoding = decoded->encoding;
    list.delimiter = std::string(1, delimiter);
    ListReader reader(std::move(*header), delimiter, list);
    reader.warn_of_other_lines(*decoded);
    reader.warn_of_unused_columns(options.columns);
    reader.read_rows(decoded->text, delimiter, options);
    reader.settle();
    if (auto usable = check_usable(list, name); !usable) return usable.error();
    return list;
}

}  // namespace lanyard
