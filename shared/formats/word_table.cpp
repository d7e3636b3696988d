// Lines that begin with a space hold words; the others name what the following ones mean.
#include "formats/word_table.h"

#include <algorithm>

#include "base/lines.h"

namespace lanyard {

std::unordered_map<std::string_view, std::string_view> read_word_table(std::string_view text) {
    std::unordered_map<std::string_view, std::string_view> table;
    std::string_view meaning;
    for (const auto line : lines_of(text)) {
        if (line.back() == ':') meaning = line.substr(0, line.size() - 1);
        if (line.front() != ' ') continue;
        for (const auto word : words_of(line)) table.insert({word, meaning});
    }
    return table;
}

}  // namespace lanyard
