// Lines that begin with a space hold words; the others name what the following ones mean.
#include "formats/word_table.h"

#include <algorithm>

namespace lanyard {

std::unordered_map<std::string_view, std::string_view> read_word_table(std::string_view text) {
    std::unordered_map<std::string_view, std::string_view> table;
    std::string_view meaning;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == ':') meaning = line.substr(0, line.size() - 1);
        if (line.empty() || line.front() != ' ') continue;
        for (std::size_t word = line.find_first_not_of(' '); word < line.size();) {
            const std::size_t word_end = std::min(line.find(' ', word), line.size());
            table.insert({line.substr(word, word_end - word), meaning});
            word = line.find_first_not_of(' ', word_end);
        }
    }
    return table;
}

}  // namespace lanyard
