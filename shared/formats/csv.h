// Comma-separated text as rows with line numbers: libcsv, and a way on after a quotation mark that never
// closes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lanyard {

// How the quotation marks of a row were found.
enum class CsvQuotes {
    sound,   // as RFC 4180 wants them
    mended,  // a mark stood inside a cell; the row was read as it is written
    broken,  // a mark never closes: `cells` holds nothing, reading goes on with the next line
};

struct CsvRow {
    int line = 0;       // on which the row begins, from 1
    int last_line = 0;  // on which it ends: later only where quoted cells hold line breaks
    CsvQuotes quotes = CsvQuotes::sound;
    bool ends_with_newline = true;
    std::vector<std::string> cells;  // white space around unquoted ones is gone
};

// Reads `text` (UTF-8, without byte order mark) row by row. Lines end with LF, CR LF or CR; lines without
// anything are passed over. The text has to outlive the reader.
class CsvReader {
  public:
    CsvReader(std::string_view text, char delimiter);
    ~CsvReader();
    CsvReader(CsvReader&&) noexcept;
    CsvReader& operator=(CsvReader&&) noexcept;

    // Fills `row` (its memory is used again); false at the end.
    bool next(CsvRow& row);

    // How many bytes of the text have been read.
    std::size_t position() const;

  private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

// The delimiter that cuts most rows into equally many cells: comma, semicolon, tab or pipe, or what Excel's
// first line says ("sep=;"). A comma where nothing tells.
char find_delimiter(std::string_view text);

}  // namespace lanyard
