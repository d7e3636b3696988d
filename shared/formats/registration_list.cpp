// Finds the header below title lines, reads the rows, and then settles what only the whole file tells: ids
// and codes that several rows claim, seats in an organisation's name, one person twice.
#include "formats/registration_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/lines.h"
#include "base/one_ahead.h"
#include "event/name_fold.h"
#include "formats/csv.h"
#include "formats/line_notes.h"
#include "formats/list_headings.h"
#include "formats/list_row_reader.h"
#include "formats/list_words.h"
#include "formats/text_encoding.h"

namespace lanyard {
namespace {

// The row that holds the headings.
struct FoundHeader {
    ListHeader header;
    std::vector<std::string> headings;
    int line = 0;
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

// The row among the first ones that has a name's heading and most others that are known. Title lines stand
// above it.
Result<FoundHeader> find_header(std::string_view text, char delimiter, const std::string& file,
                                const ListOptions& options) {
    constexpr int most_title_lines = 30;
    FoundHeader best;
    CsvRow row, widest;
    CsvReader reader(text, delimiter);
    for (int i = 0; i < most_title_lines && reader.next(row); ++i) {
        auto header = read_list_header(row.cells, options.columns);
        if (!header) return header.error();
        if (header->has_name && header->recognised > best.header.recognised)
            best = {*header, row.cells, row.line};
        if (filled_cells(row) > filled_cells(widest)) widest = row;
        const auto filled = static_cast<int>(filled_cells(widest));
        if (best.header.recognised > 1 && 2 * best.header.recognised > filled) break;  // beyond doubt
    }
    if (best.line != 0) return best;
    return bad_input("no column holds names; the headings seem to be " + excerpt(quoted_list(widest.cells)),
                     file,
                     "Say which column it is: --column \"Heading=name\" (or given_name and family_name)");
}

// "Name" over cells of which nearly all are "Berg, Jan": there the family name comes first throughout. One
// comma in a list without others ("Nick Comma, Jr.") says nothing.
void settle_name_order(std::string_view text, char delimiter, FoundHeader& found) {
    constexpr int rows_to_look_at = 200, rows_to_trust = 3;
    for (std::size_t column = 0; column < found.header.columns.size(); ++column) {
        ColumnMeaning& meaning = found.header.columns[column];
        if (meaning.kind != ColumnKind::value || meaning.field != Field::name || meaning.family_first)
            continue;
        CsvReader reader(text, delimiter);
        int names = 0, with_comma = 0;
        for (CsvRow row; names < rows_to_look_at && reader.next(row);) {
            if (row.line <= found.line || row.cells.size() <= column) continue;
            const std::string cell = clean_text(row.cells[column]);
            if (cell.empty() || is_placeholder_name(cell)) continue;
            ++names;
            with_comma += !name_from_one_cell(cell, true).given.empty();
        }
        meaning.family_first = with_comma >= rows_to_trust && with_comma * 5 >= names * 4;
    }
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
    ListReader(FoundHeader found, RegistrationList& list)
        : found_(std::move(found)), list_(list), rows_(found_.header, found_.headings, notes_) {
        list_.source = found_.header.source;
        for (std::size_t i = 0; i < found_.headings.size(); ++i) {
            list_.columns.push_back({static_cast<int>(i), clean_text(found_.headings[i]),
                                     std::string(column_field_name(found_.header.columns[i]))});
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
            for (std::size_t i = 0; i < part.count; ++i) {
                if (part.rows[i].line > found_.line) take(part.rows[i]);
            }
            if (options.progress) options.progress(part.position, text.size());
            return true;
        });
    }

    // What needs the whole file.
    void settle() {
        settle_attendee_ids();
        settle_codes();
        settle_organisation_seats();
        count_occurrences();
        report_persons_twice();
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
        if (row.cells == found_.headings) return notes_.add("the headings once more, passed over", row.line);
        if (is_total(row)) return notes_.add("a total, passed over", row.line);
        if (row.quotes == CsvQuotes::mended)
            notes_.add("a quotation mark stands inside a cell; read as written", row.line);
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

    // One system's id stands for one person: the same person again is one row too many, and ids that
    // different people share (a group's number) identify none of them.
    void settle_attendee_ids() {
        std::unordered_map<std::string_view, std::size_t> first_row_of;
        first_row_of.reserve(list_.rows.size());
        std::map<std::size_t, std::vector<std::size_t>> rows_after;  // by the first row with the same id
        for (std::size_t i = 0; i < list_.rows.size(); ++i) {
            const std::string& id = list_.rows[i].identity.attendee_id;
            if (id.empty()) continue;
            const auto [found, is_new] = first_row_of.try_emplace(id, i);
            if (!is_new) rows_after[found->second].push_back(i);
        }
        std::unordered_set<int> repeated_lines;
        for (const auto& [first, others] : rows_after)
            settle_shared_id(list_.rows[first], others, repeated_lines);
        if (repeated_lines.empty()) return;
        list_.rows.erase(
            std::remove_if(list_.rows.begin(), list_.rows.end(),
                           [&](const ListRow& row) { return repeated_lines.count(row.line) > 0; }),
            list_.rows.end());
    }

    void settle_shared_id(ListRow& first, const std::vector<std::size_t>& others,
                          std::unordered_set<int>& repeated_lines) {
        const bool one_person = std::all_of(others.begin(), others.end(), [&](std::size_t i) {
            return is_same_person(list_.rows[i], first);
        });
        const auto disown = [&](ListRow& row) {
            row.identity.attendee_id.clear();
            notes_.add("different people have the same attendee number, which is not used", row.line);
        };
        if (!one_person) disown(first);
        for (std::size_t i : others) {
            if (!one_person) {
                disown(list_.rows[i]);
            } else {
                repeated_lines.insert(list_.rows[i].line);
                reject(list_.rows[i].line, fmt::format("the same attendee as on line {}", first.line));
            }
        }
    }

    static bool is_same_person(const ListRow& a, const ListRow& b) {
        return a.identity.name == b.identity.name &&
               fold_email(a.identity.email) == fold_email(b.identity.email);
    }

    // A code opens the door for one person: who claims it second goes without.
    void settle_codes() {
        std::unordered_set<std::string> taken;
        taken.reserve(list_.rows.size());
        for (ListRow& row : list_.rows) {
            const auto codes = row.fields.find(Field::codes);
            if (codes == row.fields.end() || codes->second.empty()) continue;
            std::string kept;
            for (const auto line : lines_of(codes->second)) {
                const std::string code(line);
                if (taken.insert(code).second) {
                    kept += (kept.empty() ? "" : "\n") + code;
                    continue;
                }
                if (row.identity.code == code) row.identity.code.clear();
                notes_.add("the code belongs to an earlier row already and is left out", row.line);
            }
            codes->second = std::move(kept);
        }
    }

    // "Leeds City Council" as a person holds a seat for somebody. Sole traders, who bear their firm's name,
    // do not: the name has to be another row's organisation too, or one that no person has.
    void settle_organisation_seats() {
        std::unordered_set<std::string_view> organisations;
        for (const ListRow& row : list_.rows) {
            if (row.identity.organisation != row.identity.name)
                organisations.insert(row.identity.organisation);
        }
        for (ListRow& row : list_.rows) {
            const std::string& name = row.identity.name;
            if (name.empty() || (organisations.count(name) == 0 && !is_organisation_name(name))) continue;
            row.fields[Field::seat] = "unnamed";
        }
    }

    // Rows without id and code are told apart by email and name, or name and organisation; several with the
    // same are counted. A key of zeros makes the ids that only this compares.
    void count_occurrences() {
        const auto key = EventKey::parse(std::string(64, '0'), "");
        if (!key) return;
        std::unordered_map<std::string, int> seen;
        for (ListRow& row : list_.rows) {
            if (!row.identity.attendee_id.empty() || !row.identity.code.empty()) continue;
            row.identity.occurrence = seen[person_id(*key, row.identity)]++;
        }
    }

    void report_persons_twice() {
        std::unordered_map<std::string, int> line_of;  // 0 once it is reported
        line_of.reserve(list_.rows.size());
        for (const ListRow& row : list_.rows) {
            if (row.identity.email.empty() || !row.fields.at(Field::seat).empty()) continue;
            const auto [found, is_new] =
                line_of.try_emplace(fold_email(row.identity.email) + '\n' + row.identity.name, row.line);
            if (is_new) continue;
            constexpr std::string_view sentence = "the same name and email more than once: one person twice?";
            if (const int first = std::exchange(found->second, 0)) notes_.add(sentence, first);
            notes_.add(sentence, row.line);
        }
    }

    FoundHeader found_;
    RegistrationList& list_;
    LineNotes notes_;
    ListRowReader rows_;
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
    settle_name_order(decoded->text, delimiter, *header);
    RegistrationList list;
    list.encoding = decoded->encoding;
    list.delimiter = std::string(1, delimiter);
    ListReader reader(std::move(*header), list);
    reader.warn_of_other_lines(*decoded);
    reader.warn_of_unused_columns(options.columns);
    reader.read_rows(decoded->text, delimiter, options);
    reader.settle();
    if (auto usable = check_usable(list, name); !usable) return usable.error();
    return list;
}

}  // namespace lanyard
