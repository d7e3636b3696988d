// libcsv fed one line at a time, so that every row knows its line and a broken row costs one line alone.
#include "formats/csv.h"

#include <csv.h>

#include <algorithm>
#include <cctype>
#include <map>

namespace lanyard {
namespace {

// Going back after a quotation mark that never closes reads text again. Beyond this many times the whole
// text, cells may no longer span lines, so that a hostile file costs no more.
constexpr std::size_t most_rereadings = 8;

// Where the lines of a text end: LF, CR LF or CR.
class LineEnds {
  public:
    explicit LineEnds(std::string_view text) : text_(text) {}

    // Of the line that begins at `from`, its line break included.
    std::size_t after(std::size_t from) {
        const std::size_t feed = feed_after(from);
        const std::size_t before_feed = text_.substr(0, feed).find('\r', from);
        if (before_feed == std::string_view::npos) return std::min(feed + 1, text_.size());
        return before_feed + 1 == feed && feed < text_.size() ? feed + 1 : before_feed + 1;
    }

  private:
    // A text whose lines end with CR alone is not searched to its end for each of them.
    std::size_t feed_after(std::size_t from) {
        if (from < searched_from_ || from > feed_ || !is_searched_) {
            searched_from_ = from;
            feed_ = std::min(text_.find('\n', from), text_.size());
            is_searched_ = true;
        }
        return feed_;
    }

    std::string_view text_;
    std::size_t searched_from_ = 0, feed_ = 0;
    bool is_searched_ = false;
};

bool is_blank(std::string_view line) {
    return std::all_of(line.begin(), line.end(),
                       [](char c) { return c == ' ' || c == '\r' || c == '\n' || c == '\t'; });
}

bool ends_with_break(std::string_view line) {
    return !line.empty() && (line.back() == '\n' || line.back() == '\r');
}

// What libcsv calls back into: cells of one row, reusing the strings of the row before.
struct Collector {
    std::vector<std::string>* cells = nullptr;
    std::size_t count = 0;
    bool row_ended = false;

    static void on_cell(void* bytes, std::size_t size, void* self) {
        auto& collector = *static_cast<Collector*>(self);
        if (collector.count == collector.cells->size()) collector.cells->emplace_back();
        (*collector.cells)[collector.count++].assign(static_cast<const char*>(bytes), size);
    }
    static void on_row(int, void* self) { static_cast<Collector*>(self)->row_ended = true; }
};

class LibCsv {
  public:
    explicit LibCsv(char delimiter) {
        csv_init(&parser_, 0);
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
        csv_set_blk_size(&parser_, 1u << 16);
    }
    ~LibCsv() { csv_free(&parser_); }
    LibCsv(const LibCsv&) = delete;
    LibCsv& operator=(const LibCsv&) = delete;

    void be_strict(bool strict) { csv_set_opts(&parser_, strict ? CSV_STRICT : 0); }

    // One line into `into`; false where strict mode finds a quotation mark out of place. The last line of a
    // text is ended for it, so that a row without its end is always one with an open quotation mark.
    bool feed(std::string_view line, Collector& into) {
        return parse(line, into) && (ends_with_break(line) || parse("\n", into));
    }

    // Drops a row that is not whole.
    void forget() {
        csv_set_opts(&parser_, 0);  // else csv_fini leaves an open cell as it is
        csv_fini(&parser_, nullptr, nullptr, nullptr);
    }

  private:
    bool parse(std::string_view bytes, Collector& into) {
        return csv_parse(&parser_, bytes.data(), bytes.size(), Collector::on_cell, Collector::on_row,
                         &into) == bytes.size();
    }

    csv_parser parser_{};
};

}  // namespace

class CsvReader::Parser {
  public:
    Parser(std::string_view text, char delimiter) : text_(text), line_ends_(text), libcsv_(delimiter) {}

    bool next(CsvRow& row) {
        pass_blank_lines();
        if (at_ == text_.size()) return false;
        row.line = line_;
        const std::size_t start = at_;
        row.quotes = CsvQuotes::sound;
        if (!read_strictly(row)) {
            reread_ += at_ - start;
            at_ = start;
            line_ = row.line;
            row.quotes = read_one_line(row) ? CsvQuotes::mended : CsvQuotes::broken;
        }
        row.last_line = line_ - 1;
        row.ends_with_newline = ends_with_break(text_.substr(0, at_));
        return true;
    }

    std::size_t position() const { return at_; }

  private:
    void pass_blank_lines() {
        while (at_ < text_.size()) {
            const std::size_t end = line_ends_.after(at_);
            if (!is_blank(text_.substr(at_, end - at_))) return;
            at_ = end;
            ++line_;
        }
    }

    std::string_view take_line() {
        const std::size_t start = at_;
        at_ = line_ends_.after(start);
        ++line_;
        return text_.substr(start, at_ - start);
    }

    // A row of as many lines as its quoted cells span.
    bool read_strictly(CsvRow& row) {
        Collector collector{&row.cells};
        libcsv_.be_strict(true);
        const bool may_span_lines = reread_ <= most_rereadings * text_.size();
        do {
            if (!libcsv_.feed(take_line(), collector)) break;
        } while (!collector.row_ended && may_span_lines && at_ < text_.size());
        return finish(collector);
    }

    bool read_one_line(CsvRow& row) {
        Collector collector{&row.cells};
        libcsv_.be_strict(false);
        libcsv_.feed(take_line(), collector);
        return finish(collector);
    }

    bool finish(Collector& collector) {
        if (!collector.row_ended) {
            libcsv_.forget();
            collector.count = 0;
        }
        collector.cells->resize(collector.count);
        return collector.row_ended;
    }

    std::string_view text_;
    LineEnds line_ends_;
    LibCsv libcsv_;
    std::size_t at_ = 0;
    std::size_t reread_ = 0;  // bytes gone back over
    int line_ = 1;            // of at_
};

CsvReader::CsvReader(std::string_view text, char delimiter)
    : parser_(std::make_unique<Parser>(text, delimiter)) {}
CsvReader::~CsvReader() = default;
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;

bool CsvReader::next(CsvRow& row) {
    return parser_->next(row);
}

std::size_t CsvReader::position() const {
    return parser_->position();
}

namespace {

// How well a delimiter explains the text: of the cell counts above one, the most frequent one's rows times
// the cuts in each.
std::size_t explained_cuts(std::string_view text, char delimiter) {
    std::map<std::size_t, std::size_t> rows_of_width;
    CsvReader reader(text, delimiter);
    CsvRow row;
    for (int rows = 0; rows < 100 && reader.next(row); ++rows) {
        if (row.cells.size() > 1) ++rows_of_width[row.cells.size()];
    }
    std::size_t best = 0;
    for (auto [width, rows] : rows_of_width) best = std::max(best, rows * (width - 1));
    return best;
}

}  // namespace

namespace {

// Without the ends of character references ("&eacute;"), which cut no cells.
std::string without_reference_ends(std::string_view text) {
    std::string plain;
    std::size_t since_mark = std::string_view::npos;  // characters since "&", npos outside of a reference
    for (const char c : text) {
        const bool is_inside = since_mark != std::string_view::npos;
        const bool ends = is_inside && c == ';' && since_mark > 1;
        if (!ends) plain += c;
        if (c == '&')
            since_mark = 0;
        else if (is_inside && (std::isalnum(static_cast<unsigned char>(c)) || c == '#'))
            ++since_mark;
        else
            since_mark = std::string_view::npos;
    }
    return plain;
}

// "Lima, Ana;ana@x.example": a comma within cells has a space behind it.
bool always_has_space_behind(std::string_view text, char mark) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string_view::npos; ++at) {
        if (at + 1 >= text.size() || text[at + 1] != ' ') return false;
    }
    return true;
}

}  // namespace

char find_delimiter(std::string_view text) {
    constexpr std::size_t enough_bytes = 64 * 1024;
    if (text.substr(0, 4) == "sep=" && text.size() > 4) return text[4];
    const std::string sample = without_reference_ends(text.substr(0, enough_bytes));
    char best = ',';
    std::size_t most_cuts = 0;
    for (char delimiter : {',', ';', '\t', '|'}) {
        const std::size_t cuts = explained_cuts(sample, delimiter);
        const bool is_as_likely = cuts == most_cuts && cuts > 0 && always_has_space_behind(sample, best);
        if (cuts > most_cuts || is_as_likely) {
            most_cuts = cuts;
            best = delimiter;
        }
    }
    return best;
}

}  // namespace lanyard
