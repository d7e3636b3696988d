// The first mark tells.
#include "formats/programme_file.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "formats/frab_json.h"
#include "formats/frab_xml.h"
#include "formats/icalendar.h"
#include "formats/programme_csv.h"
#include "formats/text_encoding.h"

namespace lanyard {
namespace {

// What an XML file says of its own encoding, where that is neither UTF-8 nor told by its bytes; else "".
std::string declared_encoding(std::string_view bytes) {
    if (bytes.substr(0, 5) != "<?xml") return "";
    const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
    const std::size_t name = declaration.find("encoding=");
    if (name == std::string_view::npos || name + 10 >= declaration.size()) return "";
    const char quote = declaration[name + 9];
    const std::string_view rest = declaration.substr(name + 10);
    std::string encoding(rest.substr(0, rest.find(quote)));
    std::transform(encoding.begin(), encoding.end(), encoding.begin(),
                   [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
    return encoding == "UTF-8" || encoding.rfind("UTF-16", 0) == 0 ? "" : encoding;
}

bool begins_with_calendar(std::string_view text) {
    constexpr std::string_view begin = "BEGIN:VCALENDAR";
    return text.size() >= begin.size() &&
           std::equal(begin.begin(), begin.end(), text.begin(),
                      [](char a, char b) { return a == std::toupper(static_cast<unsigned char>(b)); });
}

Result<DecodedText> decoded_text(std::string_view bytes, std::string_view file) {
    if (const std::string declared = declared_encoding(bytes); !declared.empty()) {
        if (auto decoded = decode_text(bytes, file, declared)) return decoded;
    }
    return decode_text(bytes, file);
}

}  // namespace

Result<ProgrammeList> read_programme_file(std::string_view bytes, std::string_view file,
                                          std::string_view zone, const SpreadsheetOptions& options) {
    if (bytes.size() > most_programme_bytes)
        return bad_input("larger than 16 MB, which no programme is", std::string(file),
                         "Is it the right file?");
    auto decoded = decoded_text(bytes, file);
    if (!decoded) return decoded.error();
    const std::string_view text = decoded->text;
    const std::size_t first_mark = text.find_first_not_of(" \t\r\n");
    if (first_mark == std::string_view::npos)
        return bad_input("the file is empty", std::string(file), "Export the programme again");
    const std::string_view begin = text.substr(first_mark);
    const bool is_spreadsheet =
        begin.front() != '<' && begin.front() != '{' && begin.front() != '[' && !begins_with_calendar(begin);
    if (is_spreadsheet) return read_programme_csv(text, file, zone, options);
    if (!options.columns.empty())
        return usage_error("only a spreadsheet has columns, and this is none", "--column", "Leave it away");
    if (begin.front() == '<') return read_frab_xml(std::move(decoded->text), file, zone);
    if (begin.front() == '{' || begin.front() == '[') return read_frab_json(text, file, zone);
    return read_icalendar(text, file, zone);
}

}  // namespace lanyard
